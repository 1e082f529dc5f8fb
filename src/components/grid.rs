//! Results as cards.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::{Limit, Page, Query};

use crate::dom::{Node, el};
use crate::reactive::{Memo, Signal, text};
use crate::router::RESULTS_HEADING;

use super::card::{card, shape};
use super::craft_list::craft_list;

/// A list of cards.
#[component]
pub fn Grid(
    /// What to show.
    page: Signal<Arc<Page>>,
    /// The query.
    query: Memo<Query>,
    /// The query string of the list.
    search: Signal<String>,
) -> Node {
    let shape = shape();
    let member = move |at, craft| card(&shape, search, query, at, craft);
    let class = text(move || {
        let usual = Limit::default().rows_of(0);
        let long = page.with(|page| page.rows.len() > usual);
        if long { "grid long" } else { "grid" }.to_owned()
    });
    el("ul")
        .class(class)
        .attr("aria-labelledby", RESULTS_HEADING)
        .child(craft_list(page, query, member))
}
