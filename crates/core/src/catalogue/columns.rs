//! The columns of each table, in the order in which they are written.

/// Of the tables of a term each: `statuses`, `config_types` and `agency_types`.
pub(super) const TERM: &[&str] = &["id", "name"];

pub(super) const AGENCY: &[&str] = &["id", "name", "abbrev", "type"];

pub(super) const FAMILY: &[&str] =
    &["id", "name", "description", "manufacturer", "parent_id", "parent_name", "maiden_flight"];

pub(super) const LICENSE: &[&str] = &["id", "name", "priority", "link"];

pub(super) const IMAGE: &[&str] =
    &["id", "name", "image_url", "thumbnail_url", "credit", "license", "single_use"];

pub(super) const VARIANT: &[&str] = &["image", "id", "type_id", "type_name", "image_url"];

pub(super) const CONFIG: &[&str] = &["id", "name", "type", "agency", "family", "in_use", "image"];

pub(super) const SPACECRAFT: &[&str] = &[
    "id",
    "name",
    "serial_number",
    "is_placeholder",
    "image",
    "in_space",
    "time_in_space",
    "time_docked",
    "flights_count",
    "mission_ends_count",
    "status",
    "description",
    "spacecraft_config",
    "fastest_turnaround",
];
