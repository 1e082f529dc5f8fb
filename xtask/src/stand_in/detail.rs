//! `/spacecraft/{id}/`: one craft with its flights, in LL2's shape `SpacecraftEndpointDetailed`.

use std::sync::Arc;

use perigee_core::domain::{Duration, Spacecraft, Timestamp};
use perigee_core::ll2::{Json, spacecraft};

use super::flights::{Flight, flights};
use super::localise::localise;
use super::parameters::Parameters;
use super::reply::Reply;

use perigee_synth::mix;

/// Answers a request for one of these craft. `base` is the address of this server with the
/// namespace.
pub fn answer(all: &[Arc<Spacecraft>], id: &str, parameters: &Parameters, base: &str) -> Reply {
    let id: Option<u32> = id.parse().ok();
    let Some(craft) = all.iter().find(|craft| Some(craft.id) == id) else {
        return Reply::detail(404, "No Spacecraft matches the given query.");
    };
    let mut record = record(craft, &format!("{base}/2.3.0"));
    localise(&mut record, base, parameters.filled("format"));
    Reply::json(200, &record)
}

fn record(craft: &Spacecraft, api: &str) -> Json {
    let normal = spacecraft(craft, api);
    let all = flights(craft).iter().map(|flown| flight(craft, flown, &normal, api)).collect();
    let mut record = members(normal);
    set(&mut record, "response_mode", "detailed".into());
    if let Some(config) = take(&mut record, "spacecraft_config") {
        set(&mut record, "spacecraft_config", detailed_config(config));
    }
    record.push(("flights", Json::List(all)));
    Json::Object(record)
}

type Members = Vec<(&'static str, Json)>;

fn members(json: Json) -> Members {
    match json {
        Json::Object(members) => members,
        _ => Vec::new(),
    }
}

fn set(members: &mut Members, key: &'static str, value: Json) {
    match members.iter_mut().find(|(name, _)| *name == key) {
        Some((_, old)) => *old = value,
        None => members.push((key, value)),
    }
}

fn take(members: &mut Members, key: &str) -> Option<Json> {
    let (_, value) = members.iter_mut().find(|(name, _)| *name == key)?;
    Some(std::mem::replace(value, Json::Null))
}

/// `SpacecraftConfigDetailed`; what the stand-in does not know is null, or empty where LL2
/// writes an empty text.
fn detailed_config(config: Json) -> Json {
    if config == Json::Null {
        return config;
    }
    let mut config = members(config);
    set(&mut config, "response_mode", "detailed".into());
    if let Some(agency) = take(&mut config, "agency") {
        set(&mut config, "agency", normal_agency(agency));
    }
    if let Some(Json::List(families)) = take(&mut config, "family") {
        let families = families.into_iter().map(detailed_family).collect();
        set(&mut config, "family", Json::List(families));
    }
    for key in ["capability", "history", "details"] {
        set(&mut config, key, "".into());
    }
    for key in ["maiden_flight", "height", "diameter"] {
        set(&mut config, key, Json::Null);
    }
    set(&mut config, "human_rated", false.into());
    for key in ["crew_capacity", "payload_capacity", "payload_return_capacity"] {
        set(&mut config, key, Json::Null);
    }
    for key in ["flight_life", "wiki_link", "info_link"] {
        set(&mut config, key, "".into());
    }
    statistics(&mut config);
    set(&mut config, "fastest_turnaround", Json::Null);
    Json::Object(config)
}

/// `AgencyNormal`.
fn normal_agency(agency: Json) -> Json {
    if agency == Json::Null {
        return agency;
    }
    let mut agency = members(agency);
    set(&mut agency, "response_mode", "normal".into());
    set(&mut agency, "featured", false.into());
    set(&mut agency, "country", Json::List(Vec::new()));
    for key in ["description", "administrator", "founding_year"] {
        set(&mut agency, key, Json::Null);
    }
    for key in ["launchers", "spacecraft"] {
        set(&mut agency, key, "".into());
    }
    for key in ["parent", "image", "logo", "social_logo"] {
        set(&mut agency, key, Json::Null);
    }
    Json::Object(agency)
}

/// `SpacecraftConfigFamilyDetailed`, which says `normal` all the same.
fn detailed_family(family: Json) -> Json {
    let mut family = members(family);
    if let Some(manufacturer) = take(&mut family, "manufacturer") {
        set(&mut family, "manufacturer", normal_agency(manufacturer));
    }
    if let Some(Json::Object(mut parent)) = take(&mut family, "parent") {
        set(&mut parent, "response_mode", "normal".into());
        set(&mut parent, "description", "".into());
        for key in ["manufacturer", "parent", "maiden_flight"] {
            set(&mut parent, key, Json::Null);
        }
        set(&mut family, "parent", Json::Object(parent));
    }
    statistics(&mut family);
    Json::Object(family)
}

fn statistics(members: &mut Members) {
    for key in [
        "spacecraft_flown",
        "total_launch_count",
        "successful_launches",
        "failed_launches",
        "attempted_landings",
        "successful_landings",
        "failed_landings",
    ] {
        set(members, key, Json::Null);
    }
}

/// `SpacecraftFlightNormal`.
fn flight(craft: &Spacecraft, flight: &Flight, parent: &Json, api: &str) -> Json {
    let id = i64::from(craft.id) * 100 + i64::from(flight.number);
    let duration =
        |seconds: Option<i64>| Json::from(seconds.map(|s| Duration::from_seconds(s).iso()));
    Json::Object(vec![
        ("id", Json::Int(id)),
        ("url", format!("{api}/spacecraft_flights/{id}/").into()),
        ("destination", destination(craft)),
        ("mission_end", flight.end.map(instant).into()),
        ("spacecraft", parent.clone()),
        ("launch", launch(craft, flight, api)),
        ("landing", landing(craft, flight, id, api)),
        ("duration", duration(flight.duration)),
        ("turn_around_time", duration(flight.turnaround)),
        ("response_mode", "normal".into()),
    ])
}

fn instant(seconds: i64) -> String {
    Timestamp::from_millis(seconds * 1_000).iso()
}

fn destination(craft: &Spacecraft) -> Json {
    match craft.id % 4 {
        0 => Json::Null,
        1 => "Low Earth Orbit".into(),
        _ => "International Space Station".into(),
    }
}

/// `LaunchNormal`, with null for the large parts that may be null.
fn launch(craft: &Spacecraft, flight: &Flight, api: &str) -> Json {
    let id = uuid(mix(u64::from(craft.id) << 16 | u64::from(flight.number)));
    let net = instant(flight.start);
    let name = format!("Test Rocket | {} flight {}", craft.name, flight.number);
    let year = net.get(..4).unwrap_or_default();
    let designator = format!("{year}-{:03}", 1 + craft.id % 200);
    let provider = Json::Object(vec![
        ("response_mode", "list".into()),
        ("id", 1_900_u32.into()),
        ("url", format!("{api}/agencies/1900/").into()),
        ("name", "Synthetic Launch Services".into()),
        ("abbrev", "SLS".into()),
        ("type", Json::Object(vec![("id", 3_u32.into()), ("name", "Commercial".into())])),
    ]);
    let mut launch = vec![
        ("id", id.clone().into()),
        ("url", format!("{api}/launches/{id}/").into()),
        ("name", name.into()),
        ("response_mode", "normal".into()),
        ("slug", format!("test-rocket-{}-{}", craft.id, flight.number).into()),
        ("launch_designator", designator.into()),
        ("status", term(3, "Launch Successful", "Success")),
        ("last_updated", net.clone().into()),
        ("net", net.clone().into()),
        ("net_precision", term(0, "Second", "SEC")),
        ("window_end", net.clone().into()),
        ("window_start", net.into()),
    ];
    for key in ["image", "infographic", "probability", "weather_concerns"] {
        launch.push((key, Json::Null));
    }
    launch.push(("failreason", "".into()));
    launch.push(("hashtag", Json::Null));
    launch.push(("launch_service_provider", provider));
    launch.push(("rocket", rocket(api)));
    launch.push(("mission", mission(craft, flight)));
    launch.push(("pad", Json::Null));
    launch.push(("webcast_live", false.into()));
    launch.push(("program", Json::List(Vec::new())));
    for key in [
        "orbital_launch_attempt_count",
        "location_launch_attempt_count",
        "pad_launch_attempt_count",
        "agency_launch_attempt_count",
        "orbital_launch_attempt_count_year",
        "location_launch_attempt_count_year",
        "pad_launch_attempt_count_year",
        "agency_launch_attempt_count_year",
    ] {
        launch.push((key, Json::Null));
    }
    Json::Object(launch)
}

/// `RocketNormal`.
fn rocket(api: &str) -> Json {
    let configuration = Json::Object(vec![
        ("response_mode", "list".into()),
        ("id", 1_u32.into()),
        ("url", format!("{api}/launcher_configurations/1/").into()),
        ("name", "Test Rocket".into()),
        ("families", Json::List(Vec::new())),
        ("full_name", "Test Rocket".into()),
        ("variant", "".into()),
    ]);
    Json::Object(vec![("id", 1_u32.into()), ("configuration", configuration)])
}

/// `Mission`.
fn mission(craft: &Spacecraft, flight: &Flight) -> Json {
    let list = || Json::List(Vec::new());
    Json::Object(vec![
        ("id", (craft.id * 100 + flight.number).into()),
        ("name", format!("Flight {} of {}", flight.number, craft.name).into()),
        ("type", "Test Flight".into()),
        ("description", "It exists in tests only.".into()),
        ("image", Json::Null),
        ("orbit", Json::Null),
        ("agencies", list()),
        ("info_urls", list()),
        ("vid_urls", list()),
    ])
}

/// `Landing`; null while the flight lasts, and for some that were never recorded.
fn landing(craft: &Spacecraft, flight: &Flight, id: i64, api: &str) -> Json {
    if flight.end.is_none() || craft.id.is_multiple_of(3) {
        return Json::Null;
    }
    let lost = craft.status.as_ref().is_some_and(|status| status.id == 3);
    let last = craft.flights_count == Some(flight.number.into());
    let mut site = members(term(1, "Test Range", "TR"));
    site.insert(2, ("active", true.into()));
    for key in ["location", "longitude", "latitude", "image"] {
        set(&mut site, key, Json::Null);
    }
    for key in ["successful_landings", "attempted_landings", "failed_landings"] {
        set(&mut site, key, Json::Null);
    }
    let earth = vec![("id", 1_u32.into()), ("name", "Earth".into())];
    set(&mut site, "celestial_body", Json::Object(earth));
    Json::Object(vec![
        ("id", Json::Int(id)),
        ("url", format!("{api}/landings/{id}/").into()),
        ("attempt", true.into()),
        ("success", (!(lost && last)).into()),
        ("description", "It came down within the test range.".into()),
        ("downrange_distance", Json::Null),
        ("landing_location", Json::Object(site)),
        ("type", term(4, "Parachute Landing", "PL")),
    ])
}

fn term(id: u32, name: &str, abbrev: &str) -> Json {
    Json::Object(vec![
        ("id", id.into()),
        ("name", name.into()),
        ("abbrev", abbrev.into()),
        ("description", "".into()),
    ])
}

fn uuid(bits: u64) -> String {
    let low = mix(bits);
    format!(
        "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
        bits >> 32,
        bits >> 16 & 0xFFFF,
        bits & 0xFFF,
        low >> 48 & 0xFFF,
        low & 0xFFFF_FFFF_FFFF
    )
}
