//! The record in LL2's own shape.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::ll2;

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::RwSignal;

/// The public API's base address, used where the deployer has switched calls off: the record's
/// address is worth knowing even to a page that never calls it.
const PUBLIC_API: &str = "https://ll.thespacedevs.com/2.3.0";

/// A disclosure with the address at LL2 and the JSON, rebuilt only when it is opened.
#[component]
pub fn Record(
    /// Whose.
    craft: Arc<Spacecraft>,
    /// The API's base address, if the page may call one.
    api: Option<String>,
) -> Node {
    let api = api.unwrap_or_else(|| PUBLIC_API.to_owned());
    let address = format!("{api}/spacecraft/{}/", craft.id);
    let opened = RwSignal::new(false);
    let json = dynamic(move || {
        if !opened.get() {
            return fragment();
        }
        let json = ll2::spacecraft(&craft, &api).pretty();
        el("pre")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", "Record as JSON")
            .child(el("code").child(json))
    });
    let original =
        el("a").attr("href", address.clone()).attr("rel", "external noopener").child(address);
    el("details")
        .class("record")
        .on("toggle", move |_| opened.set(true))
        .child(el("summary").child("Record in Launch Library 2’s shape"))
        .child(
            el("p")
                .child("Rebuilt from what is held here, not fetched. The original: ")
                .child(original),
        )
        .child(json)
}
