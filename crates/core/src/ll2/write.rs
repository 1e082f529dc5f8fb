//! Records in LL2's shape, field for field and in LL2's order (API 2.3.0, mode `normal`).

use crate::domain::{Agency, Date, Duration, Family, Image, Spacecraft, SpacecraftConfig, Term};

use crate::json::Json;

/// A record as `{api}/spacecraft/` would list it; `api` is the base address without a slash at
/// the end, and is only used to build the `url` fields.
pub fn spacecraft(craft: &Spacecraft, api: &str) -> Json {
    let duration = |duration: Option<Duration>| Json::from(duration.map(Duration::iso));
    Json::Object(vec![
        ("response_mode", "normal".into()),
        ("id", craft.id.into()),
        ("url", format!("{api}/spacecraft/{}/", craft.id).into()),
        ("name", craft.name.as_str().into()),
        ("serial_number", craft.serial_number.as_deref().into()),
        ("is_placeholder", craft.is_placeholder.into()),
        ("image", craft.image.as_deref().map(image).into()),
        ("in_space", craft.in_space.into()),
        ("time_in_space", duration(craft.time_in_space)),
        ("time_docked", duration(craft.time_docked)),
        ("flights_count", craft.flights_count.into()),
        ("mission_ends_count", craft.mission_ends_count.into()),
        ("status", craft.status.as_deref().map(term).into()),
        ("description", craft.description.as_deref().unwrap_or("").into()),
        ("spacecraft_config", craft.spacecraft_config.as_deref().map(|c| config(c, api)).into()),
        ("fastest_turnaround", duration(craft.fastest_turnaround)),
    ])
}

/// The envelope of a list: LL2's `count`, `next`, `previous` and `results`.
pub fn list_page(
    count: usize,
    next: Option<String>,
    previous: Option<String>,
    results: Vec<Json>,
) -> Json {
    Json::Object(vec![
        ("count", Json::Int(count as i64)),
        ("next", next.into()),
        ("previous", previous.into()),
        ("results", Json::List(results)),
    ])
}

fn config(config: &SpacecraftConfig, api: &str) -> Json {
    Json::Object(vec![
        ("response_mode", "normal".into()),
        ("id", config.id.into()),
        ("url", format!("{api}/spacecraft_configurations/{}/", config.id).into()),
        ("name", config.name.as_str().into()),
        ("type", config.config_type.as_deref().map(term).into()),
        ("agency", config.agency.as_deref().map(|a| agency(a, api)).into()),
        ("family", Json::List(config.family.iter().map(|f| family(f, api)).collect())),
        ("in_use", config.in_use.into()),
        ("image", config.image.as_deref().map(image).into()),
    ])
}

fn agency(agency: &Agency, api: &str) -> Json {
    Json::Object(vec![
        ("response_mode", "list".into()),
        ("id", agency.id.into()),
        ("url", format!("{api}/agencies/{}/", agency.id).into()),
        ("name", agency.name.as_str().into()),
        ("abbrev", agency.abbrev.as_deref().unwrap_or("").into()),
        ("type", agency.agency_type.as_deref().map(term).into()),
    ])
}

fn family(family: &Family, api: &str) -> Json {
    let parent = family.parent.as_ref().map(|parent| {
        Json::Object(vec![
            ("response_mode", "list".into()),
            ("id", parent.id.into()),
            ("name", parent.name.as_str().into()),
        ])
    });
    Json::Object(vec![
        ("response_mode", "normal".into()),
        ("id", family.id.into()),
        ("name", family.name.as_str().into()),
        ("description", family.description.as_deref().unwrap_or("").into()),
        ("manufacturer", family.manufacturer.as_deref().map(|a| agency(a, api)).into()),
        ("parent", parent.into()),
        ("maiden_flight", family.maiden_flight.map(Date::iso).into()),
    ])
}

fn image(image: &Image) -> Json {
    let license = image.license.as_deref().map(|license| {
        Json::Object(vec![
            ("id", license.id.into()),
            ("name", license.name.as_str().into()),
            ("priority", license.priority.into()),
            ("link", license.link.as_deref().into()),
        ])
    });
    let variants = image.variants.iter().map(|variant| {
        Json::Object(vec![
            ("id", variant.id.into()),
            ("type", variant.variant_type.as_ref().map(term).into()),
            ("image_url", variant.image_url.as_str().into()),
        ])
    });
    Json::Object(vec![
        ("id", image.id.into()),
        ("name", image.name.as_str().into()),
        ("image_url", image.image_url.as_deref().into()),
        ("thumbnail_url", image.thumbnail_url.as_deref().into()),
        ("credit", image.credit.as_deref().into()),
        ("license", license.into()),
        ("single_use", image.single_use.into()),
        ("variants", Json::List(variants.collect())),
    ])
}

fn term(term: &Term) -> Json {
    Json::Object(vec![("id", term.id.into()), ("name", term.name.as_str().into())])
}
