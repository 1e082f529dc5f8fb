//! Ten real records of LL2, read and written back: no value is lost or bent on the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::Arc;

use perigee_core::domain::{Agency, Date, Duration, Family, Image, License, Spacecraft, Term};
use perigee_core::ll2::{ListPage, Reader, list_page, spacecraft};
use serde_json::Value;

const API: &str = "https://lldev.thespacedevs.com/2.3.0";

fn text() -> String {
    common::fixture("spacecraft-list-page.json")
}

fn page() -> ListPage {
    Reader::default().list_page(&text()).unwrap()
}

/// The fixture as LL2 would have sent it without `format=api`.
fn fixture() -> Value {
    fn clean(value: &mut Value) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(url)) = members.get_mut("url") {
                    *url = url.strip_suffix("?format=api").unwrap().to_owned();
                }
                members.values_mut().for_each(clean);
            }
            Value::Array(members) => members.iter_mut().for_each(clean),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(&text()).unwrap();
    clean(&mut value);
    value
}

/// Every value of a JSON by its place, so that a difference names where it is.
fn places(at: &str, value: &Value, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            members.iter().for_each(|(key, value)| places(&format!("{at}/{key}"), value, out));
        }
        Value::Array(members) if !members.is_empty() => {
            let members = members.iter().enumerate();
            members.for_each(|(key, value)| places(&format!("{at}/{key}"), value, out));
        }
        value => out.push((at.to_owned(), value.clone())),
    }
}

fn find(page: &ListPage, id: u32) -> &Spacecraft {
    page.spacecraft.iter().find(|craft| craft.id == id).unwrap()
}

#[test]
fn the_page_is_read_in_ll2s_order_with_nothing_skipped() {
    let page = page();
    assert_eq!((page.count, page.skipped), (Some(596), 0));
    let ids: Vec<u32> = page.spacecraft.iter().map(|craft| craft.id).collect();
    assert_eq!(ids, [436, 166, 51, 62, 193, 148, 373, 99, 103, 602]);
}

#[test]
fn every_value_of_every_record_is_read_and_written_back() {
    let fixture = fixture();
    let mut expected = Vec::new();
    places("", &fixture["results"], &mut expected);
    assert!(expected.len() > 500, "{}", expected.len());

    let records = page().spacecraft.iter().map(|craft| spacecraft(craft, API)).collect();
    for text in [
        list_page(596, None, None, records).compact(),
        list_page(596, None, None, page().spacecraft.iter().map(|c| spacecraft(c, API)).collect())
            .pretty(),
    ] {
        let written: Value = serde_json::from_str(&text).unwrap();
        let mut found = Vec::new();
        places("", &written["results"], &mut found);
        for (place, value) in &expected {
            let (_, other) = found.iter().find(|(other, _)| other == place).expect(place);
            assert_eq!(other, value, "{place}");
        }
        assert_eq!(written["results"], fixture["results"]);
        assert_eq!(written["count"], 596);
        assert_eq!(written["next"], Value::Null);
    }
}

#[test]
fn keys_are_written_in_ll2s_own_order() {
    // The fixture is the page as LL2 printed it, indented by four blanks.
    let records = page().spacecraft.iter().map(|craft| spacecraft(craft, API)).collect();
    let next = format!("{API}/spacecraft/?format=api&limit=10&offset=350&ordering=-flights_count");
    let previous = next.replace("350", "330");
    let written = list_page(596, Some(next), Some(previous), records).pretty();
    let original: String = text()
        .trim_end()
        .lines()
        .map(|line| line.replace("/?format=api\"", "/\"") + "\n")
        .collect();
    let pairs = original.lines().zip(written.lines());
    for (at, (original, written)) in pairs.enumerate() {
        assert_eq!(written, original, "line {}", at + 1);
    }
    assert_eq!(original.lines().count(), written.lines().count());
}

fn term(id: u32, name: &str) -> Term {
    Term { id, name: name.to_owned() }
}

/// Said by hand from the page, so that reader and writer cannot be wrong together.
#[test]
fn crew_dragon_c205_is_what_the_page_says() {
    let page = page();
    let craft = find(&page, 436);
    assert_eq!(craft.name, "Crew Dragon C205");
    assert_eq!(craft.serial_number.as_deref(), Some("C205"));
    assert_eq!((craft.is_placeholder, craft.in_space), (Some(false), Some(false)));
    assert_eq!(craft.time_in_space, Some(Duration::from_seconds(540)));
    assert_eq!(craft.time_docked, Some(Duration::from_seconds(0)));
    assert_eq!((craft.flights_count, craft.mission_ends_count), (Some(1), Some(1)));
    assert_eq!(craft.fastest_turnaround, None);
    assert_eq!(craft.status.as_deref(), Some(&term(1, "Active")));
    assert_eq!(
        craft.description.as_deref(),
        Some("Crew Dragon 2 is the Crew Dragon spacecraft launched on the In Flight Abort Test.")
    );
    let nasa = License {
        id: 4,
        name: "NASA Image and Media Guidelines".to_owned(),
        priority: Some(0),
        link: Some("https://www.nasa.gov/nasa-brand-center/images-and-media/".to_owned()),
    };
    let media = "https://thespacedevs-dev.nyc3.digitaloceanspaces.com/media/images";
    let picture = Image {
        id: 1181,
        name: "Crew Dragon docking".to_owned(),
        image_url: Some(format!("{media}/spacex_dm-2_cre_image_20200504065311.jpeg")),
        thumbnail_url: Some(format!("{media}/255bauto255d__image_thumbnail_20240305191923.jpeg")),
        credit: Some("NASA".to_owned()),
        license: Some(Arc::new(nasa)),
        single_use: Some(false),
        variants: vec![],
    };
    assert_eq!(craft.image.as_deref(), Some(&picture));
    assert!(!picture.license_is_unknown());

    let config = craft.spacecraft_config.as_deref().unwrap();
    assert_eq!((config.id, &*config.name, config.in_use), (6, "Crew Dragon 2", Some(true)));
    assert_eq!(config.config_type.as_deref(), Some(&term(2, "Capsule")));
    assert_eq!(config.image.as_deref(), Some(&picture));
    assert!(craft.picture_is_of_type());
    let spacex = Arc::new(Agency {
        id: 121,
        name: "SpaceX".to_owned(),
        abbrev: Some("SpX".to_owned()),
        agency_type: Some(Arc::new(term(3, "Commercial"))),
    });
    assert_eq!(config.agency.as_ref(), Some(&spacex));
    let dragon = Family {
        id: 6,
        name: "Dragon".to_owned(),
        description: Some("Dragon is a family of spacecraft developed and produced by American private space transportation company SpaceX.".to_owned()),
        manufacturer: Some(Arc::clone(&spacex)),
        parent: None,
        maiden_flight: Date::parse("2010-12-08"),
    };
    assert_eq!(*config.family[0], dragon);
    let dragon_2 = &config.family[1];
    assert_eq!((dragon_2.id, &*dragon_2.name), (7, "Dragon 2"));
    assert_eq!(dragon_2.parent, Some(term(6, "Dragon")));
    assert_eq!(dragon_2.maiden_flight, Date::parse("2019-03-02"));
    assert_eq!(config.family.len(), 2);
    assert_eq!(config.maiden_flight(), Date::parse("2019-03-02"));
}

#[test]
fn soyuz_tma_20m_is_what_the_page_says() {
    let page = page();
    let craft = find(&page, 51);
    assert_eq!(craft.name, "Soyuz TMA-20M");
    assert_eq!(craft.serial_number.as_deref(), Some("Soyuz TMA-M 11F732A47 #720"));
    let day = 86_400;
    let in_space = 172 * day + 3 * 3_600 + 46 * 60 + 18;
    let docked = 171 * day + 18 * 3_600 + 42 * 60 + 30;
    assert_eq!(craft.time_in_space.map(Duration::seconds), Some(in_space));
    assert_eq!(craft.time_docked.map(Duration::seconds), Some(docked));
    assert_eq!(craft.status.as_deref(), Some(&term(4, "Single Use")));
    let image = craft.image.as_deref().unwrap();
    assert_eq!((image.id, &*image.name), (1932, "[AUTO] Soyuz TMA-M - image"));
    assert_eq!((&image.credit, image.single_use), (&None, Some(true)));
    assert!(image.license_is_unknown());
    let license = image.license.as_deref().unwrap();
    assert_eq!((license.priority, &license.link), (Some(9), &None));
    let config = craft.spacecraft_config.as_deref().unwrap();
    assert_eq!((config.id, &*config.name, config.in_use), (39, "Soyuz TMA-M", Some(false)));
    let agency = config.agency.as_deref().unwrap();
    assert_eq!(agency.name, "Russian Federal Space Agency (ROSCOSMOS)");
    assert_eq!((agency.id, agency.abbrev.as_deref()), (63, Some("RFSA")));
    assert_eq!(agency.agency_type.as_deref(), Some(&term(1, "Government")));
    let manufacturer = config.family[0].manufacturer.as_deref().unwrap();
    assert_eq!((manufacturer.id, &*manufacturer.name), (1000, "Energia"));
    assert_eq!(config.maiden_flight(), Date::parse("1966-11-28"));
}

#[test]
fn what_is_missing_in_a_record_stays_missing() {
    let page = page();
    assert_eq!(find(&page, 166).serial_number, None);
    let tianzhou = find(&page, 602).spacecraft_config.as_deref().unwrap();
    assert!(tianzhou.family.is_empty());
    assert_eq!(tianzhou.maiden_flight(), None);
    assert!(find(&page, 166).description.as_deref().unwrap().contains("\r\n\r\n"));
}

#[test]
fn parts_that_records_share_are_held_once() {
    let mut reader = Reader::default();
    let first = reader.list_page(&text()).unwrap();
    let again = reader.list_page(&text()).unwrap();
    assert_eq!(first, again);
    for (a, b) in [
        (find(&first, 51), find(&first, 62)),
        (find(&first, 193), find(&first, 148)),
        // A later page shares with the earlier one.
        (find(&first, 436), find(&again, 436)),
    ] {
        assert!(Arc::ptr_eq(a.image.as_ref().unwrap(), b.image.as_ref().unwrap()));
        assert!(Arc::ptr_eq(a.status.as_ref().unwrap(), b.status.as_ref().unwrap()));
        let configs = [a, b].map(|craft| craft.spacecraft_config.as_ref().unwrap());
        assert!(Arc::ptr_eq(configs[0], configs[1]));
    }
    let dragon = find(&first, 436);
    let config = dragon.spacecraft_config.as_ref().unwrap();
    assert!(Arc::ptr_eq(dragon.image.as_ref().unwrap(), config.image.as_ref().unwrap()));
    let agency = config.agency.as_ref().unwrap();
    assert!(config.family.iter().all(|f| Arc::ptr_eq(f.manufacturer.as_ref().unwrap(), agency)));
    // Two configurations of one agency and one family.
    let (soyuz, tm) = (find(&first, 193), find(&first, 99));
    let configs = [soyuz, tm].map(|craft| craft.spacecraft_config.as_ref().unwrap());
    assert!(!Arc::ptr_eq(configs[0], configs[1]));
    assert!(Arc::ptr_eq(&configs[0].family[0], &configs[1].family[0]));
}
