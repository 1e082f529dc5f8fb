//! All craft on one plain page, for those who run no scripts. It is only ever rendered natively.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Collection, Spacecraft};
use perigee_core::query::Query;

use crate::dom::{Node, el};
use crate::router::{PAGE_HEADING, Route, Router};
use crate::session::Session;

/// Where the page stands below the site.
const ADDRESS: &str = "spacecraft/";

/// Every craft under its configuration, linked to its page.
#[component]
pub fn AllPage(
    /// What there is.
    collection: Arc<Collection>,
) -> Node {
    let router = Router::expect();
    let mut groups: Vec<(&str, Vec<&Spacecraft>)> = Vec::new();
    for craft in &collection.spacecraft {
        let kind = craft.spacecraft_config.as_ref().map_or("Other", |config| config.name.as_str());
        match groups.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, members)) => members.push(craft),
            None => groups.push((kind, vec![craft])),
        }
    }
    groups.sort_by_key(|(kind, _)| kind.to_lowercase());
    let link = |craft: &&Spacecraft| {
        let status = craft.status.as_ref().map(|status| format!(" · {}", status.name));
        el("li")
            .child(
                el("a")
                    .attr("href", router.href(&Route::Spacecraft(craft.id), &Query::default()))
                    .child(craft.name.as_str()),
            )
            .child(status.map(|status| el("span").class("missing").child(status)))
    };
    let group = |(kind, members): &(&str, Vec<&Spacecraft>)| {
        el("section")
            .child(el("h2").child(*kind))
            .child(el("ul").children(members.iter().map(link)))
    };
    let count = collection.spacecraft.len();
    let home = router.href(&Route::Browse, &Query::default());
    el("article")
        .class("all")
        .child(
            el("h1")
                .attr("id", PAGE_HEADING)
                .attr("tabindex", "-1")
                .child(format!("All {count} spacecraft")),
        )
        .child(
            el("p")
                .child("By type, each in the order of Launch Library 2. Searching and sorting take a script: ")
                .child(el("a").attr("href", home).child("browse them"))
                .child("."),
        )
        .child(el("div").class("all-groups").children(groups.iter().map(group)))
}

/// The way there from the list, where no script runs.
pub fn link_to_all() -> Node {
    let router = Router::expect();
    let Some(collection) = Session::expect().collection() else { return crate::dom::fragment() };
    let count = collection.spacecraft.len();
    el("p").class("without-script").child(
        el("a")
            .class("button")
            .attr("href", router.asset(ADDRESS))
            .child(format!("All {count} spacecraft on one page")),
    )
}
