//! What is broken in a record stays where it is: no other field and no other record suffers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::LazyLock;

use perigee_core::domain::Spacecraft;
use perigee_core::ll2::Reader;
use proptest::prelude::*;
use serde_json::{Value, json};

static PAGE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&common::fixture("spacecraft-list-page.json")).unwrap());

fn read(record: &Value) -> Option<Spacecraft> {
    let page = json!({ "results": [record] }).to_string();
    let mut page = Reader::default().list_page(&page).unwrap();
    page.spacecraft.pop().map(|craft| Spacecraft::clone(&craft))
}

fn first_with(path: &str, value: Value) -> Value {
    let mut record = PAGE["results"][0].clone();
    *record.pointer_mut(path).unwrap() = value;
    record
}

/// The JSON pointer of every value in the first record, the deepest ones too.
fn every_path() -> Vec<String> {
    fn collect(value: &Value, at: &str, found: &mut Vec<String>) {
        let members: Vec<(String, &Value)> = match value {
            Value::Object(members) => members.iter().map(|(key, v)| (key.clone(), v)).collect(),
            Value::Array(members) => (0..).map(|n: u8| n.to_string()).zip(members).collect(),
            _ => vec![],
        };
        for (key, member) in members {
            let at = format!("{at}/{key}");
            collect(member, &at, found);
            found.push(at);
        }
    }
    let mut found = Vec::new();
    collect(&PAGE["results"][0], "", &mut found);
    assert!(found.len() > 70);
    found
}

/// Each field of the record and whether it is the same in both.
fn fields(a: &Spacecraft, b: &Spacecraft) -> [(&'static str, bool); 14] {
    [
        ("id", a.id == b.id),
        ("name", a.name == b.name),
        ("serial_number", a.serial_number == b.serial_number),
        ("is_placeholder", a.is_placeholder == b.is_placeholder),
        ("image", a.image == b.image),
        ("in_space", a.in_space == b.in_space),
        ("time_in_space", a.time_in_space == b.time_in_space),
        ("time_docked", a.time_docked == b.time_docked),
        ("flights_count", a.flights_count == b.flights_count),
        ("mission_ends_count", a.mission_ends_count == b.mission_ends_count),
        ("status", a.status == b.status),
        ("description", a.description == b.description),
        ("spacecraft_config", a.spacecraft_config == b.spacecraft_config),
        ("fastest_turnaround", a.fastest_turnaround == b.fastest_turnaround),
    ]
}

#[test]
fn a_broken_value_changes_no_field_but_its_own() {
    let whole = read(&PAGE["results"][0]).unwrap();
    for path in every_path() {
        let field = path.split('/').nth(1).unwrap();
        for value in [json!(null), json!(-7), json!("x"), json!([1, "x"]), json!({ "id": 9 })] {
            let Some(craft) = read(&first_with(&path, value.clone())) else {
                assert!(["/id", "/name"].contains(&&*path), "{path} = {value} loses the record");
                continue;
            };
            for (other, same) in fields(&craft, &whole) {
                assert!(same || other == field, "{path} = {value} changes {other}");
            }
        }
    }
}

#[test]
fn a_field_that_is_not_there_is_one_that_is_null() {
    for path in every_path() {
        let (parent, key) = path.rsplit_once('/').unwrap();
        let mut record = PAGE["results"][0].clone();
        if let Some(Value::Object(members)) = record.pointer_mut(parent) {
            members.remove(key).unwrap();
            assert_eq!(read(&record), read(&first_with(&path, json!(null))), "{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_broken_record_changes_no_other(
        value in prop_oneof![
            Just(json!(null)), any::<i64>().prop_map(Value::from), any::<f64>().prop_map(Value::from),
            "\\PC{0,8}".prop_map(Value::from), Just(json!([])), Just(json!({ "id": 6, "name": "x" })),
        ],
        at in 0..10_usize,
        path in proptest::sample::select(every_path()),
    ) {
        let mut page = PAGE.clone();
        let before = Reader::default().list_page(&page.to_string()).unwrap();
        if let Some(part) = page["results"][at].pointer_mut(&path) {
            *part = value;
        }
        let after = Reader::default().list_page(&page.to_string()).unwrap();
        prop_assert_eq!(after.spacecraft.len() + after.skipped, 10);
        for (n, craft) in before.spacecraft.iter().enumerate() {
            prop_assert!(n == at || after.spacecraft.contains(craft));
        }
    }
}
