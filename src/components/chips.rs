//! What is applied, each condition with a way to take it away.

use leptos::prelude::*;
use perigee_core::query::{Query, words};

use crate::dom::{Node, dynamic, el, fragment};
use crate::router::{Route, Router};
use crate::session::Session;

use super::icon::icon;

/// A row of links; nothing at all for a query without conditions.
#[component]
pub fn Chips(
    /// The query.
    query: Memo<Query>,
) -> Node {
    let router = Router::expect();
    let session = Session::expect();
    dynamic(move || {
        let query = query.get();
        let names = session.vocabulary.get();
        let parts = query.parts();
        if parts.is_empty() {
            return fragment();
        }
        let chip = |part| {
            let href = router.href(&Route::Browse, &query.without(&part));
            el("li").child(
                el("a")
                    .class("chip")
                    .attr("href", href)
                    .child(el("span").class("visually-hidden").child("Remove "))
                    .child(words::chip(&part, &query, names.as_ref()))
                    .child(icon("cross", (10, 10), &[("", "M1 1L9 9M9 1L1 9")])),
            )
        };
        let clear = router.href(&Route::Browse, &query.cleared());
        let clear = el("a")
            .class("clear")
            .attr("href", clear)
            .attr("data-action", "clear")
            .child("Clear all");
        el("ul")
            .class("chips")
            .attr("aria-label", "Filters applied")
            .attr("data-testid", "chips")
            .children(parts.into_iter().map(chip))
            .child(el("li").child(clear))
    })
}
