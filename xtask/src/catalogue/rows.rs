//! The sample as it is written by hand: one table entry per thing, unknown keys refused.

use std::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The whole file, entries in the order in which they are written.
#[derive(Debug, Default)]
pub struct Sample {
    /// The day the facts were last reviewed.
    pub generated_at: String,
    /// LL2's vocabulary of statuses.
    pub statuses: Vec<TermRow>,
    /// LL2's vocabulary of configuration types.
    pub config_types: Vec<TermRow>,
    /// LL2's vocabulary of agency types.
    pub agency_types: Vec<TermRow>,
    /// Who builds and flies.
    pub agencies: Vec<AgencyRow>,
    /// Lines of configurations.
    pub families: Vec<FamilyRow>,
    /// Terms of use of the pictures.
    pub licenses: Vec<LicenseRow>,
    /// The pictures.
    pub images: Vec<ImageRow>,
    /// The designs.
    pub configs: Vec<ConfigRow>,
    /// The craft.
    pub spacecraft: Vec<SpacecraftRow>,
}

/// Which entry a sentence is about, printed as `[[spacecraft]] 12 "Gemini 3"`.
#[derive(Clone, Debug)]
pub struct Entry {
    table: &'static str,
    id: u32,
    name: String,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[[{}]] {} {:?}", self.table, self.id, self.name)
    }
}

/// What all entries have in common.
pub trait Row: DeserializeOwned {
    /// The name of its table.
    const TABLE: &'static str;
    /// Whether an entry must say where its facts come from.
    const SOURCED: bool;

    /// LL2's id, and the name.
    fn known_by(&self) -> (u32, &str);
    /// Where the facts come from.
    fn source(&self) -> Option<&str> {
        None
    }
    /// All texts, none of which may be blank.
    fn texts(&self) -> Vec<(&'static str, Option<&String>)>;

    /// How sentences name this entry.
    fn entry(&self, table: &'static str) -> Entry {
        let (id, name) = self.known_by();
        Entry { table, id, name: name.to_owned() }
    }
}

macro_rules! row {
    (
        $(#[$doc:meta])* $row:ident, $table:literal, sourced: $sourced:literal,
        { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }, texts: [$($text:ident),*]
        $(, source: $source:ident)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)] // The fields are LL2's own; `perigee_core::domain` explains them.
        pub struct $row {
            pub id: u32,
            pub name: String,
            $($(#[$attribute])* pub $field: $type,)*
        }

        impl Row for $row {
            const TABLE: &'static str = $table;
            const SOURCED: bool = $sourced;

            fn known_by(&self) -> (u32, &str) {
                (self.id, &self.name)
            }

            $(fn source(&self) -> Option<&str> {
                self.$source.as_deref()
            })?

            fn texts(&self) -> Vec<(&'static str, Option<&String>)> {
                vec![("name", Some(&self.name)), $((stringify!($text), self.$text.as_ref()),)*]
            }
        }
    };
}

row!(
    /// An entry of one of LL2's vocabularies.
    TermRow, "term", sourced: false, {}, texts: []
);

row!(
    /// `[[agency]]`
    AgencyRow, "agency", sourced: true,
    { abbrev: Option<String>, #[serde(rename = "type")] agency_type: Option<u32>,
      source: Option<String>, },
    texts: [abbrev, source], source: source
);

row!(
    /// `[[family]]`
    FamilyRow, "family", sourced: true,
    { description: Option<String>, manufacturer: Option<u32>, parent: Option<u32>,
      maiden_flight: Option<String>, source: Option<String>, },
    texts: [description, maiden_flight, source], source: source
);

row!(
    /// `[[license]]`
    LicenseRow, "license", sourced: false,
    { priority: Option<i64>, link: Option<String>, },
    texts: [link]
);

row!(
    /// `[[image]]`
    ImageRow, "image", sourced: false,
    { image_url: Option<String>, thumbnail_url: Option<String>, credit: Option<String>,
      license: Option<u32>, single_use: Option<bool>, },
    texts: [image_url, thumbnail_url, credit]
);

row!(
    /// `[[spacecraft_config]]`
    ConfigRow, "spacecraft_config", sourced: true,
    { #[serde(rename = "type")] config_type: Option<u32>, agency: Option<u32>,
      #[serde(default)] family: Vec<u32>, in_use: Option<bool>, image: Option<u32>,
      source: Option<String>, },
    texts: [source], source: source
);

row!(
    /// `[[spacecraft]]`
    SpacecraftRow, "spacecraft", sourced: true,
    { serial_number: Option<String>, is_placeholder: Option<bool>, in_space: Option<bool>,
      status: u32, spacecraft_config: u32, image: Option<u32>, flights_count: Option<i64>,
      mission_ends_count: Option<i64>, time_in_space: Option<String>,
      time_docked: Option<String>, fastest_turnaround: Option<String>,
      description: Option<String>, source: Option<String>, },
    texts: [serial_number, time_in_space, time_docked, fastest_turnaround, description, source],
    source: source
);

/// Reads the file; every entry that cannot be read is a problem. `None` when it is no TOML.
pub fn read(text: &str, problems: &mut Vec<String>) -> Option<Sample> {
    let mut file: toml::Table = match text.parse() {
        Ok(file) => file,
        Err(error) => {
            problems.push(format!("It is not TOML: {}.", error.message()));
            return None;
        }
    };
    let generated_at = match file.remove("generated_at") {
        Some(toml::Value::String(text)) => text,
        _ => {
            problems.push("The key generated_at is missing, or not a text in quotes.".to_owned());
            String::new()
        }
    };
    let sample = Sample {
        generated_at,
        statuses: table(&mut file, "status", problems),
        config_types: table(&mut file, "config_type", problems),
        agency_types: table(&mut file, "agency_type", problems),
        agencies: table(&mut file, AgencyRow::TABLE, problems),
        families: table(&mut file, FamilyRow::TABLE, problems),
        licenses: table(&mut file, LicenseRow::TABLE, problems),
        images: table(&mut file, ImageRow::TABLE, problems),
        configs: table(&mut file, ConfigRow::TABLE, problems),
        spacecraft: table(&mut file, SpacecraftRow::TABLE, problems),
    };
    for key in file.keys() {
        problems.push(format!("The file has no table or key named {key:?}."));
    }
    Some(sample)
}

/// Takes a table out of the file.
fn table<R: Row>(file: &mut toml::Table, name: &'static str, problems: &mut Vec<String>) -> Vec<R> {
    let entries = match file.remove(name) {
        None => return Vec::new(),
        Some(toml::Value::Array(entries)) => entries,
        Some(_) => {
            problems.push(format!("{name} must be written as [[{name}]], an entry per thing."));
            return Vec::new();
        }
    };
    let mut rows: Vec<R> = Vec::new();
    for (at, entry) in entries.into_iter().enumerate() {
        let label = label(name, at, &entry);
        match entry.try_into::<R>() {
            Ok(row) => {
                problems.extend(check(&row, &label, &rows));
                rows.push(row);
            }
            Err(error) => {
                let reason = error.message().trim().replace('\n', ", ");
                problems.push(format!("{label}: {reason}."));
            }
        }
    }
    rows
}

/// How to name an entry that may lack everything to know it by.
fn label(table: &str, at: usize, entry: &toml::Value) -> String {
    let place = match entry.get("id").and_then(toml::Value::as_integer) {
        Some(id) => id.to_string(),
        None => format!("entry {}", at + 1),
    };
    match entry.get("name").and_then(toml::Value::as_str) {
        Some(name) => format!("[[{table}]] {place} {name:?}"),
        None => format!("[[{table}]] {place}"),
    }
}

/// What can be said of an entry by itself and of those written before it.
fn check<R: Row>(row: &R, label: &str, before: &[R]) -> Vec<String> {
    let mut problems = Vec::new();
    let (id, _) = row.known_by();
    if let Some(other) = before.iter().find(|other| other.known_by().0 == id) {
        problems.push(format!("{label}: its id is that of {:?} too.", other.known_by().1));
    }
    for (key, text) in row.texts() {
        if let Some(text) = text.filter(|text| text.trim() != text.as_str() || text.is_empty()) {
            problems.push(format!(
                "{label}: {key} is {text:?}; leave out what is not known, and blanks at the ends."
            ));
        }
    }
    if R::SOURCED && row.source().is_none() {
        problems.push(format!("{label}: it has no source note."));
    }
    problems
}
