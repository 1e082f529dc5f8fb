//! What a craft shows in one column of the table.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::query::{Column, Measure};

use crate::dom::{Node, el};

use super::StatusBadge;

/// The content of a cell; a missing value is a dash that is read out as "not recorded".
pub fn cell(craft: &Arc<Spacecraft>, column: Column) -> Node {
    let config = craft.spacecraft_config.as_deref();
    let agency = config.and_then(|config| config.agency.as_deref());
    let yes_no = |flag: Option<bool>| flag.map(|flag| if flag { "Yes" } else { "No" }.to_owned());
    let text = match column {
        Column::Status => return view! { <StatusBadge status=craft.status.clone() /> }.into(),
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
    value(text)
}

/// A text, or what stands for a missing one.
pub fn value(text: Option<String>) -> Node {
    text.map_or_else(missing, Node::from)
}

/// A dash for the eye, "not recorded" for the ear.
fn missing() -> Node {
    el("span")
        .class("missing")
        .child(el("span").attr("aria-hidden", "true").child("—"))
        .child(el("span").class("visually-hidden").child("not recorded"))
}
