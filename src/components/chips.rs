//! What is applied, each condition with a way to take it away.

use leptos::prelude::*;
use perigee_core::query::{Query, codec, words};

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::Memo;
use crate::router::{Route, Router};
use crate::session::Session;

use super::icon::icon;

/// A row of links. A query without conditions shows the questions people start with instead.
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
            return presets(router, &query);
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

/// Views worth a visit, as query strings.
const PRESETS: [(&str, &str); 5] = [
    ("In space now", "in_space=true"),
    ("Most flown", "ordering=-flights_count"),
    ("Longest docked", "ordering=-time_docked"),
    ("Reused", "flights_count__gte=2"),
    ("Lost", "status=3"),
];

/// Links to the presets, in the view and page size of the query; none of them where an order is
/// asked for already.
fn presets(router: Router, query: &Query) -> Node {
    if !query.ordering().is_empty() {
        return fragment();
    }
    let link = |(label, text): (&'static str, &'static str)| {
        let preset = codec::parse(text).query.with_view(query.view).with_limit(query.limit);
        el("li").child(el("a").attr("href", router.href(&Route::Browse, &preset)).child(label))
    };
    el("ul")
        .class("presets")
        .attr("aria-label", "Where to start")
        .attr("data-testid", "presets")
        .children(PRESETS.into_iter().map(link))
}
