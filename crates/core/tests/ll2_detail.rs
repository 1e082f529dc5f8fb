//! LL2's record of one craft, with its flights.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use perigee_core::domain::{Flight, Timestamp};
use perigee_core::ll2::{ReadError, Reader};
use serde_json::{Value, json};

/// Composed from the schema of API 2.3.0; no real record.
fn text() -> String {
    common::fixture("spacecraft-detail.json")
}

/// The flights of the record after a change.
fn flights(change: impl FnOnce(&mut Value)) -> Vec<Flight> {
    let mut record = serde_json::from_str(&text()).unwrap();
    change(&mut record);
    Reader::default().detail(&record.to_string()).unwrap().1
}

#[test]
fn the_craft_is_read_as_from_a_list() {
    let (craft, _) = Reader::default().detail(&text()).unwrap();
    let (record, page) = (text(), &mut Reader::default());
    let listed = page.list_page(&format!("{{\"results\":[{record}]}}")).unwrap();
    assert_eq!(listed.spacecraft, std::slice::from_ref(&craft));
    assert_eq!((craft.id, craft.serial_number.as_deref()), (9206, Some("C999")));
    assert_eq!(craft.fastest_turnaround.unwrap().iso(), "P100DT1S");
    // A detail record's configuration, agency and families are larger; the common part counts.
    let config = craft.spacecraft_config.as_deref().unwrap();
    assert_eq!((config.id, config.in_use), (6, Some(true)));
    assert_eq!(config.agency.as_deref().unwrap().abbrev.as_deref(), Some("SpX"));
    let [family] = &config.family[..] else { panic!("one family") };
    assert_eq!(family.parent.as_ref().map(|p| (p.id, &*p.name)), Some((6, "Dragon")));
    assert!(family.manufacturer.is_none() && family.description.is_none());
}

#[test]
fn a_flight_that_ended_has_everything() {
    let flights = flights(|_| {});
    assert_eq!(flights.len(), 2);
    let flight = &flights[0];
    assert_eq!(flight.id, 501);
    assert_eq!(flight.destination.as_deref(), Some("International Space Station"));
    assert_eq!(flight.mission_end, Timestamp::parse("2024-03-12T09:47:00Z"));
    assert_eq!(flight.duration.unwrap().iso(), "P64DT2H28M22S");
    assert_eq!(flight.turn_around_time, None);
    let launch = flight.launch.as_ref().unwrap();
    assert_eq!(launch.id, "0a1b2c3d-0000-4000-8000-000000000001");
    assert_eq!(launch.name.as_deref(), Some("Falcon 9 Block 5 | Composed-1"));
    assert_eq!(launch.status.as_ref().map(|s| (s.id, &*s.name)), Some((3, "Launch Successful")));
    assert_eq!(launch.net, Timestamp::parse("2024-01-08T07:18:38Z"));
    let landing = flight.landing.as_ref().unwrap();
    assert_eq!((landing.id, landing.attempt, landing.success), (3001, Some(true), Some(true)));
    assert_eq!(landing.description.as_deref(), Some("The capsule splashed down off Florida."));
    assert_eq!(landing.landing_location.as_deref(), Some("Atlantic Ocean"));
    assert_eq!(landing.landing_type.as_deref(), Some("Ocean"));
}

#[test]
fn a_flight_under_way_lacks_what_is_yet_to_come() {
    let flight = &flights(|_| {})[1];
    assert_eq!((flight.id, &flight.destination, flight.mission_end), (502, &None, None));
    assert_eq!((&flight.landing, flight.duration), (&None, None));
    assert_eq!(flight.turn_around_time.unwrap().iso(), "P100DT1S");
    let launch = flight.launch.as_ref().unwrap();
    assert_eq!(launch.net, Timestamp::parse("2024-06-20T09:47:01Z"));
    assert_eq!(launch.status, None);
}

#[test]
fn a_craft_without_flights_is_a_craft() {
    for none in
        [json!(null), json!([]), json!({}), json!("x"), json!([1, 2]), json!([null, "x", {}])]
    {
        assert_eq!(flights(|record| record["flights"] = none.clone()), [], "{none}");
    }
    assert_eq!(flights(|record| drop(record.as_object_mut().unwrap().remove("flights"))), []);
}

#[test]
fn a_landing_stands_without_its_place_or_kind() {
    for key in ["landing_location", "type"] {
        for broken in [None, Some(json!(null)), Some(json!("Ocean")), Some(json!({}))] {
            let flights = flights(|record| {
                let landing = record["flights"][0]["landing"].as_object_mut().unwrap();
                landing.remove(key);
                landing.extend(broken.clone().map(|value| (key.to_owned(), value)));
            });
            let landing = flights[0].landing.as_ref().expect("the rest of the landing stands");
            assert_eq!(landing.success, Some(true));
            let found = (landing.landing_location.is_some(), landing.landing_type.is_some());
            assert_eq!(found, (key == "type", key != "type"), "{key}: {broken:?}");
        }
    }
}

#[test]
fn a_flight_stands_without_its_parts() {
    let unknown = flights(|record| record["flights"][0]["landing"]["success"] = json!(null));
    assert_eq!(unknown[0].landing.as_ref().unwrap().success, None);
    let failed = flights(|record| record["flights"][0]["landing"]["success"] = json!(false));
    assert_eq!(failed[0].landing.as_ref().unwrap().success, Some(false));
    let no_launch = flights(|record| record["flights"][0]["launch"] = json!(null));
    assert_eq!((no_launch.len(), &no_launch[0].launch), (2, &None));
    assert!(no_launch[0].landing.is_some());
    // Without an id there is nothing to know it by.
    let ids: Vec<u32> =
        flights(|record| record["flights"][0]["id"] = json!(null)).iter().map(|f| f.id).collect();
    assert_eq!(ids, [502]);
}

#[test]
fn what_is_no_record_is_refused() {
    let whole = text();
    for cut in
        ["", "<html>", &whole[..whole.len() / 2], whole.trim_end().strip_suffix('}').unwrap()]
    {
        assert_eq!(Reader::default().detail(cut), Err(ReadError::NotJson));
    }
    for other in ["{\"detail\":\"Not found.\"}", "[]", "null", "{\"id\":1}", "{\"name\":\"x\"}"] {
        assert_eq!(Reader::default().detail(other), Err(ReadError::WrongShape), "{other}");
    }
}
