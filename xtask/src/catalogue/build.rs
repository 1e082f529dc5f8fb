//! From the entries of the sample to a collection: every reference followed, every value read.

use std::collections::BTreeMap;
use std::sync::Arc;

use perigee_core::domain::{
    Agency, Collection, Date, Duration, Family, Image, License, Source, Spacecraft,
    SpacecraftConfig, Term, Timestamp,
};

use super::rows::{Entry, Row, Sample, SpacecraftRow, TermRow};

/// The things of one table by their id.
type Table<T> = BTreeMap<u32, Arc<T>>;

/// Builds the collection, craft sorted by id; what is wrong is added to `problems`. `None` only
/// when the date of the whole cannot be read.
pub fn collection(sample: &Sample, problems: &mut Vec<String>) -> Option<Collection> {
    let statuses = terms(&sample.statuses);
    let config_types = terms(&sample.config_types);
    let agency_types = terms(&sample.agency_types);

    let mut agencies = Table::new();
    for row in &sample.agencies {
        let mut read = Reading { entry: row.entry("agency"), problems };
        let agency = Agency {
            id: row.id,
            name: row.name.clone(),
            abbrev: row.abbrev.clone(),
            agency_type: read.refer("type", row.agency_type, "agency_type", &agency_types),
        };
        agencies.insert(row.id, Arc::new(agency));
    }

    let family_names: Table<Term> =
        sample.families.iter().map(|row| (row.id, term(row.id, &row.name))).collect();
    let mut families = Table::new();
    for row in &sample.families {
        let mut read = Reading { entry: row.entry("family"), problems };
        if row.parent == Some(row.id) {
            read.problem("it is its own parent");
        }
        let parent = read.refer("parent", row.parent, "family", &family_names);
        let family = Family {
            id: row.id,
            name: row.name.clone(),
            description: row.description.clone(),
            manufacturer: read.refer("manufacturer", row.manufacturer, "agency", &agencies),
            parent: parent.map(|term| Term::clone(&term)),
            maiden_flight: read.value(
                "maiden_flight",
                row.maiden_flight.as_deref(),
                "a day such as 2010-12-08",
                Date::parse,
            ),
        };
        families.insert(row.id, Arc::new(family));
    }

    let mut licenses = Table::new();
    for row in &sample.licenses {
        let license = License {
            id: row.id,
            name: row.name.clone(),
            priority: row.priority,
            link: row.link.clone(),
        };
        licenses.insert(row.id, Arc::new(license));
    }

    let mut images = Table::new();
    for row in &sample.images {
        let mut read = Reading { entry: row.entry("image"), problems };
        let image = Image {
            id: row.id,
            name: row.name.clone(),
            image_url: row.image_url.clone(),
            thumbnail_url: row.thumbnail_url.clone(),
            credit: row.credit.clone(),
            license: read.refer("license", row.license, "license", &licenses),
            single_use: row.single_use,
            variants: Vec::new(),
        };
        images.insert(row.id, Arc::new(image));
    }

    let mut configs = Table::new();
    for row in &sample.configs {
        let mut read = Reading { entry: row.entry("spacecraft_config"), problems };
        let family = row.family.iter();
        let config = SpacecraftConfig {
            id: row.id,
            name: row.name.clone(),
            config_type: read.refer("type", row.config_type, "config_type", &config_types),
            agency: read.refer("agency", row.agency, "agency", &agencies),
            family: family
                .filter_map(|id| read.refer("family", Some(*id), "family", &families))
                .collect(),
            in_use: row.in_use,
            image: read.refer("image", row.image, "image", &images),
        };
        configs.insert(row.id, Arc::new(config));
    }

    let mut spacecraft = Vec::new();
    for row in &sample.spacecraft {
        let mut read = Reading { entry: row.entry("spacecraft"), problems };
        let craft = Spacecraft {
            id: row.id,
            name: row.name.clone(),
            serial_number: row.serial_number.clone(),
            is_placeholder: row.is_placeholder,
            image: read.refer("image", row.image, "image", &images),
            in_space: row.in_space,
            time_in_space: read.duration("time_in_space", row.time_in_space.as_deref()),
            time_docked: read.duration("time_docked", row.time_docked.as_deref()),
            flights_count: row.flights_count,
            mission_ends_count: row.mission_ends_count,
            status: read.refer("status", Some(row.status), "status", &statuses),
            description: row.description.clone(),
            spacecraft_config: read.refer(
                "spacecraft_config",
                Some(row.spacecraft_config),
                "spacecraft_config",
                &configs,
            ),
            fastest_turnaround: read
                .duration("fastest_turnaround", row.fastest_turnaround.as_deref()),
        };
        read.contradictions(&craft, row);
        spacecraft.push(Arc::new(craft));
    }
    spacecraft.sort_by_key(|craft| craft.id);

    let Some(generated_at) = Timestamp::parse(&sample.generated_at) else {
        problems.push(format!(
            "generated_at is {:?}, which is no instant such as 2026-11-23T00:00:00Z.",
            sample.generated_at
        ));
        return None;
    };
    Some(Collection { source: Source::Sample, generated_at, spacecraft })
}

fn terms(rows: &[TermRow]) -> Table<Term> {
    rows.iter().map(|row| (row.id, term(row.id, &row.name))).collect()
}

fn term(id: u32, name: &str) -> Arc<Term> {
    Arc::new(Term { id, name: name.to_owned() })
}

/// An entry being read, and where its problems go.
struct Reading<'a> {
    entry: Entry,
    problems: &'a mut Vec<String>,
}

impl Reading<'_> {
    fn problem(&mut self, what: &str) {
        self.problems.push(format!("{}: {what}.", self.entry));
    }

    /// Follows a reference into another table.
    fn refer<T>(
        &mut self,
        key: &str,
        id: Option<u32>,
        table: &str,
        things: &Table<T>,
    ) -> Option<Arc<T>> {
        let id = id?;
        let found = things.get(&id).cloned();
        if found.is_none() {
            self.problem(&format!("{key} {id} is not defined in [[{table}]]"));
        }
        found
    }

    fn value<T>(
        &mut self,
        key: &str,
        text: Option<&str>,
        wanted: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = text?;
        let value = parse(text);
        if value.is_none() {
            self.problem(&format!("{key} is {text:?}, which is not {wanted}"));
        }
        value
    }

    fn duration(&mut self, key: &str, text: Option<&str>) -> Option<Duration> {
        let parse = |text: &str| Duration::parse(text).filter(|length| length.seconds() >= 0);
        self.value(key, text, "a duration such as P1DT10H19M49S", parse)
    }

    /// Facts of one craft that cannot all be true.
    fn contradictions(&mut self, craft: &Spacecraft, row: &SpacecraftRow) {
        let (begun, ended) = (craft.flights_count, craft.mission_ends_count);
        for (key, count) in [("flights_count", begun), ("mission_ends_count", ended)] {
            if count.is_some_and(|count| count < 0) {
                self.problem(&format!("{key} is below zero"));
            }
        }
        if let (Some(begun), Some(ended)) = (begun, ended) {
            if ended > begun {
                self.problem(&format!("{ended} flights ended, but only {begun} began"));
            }
            if craft.in_space == Some(true) && ended >= begun {
                self.problem("it is in space, yet all its flights have ended");
            }
        }
        if craft.time_docked.zip(craft.time_in_space).is_some_and(|(docked, all)| docked > all) {
            self.problem("it was docked for longer than it was in space");
        }
        if row.fastest_turnaround.is_some() && begun.is_some_and(|begun| begun < 2) {
            self.problem("it has a fastest turnaround, but flew less than twice");
        }
    }
}
