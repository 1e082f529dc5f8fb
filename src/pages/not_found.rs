//! An address without a page.

use leptos::prelude::*;
use perigee_core::query::Query;

use crate::app::use_title;
use crate::dom::{Node, el};
use crate::reactive::text;
use crate::router::{PAGE_HEADING, Route, Router};

/// Says so, and offers the list.
#[component]
pub fn NotFoundPage() -> Node {
    use_title(text(|| "Page not found".to_owned()));
    let all = Router::expect().href(&Route::Browse, &Query::default());
    el("section")
        .class("state")
        .attr("data-testid", "not-found")
        .child(
            el("h1")
                .attr("id", PAGE_HEADING)
                .attr("tabindex", "-1")
                .child("There is nothing at this address"),
        )
        .child(
            el("p").child("The link may be mistyped, or the craft may have left Launch Library 2."),
        )
        .child(el("a").class("button").attr("href", all).child("All spacecraft"))
}
