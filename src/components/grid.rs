//! Results as cards.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::Page;

use super::Card;
use super::thumbnail::EAGER;

/// A list of cards. A card is built again only when its record changes.
#[component]
pub fn Grid(
    /// What to show.
    page: Signal<Arc<Page>>,
    /// The query string of the list.
    search: Signal<String>,
) -> impl IntoView {
    let rows = move || page.with(|page| page.rows.iter().cloned().enumerate().collect::<Vec<_>>());
    view! {
        <ul class="grid" aria-labelledby="results-heading">
            <For each=rows key=|(_, craft)| Arc::as_ptr(craft) as usize let((at, craft))>
                <Card craft search eager={at < EAGER} />
            </For>
        </ul>
    }
}
