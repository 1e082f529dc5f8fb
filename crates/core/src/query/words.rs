//! A query in plain English: for the count line, the chips, the title and the empty page.

use crate::domain::{Collection, Duration};

use super::facet::Facet;
use super::part::{Flag, Nullable, Part};
use super::query_type::Query;
use super::range::{End, Measure};

/// Looks up the name of a facet's value.
pub trait Names {
    /// The name, if the value is known.
    fn name(&self, facet: Facet, id: u32) -> Option<String>;
}

impl Names for Collection {
    fn name(&self, facet: Facet, id: u32) -> Option<String> {
        self.spacecraft.iter().find_map(|craft| {
            let values = facet.values(craft);
            values.into_iter().find(|(other, _)| *other == id).map(|(_, name)| name.to_owned())
        })
    }
}

/// "37 of 116 spacecraft: Soyuz, single use, most flights first".
pub fn count_line(count: usize, total: usize, query: &Query, names: &dyn Names) -> String {
    let amount = match (count, total) {
        (1, 1) => "1 spacecraft".to_owned(),
        (count, total) if count == total => format!("All {total} spacecraft"),
        (0, total) => format!("None of {total} spacecraft"),
        (count, total) => format!("{count} of {total} spacecraft"),
    };
    let view = view(query, names);
    if view.is_empty() { amount } else { format!("{amount}: {view}") }
}

/// "Soyuz, single use, most flights first"; empty for the default query.
pub fn view(query: &Query, names: &dyn Names) -> String {
    let mut words: Vec<String> =
        query.parts().iter().map(|part| short(part, query, names)).collect();
    words.extend(query.ordering().iter().map(|key| key.words().to_owned()));
    words.join(", ")
}

/// A condition as a chip shows it: "Status: Single Use".
pub fn chip(part: &Part, query: &Query, names: &dyn Names) -> String {
    match part {
        Part::Q => format!("Search: {}", query.q),
        Part::Search => format!("LL2 search: {}", query.search),
        Part::Name(name) => format!("Name: {name}"),
        Part::Value { facet, not, .. } => {
            let not = if *not { "not " } else { "" };
            format!("{}: {not}{}", facet.label(), value_name(part, names))
        }
        Part::Flag(_) | Part::Bound(..) | Part::Null(_) => {
            let words = short(part, query, names);
            let mut letters = words.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())
                .unwrap_or_default()
        }
    }
}

/// A condition within a sentence: "single use", "at least 3 flights".
fn short(part: &Part, query: &Query, names: &dyn Names) -> String {
    match part {
        Part::Q => format!("“{}”", query.q),
        Part::Search => format!("LL2 search “{}”", query.search),
        Part::Name(name) => format!("named “{name}”"),
        Part::Flag(flag) => match (flag, query.flag(*flag)) {
            (Flag::InSpace, Some(false)) => "not in space",
            (Flag::InSpace, _) => "in space",
            (Flag::IsPlaceholder, Some(false)) => "no placeholders",
            (Flag::IsPlaceholder, _) => "placeholders only",
        }
        .to_owned(),
        Part::Value { facet, not, .. } => {
            let name = value_name(part, names);
            let name = if *facet == Facet::Status { name.to_lowercase() } else { name };
            if *not { format!("not {name}") } else { name }
        }
        Part::Bound(measure, end) => {
            bound(*measure, *end, query.range(*measure).end(*end).unwrap_or(0))
        }
        Part::Null(field) => {
            let with = if query.null(*field) == Some(true) { "without" } else { "with" };
            let what = match field {
                Nullable::SerialNumber => "serial number",
                Nullable::FastestTurnaround => "turnaround time",
                Nullable::Image => "picture",
            };
            format!("{with} {what}")
        }
    }
}

fn value_name(part: &Part, names: &dyn Names) -> String {
    let Part::Value { facet, id, .. } = part else { return String::new() };
    names.name(*facet, *id).unwrap_or_else(|| format!("{} {id}", facet.label().to_lowercase()))
}

fn bound(measure: Measure, end: End, value: i64) -> String {
    let least = match end {
        End::Gte => "at least",
        End::Lte => "at most",
    };
    let plural = if value == 1 { "" } else { "s" };
    match measure {
        Measure::FlightsCount => format!("{least} {value} flight{plural}"),
        Measure::MissionEndsCount => format!("{least} {value} mission end{plural}"),
        Measure::TimeInSpace => format!("{least} {} in space", Duration::from_seconds(value)),
        Measure::TimeDocked => format!("{least} {} docked", Duration::from_seconds(value)),
        Measure::MaidenFlight => match end {
            End::Gte => format!("maiden flight in {value} or later"),
            End::Lte => format!("maiden flight in {value} or earlier"),
        },
    }
}
