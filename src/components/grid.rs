//! Results as cards.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::Page;

use crate::router::RESULTS_HEADING;

use super::Card;
use super::shared::CraftList;
use super::thumbnail::EAGER;

/// A list of cards.
#[component]
pub fn Grid(
    /// What to show.
    page: Signal<Arc<Page>>,
    /// The query string of the list.
    search: Signal<String>,
) -> impl IntoView {
    let rows = Signal::derive(move || page.with(|page| page.rows.clone()));
    let member =
        Arc::new(move |at, craft| view! { <Card craft search eager={at < EAGER} /> }.into_any());
    view! {
        <ul class="grid" aria-labelledby=RESULTS_HEADING>
            <CraftList rows member />
        </ul>
    }
}
