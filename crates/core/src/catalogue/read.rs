//! From the file to a collection.

use std::fmt;
use std::sync::Arc;

use crate::domain::{
    Agency, AgencyType, Collection, ConfigType, Date, Duration, Family, Image, ImageVariant,
    License, Source, Spacecraft, SpacecraftConfig, Status, Term, Timestamp,
};
use crate::json::Node;

use super::table::{NOWHERE, Table};
use super::{FORMAT, SAMPLE, columns};

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
    let mut table = |name: &str, columns| Table::new(document.take(name), columns);
    let statuses = terms(table("statuses", columns::TERM)?)?;
    let config_types = terms(table("config_types", columns::TERM)?)?;
    let agency_types = terms(table("agency_types", columns::TERM)?)?;
    let agencies = agencies(table("agencies", columns::AGENCY)?, &agency_types)?;
    let families = families(table("families", columns::FAMILY)?, &agencies)?;
    let licenses = licenses(table("licenses", columns::LICENSE)?)?;
    let variants = table("image_variants", columns::VARIANT)?;
    let images = images(table("images", columns::IMAGE)?, &licenses, variants)?;
    let configs = table("spacecraft_configs", columns::CONFIG)?;
    let configs = configs_of(configs, &config_types, &agencies, &families, &images)?;
    let spacecraft =
        spacecraft(table("spacecraft", columns::SPACECRAFT)?, &images, &statuses, &configs)?;

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

fn terms(table: Table) -> Rows<Term> {
    table.rows(|row| Arc::new(Term { id: row.id("id"), name: row.name("name") }))
}

fn agencies(table: Table, types: &[Arc<AgencyType>]) -> Rows<Agency> {
    table.rows(|row| {
        Arc::new(Agency {
            id: row.id("id"),
            name: row.name("name"),
            abbrev: row.text("abbrev"),
            agency_type: row.refer("type", types),
        })
    })
}

fn families(table: Table, agencies: &[Arc<Agency>]) -> Rows<Family> {
    table.rows(|row| {
        Arc::new(Family {
            id: row.id("id"),
            name: row.name("name"),
            description: row.text("description"),
            manufacturer: row.refer("manufacturer", agencies),
            parent: row.term("parent_id", "parent_name"),
            maiden_flight: row.text("maiden_flight").and_then(|day| Date::parse(&day)),
        })
    })
}

fn licenses(table: Table) -> Rows<License> {
    table.rows(|row| {
        Arc::new(License {
            id: row.id("id"),
            name: row.name("name"),
            priority: row.number("priority"),
            link: row.address("link"),
        })
    })
}

fn images(table: Table, licenses: &[Arc<License>], variants: Table) -> Rows<Image> {
    let mut variants = variants_of(table.len(), variants)?.into_iter();
    table.rows(|row| {
        Arc::new(Image {
            id: row.id("id"),
            name: row.text("name").unwrap_or_default(),
            image_url: row.address("image_url"),
            thumbnail_url: row.address("thumbnail_url"),
            credit: row.text("credit"),
            license: row.refer("license", licenses),
            single_use: row.bool("single_use"),
            variants: variants.next().unwrap_or_default(),
        })
    })
}

/// The variants of each of so many images.
fn variants_of(images: usize, table: Table) -> Result<Vec<Vec<ImageVariant>>, CatalogueError> {
    let mut variants = vec![Vec::new(); images];
    table.rows(|row| {
        let image = row.number("image").and_then(|image| usize::try_from(image).ok());
        let id = row.id("id");
        let variant_type = row.term("type_id", "type_name");
        let image_url = row.address("image_url").unwrap_or_else(|| {
            row.refuse(CatalogueError::Damaged("the address of a picture is missing"));
            String::new()
        });
        match image.and_then(|image| variants.get_mut(image)) {
            Some(own) => own.push(ImageVariant { id, variant_type, image_url }),
            None => row.refuse(NOWHERE),
        }
    })?;
    Ok(variants)
}

fn configs_of(
    table: Table,
    types: &[Arc<ConfigType>],
    agencies: &[Arc<Agency>],
    families: &[Arc<Family>],
    images: &[Arc<Image>],
) -> Rows<SpacecraftConfig> {
    table.rows(|row| {
        Arc::new(SpacecraftConfig {
            id: row.id("id"),
            name: row.name("name"),
            config_type: row.refer("type", types),
            agency: row.refer("agency", agencies),
            family: row.refer_all("family", families),
            in_use: row.bool("in_use"),
            image: row.refer("image", images),
        })
    })
}

fn spacecraft(
    table: Table,
    images: &[Arc<Image>],
    statuses: &[Arc<Status>],
    configs: &[Arc<SpacecraftConfig>],
) -> Rows<Spacecraft> {
    fn time(row: &mut Table, key: &str) -> Option<Duration> {
        row.number(key).map(Duration::from_seconds)
    }
    table.rows(|row| {
        Arc::new(Spacecraft {
            id: row.id("id"),
            name: row.name("name"),
            serial_number: row.text("serial_number"),
            is_placeholder: row.bool("is_placeholder"),
            image: row.refer("image", images),
            in_space: row.bool("in_space"),
            time_in_space: time(row, "time_in_space"),
            time_docked: time(row, "time_docked"),
            flights_count: row.number("flights_count"),
            mission_ends_count: row.number("mission_ends_count"),
            status: row.refer("status", statuses),
            description: row.text("description"),
            spacecraft_config: row.refer("spacecraft_config", configs),
            fastest_turnaround: time(row, "fastest_turnaround"),
        })
    })
}
