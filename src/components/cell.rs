//! What a craft shows in one column of the table.

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::query::{Column, Measure};

use crate::dom::{Handle, Node, cached, el};

use super::StatusBadge;

/// Fills a cell with what a craft shows in a column.
pub fn fill_cell(cell: &Handle, craft: &Spacecraft, column: Column) {
    let config = craft.spacecraft_config.as_deref();
    let agency = config.and_then(|config| config.agency.as_deref());
    let yes_no = |flag: Option<bool>| flag.map(|flag| if flag { "Yes" } else { "No" }.to_owned());
    let text = match column {
        Column::Status => {
            return cell.child(view! { <StatusBadge status=craft.status.clone() /> });
        }
        Column::Id => Some(craft.id.to_string()),
        Column::Name => Some(craft.name.clone()),
        Column::SerialNumber => craft.serial_number.clone(),
        Column::SpacecraftConfig => config.map(|config| config.name.clone()),
        Column::Type => {
            config.and_then(|config| config.config_type.as_ref()).map(|term| term.name.clone())
        }
        Column::Agency => {
            agency.map(|agency| agency.abbrev.clone().unwrap_or_else(|| agency.name.clone()))
        }
        Column::Family => {
            config.and_then(|config| config.family.last()).map(|family| family.name.clone())
        }
        Column::InSpace => yes_no(craft.in_space),
        Column::IsPlaceholder => yes_no(craft.is_placeholder),
        Column::FlightsCount => craft.flights_count.map(|count| count.to_string()),
        Column::MissionEndsCount => craft.mission_ends_count.map(|count| count.to_string()),
        Column::TimeInSpace => craft.time_in_space.map(|time| time.to_string()),
        Column::TimeDocked => craft.time_docked.map(|time| time.to_string()),
        Column::FastestTurnaround => craft.fastest_turnaround.map(|time| time.to_string()),
        Column::MaidenFlight => Measure::MaidenFlight.value(craft).map(|year| year.to_string()),
    };
    fill(cell, text);
}

/// Fills a place with a text, or with what stands for a missing one.
pub fn fill(place: &Handle, text: Option<String>) {
    match text {
        Some(text) => place.text(&text),
        None => place.child(cached("missing", missing)),
    }
}

/// A dash for the eye, "not recorded" for the ear.
fn missing() -> Node {
    el("span")
        .class("missing")
        .child(el("span").attr("aria-hidden", "true").child("—"))
        .child(el("span").class("visually-hidden").child("not recorded"))
}
