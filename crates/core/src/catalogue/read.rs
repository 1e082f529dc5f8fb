//! From the file to a collection.

use std::fmt;
use std::sync::Arc;

use crate::domain::{
    Agency, Collection, Date, Duration, Family, Image, ImageVariant, License, Source, Spacecraft,
    SpacecraftConfig, Term, Timestamp,
};

use super::form::{Document, Numbers, Terms, Version};
use super::{FORMAT, SAMPLE};

/// Why a file is no catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// Not JSON, or not this form at all; where it stopped making sense.
    NotACatalogue(String),
    /// A form this program does not read.
    Format(u32),
    /// A catalogue whose tables contradict each other, and where.
    Damaged(&'static str),
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotACatalogue(reason) => write!(f, "The file is not a catalogue ({reason})."),
            Self::Format(format) => {
                write!(
                    f,
                    "The catalogue has format {format}, and this program reads format {FORMAT}."
                )
            }
            Self::Damaged(place) => write!(f, "The catalogue is damaged: {place}."),
        }
    }
}

impl std::error::Error for CatalogueError {}

/// Reads a catalogue file. Unknown keys are ignored.
///
/// # Errors
/// When the text is no catalogue, has another format, or its tables contradict each other.
pub fn read(text: &str) -> Result<Collection, CatalogueError> {
    let not_a_catalogue =
        |error: serde_json::Error| CatalogueError::NotACatalogue(error.to_string());
    let version: Version = serde_json::from_str(text).map_err(not_a_catalogue)?;
    if version.format != FORMAT {
        return Err(CatalogueError::Format(version.format));
    }
    collection(serde_json::from_str(text).map_err(not_a_catalogue)?)
}

fn collection(document: Document) -> Result<Collection, CatalogueError> {
    let statuses = terms(document.statuses)?;
    let config_types = terms(document.config_types)?;
    let agency_types = terms(document.agency_types)?;

    let mut t = document.agencies;
    let agencies = rows(t.id.len(), |row| {
        Ok(Agency {
            id: id(&t.id, row)?,
            name: name(&mut t.name, row)?,
            abbrev: text(&mut t.abbrev, row)?,
            agency_type: refer(&t.agency_type, row, &agency_types)?,
        })
    })?;

    let mut t = document.families;
    let families = rows(t.id.len(), |row| {
        let parent_name = text(&mut t.parent_name, row)?;
        Ok(Family {
            id: id(&t.id, row)?,
            name: name(&mut t.name, row)?,
            description: text(&mut t.description, row)?,
            manufacturer: refer(&t.manufacturer, row, &agencies)?,
            parent: match (number(&t.parent_id, row)?, parent_name) {
                (Some(id), Some(name)) => Some(Term { id: to_id(id)?, name }),
                _ => None,
            },
            maiden_flight: text(&mut t.maiden_flight, row)?.and_then(|day| Date::parse(&day)),
        })
    })?;

    let mut t = document.licenses;
    let licenses = rows(t.id.len(), |row| {
        Ok(License {
            id: id(&t.id, row)?,
            name: name(&mut t.name, row)?,
            priority: number(&t.priority, row)?,
            link: text(&mut t.link, row)?,
        })
    })?;

    let mut t = document.image_variants;
    let mut variants: Vec<(i64, ImageVariant)> = Vec::new();
    for row in 0..t.id.len() {
        let type_name = text(&mut t.type_name, row)?;
        let variant = ImageVariant {
            id: id(&t.id, row)?,
            variant_type: match (number(&t.type_id, row)?, type_name) {
                (Some(id), Some(name)) => Some(Term { id: to_id(id)?, name }),
                _ => None,
            },
            image_url: name(&mut t.image_url, row)?,
        };
        variants.push((number(&t.image, row)?.ok_or(UNEVEN)?, variant));
    }

    let mut t = document.images;
    let images = rows(t.id.len(), |row| {
        let own = variants.iter().filter(|(image, _)| *image == row as i64);
        Ok(Image {
            id: id(&t.id, row)?,
            name: text(&mut t.name, row)?.unwrap_or_default(),
            image_url: text(&mut t.image_url, row)?,
            thumbnail_url: text(&mut t.thumbnail_url, row)?,
            credit: text(&mut t.credit, row)?,
            license: refer(&t.license, row, &licenses)?,
            single_use: bool(&t.single_use, row)?,
            variants: own.map(|(_, variant)| variant.clone()).collect(),
        })
    })?;

    let mut t = document.spacecraft_configs;
    let configs = rows(t.id.len(), |row| {
        let numbers = t.family.get(row).ok_or(UNEVEN)?;
        let family: Result<Vec<_>, _> =
            (0..numbers.len()).map(|at| refer(numbers, at, &families)).collect();
        Ok(SpacecraftConfig {
            id: id(&t.id, row)?,
            name: name(&mut t.name, row)?,
            config_type: refer(&t.config_type, row, &config_types)?,
            agency: refer(&t.agency, row, &agencies)?,
            family: family?.into_iter().flatten().collect(),
            in_use: bool(&t.in_use, row)?,
            image: refer(&t.image, row, &images)?,
        })
    })?;

    let mut t = document.spacecraft;
    let spacecraft = rows(t.id.len(), |row| {
        Ok(Spacecraft {
            id: id(&t.id, row)?,
            name: name(&mut t.name, row)?,
            serial_number: text(&mut t.serial_number, row)?,
            is_placeholder: bool(&t.is_placeholder, row)?,
            image: refer(&t.image, row, &images)?,
            in_space: bool(&t.in_space, row)?,
            time_in_space: number(&t.time_in_space, row)?.map(Duration::from_seconds),
            time_docked: number(&t.time_docked, row)?.map(Duration::from_seconds),
            flights_count: number(&t.flights_count, row)?,
            mission_ends_count: number(&t.mission_ends_count, row)?,
            status: refer(&t.status, row, &statuses)?,
            description: text(&mut t.description, row)?,
            spacecraft_config: refer(&t.spacecraft_config, row, &configs)?,
            fastest_turnaround: number(&t.fastest_turnaround, row)?.map(Duration::from_seconds),
        })
    })?;

    if spacecraft.len() != document.count {
        return Err(CatalogueError::Damaged("it holds another number of craft than it says"));
    }
    if !spacecraft.is_sorted_by(|a, b| a.id < b.id) {
        return Err(CatalogueError::Damaged("the ids of the craft are not ascending"));
    }
    let generated_at = Timestamp::parse(&document.generated_at)
        .ok_or(CatalogueError::Damaged("its date cannot be read"))?;
    let source = match document.source.as_str() {
        SAMPLE => Source::Sample,
        _ => Source::Api(document.source),
    };
    Ok(Collection { source, generated_at, spacecraft })
}

const UNEVEN: CatalogueError = CatalogueError::Damaged("the columns of a table differ in length");

fn terms(mut table: Terms) -> Result<Vec<Arc<Term>>, CatalogueError> {
    rows(table.id.len(), |row| {
        Ok(Term { id: id(&table.id, row)?, name: name(&mut table.name, row)? })
    })
}

fn rows<T>(
    count: usize,
    mut read: impl FnMut(usize) -> Result<T, CatalogueError>,
) -> Result<Vec<Arc<T>>, CatalogueError> {
    (0..count).map(|row| read(row).map(Arc::new)).collect()
}

fn number(column: &Numbers, row: usize) -> Result<Option<i64>, CatalogueError> {
    column.get(row).copied().ok_or(UNEVEN)
}

fn bool(column: &Numbers, row: usize) -> Result<Option<bool>, CatalogueError> {
    Ok(number(column, row)?.map(|value| value != 0))
}

fn id(column: &Numbers, row: usize) -> Result<u32, CatalogueError> {
    number(column, row)?.map_or(Err(CatalogueError::Damaged("an id is missing")), to_id)
}

fn to_id(value: i64) -> Result<u32, CatalogueError> {
    value.try_into().map_err(|_| CatalogueError::Damaged("an id is out of range"))
}

/// Takes the text out of its column, so that nothing is copied.
fn text(column: &mut [String], row: usize) -> Result<Option<String>, CatalogueError> {
    let text = std::mem::take(column.get_mut(row).ok_or(UNEVEN)?);
    Ok((!text.is_empty()).then_some(text))
}

fn name(column: &mut [String], row: usize) -> Result<String, CatalogueError> {
    text(column, row)?.ok_or(CatalogueError::Damaged("a name is missing"))
}

fn refer<T>(
    column: &Numbers,
    row: usize,
    table: &[Arc<T>],
) -> Result<Option<Arc<T>>, CatalogueError> {
    let Some(number) = number(column, row)? else { return Ok(None) };
    let found = usize::try_from(number).ok().and_then(|number| table.get(number));
    found.cloned().map(Some).ok_or(CatalogueError::Damaged("a reference leads nowhere"))
}
