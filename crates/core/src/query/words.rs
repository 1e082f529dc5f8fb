//! A query in plain English: for the count line, the chips, the title and the empty page.

use crate::domain::{Collection, Duration};
use crate::text::join;

use super::facet::Facet;
use super::fold::lower;
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
        (0, 0) => "No spacecraft".to_owned(),
        (1, 1) => "1 spacecraft".to_owned(),
        (count, total) if count == total => format!("All {total} spacecraft"),
        (0, total) => format!("None of {total} spacecraft"),
        (count, total) => format!("{count} of {total} spacecraft"),
    };
    let view = view(query, names);
    if view.is_empty() { amount } else { format!("{amount}: {view}") }
}

/// "Soyuz or Dragon, 3 to 5 flights, most flights first, then by name"; empty for the default
/// query.
pub fn view(query: &Query, names: &dyn Names) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    // What the craft are comes before what is so of them: "Soyuz, single use".
    let (mut parts, others): (Vec<_>, Vec<_>) = query.parts().into_iter().partition(names_craft);
    parts.extend(others);
    for part in parts {
        let phrase = short(&part, query, names);
        match (words.last_mut(), before.as_ref().map(|before| relation(before, &part, query))) {
            (Some(last), Some(Relation::Or)) => {
                let phrase = phrase.strip_prefix("named ").unwrap_or(&phrase);
                last.push_str(&format!(" or {phrase}"));
            }
            (Some(last), Some(Relation::Range(measure))) => *last = between(measure, query),
            _ => words.push(phrase),
        }
        before = Some(part);
    }
    if let Some(group) = query.grouping() {
        words.push(format!("grouped by {}", lower(group.column().label())));
    }
    for (at, key) in query.ordering().iter().enumerate() {
        words.push(format!("{}{}", if at > 0 { "then " } else { "" }, key.words()));
    }
    join(&words, ", ")
}

/// What a condition is to the one before it.
enum Relation {
    /// Another value that will do as well.
    Or,
    /// The upper end of the same range.
    Range(Measure),
    /// One more condition.
    And,
}

/// Whether a condition says which craft are meant by some name of theirs.
fn names_craft(part: &Part) -> bool {
    match part {
        Part::Q | Part::Search | Part::Name(_) => true,
        Part::Value { facet, .. } => matches!(facet, Facet::SpacecraftConfig | Facet::Family),
        _ => false,
    }
}

fn relation(before: &Part, part: &Part, query: &Query) -> Relation {
    match (before, part) {
        (Part::Name(_), Part::Name(_)) => Relation::Or,
        (Part::Value { facet, not: false, .. }, Part::Value { facet: other, not: false, .. })
            if facet == other =>
        {
            Relation::Or
        }
        (Part::Bound(measure, _), Part::Bound(other, _))
            if measure == other && query.range(*measure).gte <= query.range(*measure).lte =>
        {
            Relation::Range(*measure)
        }
        _ => Relation::And,
    }
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
        Part::Flag(_) | Part::Bound(..) | Part::Null(_) => capitalised(short(part, query, names)),
    }
}

/// The words with a capital at their head, as a sentence or a chip begins.
pub fn capitalised(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
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
        Part::Value { facet, id, not } => value_phrase(*facet, *id, *not, names),
        Part::Bound(measure, end) => {
            bound(*measure, *end, query.range(*measure).end(*end).unwrap_or(0))
        }
        Part::Null(field) => {
            let with = if query.null(*field) == Some(true) { "without" } else { "with" };
            let what = match field {
                Nullable::SerialNumber => "a serial number",
                Nullable::FastestTurnaround => "a turnaround time",
                Nullable::Image => "a picture",
            };
            format!("{with} {what}")
        }
    }
}

fn value_name(part: &Part, names: &dyn Names) -> String {
    let Part::Value { facet, id, .. } = part else { return String::new() };
    names.name(*facet, *id).unwrap_or_else(|| id.to_string())
}

/// A value within a sentence, with what it is a value of where the name alone does not tell.
fn value_phrase(facet: Facet, id: u32, excluded: bool, names: &dyn Names) -> String {
    let not = if excluded { "not " } else { "" };
    let Some(name) = names.name(facet, id) else {
        return format!("{not}{} {id}", facet.label().to_ascii_lowercase());
    };
    match facet {
        Facet::Type | Facet::AgencyType | Facet::License if name == "Unknown" => {
            format!(
                "{} {}",
                facet.label().to_ascii_lowercase(),
                if excluded { "known" } else { "unknown" }
            )
        }
        Facet::SpacecraftConfig | Facet::Agency | Facet::Family => format!("{not}{name}"),
        Facet::Status | Facet::Type => format!("{not}{}", lower(&name)),
        Facet::AgencyType => format!("{not}{} agency", lower(&name)),
        Facet::License => format!("picture {not}under {name}"),
    }
}

/// One bound: "at least 3 flights", "maiden flight in 2010 or earlier".
fn bound(measure: Measure, end: End, value: i64) -> String {
    match (measure, end) {
        (Measure::MaidenFlight, End::Gte) => format!("maiden flight in {value} or later"),
        (Measure::MaidenFlight, End::Lte) => format!("maiden flight in {value} or earlier"),
        (_, End::Lte) if value == 0 => none(measure).to_owned(),
        (_, End::Gte) => format!("at least {} {}", amount(measure, value), unit(measure, value)),
        (_, End::Lte) => format!("at most {} {}", amount(measure, value), unit(measure, value)),
    }
}

/// Both bounds: "3 to 5 flights", "maiden flight from 2010 to 2019".
fn between(measure: Measure, query: &Query) -> String {
    let range = query.range(measure);
    let (least, most) = (range.gte.unwrap_or(0), range.lte.unwrap_or(0));
    if range.gte == Some(0) && range.lte == Some(0) && measure != Measure::MaidenFlight {
        return none(measure).to_owned();
    }
    let amounts = match (amount(measure, least), amount(measure, most)) {
        (least, _) if range.gte == range.lte => least,
        (least, most) => format!("{least} to {most}"),
    };
    match measure {
        Measure::MaidenFlight if range.gte == range.lte => format!("maiden flight in {amounts}"),
        Measure::MaidenFlight => format!("maiden flight from {amounts}"),
        _ if range.gte == range.lte => format!("exactly {amounts} {}", unit(measure, most)),
        _ => format!("{amounts} {}", unit(measure, most)),
    }
}

fn amount(measure: Measure, value: i64) -> String {
    match measure {
        Measure::TimeInSpace | Measure::TimeDocked => Duration::from_seconds(value).to_string(),
        _ => value.to_string(),
    }
}

/// What is counted, after an amount.
fn unit(measure: Measure, value: i64) -> &'static str {
    match (measure, value) {
        (Measure::FlightsCount, 1) => "flight",
        (Measure::FlightsCount, _) => "flights",
        (Measure::MissionEndsCount, 1) => "mission ended",
        (Measure::MissionEndsCount, _) => "missions ended",
        (Measure::TimeInSpace, _) => "in space",
        (Measure::TimeDocked, _) => "docked",
        (Measure::MaidenFlight, _) => "",
    }
}

/// That there is nothing to count.
fn none(measure: Measure) -> &'static str {
    match measure {
        Measure::FlightsCount => "no flights",
        Measure::MissionEndsCount => "no missions ended",
        Measure::TimeInSpace => "no time in space",
        Measure::TimeDocked => "never docked",
        Measure::MaidenFlight => "",
    }
}
