//! What is applied, each condition with a way to take it away.

use leptos::prelude::*;
use perigee_core::query::{Query, codec, words};

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::Memo;
use crate::router::{Route, Router};
use crate::session::Session;

use super::icon::cross;

/// A row of links. A query without conditions shows the questions people start with instead.
#[component]
pub fn Chips(
    /// The query.
    query: Memo<Query>,
) -> Node {
    let router = Router::expect();
    let session = Session::expect();
    // A page on, or another order, changes none of it.
    let links = Memo::new(move |_| {
        let names = session.vocabulary.get();
        query.with(|query| {
            let parts = query.parts();
            if parts.is_empty() {
                return Links { presets: presets(router, query), ..Links::default() };
            }
            let chip = |part| {
                let href = router.href(&Route::Browse, &query.without(&part));
                (href, words::chip(&part, query, names.as_ref()))
            };
            Links {
                chips: parts.into_iter().map(chip).collect(),
                clear: router.href(&Route::Browse, &query.cleared()),
                presets: vec![],
            }
        })
    });
    dynamic(move || {
        links.with(|links| match (links.chips.as_slice(), links.presets.as_slice()) {
            ([], []) => fragment(),
            ([], presets) => el("ul")
                .class("presets")
                .attr("aria-label", "Where to start")
                .attr("data-testid", "presets")
                .children(presets.iter().zip(PRESETS).map(preset)),
            (chips, _) => el("ul")
                .class("chips")
                .attr("aria-label", "Filters applied")
                .attr("data-testid", "chips")
                .children(chips.iter().map(chip))
                .child(el("li").child(clear(&links.clear))),
        })
    })
}

/// Where the links lead: conditions to be taken away with their words, or presets.
#[derive(Clone, Default, PartialEq)]
struct Links {
    chips: Vec<(String, String)>,
    clear: String,
    presets: Vec<String>,
}

fn chip((href, words): &(String, String)) -> Node {
    el("li").child(
        el("a")
            .class("chip")
            .attr("href", href.clone())
            .child(el("span").class("visually-hidden").child("Remove "))
            .child(words.as_str())
            .child(cross()),
    )
}

fn clear(href: &str) -> Node {
    el("a")
        .class("clear")
        .attr("href", href.to_owned())
        .attr("data-action", "clear")
        .child("Clear all")
}

/// Views worth a visit, as query strings.
const PRESETS: [(&str, &str); 5] = [
    ("In space now", "in_space=true"),
    ("Most flown", "ordering=-flights_count"),
    ("Longest docked", "ordering=-time_docked"),
    ("Reused", "flights_count__gte=2"),
    ("Lost", "status=3"),
];

/// The addresses of the presets, in the view and page size of the query; none of them where an order
/// is asked for already.
fn presets(router: Router, query: &Query) -> Vec<String> {
    if !query.ordering().is_empty() {
        return vec![];
    }
    let address = |(_, text): (&str, &str)| {
        let preset = codec::parse(text).query.with_view(query.view).with_limit(query.limit);
        router.href(&Route::Browse, &preset)
    };
    PRESETS.into_iter().map(address).collect()
}

fn preset((href, (label, _)): (&String, (&'static str, &'static str))) -> Node {
    el("li").child(el("a").attr("href", href.clone()).child(label))
}
