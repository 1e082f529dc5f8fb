//! The large picture of a craft, with its credit and licence.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Image, Spacecraft};

use crate::api::UnknownLicenseImages;
use crate::dom::{Node, el, fragment};
use crate::router::Router;
use crate::session::Session;

use super::silhouette::picture_or_silhouette;

/// A figure. The full picture is shown unless its licence is unknown and the deployer says
/// otherwise; a missing or broken one gives way to a silhouette.
#[component]
pub fn Picture(
    /// Whose picture.
    craft: Arc<Spacecraft>,
) -> Node {
    let address = craft.picture().and_then(address_of);
    let of_type = craft.picture_is_of_type();
    let config = craft.spacecraft_config.clone();
    let type_name = config.as_ref().map(|config| config.name.clone()).unwrap_or_default();
    let alt = if of_type { format!("The type {type_name}") } else { craft.name.clone() };
    let image = |address: String| {
        el("img")
            .attr("data-testid", "picture")
            .attr("fetchpriority", "high")
            .attr("decoding", "async")
            .attr("width", "480")
            .attr("height", "360")
            .attr("alt", alt)
            .attr("referrerpolicy", "no-referrer")
            .attr("src", address)
    };
    let caption = match craft.picture() {
        Some(image) => credit(image, of_type),
        None => "No picture recorded.".into(),
    };
    let frame = picture_or_silhouette(address.map(image), config.as_deref());
    el("figure")
        .class("picture")
        .child(el("div").class("plate").child(frame))
        .child(el("figcaption").child(caption))
}

fn credit(image: &Image, of_type: bool) -> Node {
    let license = match image.license.as_deref() {
        None => "Licence not recorded".into(),
        Some(license) => match license.link.clone() {
            None => Node::from(format!("Licence: {}", license.name)),
            Some(link) => {
                let link = el("a")
                    .attr("href", link)
                    .attr("rel", "external license noopener noreferrer")
                    .child(license.name.as_str());
                fragment().child("Licence: ").child(link)
            }
        },
    };
    let credit = image.credit.as_ref();
    let credit =
        credit.map_or("Credit not recorded".to_owned(), |credit| format!("Credit: {credit}"));
    let of_type = of_type
        .then(|| el("span").class("of-type").child("Picture of the type, not of this craft."));
    fragment().child(of_type).child(el("span").child(credit)).child(el("span").child(license))
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
