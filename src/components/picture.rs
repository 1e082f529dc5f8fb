//! The large picture of a craft, with its credit and licence.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Image, Spacecraft};

use crate::api::UnknownLicenseImages;
use crate::router::Router;
use crate::session::Session;

use super::Silhouette;
use super::shared::{dynamic, handler};

/// A figure. The full picture is shown unless its licence is unknown and the deployer says
/// otherwise; a missing or broken one gives way to a silhouette.
#[component]
pub fn Picture(
    /// Whose picture.
    craft: Arc<Spacecraft>,
) -> impl IntoView {
    let address = craft.picture().and_then(address_of);
    let broken = RwSignal::new(address.is_none());
    let of_type = craft.picture_is_of_type();
    let config = craft.spacecraft_config.clone();
    let type_name = config.as_ref().map(|config| config.name.clone()).unwrap_or_default();
    let alt = if of_type { format!("The type {type_name}") } else { craft.name.clone() };
    let frame = {
        let address = address.unwrap_or_default();
        dynamic(move || {
            if broken.get() {
                return view! { <Silhouette config=config.clone() /> }.into_any();
            }
            view! {
                <img
                    data-testid="picture"
                    fetchpriority="high"
                    decoding="async"
                    width="480"
                    height="360"
                    alt=alt.clone()
                    referrerpolicy="no-referrer"
                    src=address.clone()
                    on:error=handler(move |_| broken.set(true))
                />
            }
            .into_any()
        })
    };
    let caption = match craft.picture() {
        Some(image) => credit(image, of_type).into_any(),
        None => "No picture recorded.".into_any(),
    };
    view! {
        <figure class="picture">
            <div class="plate">{frame}</div>
            <figcaption>{caption}</figcaption>
        </figure>
    }
}

fn credit(image: &Image, of_type: bool) -> impl IntoView {
    let license = match image.license.as_deref() {
        None => "Licence not recorded".into_any(),
        Some(license) => match license.link.clone() {
            None => format!("Licence: {}", license.name).into_any(),
            Some(link) => {
                let name = license.name.clone();
                view! {
                    {"Licence: "}
                    <a href=link rel="external license noopener noreferrer">
                        {name}
                    </a>
                }
                .into_any()
            }
        },
    };
    let credit = image.credit.clone();
    let credit =
        credit.map_or("Credit not recorded".to_owned(), |credit| format!("Credit: {credit}"));
    view! {
        {of_type.then(|| view! { <span class="of-type">{"Picture of the type, not of this craft."}</span> })}
        <span>{credit}</span>
        <span>{license}</span>
    }
}

/// The address to show, by the deployer's rule for pictures of unknown licence.
fn address_of(image: &Arc<Image>) -> Option<String> {
    let rule = Session::expect().config().unknown_license_images;
    let (full, small) = (image.image_url.as_ref(), image.thumbnail_url.as_ref());
    let address = match (image.license_is_unknown(), rule) {
        (true, UnknownLicenseImages::Hide) => None,
        (true, UnknownLicenseImages::Thumbnail) => small,
        _ => full.or(small),
    };
    address.map(|address| Router::expect().asset(address))
}
