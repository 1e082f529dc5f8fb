//! From page to page, and how long a page is.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::{Limit, Page, Query};

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, Signal, optional, text};
use crate::router::{RESULTS_HEADING, Route, Router};

/// The page sizes offered.
const SIZES: [Limit; 5] =
    [Limit::Rows(12), Limit::Rows(24), Limit::Rows(48), Limit::Rows(100), Limit::All];

/// Links to the page before and after, the place in words, and the page sizes.
#[component]
pub fn Pager(
    /// What is shown.
    page: Signal<Arc<Page>>,
    /// The query.
    query: Memo<Query>,
    /// Whether pages come from LL2, which never gives more than 100.
    live: Signal<bool>,
) -> Node {
    let router = Router::expect();
    let steps = dynamic(move || {
        let (query, page) = (query.get(), page.get());
        let href = |query: Query| router.href(&Route::Browse, &query);
        let place = match page.rows.len() {
            0 => format!("Nothing at this place; there are {} in all", page.count),
            rows => format!("{}–{} of {}", page.offset + 1, page.offset + rows, page.count),
        };
        let past_the_end = page.rows.is_empty() && page.count > 0;
        let first = past_the_end
            .then(|| step(Some(href(query.clone().with_offset(0))), "first", "First page"));
        el("div")
            .class("steps")
            .child(step(query.previous_page(page.count).map(href), "prev", "Previous"))
            .child(el("span").class("place").child(place))
            .child(step(query.next_page(page.count).map(href), "next", "Next"))
            .child(first)
    });
    let sizes = dynamic(move || {
        let offered = SIZES.into_iter().filter(|limit| *limit != Limit::All || !live.get());
        fragment().children(offered.map(|limit| view! { <Size limit query /> }))
    });
    let in_pages = text(move || {
        let all = query.with(|query| query.limit == Limit::All);
        let too_many = page.with(|page| page.count > Limit::MOST_AT_ONCE);
        let sentence = "More than 2,000 match, so they come in pages of 100.";
        if all && too_many { sentence } else { "" }.to_owned()
    });
    let sizes = el("div")
        .class("sizes")
        .attr("role", "group")
        .attr("aria-label", "Rows on a page")
        .child(el("span").attr("aria-hidden", "true").child("Rows"))
        .child(sizes);
    el("nav")
        .class("pager")
        .attr("aria-label", "Pages")
        .child(steps)
        .child(sizes)
        .child(el("p").class("hint").child(in_pages))
}

fn step(href: Option<String>, rel: &'static str, label: &'static str) -> Node {
    match href {
        Some(href) => el("a")
            .class("button")
            .attr("rel", rel)
            .attr("href", href)
            .attr("data-scroll-to", RESULTS_HEADING)
            .child(label),
        None => el("span").class("button off").attr("aria-hidden", "true").child(label),
    }
}

#[component]
fn Size(limit: Limit, query: Memo<Query>) -> Node {
    let router = Router::expect();
    let label = limit.rows().map_or("All".to_owned(), |rows| rows.to_string());
    let href = text(move || router.href(&Route::Browse, &query.get().with_limit(limit)));
    let current =
        optional(move || query.with(|query| query.limit == limit).then(|| "true".to_owned()));
    el("a")
        .attr("href", href)
        .attr("id", format!("rows-{label}"))
        .attr("aria-current", current)
        .child(el("span").class("visually-hidden").child("Show "))
        .child(label)
}
