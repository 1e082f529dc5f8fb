//! The flights of a craft, from the live API.

use leptos::prelude::*;
use perigee_core::domain::{Flight, Landing, Launch};

/// Flights in order, each with what is recorded of it.
#[component]
pub fn Flights(
    /// The flights, first one first.
    flights: Vec<Flight>,
) -> impl IntoView {
    if flights.is_empty() {
        return view! { <p data-testid="flights">{"Launch Library 2 lists no flight of this craft."}</p> }
            .into_any();
    }
    view! {
        <ol class="flights" data-testid="flights">
            {flights.into_iter().map(flight_view).collect_view()}
        </ol>
    }
    .into_any()
}

fn flight_view(flight: Flight) -> impl IntoView {
    let launch = flight.launch;
    let name = launch.as_ref().and_then(|launch| launch.name.clone());
    let title = name.unwrap_or_else(|| "Launch not recorded".to_owned());
    let facts = [
        ("Launched", launch.as_ref().map(launched)),
        ("Destination", flight.destination),
        ("Duration", flight.duration.map(|time| time.to_string())),
        ("Mission end", flight.mission_end.map(|end| end.to_string())),
        ("Landing", flight.landing.as_ref().map(landed)),
        ("Turnaround", flight.turn_around_time.map(|time| time.to_string())),
    ];
    let fact = |(term, value): (&'static str, Option<String>)| {
        view! {
            <div>
                <dt>{term}</dt>
                <dd>{value.unwrap_or_else(|| "not recorded".to_owned())}</dd>
            </div>
        }
    };
    view! {
        <li>
            <h3>{title}</h3>
            <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
        </li>
    }
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
