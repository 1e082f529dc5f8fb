//! The catalogue form: what is written reads back, and what is damaged is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::collections::collection;
use common::craft::{config, craft, image, term};
use perigee_core::catalogue::{CatalogueError, FORMAT, read, write};
use perigee_core::domain::{Collection, Source, Spacecraft, SpacecraftConfig, Timestamp};
use perigee_core::ll2::Reader;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

/// Three craft, two of one configuration with one picture.
fn sample() -> Collection {
    let capsule = Arc::new(SpacecraftConfig {
        config_type: term(2, "Capsule"),
        image: Some(image(7, Some((1, "Unknown")))),
        ..config(6, "Crew Dragon 2")
    });
    let of = |id, name| Spacecraft {
        status: term(1, "Active"),
        spacecraft_config: Some(Arc::clone(&capsule)),
        ..craft(id, name)
    };
    common::craft::collection(vec![of(2, "b"), of(5, "e"), craft(9, "i")])
}

/// The sample as JSON, changed at one place.
fn changed(pointer: &str, value: Value) -> String {
    let mut document: Value = serde_json::from_str(&write(&sample())).unwrap();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    document.to_string()
}

/// The sample as JSON without one member.
fn without(pointer: &str) -> String {
    let mut document: Value = serde_json::from_str(&write(&sample())).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    assert!(parent.remove(key).is_some(), "{pointer}");
    document.to_string()
}

fn damage(text: &str) -> &'static str {
    match read(text) {
        Err(CatalogueError::Damaged(place)) => place,
        other => panic!("{other:?}"),
    }
}

const TABLES: [&str; 10] = [
    "statuses",
    "config_types",
    "agency_types",
    "agencies",
    "families",
    "licenses",
    "images",
    "image_variants",
    "spacecraft_configs",
    "spacecraft",
];

#[test]
fn every_part_stands_once() {
    let document: Value = serde_json::from_str(&write(&sample())).unwrap();
    assert_eq!(document["format"], FORMAT);
    assert_eq!(document["source"], "sample");
    assert_eq!(document["generated_at"], "2026-11-23T18:30:00Z");
    assert_eq!(document["count"], 3);
    assert_eq!(document["spacecraft"]["id"], json!([2, 5, 9]));
    assert_eq!(document["spacecraft"]["spacecraft_config"], json!([0, 0, null]));
    assert_eq!(document["spacecraft"]["status"], json!([0, 0, null]));
    assert_eq!(document["spacecraft"]["serial_number"], json!(["", "", ""]));
    assert_eq!(document["spacecraft_configs"]["name"], json!(["Crew Dragon 2"]));
    assert_eq!(document["spacecraft_configs"]["family"], json!([[]]));
    assert_eq!(document["images"]["license"], json!([0]));
    assert_eq!(document["licenses"]["name"], json!(["Unknown"]));
}

#[test]
fn parts_that_were_shared_are_shared_again() {
    let collection = read(&write(&sample())).unwrap();
    let configs: Vec<_> =
        collection.spacecraft.iter().filter_map(|craft| craft.spacecraft_config.clone()).collect();
    assert!(Arc::ptr_eq(&configs[0], &configs[1]));
    let status = |at: usize| collection.spacecraft[at].status.clone().unwrap();
    assert!(Arc::ptr_eq(&status(0), &status(1)));
}

#[test]
fn the_ten_real_records_survive() {
    let page = Reader::default().list_page(&common::fixture("spacecraft-list-page.json")).unwrap();
    let mut spacecraft = page.spacecraft;
    spacecraft.sort_by_key(|craft| craft.id);
    let collection = Collection {
        source: Source::Api("https://ll.thespacedevs.com/2.3.0".to_owned()),
        generated_at: Timestamp::parse("2026-11-23T18:30:00Z").unwrap(),
        spacecraft,
    };
    assert_eq!(read(&write(&collection)), Ok(collection));
}

#[test]
fn what_is_no_catalogue_is_called_so() {
    for text in
        ["", "null", "[]", "{}", "7", "<!doctype html>", "{\"format\":\"1\"}", "{\"format\":null}"]
    {
        assert!(matches!(read(text), Err(CatalogueError::NotACatalogue(_))), "{text}");
    }
    let whole = write(&sample());
    for end in [1, whole.len() / 2, whole.len() - 1] {
        assert!(matches!(read(&whole[..end]), Err(CatalogueError::NotACatalogue(_))), "{end}");
    }
    assert!(matches!(read(&(whole + "x")), Err(CatalogueError::NotACatalogue(_))));
    let deep = "[".repeat(100_000);
    assert!(matches!(read(&deep), Err(CatalogueError::NotACatalogue(_))));
}

#[test]
fn another_format_is_refused_by_its_number() {
    for format in [0, 2, -1, 99] {
        let error = read(&changed("/format", json!(format))).unwrap_err();
        assert_eq!(error, CatalogueError::Format(format));
        assert!(error.to_string().contains(&format!("format {format},")), "{error}");
    }
    // A later form need not look like this one at all.
    assert_eq!(read(r#"{"format": 2, "craft": []}"#), Err(CatalogueError::Format(2)));
}

#[test]
fn tables_that_contradict_each_other_are_refused_and_named() {
    for (pointer, value, place) in [
        ("/count", json!(2), "number of craft"),
        ("/count", json!("3"), "number of craft"),
        ("/count", json!(-3), "number of craft"),
        ("/count", json!(null), "number of craft"),
        ("/spacecraft/id", json!([2, 9, 5]), "ascending"),
        ("/spacecraft/id", json!([2, 2, 5]), "ascending"),
        ("/spacecraft/id", json!([2, 5]), "length"),
        ("/spacecraft/id", json!([2, 5, 9, 11]), "length"),
        ("/spacecraft/id", json!([2, null, 9]), "id is missing"),
        ("/spacecraft/id", json!([2, -5, 9]), "out of range"),
        ("/spacecraft/id", json!([2, 5, 4_294_967_296_i64]), "out of range"),
        ("/spacecraft/id", json!(["2", "5", "9"]), "length"),
        ("/spacecraft/name", json!(["b", "e"]), "length"),
        ("/spacecraft/name", json!(["b", "", "i"]), "name is missing"),
        ("/spacecraft/name", json!(["b", null, "i"]), "length"),
        ("/spacecraft/name", json!([1, 2, 3]), "length"),
        ("/spacecraft/name", json!(null), "length"),
        ("/spacecraft/flights_count", json!([1, 2, "3"]), "length"),
        ("/spacecraft/flights_count", json!([1, 2, 3.5]), "length"),
        ("/spacecraft/description", json!([]), "length"),
        ("/spacecraft/status", json!([0, 1, null]), "leads nowhere"),
        ("/spacecraft/status", json!([0, -1, null]), "leads nowhere"),
        ("/spacecraft/image", json!([1, null, null]), "leads nowhere"),
        ("/spacecraft/spacecraft_config", json!([0, 7, null]), "leads nowhere"),
        ("/spacecraft_configs/family", json!([[0]]), "leads nowhere"),
        ("/spacecraft_configs/family", json!([]), "length"),
        ("/spacecraft_configs/family", json!([0]), "length"),
        ("/spacecraft_configs/type", json!([1]), "leads nowhere"),
        ("/images/license", json!([1]), "leads nowhere"),
        ("/statuses/id", json!([]), "length"),
        ("/statuses", json!([]), "length"),
        ("/spacecraft", json!(null), "length"),
        ("/source", json!(null), "where it comes from"),
        ("/source", json!(7), "where it comes from"),
        ("/generated_at", json!("yesterday"), "date"),
        ("/generated_at", json!(1_795_458_600), "date"),
    ] {
        let text = changed(pointer, value.clone());
        assert!(damage(&text).contains(place), "{pointer} = {value}: {}", damage(&text));
        let sentence = read(&text).unwrap_err().to_string();
        assert!(sentence.starts_with("The catalogue is damaged: "), "{sentence}");
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn every_table_and_column_is_needed_and_every_column_has_the_length_of_its_table() {
    let document: Value = serde_json::from_str(&write(&sample())).unwrap();
    for table in TABLES {
        damage(&without(&format!("/{table}")));
        for column in document[table].as_object().unwrap().keys() {
            let pointer = format!("/{table}/{column}");
            damage(&without(&pointer));
            let mut longer = document[table][column].as_array().unwrap().clone();
            longer.push(longer.last().cloned().unwrap_or(json!(1)));
            damage(&changed(&pointer, json!(longer)));
        }
    }
    for key in ["count", "source", "generated_at"] {
        damage(&without(&format!("/{key}")));
    }
}

#[test]
fn a_picture_variant_without_its_picture_or_address_is_damage() {
    let text = |image: Value, url: &str| {
        let variants = json!({"image": [image], "id": [1], "type_id": [null], "type_name": [""], "image_url": [url]});
        changed("/image_variants", variants)
    };
    let whole = read(&text(json!(0), "https://a.example/x.jpg")).unwrap();
    let picture = whole.spacecraft[0].picture().unwrap();
    assert_eq!(picture.variants.len(), 1);
    for (image, url) in [
        (json!(1), "https://a.example/x.jpg"),
        (json!(null), "https://a.example/x.jpg"),
        (json!(-1), "https://a.example/x.jpg"),
        (json!(0), ""),
        (json!(0), "javascript:alert(1)"),
    ] {
        damage(&text(image, url));
    }
}

#[test]
fn addresses_of_other_schemes_are_not_recorded() {
    for (address, kept) in [
        ("https://example.org/x", true),
        ("HTTP://example.org/x", true),
        ("art/soyuz.svg", true),
        ("./art/a:b.svg", true),
        ("javascript:alert(1)", false),
        ("JavaScript:alert(1)", false),
        ("data:text/html,x", false),
        (" javascript:alert(1)", false),
        ("java\nscript:alert(1)", false),
        ("", false),
    ] {
        for pointer in ["/images/image_url/0", "/images/thumbnail_url/0", "/licenses/link/0"] {
            let collection = read(&changed(pointer, json!(address))).unwrap();
            let image = collection.spacecraft[0].picture().unwrap();
            let license = image.license.as_ref().unwrap();
            let found = match pointer {
                "/licenses/link/0" => &license.link,
                "/images/image_url/0" => &image.image_url,
                _ => &image.thumbnail_url,
            };
            assert_eq!(found.as_deref(), kept.then_some(address), "{pointer} {address:?}");
        }
    }
}

#[test]
fn keys_of_later_versions_are_ignored() {
    let mut document: Value = serde_json::from_str(&write(&sample())).unwrap();
    document["launches"] = json!({"id": [1, 2], "name": [null]});
    document["note"] = json!("hello");
    document["spacecraft"]["mass"] = json!([1.5, null]);
    document["statuses"]["colour"] = json!({"a": [[]]});
    assert_eq!(read(&document.to_string()), Ok(sample()));
    assert_eq!(read(&serde_json::to_string_pretty(&document).unwrap()), Ok(sample()));
}

#[test]
fn an_empty_collection_is_a_catalogue() {
    let empty = common::craft::collection(vec![]);
    assert_eq!(read(&write(&empty)), Ok(empty));
}

#[test]
fn the_document_names_every_table_and_column_and_its_example_is_a_catalogue() {
    let doc = common::doc("catalogue.md");
    let document: Value = serde_json::from_str(&write(&sample())).unwrap();
    assert!(doc.contains(&format!("format version **{FORMAT}**")));
    for (key, value) in document.as_object().unwrap() {
        assert!(doc.contains(&format!("`{key}`")), "docs/catalogue.md does not name {key}");
        assert_eq!(value.is_object(), TABLES.contains(&key.as_str()), "{key}");
        let Some(table) = value.as_object() else { continue };
        // Each column stands in the row of its table.
        let row = doc.lines().find(|line| line.starts_with(&format!("| `{key}` |"))).unwrap();
        let columns = row.rsplit_once(" | ").map_or(row, |(_, columns)| columns);
        for column in table.keys() {
            assert!(columns.contains(&format!("`{column}`")), "docs/catalogue.md: {key}.{column}");
        }
    }
    let (_, example) = doc.split_once("```json").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let collection = read(example).unwrap();
    assert_eq!(collection.spacecraft.len(), 2);
    let written: Value = serde_json::from_str(&write(&collection)).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(example).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_reads_back(collection in collection(12)) {
        let text = write(&collection);
        prop_assert!(!text.contains('\n'));
        let again = read(&text);
        prop_assert_eq!(again.as_ref(), Ok(&collection));
        // Equal collections give equal bytes, however their parts are shared.
        prop_assert_eq!(write(&again.unwrap()), text);
    }

    #[test]
    fn changed_bytes_never_panic_and_never_contradict(
        collection in collection(6), at in any::<prop::sample::Index>(), with in "[\\]\\[{}\",:0-9a-z-]|null|-1|99"
    ) {
        let text = write(&collection);
        let at = at.index(text.len());
        if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
            for text in [format!("{}{with}{}", &text[..at], &text[at + 1..]), format!("{}{with}{}", &text[..at], &text[at..])] {
                if let Ok(collection) = read(&text) {
                    prop_assert!(collection.spacecraft.is_sorted_by(|a, b| a.id < b.id));
                    prop_assert_eq!(read(&write(&collection)), Ok(collection));
                }
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = read(&text);
    }
}
