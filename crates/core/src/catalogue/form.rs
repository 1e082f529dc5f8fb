//! The document as it is written. An empty text or a `null` number means "not
//! recorded"; booleans are 0 and 1; times are whole seconds.

use serde::Serialize;

/// Texts of one column.
pub(super) type Texts = Vec<String>;
/// Numbers of one column: ids, counts, seconds, booleans, or row numbers of another table.
pub(super) type Numbers = Vec<Option<i64>>;

#[derive(Serialize)]
pub(super) struct Document {
    pub format: u32,
    pub source: String,
    pub generated_at: String,
    pub count: usize,
    pub statuses: Terms,
    pub config_types: Terms,
    pub agency_types: Terms,
    pub agencies: Agencies,
    pub families: Families,
    pub licenses: Licenses,
    pub images: Images,
    pub image_variants: ImageVariants,
    pub spacecraft_configs: SpacecraftConfigs,
    pub spacecraft: SpacecraftTable,
}

#[derive(Default, Serialize)]
pub(super) struct Terms {
    pub id: Numbers,
    pub name: Texts,
}

#[derive(Default, Serialize)]
pub(super) struct Agencies {
    pub id: Numbers,
    pub name: Texts,
    pub abbrev: Texts,
    #[serde(rename = "type")]
    pub agency_type: Numbers,
}

#[derive(Default, Serialize)]
pub(super) struct Families {
    pub id: Numbers,
    pub name: Texts,
    pub description: Texts,
    pub manufacturer: Numbers,
    pub parent_id: Numbers,
    pub parent_name: Texts,
    pub maiden_flight: Texts,
}

#[derive(Default, Serialize)]
pub(super) struct Licenses {
    pub id: Numbers,
    pub name: Texts,
    pub priority: Numbers,
    pub link: Texts,
}

#[derive(Default, Serialize)]
pub(super) struct Images {
    pub id: Numbers,
    pub name: Texts,
    pub image_url: Texts,
    pub thumbnail_url: Texts,
    pub credit: Texts,
    pub license: Numbers,
    pub single_use: Numbers,
}

#[derive(Default, Serialize)]
pub(super) struct ImageVariants {
    pub image: Numbers,
    pub id: Numbers,
    pub type_id: Numbers,
    pub type_name: Texts,
    pub image_url: Texts,
}

#[derive(Default, Serialize)]
pub(super) struct SpacecraftConfigs {
    pub id: Numbers,
    pub name: Texts,
    #[serde(rename = "type")]
    pub config_type: Numbers,
    pub agency: Numbers,
    pub family: Vec<Numbers>,
    pub in_use: Numbers,
    pub image: Numbers,
}

#[derive(Default, Serialize)]
pub(super) struct SpacecraftTable {
    pub id: Numbers,
    pub name: Texts,
    pub serial_number: Texts,
    pub is_placeholder: Numbers,
    pub image: Numbers,
    pub in_space: Numbers,
    pub time_in_space: Numbers,
    pub time_docked: Numbers,
    pub flights_count: Numbers,
    pub mission_ends_count: Numbers,
    pub status: Numbers,
    pub description: Texts,
    pub spacecraft_config: Numbers,
    pub fastest_turnaround: Numbers,
}
