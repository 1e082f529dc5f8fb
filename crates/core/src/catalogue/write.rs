//! From a collection to the file.

use std::sync::Arc;

use crate::domain::{
    Agency, Collection, Date, Duration, Family, Image, License, Source, Spacecraft,
    SpacecraftConfig, Term,
};

use super::form::{Document, Terms};
use super::{FORMAT, SAMPLE};

/// Prints a collection as a catalogue file, one line of JSON. Equal collections give equal
/// bytes: tables are filled in the order in which the craft first mention their rows.
pub fn write(collection: &Collection) -> String {
    let mut tables = Tables::default();
    for craft in &collection.spacecraft {
        tables.spacecraft(craft);
    }
    let document = tables.into_document(collection);
    // The document holds only texts, numbers and lists of them, which always serialise.
    serde_json::to_string(&document).unwrap_or_default()
}

/// The tables in the making: what stands in each row so far, and the columns.
#[derive(Default)]
struct Tables {
    statuses: Rows<Term>,
    config_types: Rows<Term>,
    agency_types: Rows<Term>,
    agencies: Rows<Agency>,
    families: Rows<Family>,
    licenses: Rows<License>,
    images: Rows<Image>,
    configs: Rows<SpacecraftConfig>,
    form: Form,
}

/// The columns, table by table, as they stand in the document.
#[derive(Default)]
struct Form {
    agencies: super::form::Agencies,
    families: super::form::Families,
    licenses: super::form::Licenses,
    images: super::form::Images,
    image_variants: super::form::ImageVariants,
    configs: super::form::SpacecraftConfigs,
    spacecraft: super::form::SpacecraftTable,
}

impl Tables {
    fn spacecraft(&mut self, craft: &Spacecraft) {
        let image = craft.image.as_ref().map(|image| self.image(image));
        let status = craft.status.as_ref().map(|status| self.statuses.row(status).0);
        let config = craft.spacecraft_config.as_ref().map(|config| self.config(config));
        let table = &mut self.form.spacecraft;
        table.id.push(Some(craft.id.into()));
        table.name.push(craft.name.clone());
        table.serial_number.push(text(craft.serial_number.as_ref()));
        table.is_placeholder.push(craft.is_placeholder.map(i64::from));
        table.image.push(image);
        table.in_space.push(craft.in_space.map(i64::from));
        table.time_in_space.push(craft.time_in_space.map(Duration::seconds));
        table.time_docked.push(craft.time_docked.map(Duration::seconds));
        table.flights_count.push(craft.flights_count);
        table.mission_ends_count.push(craft.mission_ends_count);
        table.status.push(status);
        table.description.push(text(craft.description.as_ref()));
        table.spacecraft_config.push(config);
        table.fastest_turnaround.push(craft.fastest_turnaround.map(Duration::seconds));
    }

    fn config(&mut self, config: &Arc<SpacecraftConfig>) -> i64 {
        let (row, new) = self.configs.row(config);
        if new {
            let config_type = config.config_type.as_ref().map(|term| self.config_types.row(term).0);
            let agency = config.agency.as_ref().map(|agency| self.agency(agency));
            let family = config.family.iter().map(|family| Some(self.family(family))).collect();
            let image = config.image.as_ref().map(|image| self.image(image));
            let table = &mut self.form.configs;
            table.id.push(Some(config.id.into()));
            table.name.push(config.name.clone());
            table.config_type.push(config_type);
            table.agency.push(agency);
            table.family.push(family);
            table.in_use.push(config.in_use.map(i64::from));
            table.image.push(image);
        }
        row
    }

    fn agency(&mut self, agency: &Arc<Agency>) -> i64 {
        let (row, new) = self.agencies.row(agency);
        if new {
            let agency_type = agency.agency_type.as_ref().map(|term| self.agency_types.row(term).0);
            let table = &mut self.form.agencies;
            table.id.push(Some(agency.id.into()));
            table.name.push(agency.name.clone());
            table.abbrev.push(text(agency.abbrev.as_ref()));
            table.agency_type.push(agency_type);
        }
        row
    }

    fn family(&mut self, family: &Arc<Family>) -> i64 {
        let (row, new) = self.families.row(family);
        if new {
            let manufacturer = family.manufacturer.as_ref().map(|agency| self.agency(agency));
            let parent = family.parent.as_ref();
            let table = &mut self.form.families;
            table.id.push(Some(family.id.into()));
            table.name.push(family.name.clone());
            table.description.push(text(family.description.as_ref()));
            table.manufacturer.push(manufacturer);
            table.parent_id.push(parent.map(|parent| parent.id.into()));
            table.parent_name.push(text(parent.map(|parent| &parent.name)));
            table.maiden_flight.push(family.maiden_flight.map(Date::iso).unwrap_or_default());
        }
        row
    }

    fn image(&mut self, image: &Arc<Image>) -> i64 {
        let (row, new) = self.images.row(image);
        if new {
            let license = image.license.as_ref().map(|license| self.license(license));
            let table = &mut self.form.images;
            table.id.push(Some(image.id.into()));
            table.name.push(image.name.clone());
            table.image_url.push(text(image.image_url.as_ref()));
            table.thumbnail_url.push(text(image.thumbnail_url.as_ref()));
            table.credit.push(text(image.credit.as_ref()));
            table.license.push(license);
            table.single_use.push(image.single_use.map(i64::from));
            let table = &mut self.form.image_variants;
            for variant in &image.variants {
                let variant_type = variant.variant_type.as_ref();
                table.image.push(Some(row));
                table.id.push(Some(variant.id.into()));
                table.type_id.push(variant_type.map(|term| term.id.into()));
                table.type_name.push(text(variant_type.map(|term| &term.name)));
                table.image_url.push(variant.image_url.clone());
            }
        }
        row
    }

    fn license(&mut self, license: &Arc<License>) -> i64 {
        let (row, new) = self.licenses.row(license);
        if new {
            let table = &mut self.form.licenses;
            table.id.push(Some(license.id.into()));
            table.name.push(license.name.clone());
            table.priority.push(license.priority);
            table.link.push(text(license.link.as_ref()));
        }
        row
    }

    fn into_document(self, collection: &Collection) -> Document {
        let source = match &collection.source {
            Source::Sample => SAMPLE.to_owned(),
            Source::Api(api) => api.clone(),
        };
        Document {
            format: FORMAT,
            source,
            generated_at: collection.generated_at.iso(),
            count: collection.spacecraft.len(),
            statuses: terms(&self.statuses),
            config_types: terms(&self.config_types),
            agency_types: terms(&self.agency_types),
            agencies: self.form.agencies,
            families: self.form.families,
            licenses: self.form.licenses,
            images: self.form.images,
            image_variants: self.form.image_variants,
            spacecraft_configs: self.form.configs,
            spacecraft: self.form.spacecraft,
        }
    }
}

fn terms(rows: &Rows<Term>) -> Terms {
    Terms {
        id: rows.0.iter().map(|term| Some(term.id.into())).collect(),
        name: rows.0.iter().map(|term| term.name.clone()).collect(),
    }
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// The distinct values of one table, in the order of their rows.
struct Rows<T>(Vec<Arc<T>>);

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Rows<T> {
    /// The row of a value, and whether it is new. Shared values are found by address first,
    /// from the end, since neighbours share most.
    fn row(&mut self, value: &Arc<T>) -> (i64, bool) {
        let by_address = self.0.iter().rposition(|known| Arc::ptr_eq(known, value));
        match by_address.or_else(|| self.0.iter().rposition(|known| known == value)) {
            Some(row) => (row as i64, false),
            None => {
                self.0.push(Arc::clone(value));
                (self.0.len() as i64 - 1, true)
            }
        }
    }
}
