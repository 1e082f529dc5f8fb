//! A craft as a card of the grid.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;

use crate::dom::{Node, el};
use crate::marks::MARKED;
use crate::reactive::{Signal, text};
use crate::router::{Route, Router};

use super::cell::value;
use super::snippet::snippet;
use super::{StatusBadge, Thumbnail};

/// Picture, name, type, status and the two figures people compare.
#[component]
pub fn Card(
    /// What to show.
    craft: Arc<Spacecraft>,
    /// The query string of the list, kept on the way to the detail page and back.
    search: Signal<String>,
    /// Whether the picture loads at once.
    eager: bool,
) -> Node {
    let router = Router::expect();
    let id = craft.id;
    let config = craft.spacecraft_config.as_ref();
    let agency = config.and_then(|config| config.agency.as_ref());
    let agency = agency.map(|agency| agency.abbrev.clone().unwrap_or_else(|| agency.name.clone()));
    let kind: Vec<String> =
        config.map(|config| config.name.clone()).into_iter().chain(agency).collect();
    let flights = value(craft.flights_count.map(|count| count.to_string()));
    let in_space = value(craft.time_in_space.map(|time| time.to_string()));
    let href = text(move || search.with(|search| router.href_with(&Route::Spacecraft(id), search)));
    let figure = |term: &'static str, value: Node| {
        el("div").child(el("dt").child(term)).child(el("dd").child(value))
    };
    let in_space_now =
        (craft.in_space == Some(true)).then(|| el("span").class("tag").child("In space"));
    el("li").class("card").attr("data-testid", "card").attr("data-id", id).child(
        el("article")
            .child(
                el("div")
                    .class("plate")
                    .child(view! { <Thumbnail craft=Arc::clone(&craft) eager /> })
                    .child(in_space_now),
            )
            .child(
                el("h3")
                    .child(el("a").attr("href", href).attr(MARKED, "").child(craft.name.as_str())),
            )
            .child(el("p").class("kind").attr(MARKED, "").child(kind.join(" · ")))
            .child(view! { <StatusBadge status=craft.status.clone() /> })
            .child(
                el("dl")
                    .class("figures")
                    .child(figure("Flights", flights))
                    .child(figure("In space", in_space)),
            )
            .child(snippet(&craft)),
    )
}
