//! Whatever an API may send, a page of it is read as far as it makes sense.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::collections::collection;
use perigee_core::domain::{Duration, Spacecraft};
use perigee_core::ll2::{Json, ListPage, ReadError, Reader, list_page, spacecraft};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(record: &Value) -> ListPage {
    Reader::default().list_page(&json!({"count": 7, "results": [record]}).to_string()).unwrap()
}

/// The first record of the fixture, full of values.
fn record() -> Value {
    let page: Value = serde_json::from_str(&common::fixture("spacecraft-list-page.json")).unwrap();
    let mut record = page["results"][0].clone();
    record["fastest_turnaround"] = json!("P1D");
    record["image"]["variants"] = json!([{"id": 1, "type": {"id": 2, "name": "Wide"}, "image_url": "https://a.example/w.jpg"}]);
    record
}

/// The record with one value changed, as it is read.
fn with(pointer: &str, value: Value) -> Spacecraft {
    let mut record = record();
    *record.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    let page = read(&record);
    assert_eq!((page.count, page.skipped), (Some(7), 0), "{pointer}");
    Spacecraft::clone(&page.spacecraft[0])
}

/// Every place of a JSON, outermost first.
fn places(at: &str, value: &Value) -> Vec<String> {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, v)| (key.clone(), v)).collect(),
        Value::Array(members) => {
            members.iter().enumerate().map(|(n, v)| (n.to_string(), v)).collect()
        }
        _ => vec![],
    };
    let mut all = Vec::new();
    for (key, value) in members {
        let at = format!("{at}/{key}");
        all.push(at.clone());
        all.extend(places(&at, value));
    }
    all
}

#[test]
fn unknown_keys_change_nothing() {
    let plain = read(&record());
    let mut more = record();
    for pointer in [
        "",
        "/image",
        "/image/license",
        "/status",
        "/spacecraft_config",
        "/spacecraft_config/agency",
        "/spacecraft_config/family/0",
    ] {
        let object = more.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        object.insert("added_in_2031".to_owned(), json!({"a": [1, {"b": null}, 1.5, "x"]}));
        object.insert(String::new(), json!(null));
    }
    assert_eq!(read(&more), plain);
}

#[test]
fn a_value_of_the_wrong_type_is_missing_and_spoils_nothing_else() {
    let original = record();
    let whole = read(&original);
    let wrong = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(99_999_999_999_999_999_u64),
        json!(u64::MAX),
        json!(""),
        json!("x"),
        json!([]),
        json!([1, null]),
        json!(["a"]),
        json!([[{}]]),
        json!({}),
        json!({"id": "6", "name": 7}),
    ];
    for place in places("", &original) {
        let spoils = ["/id", "/name"].contains(&place.as_str());
        for value in &wrong {
            let mut record = original.clone();
            *record.pointer_mut(&place).unwrap() = value.clone();
            let page = read(&record);
            assert_eq!(page.spacecraft.len() + page.skipped, 1, "{place} = {value}");
            if !spoils {
                let craft = &page.spacecraft[0];
                assert_eq!(craft.id, whole.spacecraft[0].id, "{place} = {value}");
                assert_eq!(craft.name, whole.spacecraft[0].name, "{place} = {value}");
            }
        }
        let mut record = original.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        if let Some(members) = record.pointer_mut(parent).unwrap().as_object_mut() {
            members.remove(key);
            let page = read(&record);
            assert_eq!(page.skipped, usize::from(spoils), "{place} removed");
        }
    }
}

#[test]
fn each_field_alone_is_missing_when_it_is_null_empty_or_of_another_type() {
    let fields = [
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
    for field in fields {
        for value in [json!(null), json!(""), json!([]), json!({}), json!(1.5)] {
            let mut expected = Spacecraft::clone(&read(&record()).spacecraft[0]);
            match field {
                "serial_number" => expected.serial_number = None,
                "is_placeholder" => expected.is_placeholder = None,
                "image" => expected.image = None,
                "in_space" => expected.in_space = None,
                "time_in_space" => expected.time_in_space = None,
                "time_docked" => expected.time_docked = None,
                "flights_count" => expected.flights_count = None,
                "mission_ends_count" => expected.mission_ends_count = None,
                "status" => expected.status = None,
                "description" => expected.description = None,
                "spacecraft_config" => expected.spacecraft_config = None,
                _ => expected.fastest_turnaround = None,
            }
            assert_eq!(with(&format!("/{field}"), value.clone()), expected, "{field} = {value}");
        }
    }
}

#[test]
fn nested_parts_lose_only_what_they_lack() {
    let config = |pointer: &str, value: Value| with(pointer, value).spacecraft_config;
    assert_eq!(config("/spacecraft_config/family", json!(null)).unwrap().family, []);
    let odd = json!([null, 7, {"id": 3}, {"id": 6, "name": "Dragon"}, "x"]);
    let family = config("/spacecraft_config/family", odd).unwrap().family.clone();
    assert_eq!(family.iter().map(|f| (f.id, &*f.name)).collect::<Vec<_>>(), [(6, "Dragon")]);
    assert_eq!(config("/spacecraft_config/agency", json!(null)).unwrap().agency, None);
    assert_eq!(config("/spacecraft_config/type", json!(null)).unwrap().config_type, None);
    assert_eq!(config("/spacecraft_config/name", json!("  ")), None);
    assert_eq!(config("/spacecraft_config/id", json!(-6)), None);
    let agency = config("/spacecraft_config/agency/abbrev", json!("")).unwrap().agency.clone();
    assert_eq!(agency.unwrap().abbrev, None);
    let day = config("/spacecraft_config/family/0/maiden_flight", json!("2010-02-30"));
    assert_eq!(day.unwrap().family[0].maiden_flight, None);

    let image = |pointer: &str, value: Value| with(pointer, value).image.unwrap();
    assert!(image("/image/license", json!(null)).license_is_unknown());
    assert_eq!(image("/image/name", json!(null)).name, "");
    assert_eq!(image("/image/variants", json!(null)).variants, []);
    assert_eq!(image("/image/variants/0/type", json!(null)).variants[0].variant_type, None);
    assert_eq!(image("/image/variants/0/image_url", json!("")).variants, []);
    assert_eq!(image("/image/variants/0/id", json!(null)).variants, []);
    // Without a picture of its own, the type's is shown.
    let craft = with("/image", json!(null));
    assert_eq!(craft.picture().unwrap().id, 1181);
    assert!(craft.picture_is_of_type());
}

#[test]
fn vocabularies_are_open() {
    let status =
        |value: Value| with("/status", value).status.map(|term| (term.id, term.name.clone()));
    let is = |id, name: &str| Some((id, name.to_owned()));
    assert_eq!(status(json!({"id": 77, "name": "On loan"})), is(77, "On loan"));
    assert_eq!(status(json!({"id": 77})), is(77, "No. 77"));
    assert_eq!(status(json!({"id": 77, "name": ""})), is(77, "No. 77"));
    assert_eq!(status(json!({"id": 0, "name": "Zero"})), is(0, "Zero"));
    assert_eq!(status(json!({"name": "Active"})), None);
    assert_eq!(status(json!("Active")), None);
    assert_eq!(status(json!(1)), None);
}

#[test]
fn lengths_that_are_no_lengths_are_missing() {
    for (text, seconds) in [
        ("P868DT14H14M29S", Some(75_046_469)),
        ("PT9M", Some(540)),
        ("P0D", Some(0)),
        ("P1Y", None),
        ("9 minutes", None),
        ("00:09:00", None),
    ] {
        let craft = with("/time_in_space", json!(text));
        assert_eq!(craft.time_in_space.map(Duration::seconds), seconds, "{text}");
    }
}

#[test]
fn only_addresses_of_the_web_are_taken() {
    for (address, taken) in [
        ("https://a.example/x.jpg", true),
        ("http://a.example/x.jpg", true),
        ("javascript:alert(1)", false),
        ("JAVASCRIPT:alert(1)", false),
        ("data:image/svg+xml,<svg onload=alert(1)>", false),
        ("//a.example/x.jpg", false),
        ("/x.jpg", false),
        ("vbscript:x", false),
        ("blob:https://a.example/x", false),
        ("file:///etc/passwd", false),
    ] {
        let expected = taken.then_some(address);
        let at = |pointer| with(pointer, json!(address)).image.unwrap();
        assert_eq!(at("/image/image_url").image_url.as_deref(), expected, "{address}");
        assert_eq!(at("/image/thumbnail_url").thumbnail_url.as_deref(), expected, "{address}");
        let license = at("/image/license/link").license.clone().unwrap();
        assert_eq!(license.link.as_deref(), expected, "{address}");
        assert_eq!(at("/image/variants/0/image_url").variants.len(), usize::from(taken));
    }
}

#[test]
fn records_that_are_none_are_skipped_and_counted() {
    let results = json!([
        record(), null, 7, "x", [], {}, {"id": 1}, {"name": "a"}, {"id": 1, "name": ""},
        {"id": "1", "name": "a"}, {"id": -1, "name": "a"}, {"id": 4_294_967_296_i64, "name": "a"},
        {"id": 1.5, "name": "a"}, {"id": 2, "name": "b"},
    ]);
    let page = Reader::default()
        .list_page(&json!({"count": 600, "results": results}).to_string())
        .unwrap();
    assert_eq!((page.count, page.skipped), (Some(600), 12));
    let ids: Vec<u32> = page.spacecraft.iter().map(|craft| craft.id).collect();
    assert_eq!(ids, [436, 2]);
    for (results, skipped) in [("[1, 2, 3]", 3), ("[\"a\", \"b\"]", 2), ("[null]", 1), ("[]", 0)] {
        let page = Reader::default().list_page(&format!("{{\"results\": {results}}}")).unwrap();
        assert_eq!((page.spacecraft.len(), page.skipped), (0, skipped), "{results}");
    }
}

#[test]
fn a_missing_count_is_none() {
    for count in ["", "\"count\": null,", "\"count\": \"596\",", "\"count\": -1,"] {
        let text = format!("{{{count} \"results\": [{{\"id\": 1, \"name\": \"a\"}}, 7]}}");
        let page = Reader::default().list_page(&text).unwrap();
        assert_eq!((page.count, page.spacecraft.len(), page.skipped), (None, 1, 1), "{count}");
    }
}

#[test]
fn answers_that_are_no_page_say_why() {
    let html = "<!DOCTYPE html><html><head><title>Server Error (500)</title></head></html>";
    let whole = common::fixture("spacecraft-list-page.json");
    let (deep, deep_record) =
        ("[".repeat(200_000), format!("{{\"results\":[{{\"a\":{}", "{\"a\":".repeat(200_000)));
    for (text, error) in [
        ("", ReadError::NotJson),
        (html, ReadError::NotJson),
        (&whole[..whole.len() / 2], ReadError::NotJson),
        (&whole[..whole.len() - 3], ReadError::NotJson),
        ("{\"results\": []} trailing", ReadError::NotJson),
        (&deep, ReadError::NotJson),
        (&deep_record, ReadError::NotJson),
        ("null", ReadError::WrongShape),
        ("[]", ReadError::WrongShape),
        ("7", ReadError::WrongShape),
        ("{}", ReadError::WrongShape),
        ("{\"results\": null}", ReadError::WrongShape),
        ("{\"results\": {}}", ReadError::WrongShape),
        ("{\"detail\": \"Request was throttled.\"}", ReadError::WrongShape),
    ] {
        let start = &text[..text.len().min(40)];
        assert_eq!(Reader::default().list_page(text), Err(error), "{start}");
        let detail = Reader::default().detail(text).map(|_| ());
        let error = if text.starts_with("{\"results\": []} ") { ReadError::NotJson } else { error };
        assert_eq!(detail, Err(error), "{start}");
        assert!(error.to_string().ends_with('.'));
    }
}

/// Any JSON at all, with LL2's own keys among its keys.
fn any_json() -> impl Strategy<Value = Value> {
    let keys = [
        "id",
        "name",
        "results",
        "count",
        "image",
        "license",
        "status",
        "spacecraft_config",
        "family",
        "agency",
        "type",
        "variants",
        "image_url",
        "flights",
        "launch",
        "landing",
        "duration",
        "time_in_space",
        "maiden_flight",
        "parent",
        "net",
        "x",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..9_u32).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        Just(Value::from("PT1M")),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        let key = prop::sample::select(keys.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_json_is_read_or_refused(value in any_json(), record in any_json()) {
        let mut reader = Reader::default();
        let text = value.to_string();
        let _ = reader.list_page(&text);
        let _ = reader.detail(&text);
        let page = json!({"results": [record, {"id": 1, "name": "a", "image": value, "flights": [value]}]});
        let page = reader.list_page(&page.to_string()).unwrap();
        prop_assert_eq!(page.spacecraft.len() + page.skipped, 2);
        prop_assert!(page.skipped <= 1);
    }

    #[test]
    fn what_is_written_reads_back(collection in collection(8)) {
        let records: Vec<Json> =
            collection.spacecraft.iter().map(|craft| spacecraft(craft, "https://x.example")).collect();
        let text = list_page(records.len(), None, None, records).compact();
        let page = Reader::default().list_page(&text).unwrap();
        prop_assert_eq!(page.skipped, 0);
        let again: Vec<Json> =
            page.spacecraft.iter().map(|craft| spacecraft(craft, "https://x.example")).collect();
        prop_assert_eq!(again.len(), collection.spacecraft.len());
        for (craft, original) in page.spacecraft.iter().zip(&collection.spacecraft) {
            prop_assert_eq!(craft.id, original.id);
            prop_assert_eq!(&craft.name, &original.name);
            prop_assert_eq!(craft.time_in_space, original.time_in_space);
            prop_assert_eq!(&craft.status, &original.status);
        }
    }
}
