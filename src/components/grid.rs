//! Results as cards.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::{Page, Query};

use crate::dom::{Node, el};
use crate::reactive::{Memo, Signal};
use crate::router::RESULTS_HEADING;

use super::card::{card, shape};
use super::craft_list::craft_list;

/// The list of cards in the document. A prerendered page is not painted before it is there.
const CARDS: &str = "cards";

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
    el("ul")
        .class("grid")
        .attr("id", CARDS)
        .attr("aria-labelledby", RESULTS_HEADING)
        .child(craft_list(page, query, Box::new(member)))
}
