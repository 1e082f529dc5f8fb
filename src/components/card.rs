//! A craft as a card of the grid.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;

use crate::router::{Route, Router};

use super::cell::value;
use super::shared::text;
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
) -> impl IntoView {
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
    view! {
        <li class="card" data-testid="card" data-id=id>
            <article>
                <div class="plate">
                    <Thumbnail craft=Arc::clone(&craft) eager />
                    {(craft.in_space == Some(true)).then(|| view! { <span class="tag">{"In space"}</span> })}
                </div>
                <h3>
                    <a href=href>
                        {craft.name.clone()}
                    </a>
                </h3>
                <p class="kind">{kind.join(" · ")}</p>
                <StatusBadge status=craft.status.clone() />
                <dl class="figures">
                    <div>
                        <dt>{"Flights"}</dt>
                        <dd>{flights}</dd>
                    </div>
                    <div>
                        <dt>{"In space"}</dt>
                        <dd>{in_space}</dd>
                    </div>
                </dl>
            </article>
        </li>
    }
}
