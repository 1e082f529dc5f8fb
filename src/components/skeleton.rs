//! The shape of results that are on their way.

use leptos::prelude::*;

use crate::dom::{Node, el};

/// Grey forms of the size of the cards or rows to come; nothing for a screen reader, which hears
/// of the wait through the count line.
#[component]
pub fn Skeleton(
    /// Whether rows of a table are coming rather than cards.
    table: bool,
) -> Node {
    let (class, count) = if table { ("rows skeleton", 24) } else { ("grid skeleton", 12) };
    let card = |_| {
        let parts = ["plate", "line wide", "line", "line short"];
        el("div").class("card").children(parts.map(|part| el("div").class(part)))
    };
    el("div")
        .class(class)
        .attr("aria-hidden", "true")
        .attr("data-testid", "skeleton")
        .children((0..count).map(card))
}
