//! The small picture of a craft.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Image, Spacecraft};

use crate::api::UnknownLicenseImages;
use crate::router::Router;
use crate::session::Session;

use super::Silhouette;
use super::shared::{dynamic, handler};

/// How many thumbnails load at once, before the visitor scrolls: the first row of the widest grid.
pub const EAGER: usize = 4;

/// A small picture on a field of fixed shape, so that nothing moves when it arrives. It is tried
/// once; a missing or broken one gives way to a silhouette. The name of the craft always stands
/// beside it, so the picture itself is decoration.
#[component]
pub fn Thumbnail(
    /// Whose picture.
    craft: Arc<Spacecraft>,
    /// Whether it is in the first row, which loads at once.
    eager: bool,
) -> impl IntoView {
    let address = craft.picture().and_then(address_of);
    let broken = RwSignal::new(address.is_none());
    let config = craft.spacecraft_config.clone();
    let address = address.unwrap_or_default();
    dynamic(move || {
        if broken.get() {
            return view! { <Silhouette config=config.clone() /> }.into_any();
        }
        // `loading` stands before `src`, or some browsers have begun before they read it.
        view! {
            <img
                data-testid="thumbnail"
                class="thumbnail"
                loading=if eager { "eager" } else { "lazy" }
                fetchpriority=if eager { "high" } else { "auto" }
                decoding="async"
                width="480"
                height="360"
                alt=""
                referrerpolicy="no-referrer"
                src=address.clone()
                on:error=handler(move |_| broken.set(true))
            />
        }
        .into_any()
    })
}

/// The address of the small picture, if there is one and it may be shown.
fn address_of(image: &Arc<Image>) -> Option<String> {
    let hide = Session::expect().config().unknown_license_images == UnknownLicenseImages::Hide;
    if hide && image.license_is_unknown() {
        return None;
    }
    let address = image.thumbnail_url.as_ref().or(image.image_url.as_ref())?;
    Some(Router::expect().asset(address))
}
