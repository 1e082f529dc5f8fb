//! From a collection to the file.

use std::sync::Arc;

use crate::domain::{
    Agency, Collection, Date, Duration, Family, Image, License, Source, Spacecraft,
    SpacecraftConfig, Term,
};
use crate::json::quote;
use crate::text::join;

use super::{FORMAT, SAMPLE, columns};

/// Prints a collection as a catalogue file, one line of JSON. Equal collections give equal
/// bytes: tables are filled in the order in which the craft first mention their rows.
pub fn write(collection: &Collection) -> String {
    let mut tables = Tables::default();
    for craft in &collection.spacecraft {
        tables.spacecraft(craft);
    }
    let source = match &collection.source {
        Source::Sample => SAMPLE,
        Source::Api(api) => api,
    };
    let mut out = format!("{{\"format\":{FORMAT},\"source\":");
    quote(source, &mut out);
    out.push_str(",\"generated_at\":");
    quote(&collection.generated_at.iso(), &mut out);
    out.push_str(&format!(",\"count\":{}", collection.spacecraft.len()));
    for (name, columns, rows) in [
        ("statuses", columns::TERM, &tables.statuses.columns),
        ("config_types", columns::TERM, &tables.config_types.columns),
        ("agency_types", columns::TERM, &tables.agency_types.columns),
        ("agencies", columns::AGENCY, &tables.agencies.columns),
        ("families", columns::FAMILY, &tables.families.columns),
        ("licenses", columns::LICENSE, &tables.licenses.columns),
        ("images", columns::IMAGE, &tables.images.columns),
        ("image_variants", columns::VARIANT, &tables.variants),
        ("spacecraft_configs", columns::CONFIG, &tables.configs.columns),
        ("spacecraft", columns::SPACECRAFT, &tables.spacecraft),
    ] {
        rows.print(name, columns, &mut out);
    }
    out.push('}');
    out
}

/// The tables in the making. A cell stands at the place of its key in [`columns`].
#[derive(Default)]
struct Tables {
    statuses: Rows<Term>,
    config_types: Rows<Term>,
    agency_types: Rows<Term>,
    agencies: Rows<Agency>,
    families: Rows<Family>,
    licenses: Rows<License>,
    images: Rows<Image>,
    variants: Columns,
    configs: Rows<SpacecraftConfig>,
    spacecraft: Columns,
}

impl Tables {
    fn spacecraft(&mut self, craft: &Spacecraft) {
        let image = craft.image.as_ref().map(|image| self.image(image));
        let status = craft.status.as_ref().map(|status| term(&mut self.statuses, status));
        let config = craft.spacecraft_config.as_ref().map(|config| self.config(config));
        self.spacecraft.add(&[
            Cell::Number(Some(craft.id.into())),
            Cell::Text(Some(&craft.name)),
            Cell::Text(craft.serial_number.as_deref()),
            Cell::Number(craft.is_placeholder.map(i64::from)),
            Cell::Number(image),
            Cell::Number(craft.in_space.map(i64::from)),
            Cell::Number(craft.time_in_space.map(Duration::seconds)),
            Cell::Number(craft.time_docked.map(Duration::seconds)),
            Cell::Number(craft.flights_count),
            Cell::Number(craft.mission_ends_count),
            Cell::Number(status),
            Cell::Text(craft.description.as_deref()),
            Cell::Number(config),
            Cell::Number(craft.fastest_turnaround.map(Duration::seconds)),
        ]);
    }

    fn config(&mut self, config: &Arc<SpacecraftConfig>) -> i64 {
        let (row, new) = self.configs.row(config);
        if new {
            let types = &mut self.config_types;
            let config_type = config.config_type.as_ref().map(|kind| term(types, kind));
            let agency = config.agency.as_ref().map(|agency| self.agency(agency));
            let family: Vec<i64> = config.family.iter().map(|family| self.family(family)).collect();
            let image = config.image.as_ref().map(|image| self.image(image));
            self.configs.columns.add(&[
                Cell::Number(Some(config.id.into())),
                Cell::Text(Some(&config.name)),
                Cell::Number(config_type),
                Cell::Number(agency),
                Cell::Numbers(&family),
                Cell::Number(config.in_use.map(i64::from)),
                Cell::Number(image),
            ]);
        }
        row
    }

    fn agency(&mut self, agency: &Arc<Agency>) -> i64 {
        let (row, new) = self.agencies.row(agency);
        if new {
            let types = &mut self.agency_types;
            let agency_type = agency.agency_type.as_ref().map(|kind| term(types, kind));
            self.agencies.columns.add(&[
                Cell::Number(Some(agency.id.into())),
                Cell::Text(Some(&agency.name)),
                Cell::Text(agency.abbrev.as_deref()),
                Cell::Number(agency_type),
            ]);
        }
        row
    }

    fn family(&mut self, family: &Arc<Family>) -> i64 {
        let (row, new) = self.families.row(family);
        if new {
            let manufacturer = family.manufacturer.as_ref().map(|agency| self.agency(agency));
            let parent = family.parent.as_ref();
            self.families.columns.add(&[
                Cell::Number(Some(family.id.into())),
                Cell::Text(Some(&family.name)),
                Cell::Text(family.description.as_deref()),
                Cell::Number(manufacturer),
                Cell::Number(parent.map(|parent| parent.id.into())),
                Cell::Text(parent.map(|parent| parent.name.as_str())),
                Cell::Text(family.maiden_flight.map(Date::iso).as_deref()),
            ]);
        }
        row
    }

    fn image(&mut self, image: &Arc<Image>) -> i64 {
        let (row, new) = self.images.row(image);
        if new {
            let license = image.license.as_ref().map(|license| self.license(license));
            self.images.columns.add(&[
                Cell::Number(Some(image.id.into())),
                Cell::Text(Some(&image.name)),
                Cell::Text(image.image_url.as_deref()),
                Cell::Text(image.thumbnail_url.as_deref()),
                Cell::Text(image.credit.as_deref()),
                Cell::Number(license),
                Cell::Number(image.single_use.map(i64::from)),
            ]);
            for variant in &image.variants {
                let kind = variant.variant_type.as_ref();
                self.variants.add(&[
                    Cell::Number(Some(row)),
                    Cell::Number(Some(variant.id.into())),
                    Cell::Number(kind.map(|kind| kind.id.into())),
                    Cell::Text(kind.map(|kind| kind.name.as_str())),
                    Cell::Text(Some(&variant.image_url)),
                ]);
            }
        }
        row
    }

    fn license(&mut self, license: &Arc<License>) -> i64 {
        let (row, new) = self.licenses.row(license);
        if new {
            self.licenses.columns.add(&[
                Cell::Number(Some(license.id.into())),
                Cell::Text(Some(&license.name)),
                Cell::Number(license.priority),
                Cell::Text(license.link.as_deref()),
            ]);
        }
        row
    }
}

fn term(terms: &mut Rows<Term>, term: &Arc<Term>) -> i64 {
    let (row, new) = terms.row(term);
    if new {
        terms.columns.add(&[Cell::Number(Some(term.id.into())), Cell::Text(Some(&term.name))]);
    }
    row
}

/// One table: the distinct values in the order of their rows, and the columns as they print.
struct Rows<T> {
    values: Vec<Arc<T>>,
    columns: Columns,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { values: Vec::new(), columns: Columns::default() }
    }
}

impl<T: PartialEq> Rows<T> {
    /// The row of a value, and whether it is new. Shared values are found by address first,
    /// from the end, since neighbours share most.
    fn row(&mut self, value: &Arc<T>) -> (i64, bool) {
        let by_address = self.values.iter().rposition(|known| Arc::ptr_eq(known, value));
        match by_address.or_else(|| self.values.iter().rposition(|known| known == value)) {
            Some(row) => (row as i64, false),
            None => {
                self.values.push(Arc::clone(value));
                (self.values.len() as i64 - 1, true)
            }
        }
    }
}

/// What stands in one row of one column; a text that is not recorded prints as an empty one.
enum Cell<'a> {
    Number(Option<i64>),
    Text(Option<&'a str>),
    Numbers(&'a [i64]),
}

/// Columns as they print, members after commas.
#[derive(Default)]
struct Columns(Vec<String>);

impl Columns {
    /// Adds a row.
    fn add(&mut self, cells: &[Cell]) {
        self.0.resize(cells.len(), String::new());
        for (cell, out) in cells.iter().zip(&mut self.0) {
            if !out.is_empty() {
                out.push(',');
            }
            match cell {
                Cell::Number(None) => out.push_str("null"),
                Cell::Number(Some(number)) => out.push_str(&number.to_string()),
                Cell::Text(text) => quote(text.unwrap_or_default(), out),
                Cell::Numbers(numbers) => {
                    let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
                    out.push_str(&format!("[{}]", join(&numbers, ",")));
                }
            }
        }
    }

    fn print(&self, name: &str, keys: &[&str], out: &mut String) {
        out.push_str(&format!(",\"{name}\":{{"));
        for (at, key) in keys.iter().enumerate() {
            let members = self.0.get(at).map_or("", String::as_str);
            let comma = if at > 0 { "," } else { "" };
            out.push_str(&format!("{comma}\"{key}\":[{members}]"));
        }
        out.push('}');
    }
}
