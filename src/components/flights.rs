//! The flights of a craft, from the live API.

use leptos::prelude::*;
use perigee_core::domain::{Flight, Landing, Launch};

use crate::dom::{Node, el};

/// Flights in order on a line through time, each with what is recorded of it.
#[component]
pub fn Flights(
    /// The flights, first one first.
    flights: Vec<Flight>,
) -> Node {
    if flights.is_empty() {
        return el("p")
            .attr("data-testid", "flights")
            .child("Launch Library 2 lists no flight of this craft.");
    }
    el("ol")
        .class("flights")
        .attr("data-testid", "flights")
        .children(flights.into_iter().map(flight_view))
}

fn flight_view(flight: Flight) -> Node {
    let launch = flight.launch;
    let name = launch.as_ref().and_then(|launch| launch.name.clone());
    let title = name.unwrap_or_else(|| "Launch not recorded".to_owned());
    let start = launch.as_ref().and_then(|launch| launch.net).map(|net| net.date().to_string());
    let end = flight.mission_end.map(|end| end.date().to_string());
    let when = match (start, &end) {
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("Since {start}"),
        (None, Some(end)) => format!("Until {end}"),
        (None, None) => "No dates recorded".to_owned(),
    };
    let facts = [
        ("Launched", launch.as_ref().map(launched)),
        ("Destination", flight.destination),
        ("Duration", flight.duration.map(|time| time.to_string())),
        ("Mission end", flight.mission_end.map(|end| end.to_string())),
        ("Landing", flight.landing.as_ref().map(landed)),
        ("Turnaround", flight.turn_around_time.map(|time| time.to_string())),
    ];
    let fact = |(term, value): (&'static str, Option<String>)| {
        let value = value.unwrap_or_else(|| "not recorded".to_owned());
        el("div").child(el("dt").child(term)).child(el("dd").child(value))
    };
    el("li")
        .attr("data-ended", end.is_some())
        .child(el("h3").child(title))
        .child(el("p").class("when").child(when))
        .child(el("dl").class("facts").children(facts.into_iter().map(fact)))
}

fn launched(launch: &Launch) -> String {
    let when = launch.net.map_or("time not recorded".to_owned(), |net| net.to_string());
    match &launch.status {
        Some(status) => format!("{when}, {}", status.name),
        None => when,
    }
}

fn landed(landing: &Landing) -> String {
    let outcome = match (landing.attempt, landing.success) {
        (Some(false), _) => "not attempted",
        (_, Some(true)) => "successful",
        (_, Some(false)) => "failed",
        (_, None) => "outcome not known",
    };
    let place = landing.landing_location.as_ref().or(landing.landing_type.as_ref());
    place.map_or_else(|| outcome.to_owned(), |place| format!("{outcome}, {place}"))
}
