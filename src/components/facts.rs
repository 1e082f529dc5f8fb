//! Everything recorded of a craft, its configuration and its families, as lists of terms.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Agency, Duration, Family, Spacecraft, SpacecraftConfig};
use perigee_core::query::{Choice, Facet, Query};

use crate::dom::{Node, el, fragment};
use crate::router::{Route, Router};

use super::StatusBadge;

/// The craft's own fields.
#[component]
pub fn CraftFacts(
    /// Whose.
    craft: Arc<Spacecraft>,
) -> Node {
    let duration = |time: Option<Duration>| text(time.map(|time| time.to_string()));
    let number = |count: Option<i64>| text(count.map(|count| count.to_string()));
    el("dl")
        .class("facts")
        .child(fact("Status", view! { <StatusBadge status=craft.status.clone() /> }.into()))
        .child(fact("Serial number", text(craft.serial_number.clone())))
        .child(fact("In space now", yes_no(craft.in_space)))
        .child(fact("Flights", number(craft.flights_count)))
        .child(fact("Mission ends", number(craft.mission_ends_count)))
        .child(fact("Time in space", duration(craft.time_in_space)))
        .child(fact("Time docked", duration(craft.time_docked)))
        .child(fact("Fastest turnaround", duration(craft.fastest_turnaround)))
        .child(fact("Placeholder", yes_no(craft.is_placeholder)))
        .child(fact("LL2 id", text(Some(craft.id.to_string()))))
}

/// The configuration and its agency.
#[component]
pub fn ConfigFacts(
    /// Which.
    config: Arc<SpacecraftConfig>,
) -> Node {
    let agency = config.agency.clone();
    let config_type = config.config_type.as_ref().map(|term| term.name.clone());
    let maiden = config.maiden_flight().map(|day| day.to_string());
    let agency_type = agency.as_ref().and_then(|agency| agency.agency_type.as_ref());
    let agency_type = agency_type.map(|term| fact("Agency type", text(Some(term.name.clone()))));
    el("dl")
        .class("facts")
        .child(fact("Configuration", same(Facet::SpacecraftConfig, config.id, &config.name)))
        .child(fact("Type", text(config_type)))
        .child(fact("In use", yes_no(config.in_use)))
        .child(fact("First flight of its family", text(maiden)))
        .child(fact("Agency", agency_view(agency.as_ref())))
        .child(agency_type)
}

/// The families, each after the one it descends from.
#[component]
pub fn FamilyFacts(
    /// Which.
    families: Vec<Arc<Family>>,
) -> Node {
    let family_view = |family: Arc<Family>| {
        let parent = family.parent.as_ref().map(|parent| parent.name.clone());
        let first = family.maiden_flight.map(|day| day.to_string());
        el("li")
            .child(el("h3").child(same(Facet::Family, family.id, &family.name)))
            .child(family.description.as_deref().map(|text| el("p").child(text)))
            .child(
                el("dl")
                    .class("facts")
                    .child(fact("Descends from", text(parent)))
                    .child(fact("Maiden flight", text(first)))
                    .child(fact("Manufacturer", agency_view(family.manufacturer.as_ref()))),
            )
    };
    el("ol").class("families").children(chain(families).into_iter().map(family_view))
}

/// Families in order of descent: one that descends from none comes first.
fn chain(families: Vec<Arc<Family>>) -> Vec<Arc<Family>> {
    let (first, rest): (Vec<_>, Vec<_>) =
        families.into_iter().partition(|family| family.parent.is_none());
    first.into_iter().chain(rest).collect()
}

fn agency_view(agency: Option<&Arc<Agency>>) -> Node {
    let Some(agency) = agency else { return text(None) };
    let abbrev = agency.abbrev.as_ref().map(|abbrev| format!(" ({abbrev})"));
    fragment().child(same(Facet::Agency, agency.id, &agency.name)).child(abbrev)
}

/// A value that leads to every craft sharing it.
fn same(facet: Facet, id: u32, name: &str) -> Node {
    let choice = Choice { any: vec![id], not: vec![] };
    let href = Router::expect().href(&Route::Browse, &Query::default().with_facet(facet, choice));
    let link = el("a").attr("href", href).child(name);
    // Only the program can show them; without it the name is a name.
    #[cfg(not(feature = "csr"))]
    let link = fragment()
        .child(link.class("needs-script"))
        .child(el("span").class("without-script").child(name));
    link
}

fn fact(term: &'static str, value: Node) -> Node {
    el("div").child(el("dt").child(term)).child(el("dd").child(value))
}

fn text(text: Option<String>) -> Node {
    text.map_or_else(|| el("span").class("missing").child("not recorded"), Node::from)
}

fn yes_no(flag: Option<bool>) -> Node {
    text(flag.map(|flag| if flag { "Yes" } else { "No" }.to_owned()))
}
