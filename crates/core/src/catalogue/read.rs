//! From the file to a collection.

use std::fmt;
use std::sync::Arc;

use crate::domain::{
    Agency, AgencyType, Collection, ConfigType, Date, Duration, Family, Image, ImageVariant,
    License, Source, Spacecraft, SpacecraftConfig, Status, Term, Timestamp,
};
use crate::json::Node;

use super::table::{NOWHERE, Table};
use super::{FORMAT, SAMPLE};

/// Why a file is no catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// Not JSON, or not this form at all; where it stopped making sense.
    NotACatalogue(&'static str),
    /// A form this program does not read.
    Format(i64),
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
    collection(Node::read(text).ok_or(CatalogueError::NotACatalogue("it is not complete JSON"))?)
}

fn collection(mut document: Node) -> Result<Collection, CatalogueError> {
    match document.take("format") {
        Node::Number(Some(format)) if format == i64::from(FORMAT) => {}
        Node::Number(Some(format)) => return Err(CatalogueError::Format(format)),
        _ => return Err(CatalogueError::NotACatalogue("it names no format")),
    }
    let count = document.take("count");
    let generated_at = document.take("generated_at");
    let source = match document.take("source") {
        Node::Text(source) if source == SAMPLE => Source::Sample,
        Node::Text(source) => Source::Api(source),
        _ => return Err(CatalogueError::Damaged("it does not say where it comes from")),
    };
    let mut table = |name: &str| Table::new(document.take(name));
    let statuses = terms(table("statuses")?)?;
    let config_types = terms(table("config_types")?)?;
    let agency_types = terms(table("agency_types")?)?;
    let agencies = agencies(table("agencies")?, &agency_types)?;
    let families = families(table("families")?, &agencies)?;
    let licenses = licenses(table("licenses")?)?;
    let variants = variants(table("image_variants")?)?;
    let images = images(table("images")?, &licenses, variants)?;
    let configs =
        configs(table("spacecraft_configs")?, &config_types, &agencies, &families, &images)?;
    let spacecraft = spacecraft(table("spacecraft")?, &images, &statuses, &configs)?;

    if !matches!(count, Node::Number(Some(count)) if usize::try_from(count) == Ok(spacecraft.len()))
    {
        return Err(CatalogueError::Damaged("it holds another number of craft than it says"));
    }
    if !spacecraft.is_sorted_by(|a, b| a.id < b.id) {
        return Err(CatalogueError::Damaged("the ids of the craft are not ascending"));
    }
    let generated_at = match generated_at {
        Node::Text(text) => Timestamp::parse(&text),
        _ => None,
    };
    let generated_at = generated_at.ok_or(CatalogueError::Damaged("its date cannot be read"))?;
    Ok(Collection { source, generated_at, spacecraft })
}

type Rows<T> = Result<Vec<Arc<T>>, CatalogueError>;

fn rows<T>(count: usize, mut row: impl FnMut() -> Result<T, CatalogueError>) -> Rows<T> {
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        rows.push(Arc::new(row()?));
    }
    Ok(rows)
}

fn terms(mut table: Table) -> Rows<Term> {
    let (mut id, mut name) = (table.ids()?, table.texts("name")?);
    rows(table.rows, || Ok(Term { id: id.id()?, name: name.name()? }))
}

fn agencies(mut table: Table, types: &[Arc<AgencyType>]) -> Rows<Agency> {
    let (mut id, mut name) = (table.ids()?, table.texts("name")?);
    let (mut abbrev, mut agency_type) = (table.texts("abbrev")?, table.numbers("type")?);
    rows(table.rows, || {
        Ok(Agency {
            id: id.id()?,
            name: name.name()?,
            abbrev: abbrev.text(),
            agency_type: agency_type.refer(types)?,
        })
    })
}

fn families(mut table: Table, agencies: &[Arc<Agency>]) -> Rows<Family> {
    let (mut id, mut name) = (table.ids()?, table.texts("name")?);
    let (mut description, mut manufacturer) =
        (table.texts("description")?, table.numbers("manufacturer")?);
    let (mut parent_id, mut parent_name) =
        (table.numbers("parent_id")?, table.texts("parent_name")?);
    let mut maiden_flight = table.texts("maiden_flight")?;
    rows(table.rows, || {
        Ok(Family {
            id: id.id()?,
            name: name.name()?,
            description: description.text(),
            manufacturer: manufacturer.refer(agencies)?,
            parent: parent_id.term(&mut parent_name)?,
            maiden_flight: maiden_flight.text().and_then(|day| Date::parse(&day)),
        })
    })
}

fn licenses(mut table: Table) -> Rows<License> {
    let (mut id, mut name) = (table.ids()?, table.texts("name")?);
    let (mut priority, mut link) = (table.numbers("priority")?, table.texts("link")?);
    rows(table.rows, || {
        Ok(License {
            id: id.id()?,
            name: name.name()?,
            priority: priority.number(),
            link: link.address(),
        })
    })
}

/// Variants, each with the row of the image it belongs to.
fn variants(mut table: Table) -> Result<Vec<(i64, ImageVariant)>, CatalogueError> {
    let (mut id, mut image) = (table.ids()?, table.numbers("image")?);
    let (mut type_id, mut type_name) = (table.numbers("type_id")?, table.texts("type_name")?);
    let mut image_url = table.texts("image_url")?;
    let mut variant = || {
        let variant = ImageVariant {
            id: id.id()?,
            variant_type: type_id.term(&mut type_name)?,
            image_url: image_url
                .address()
                .ok_or(CatalogueError::Damaged("the address of a picture is missing"))?,
        };
        Ok((image.number().ok_or(NOWHERE)?, variant))
    };
    (0..table.rows).map(|_| variant()).collect()
}

fn images(
    mut table: Table,
    licenses: &[Arc<License>],
    variants: Vec<(i64, ImageVariant)>,
) -> Rows<Image> {
    let (mut id, mut name) = (table.ids()?, table.texts("name")?);
    let (mut image_url, mut thumbnail_url) =
        (table.texts("image_url")?, table.texts("thumbnail_url")?);
    let (mut credit, mut license) = (table.texts("credit")?, table.numbers("license")?);
    let mut single_use = table.numbers("single_use")?;
    let exists = |image: i64| usize::try_from(image).is_ok_and(|row| row < table.rows);
    if !variants.iter().all(|(image, _)| exists(*image)) {
        return Err(NOWHERE);
    }
    let mut row = -1;
    rows(table.rows, || {
        row += 1;
        let own = variants.iter().filter(|(image, _)| *image == row);
        Ok(Image {
            id: id.id()?,
            name: name.text().unwrap_or_default(),
            image_url: image_url.address(),
            thumbnail_url: thumbnail_url.address(),
            credit: credit.text(),
            license: license.refer(licenses)?,
            single_use: single_use.bool(),
            variants: own.map(|(_, variant)| variant.clone()).collect(),
        })
    })
}

fn configs(
    mut table: Table,
    types: &[Arc<ConfigType>],
    agencies: &[Arc<Agency>],
    families: &[Arc<Family>],
    images: &[Arc<Image>],
) -> Rows<SpacecraftConfig> {
    let (mut id, mut name) = (table.ids()?, table.texts("name")?);
    let (mut config_type, mut agency) = (table.numbers("type")?, table.numbers("agency")?);
    let (mut family, mut in_use) = (table.lists("family")?, table.numbers("in_use")?);
    let mut image = table.numbers("image")?;
    rows(table.rows, || {
        Ok(SpacecraftConfig {
            id: id.id()?,
            name: name.name()?,
            config_type: config_type.refer(types)?,
            agency: agency.refer(agencies)?,
            family: family.refer(families)?,
            in_use: in_use.bool(),
            image: image.refer(images)?,
        })
    })
}

fn spacecraft(
    mut table: Table,
    images: &[Arc<Image>],
    statuses: &[Arc<Status>],
    configs: &[Arc<SpacecraftConfig>],
) -> Rows<Spacecraft> {
    let (mut id, mut name) = (table.ids()?, table.texts("name")?);
    let (mut serial_number, mut description) =
        (table.texts("serial_number")?, table.texts("description")?);
    let (mut is_placeholder, mut in_space) =
        (table.numbers("is_placeholder")?, table.numbers("in_space")?);
    let (mut image, mut status) = (table.numbers("image")?, table.numbers("status")?);
    let (mut time_in_space, mut time_docked) =
        (table.numbers("time_in_space")?, table.numbers("time_docked")?);
    let mut flights_count = table.numbers("flights_count")?;
    let mut mission_ends_count = table.numbers("mission_ends_count")?;
    let mut spacecraft_config = table.numbers("spacecraft_config")?;
    let mut fastest_turnaround = table.numbers("fastest_turnaround")?;
    rows(table.rows, || {
        Ok(Spacecraft {
            id: id.id()?,
            name: name.name()?,
            serial_number: serial_number.text(),
            is_placeholder: is_placeholder.bool(),
            image: image.refer(images)?,
            in_space: in_space.bool(),
            time_in_space: time_in_space.number().map(Duration::from_seconds),
            time_docked: time_docked.number().map(Duration::from_seconds),
            flights_count: flights_count.number(),
            mission_ends_count: mission_ends_count.number(),
            status: status.refer(statuses)?,
            description: description.text(),
            spacecraft_config: spacecraft_config.refer(configs)?,
            fastest_turnaround: fastest_turnaround.number().map(Duration::from_seconds),
        })
    })
}
