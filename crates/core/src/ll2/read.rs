//! LL2's answers, read tolerantly into the domain.

use std::fmt;
use std::sync::Arc;

use crate::domain::{
    Agency, Date, Duration, Family, Flight, Image, ImageVariant, Landing, Launch, License,
    Spacecraft, SpacecraftConfig, Term, Timestamp,
};
use crate::json::Node;

/// A page of LL2's list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListPage {
    /// How many records match in all, if the page says so.
    pub count: Option<usize>,
    /// The records that could be read, in LL2's order.
    pub spacecraft: Vec<Arc<Spacecraft>>,
    /// How many records of this page could not: they lack an id or a name.
    pub skipped: usize,
}

/// Why an answer is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not JSON, or cut off; LL2's own fault pages are HTML.
    NotJson,
    /// JSON, but not in the shape asked for.
    WrongShape,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotJson => "The answer is not complete JSON.",
            Self::WrongShape => {
                "The answer is JSON, but not in the shape Launch Library 2 documents."
            }
        })
    }
}

impl std::error::Error for ReadError {}

/// Reads answers, keeping one copy of every part that records share.
#[derive(Debug, Default)]
pub struct Reader {
    terms: Pool<Term>,
    agencies: Pool<Agency>,
    families: Pool<Family>,
    licenses: Pool<License>,
    images: Pool<Image>,
    configs: Pool<SpacecraftConfig>,
}

impl Reader {
    /// Reads a page of `/spacecraft/`.
    ///
    /// # Errors
    /// When the text is no JSON, or has no `results`. Records that cannot be read are counted
    /// in [`ListPage::skipped`] and never spoil the page.
    pub fn list_page(&mut self, text: &str) -> Result<ListPage, ReadError> {
        let value = json(text)?;
        let (records, received) =
            value.get("results").and_then(Node::as_list).ok_or(ReadError::WrongShape)?;
        let spacecraft: Vec<_> =
            records.iter().filter_map(|record| self.spacecraft(record)).map(Arc::new).collect();
        let skipped = received - spacecraft.len();
        let count = int(&value, "count").and_then(|count| usize::try_from(count).ok());
        Ok(ListPage { count, spacecraft, skipped })
    }

    /// Reads a record of `/spacecraft/{id}/` with its flights.
    ///
    /// # Errors
    /// When the text is no JSON, or the record has no id or name.
    pub fn detail(&mut self, text: &str) -> Result<(Arc<Spacecraft>, Vec<Flight>), ReadError> {
        let value = json(text)?;
        let craft = self.spacecraft(&value).ok_or(ReadError::WrongShape)?;
        let flights = list(&value, "flights").iter().filter_map(flight).collect();
        Ok((Arc::new(craft), flights))
    }

    /// A record; `None` when it has no id or name to know it by.
    fn spacecraft(&mut self, value: &Node) -> Option<Spacecraft> {
        Some(Spacecraft {
            id: id(value)?,
            name: text(value, "name")?,
            serial_number: text(value, "serial_number"),
            is_placeholder: bool(value, "is_placeholder"),
            image: self.image(value.get("image")),
            in_space: bool(value, "in_space"),
            time_in_space: duration(value, "time_in_space"),
            time_docked: duration(value, "time_docked"),
            flights_count: int(value, "flights_count"),
            mission_ends_count: int(value, "mission_ends_count"),
            status: self.term(value.get("status")),
            description: text(value, "description"),
            spacecraft_config: self.config(value.get("spacecraft_config")),
            fastest_turnaround: duration(value, "fastest_turnaround"),
        })
    }

    fn config(&mut self, value: Option<&Node>) -> Option<Arc<SpacecraftConfig>> {
        let value = value?;
        let families = list(value, "family");
        let config = SpacecraftConfig {
            id: id(value)?,
            name: text(value, "name")?,
            config_type: self.term(value.get("type")),
            agency: self.agency(value.get("agency")),
            family: families.iter().filter_map(|family| self.family(family)).collect(),
            in_use: bool(value, "in_use"),
            image: self.image(value.get("image")),
        };
        Some(self.configs.share(config))
    }

    fn family(&mut self, value: &Node) -> Option<Arc<Family>> {
        let family = Family {
            id: id(value)?,
            name: text(value, "name")?,
            description: text(value, "description"),
            manufacturer: self.agency(value.get("manufacturer")),
            parent: value.get("parent").and_then(term),
            maiden_flight: text(value, "maiden_flight").and_then(|date| Date::parse(&date)),
        };
        Some(self.families.share(family))
    }

    fn agency(&mut self, value: Option<&Node>) -> Option<Arc<Agency>> {
        let value = value?;
        let agency = Agency {
            id: id(value)?,
            name: text(value, "name")?,
            abbrev: text(value, "abbrev"),
            agency_type: self.term(value.get("type")),
        };
        Some(self.agencies.share(agency))
    }

    fn image(&mut self, value: Option<&Node>) -> Option<Arc<Image>> {
        let value = value?;
        let license = value.get("license").and_then(|license| {
            Some(License {
                id: id(license)?,
                name: text(license, "name")?,
                priority: int(license, "priority"),
                link: address(license, "link"),
            })
        });
        let variants = list(value, "variants").iter().filter_map(|variant| {
            Some(ImageVariant {
                id: id(variant)?,
                variant_type: variant.get("type").and_then(term),
                image_url: address(variant, "image_url")?,
            })
        });
        let image = Image {
            id: id(value)?,
            name: text(value, "name").unwrap_or_default(),
            image_url: address(value, "image_url"),
            thumbnail_url: address(value, "thumbnail_url"),
            credit: text(value, "credit"),
            license: license.map(|license| self.licenses.share(license)),
            single_use: bool(value, "single_use"),
            variants: variants.collect(),
        };
        Some(self.images.share(image))
    }

    fn term(&mut self, value: Option<&Node>) -> Option<Arc<Term>> {
        Some(self.terms.share(term(value?)?))
    }
}

fn flight(value: &Node) -> Option<Flight> {
    let launch = value.get("launch").and_then(|launch| {
        Some(Launch {
            id: text(launch, "id")?,
            name: text(launch, "name"),
            status: launch.get("status").and_then(term),
            net: instant(launch, "net"),
        })
    });
    let landing = value.get("landing").and_then(|landing| {
        Some(Landing {
            id: id(landing)?,
            attempt: bool(landing, "attempt"),
            success: bool(landing, "success"),
            description: text(landing, "description"),
            landing_location: landing.get("landing_location").and_then(|at| text(at, "name")),
            landing_type: landing.get("type").and_then(|how| text(how, "name")),
        })
    });
    Some(Flight {
        id: id(value)?,
        destination: text(value, "destination"),
        mission_end: instant(value, "mission_end"),
        launch,
        landing,
        duration: duration(value, "duration"),
        turn_around_time: duration(value, "turn_around_time"),
    })
}

fn json(text: &str) -> Result<Node, ReadError> {
    Node::read(text).ok_or(ReadError::NotJson)
}

fn id(value: &Node) -> Option<u32> {
    int(value, "id")?.try_into().ok()
}

/// A term; without a name it is shown by its number.
fn term(value: &Node) -> Option<Term> {
    let id = id(value)?;
    Some(Term { id, name: text(value, "name").unwrap_or_else(|| format!("No. {id}")) })
}

fn string<'a>(value: &'a Node, key: &str) -> Option<&'a str> {
    value.get(key)?.as_text()
}

/// A text; LL2 writes empty strings for missing ones.
fn text(value: &Node, key: &str) -> Option<String> {
    let text = string(value, key)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// An address of the web; anything else, such as a script's, is treated as missing.
fn address(value: &Node, key: &str) -> Option<String> {
    text(value, key).filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

fn bool(value: &Node, key: &str) -> Option<bool> {
    value.get(key)?.as_bool()
}

fn int(value: &Node, key: &str) -> Option<i64> {
    value.get(key)?.as_int()
}

fn duration(value: &Node, key: &str) -> Option<Duration> {
    Duration::parse(string(value, key)?)
}

fn instant(value: &Node, key: &str) -> Option<Timestamp> {
    Timestamp::parse(string(value, key)?)
}

fn list<'a>(value: &'a Node, key: &str) -> &'a [Node] {
    value.get(key).and_then(Node::as_list).map(|(list, _)| list).unwrap_or_default()
}

/// One copy of each distinct value; a collection has a few dozen of each kind.
#[derive(Debug)]
struct Pool<T>(Vec<Arc<T>>);

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Pool<T> {
    fn share(&mut self, value: T) -> Arc<T> {
        if let Some(known) = self.0.iter().find(|known| ***known == value) {
            return Arc::clone(known);
        }
        let value = Arc::new(value);
        self.0.push(Arc::clone(&value));
        value
    }
}
