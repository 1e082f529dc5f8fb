//! Nothing matches: which filter to drop, and what that would give.

use leptos::prelude::*;
use perigee_core::query::{Query, words};

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, text};
use crate::router::{Route, Router};
use crate::session::{Holding, Session};

use super::icon::icon;

/// An orbit with nothing but its lowest point.
const ORBIT: &[(&str, &str)] = &[
    ("path", "M116 30A56 22 0 1 1 4 30A56 22 0 1 1 116 30z"),
    ("dot", "M64 52a4 4 0 1 1-8 0a4 4 0 1 1 8 0z"),
];

/// For each condition, a link to the query without it and the number of matches that gives. In
/// live mode the numbers would cost a call each, so they are left out.
#[component]
pub fn EmptyState(
    /// The query that nothing matches.
    query: Memo<Query>,
) -> Node {
    let router = Router::expect();
    let session = Session::expect();
    let ways_on = move || {
        let names = session.vocabulary.get();
        session.holding.with(|holding| {
            let query = query.get();
            let way_on = |part| {
                let wider = query.without(&part);
                let chip = words::chip(&part, &query, names.as_ref());
                let gives = match holding {
                    Holding::Local(index) => Some(index.count(&wider)),
                    Holding::Live | Holding::Nothing(_) => None,
                };
                (router.href(&Route::Browse, &wider), chip, gives)
            };
            query.parts().into_iter().map(way_on).collect::<Vec<_>>()
        })
    };
    let all = text(move || router.href(&Route::Browse, &query.with(Query::cleared)));
    let links = dynamic(move || {
        let link = |(href, chip, gives): (String, String, Option<usize>)| {
            el("li")
                .child(el("a").attr("href", href).child(format!("Without “{chip}”")))
                .child(gives.map(|count| format!(" — gives {count}")))
        };
        fragment().children(ways_on().into_iter().map(link))
    });
    let meant = dynamic(move || {
        let query = query.get();
        let meant = session.holding.with(|holding| match holding {
            Holding::Local(index) => index.suggest(&query),
            Holding::Live | Holding::Nothing(_) => None,
        });
        let Some(meant) = meant else { return fragment() };
        let href = router.href(&Route::Browse, &query.with_q(&meant));
        el("p")
            .attr("data-testid", "suggestion")
            .child("Did you mean ")
            .child(el("a").attr("href", href).child(meant))
            .child("?")
    });
    el("section")
        .class("state empty")
        .attr("data-testid", "empty")
        .child(icon("orbit", (120, 60), ORBIT))
        .child(el("h3").child("No spacecraft fits all of this"))
        .child(meant)
        .child(el("p").child("Drop one condition:"))
        .child(el("ul").child(links))
        .child(el("a").class("button").attr("href", all).child("Clear all filters"))
}
