//! The small picture of a craft.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Image, Spacecraft};

use crate::api::UnknownLicenseImages;
use crate::dom::{Node, cached, el};
use crate::router::Router;
use crate::session::Session;

use super::silhouette::picture_or_silhouette;

/// A small picture on a field of fixed shape, so that nothing moves when it arrives. It is tried
/// once; a missing or broken one gives way to a silhouette. The name of the craft always stands
/// beside it, so the picture itself is decoration.
#[component]
pub fn Thumbnail(
    /// Whose picture.
    craft: Arc<Spacecraft>,
    /// Whether it is in the first row, which loads at once.
    eager: bool,
) -> Node {
    let address = craft.picture().and_then(address_of);
    // `loading` stands before `src`, or some browsers have begun before they read it.
    let shape = || {
        el("img")
            .class("thumbnail")
            .attr("data-testid", "thumbnail")
            .attr("loading", if eager { "eager" } else { "lazy" })
            .attr("fetchpriority", if eager { "high" } else { "auto" })
            // The first row is there already when the program takes the page over.
            .attr("decoding", if eager { "sync" } else { "async" })
            .attr("width", "480")
            .attr("height", "360")
            .attr("alt", "")
            .attr("referrerpolicy", "no-referrer")
    };
    let key = if eager { "thumbnail eager" } else { "thumbnail lazy" };
    let image = |address: String| cached(key, shape).attr("src", address);
    picture_or_silhouette(address.map(image), craft.spacecraft_config.as_deref())
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
