//! The head of every page.

use leptos::prelude::*;
use perigee_core::query::Query;

use crate::dom::{Node, el, fragment};
use crate::reactive::{optional, text};
use crate::router::{Route, Router};

use super::icon::icon;

/// A planet, an orbit around it, and a craft at the orbit's lowest point.
const MARK: &[(&str, &str)] = &[
    ("planet", "M51 30a13 13 0 1 1-26 0a13 13 0 1 1 26 0z"),
    ("path", "M58.5 20.2A29 18 -24 1 1 5.5 43.8A29 18 -24 1 1 58.5 20.2z"),
    ("craft", "M29 48a5 5 0 1 1-10 0a5 5 0 1 1 10 0z"),
];

/// Skip link, name of the site, pages.
#[component]
pub fn Header() -> Node {
    let router = Router::expect();
    let location = router.location();
    let current = move |route: Route| {
        optional(move || {
            location.with(|location| location.route == route).then(|| "page".to_owned())
        })
    };
    let home = router.href(&Route::Browse, &Query::default());
    let about = router.href(&Route::About, &Query::default());
    // A fragment alone would be resolved against the base, not against this page.
    let skip = text(move || {
        let here = location.get();
        format!("{}#main", router.href_with(&here.route, &here.search))
    });
    let page = |href: String, label: &'static str, route: Route| {
        el("a").attr("href", href).attr("aria-current", current(route)).child(label)
    };
    let wordmark = el("a")
        .class("wordmark")
        .attr("href", home.clone())
        .child(icon("mark", (64, 64), MARK))
        .child("Perigee");
    let pages = el("nav")
        .attr("aria-label", "Site")
        .child(page(home, "Spacecraft", Route::Browse))
        .child(page(about, "About", Route::About));
    fragment()
        .child(el("a").class("skip").attr("href", skip).child("Skip to content"))
        .child(el("header").class("site-header").child(wordmark).child(pages))
}
