//! Everything recorded of a craft, its configuration and its families, as lists of terms.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Agency, Duration, Family, Spacecraft, SpacecraftConfig};
use perigee_core::query::{Choice, Facet, Query};

use crate::router::{Route, Router};

use super::StatusBadge;

/// The craft's own fields.
#[component]
pub fn CraftFacts(
    /// Whose.
    craft: Arc<Spacecraft>,
) -> impl IntoView {
    let duration = |time: Option<Duration>| text(time.map(|time| time.to_string()));
    let number = |count: Option<i64>| text(count.map(|count| count.to_string()));
    view! {
        <dl class="facts">
            {fact("Status", view! { <StatusBadge status=craft.status.clone() /> }.into_any())}
            {fact("Serial number", text(craft.serial_number.clone()))}
            {fact("In space now", yes_no(craft.in_space))}
            {fact("Flights", number(craft.flights_count))}
            {fact("Mission ends", number(craft.mission_ends_count))}
            {fact("Time in space", duration(craft.time_in_space))}
            {fact("Time docked", duration(craft.time_docked))}
            {fact("Fastest turnaround", duration(craft.fastest_turnaround))}
            {fact("Placeholder", yes_no(craft.is_placeholder))} {fact("LL2 id", text(Some(craft.id.to_string())))}
        </dl>
    }
}

/// The configuration and its agency.
#[component]
pub fn ConfigFacts(
    /// Which.
    config: Arc<SpacecraftConfig>,
) -> impl IntoView {
    let agency = config.agency.clone();
    let config_type = config.config_type.as_ref().map(|term| term.name.clone());
    let maiden = config.maiden_flight().map(|day| day.to_string());
    view! {
        <dl class="facts">
            {fact("Configuration", same(Facet::SpacecraftConfig, config.id, config.name.clone()))}
            {fact("Type", text(config_type))}
            {fact("In use", yes_no(config.in_use))}
            {fact("First flight of its family", text(maiden))}
            {fact("Agency", agency_view(agency.as_ref()))}
            {agency.and_then(|agency| agency.agency_type.clone())
                .map(|term| fact("Agency type", text(Some(term.name.clone()))))}
        </dl>
    }
}

/// The families, each after the one it descends from.
#[component]
pub fn FamilyFacts(
    /// Which.
    families: Vec<Arc<Family>>,
) -> impl IntoView {
    let family_view = |family: Arc<Family>| {
        let parent = family.parent.clone();
        let first = family.maiden_flight.map(|day| day.to_string());
        let details = view! {
            <dl class="facts">
                {fact("Descends from", text(parent.map(|parent| parent.name)))}
                {fact("Maiden flight", text(first))}
                {fact("Manufacturer", agency_view(family.manufacturer.as_ref()))}
            </dl>
        };
        view! {
            <li>
                <h3>{same(Facet::Family, family.id, family.name.clone())}</h3>
                {family.description.clone().map(|text| view! { <p>{text}</p> })}
                {details}
            </li>
        }
    };
    view! { <ol class="families">{chain(families).into_iter().map(family_view).collect_view()}</ol> }
}

/// Families in order of descent: one that descends from none comes first.
fn chain(families: Vec<Arc<Family>>) -> Vec<Arc<Family>> {
    let (first, rest): (Vec<_>, Vec<_>) =
        families.into_iter().partition(|family| family.parent.is_none());
    first.into_iter().chain(rest).collect()
}

fn agency_view(agency: Option<&Arc<Agency>>) -> AnyView {
    let Some(agency) = agency else { return text(None) };
    let abbrev = agency.abbrev.clone().map(|abbrev| format!(" ({abbrev})"));
    view! {
        {same(Facet::Agency, agency.id, agency.name.clone())}
        {abbrev}
    }
    .into_any()
}

/// A value that leads to every craft sharing it.
fn same(facet: Facet, id: u32, name: String) -> AnyView {
    let choice = Choice { any: vec![id], not: vec![] };
    let href = Router::expect().href(&Route::Browse, &Query::default().with_facet(facet, choice));
    view! { <a href=href>{name}</a> }.into_any()
}

fn fact(term: &'static str, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

fn text(text: Option<String>) -> AnyView {
    match text {
        Some(text) => text.into_any(),
        None => view! { <span class="missing">{"not recorded"}</span> }.into_any(),
    }
}

fn yes_no(flag: Option<bool>) -> AnyView {
    text(flag.map(|flag| if flag { "Yes" } else { "No" }.to_owned()))
}
