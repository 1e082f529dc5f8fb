//! A craft as a card of the grid.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::query::Query;
use perigee_core::text::join;

use crate::dom::{Member, Stamp, el, fragment};
use crate::marks::MARKED;
use crate::reactive::{Memo, Signal};
use crate::router::{Route, Router};

use super::cell::fill;
use super::snippet::Snippet;
use super::{StatusBadge, Thumbnail};

/// How many thumbnails load at once, before the visitor scrolls: the first row of the widest grid.
const EAGER: usize = 4;

/// The shape of a card: picture, name, type, status, the two figures people compare, and the
/// words of the description that a search has found. Holes are marked in this order.
pub fn shape() -> Stamp {
    Stamp::new(|| {
        let figure =
            |term: &'static str| el("div").child(el("dt").child(term)).child(el("dd").hole());
        let figures = el("dl").class("figures").child(figure("Flights")).child(figure("In space"));
        el("li").class("card").attr("data-testid", "card").hole().child(
            el("article")
                .child(el("div").class("plate").hole())
                .child(el("h3").child(el("a").attr(MARKED, "").hole()))
                .child(el("p").class("kind").attr(MARKED, "").hole())
                .child(el("div").hole())
                .child(figures)
                .child(el("span").class("snippet").attr(MARKED, "").hole()),
        )
    })
}

/// A card of the shape for the craft at a place on the page. It leads to the craft; the list's
/// query string is kept on the way there and back.
pub fn card(
    shape: &Stamp,
    search: Signal<String>,
    query: Memo<Query>,
    at: usize,
    craft: Arc<Spacecraft>,
) -> Member {
    let (node, holes) = shape.copy();
    let [card, plate, link, kind, status, flights, time, snippet] = holes.as_slice() else {
        return fragment().into();
    };
    let config = craft.spacecraft_config.as_ref();
    let agency = config.and_then(|config| config.agency.as_ref());
    let agency = agency.map(|agency| agency.abbrev.clone().unwrap_or_else(|| agency.name.clone()));
    let words: Vec<String> =
        config.map(|config| config.name.clone()).into_iter().chain(agency).collect();
    card.attr("data-id", Some(&craft.id.to_string()));
    plate.child(view! { <Thumbnail craft=Arc::clone(&craft) eager={at < EAGER} /> });
    if craft.in_space == Some(true) {
        plate.child(el("span").class("tag").child("In space"));
    }
    link.text(&craft.name);
    kind.text(&join(&words, " · "));
    status.child(view! { <StatusBadge status=craft.status.clone() /> });
    fill(flights, craft.flights_count.map(|count| count.to_string()));
    fill(time, craft.time_in_space.map(|time| time.to_string()));
    let (router, link) = (Router::expect(), link.clone());
    let mut snippet = Snippet::new(snippet.clone(), &craft);
    Member::kept(node, move || {
        let route = Route::Spacecraft(craft.id);
        link.attr("href", Some(&search.with_untracked(|list| router.href_with(&route, list))));
        query.with_untracked(|query| snippet.show(&query.q));
    })
}
