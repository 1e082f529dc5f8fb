//! The record in LL2's own shape.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::ll2;

use super::shared::{dynamic, handler};

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
) -> impl IntoView {
    let api = api.unwrap_or_else(|| PUBLIC_API.to_owned());
    let address = format!("{api}/spacecraft/{}/", craft.id);
    let href = address.clone();
    let opened = RwSignal::new(false);
    let json = dynamic(move || {
        if !opened.get() {
            return ().into_any();
        }
        let json = ll2::spacecraft(&craft, &api).pretty();
        view! {
            <pre tabindex="0" role="region" aria-label="Record as JSON">
                <code>{json}</code>
            </pre>
        }
        .into_any()
    });
    view! {
        <details class="record" on:toggle=handler(move |_| opened.set(true))>
            <summary>{"Record in Launch Library 2’s shape"}</summary>
            <p>
                {"Rebuilt from what is held here, not fetched. The original: "}
                <a href=href rel="external noopener">
                    {address}
                </a>
            </p>
            {json}
        </details>
    }
}
