//! A second engine, written plainly. It shares nothing with the first but the types and, for
//! texts of any characters, the folding.

use perigee_core::domain::{Collection, Duration, Spacecraft};
use perigee_core::query::{Facet, Flag, Histogram, Measure, Nullable, fold};

use super::questions::Question;

/// Folding, as far as the texts of these tests need it.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('é', "e")
}

pub fn flag(craft: &Spacecraft, flag: Flag) -> Option<bool> {
    match flag {
        Flag::InSpace => craft.in_space,
        Flag::IsPlaceholder => craft.is_placeholder,
    }
}

pub fn values(craft: &Spacecraft, facet: Facet) -> Vec<u32> {
    let config = craft.spacecraft_config.as_ref();
    let agency = config.and_then(|config| config.agency.as_ref());
    let of_type = config.and_then(|config| config.image.as_ref());
    match facet {
        Facet::SpacecraftConfig => config.map(|config| config.id).into_iter().collect(),
        Facet::Status => craft.status.iter().map(|status| status.id).collect(),
        Facet::Agency => agency.map(|agency| agency.id).into_iter().collect(),
        Facet::AgencyType => agency
            .and_then(|agency| agency.agency_type.as_ref())
            .map(|t| t.id)
            .into_iter()
            .collect(),
        Facet::Type => config
            .and_then(|config| config.config_type.as_ref())
            .map(|t| t.id)
            .into_iter()
            .collect(),
        Facet::Family => {
            config.map(|c| c.family.iter().map(|f| f.id).collect()).unwrap_or_default()
        }
        Facet::License => {
            let shown = craft.image.as_ref().or(of_type);
            shown.and_then(|image| image.license.as_ref()).map(|l| l.id).into_iter().collect()
        }
    }
}

pub fn amount(craft: &Spacecraft, measure: Measure) -> Option<i64> {
    match measure {
        Measure::FlightsCount => craft.flights_count,
        Measure::MissionEndsCount => craft.mission_ends_count,
        Measure::TimeInSpace => craft.time_in_space.map(Duration::seconds),
        Measure::TimeDocked => craft.time_docked.map(Duration::seconds),
        Measure::MaidenFlight => {
            let families = &craft.spacecraft_config.as_ref()?.family;
            let days = families.iter().filter_map(|family| family.maiden_flight);
            days.map(|day| i64::from(day.year())).max()
        }
    }
}

pub fn is_missing(craft: &Spacecraft, field: Nullable) -> bool {
    let config = craft.spacecraft_config.as_ref();
    match field {
        Nullable::SerialNumber => craft.serial_number.is_none(),
        Nullable::FastestTurnaround => craft.fastest_turnaround.is_none(),
        Nullable::Image => craft.image.is_none() && config.is_none_or(|c| c.image.is_none()),
    }
}

/// Whether a craft answers a question.
pub fn admits(Question { query, ll2, any }: &Question, craft: &Spacecraft) -> bool {
    let config = craft.spacecraft_config.as_ref();
    let config_name = config.map(|config| config.name.to_lowercase()).unwrap_or_default();
    let mut texts = vec![plain(&craft.name), plain(&config_name)];
    let prose = craft.serial_number.iter().chain(&craft.description);
    texts.extend(prose.map(|text| fold(text)));
    if let Some(config) = config {
        texts.extend(config.family.iter().map(|family| plain(&family.name)));
        if let Some(agency) = &config.agency {
            texts.push(plain(&agency.name));
            texts.extend(agency.abbrev.iter().map(|text| plain(text)));
        }
    }
    for term in &ll2.terms {
        if !craft.name.to_lowercase().contains(term) && !config_name.contains(term) {
            return false;
        }
    }
    for term in &any.terms {
        if !texts.iter().any(|text| text.contains(&plain(term))) {
            return false;
        }
    }
    if !query.name.is_empty() && !query.name.contains(&craft.name) {
        return false;
    }
    for of in Flag::ALL {
        if query.flag(of).is_some() && query.flag(of) != flag(craft, of) {
            return false;
        }
    }
    for field in Nullable::ALL {
        if query.null(field).is_some_and(|wanted| wanted != is_missing(craft, field)) {
            return false;
        }
    }
    for facet in Facet::ALL {
        let (choice, values) = (query.facet(facet), values(craft, facet));
        if !choice.any.is_empty() && !choice.any.iter().any(|id| values.contains(id)) {
            return false;
        }
        if choice.not.iter().any(|id| values.contains(id)) {
            return false;
        }
    }
    for measure in Measure::ALL {
        let (range, amount) = (query.range(measure), amount(craft, measure));
        if range.gte.is_some_and(|least| amount.is_none_or(|amount| amount < least)) {
            return false;
        }
        if range.lte.is_some_and(|most| amount.is_none_or(|amount| amount > most)) {
            return false;
        }
    }
    true
}

/// How many craft answer a question and have something besides.
pub fn count(
    collection: &Collection,
    question: &Question,
    has: impl Fn(&Spacecraft) -> bool,
) -> usize {
    let craft = collection.spacecraft.iter();
    craft.filter(|craft| admits(question, craft) && has(craft)).count()
}

/// The craft that answer a question, which is asked without bounds on the measure, over 24 equal
/// steps from the least value of all craft to the most.
pub fn histogram(
    collection: &Collection,
    question: &Question,
    measure: Measure,
) -> Option<Histogram> {
    let values = || collection.spacecraft.iter().filter_map(|craft| amount(craft, measure));
    let (least, most) = (values().min()?, values().max()?);
    if least == most {
        return None;
    }
    let mut steps = vec![0; 24];
    for craft in collection.spacecraft.iter().filter(|craft| admits(question, craft)) {
        if let Some(value) = amount(craft, measure) {
            // As many whole values as there are from least to most are cut into 24 parts.
            let (before, all) = (value - least, most - least + 1);
            steps[(before * 24 / all) as usize] += 1;
        }
    }
    Some(Histogram { least, most, steps })
}
