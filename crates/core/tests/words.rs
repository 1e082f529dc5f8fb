//! Queries in plain English.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::craft::{collection, craft, query};
use common::queries::any_query;
use perigee_core::domain::Spacecraft;
use perigee_core::query::words::{Names, chip, count_line, view};
use perigee_core::query::{Column, Facet, Query, SortKey};
use proptest::prelude::*;

/// Names of a few values; all others are unknown.
struct Known;

impl Names for Known {
    fn name(&self, facet: Facet, id: u32) -> Option<String> {
        let name = match (facet, id) {
            (Facet::SpacecraftConfig, 1) => "Soyuz",
            (Facet::SpacecraftConfig, 2) => "Crew Dragon 2",
            (Facet::Status, 1) => "Active",
            (Facet::Status, 4) => "Single Use",
            (Facet::Agency, 63) => "SpaceX",
            (Facet::AgencyType, 1) => "Government",
            (Facet::Type, 1) | (Facet::License, 1) | (Facet::AgencyType, 6) => "Unknown",
            (Facet::Type, 4) => "Cargo Resupply",
            (Facet::Family, 6) => "Dragon",
            (Facet::License, 4) => "CC BY-NC 2.0",
            _ => return None,
        };
        Some(name.to_owned())
    }
}

#[test]
fn the_count_line_says_how_many_of_how_many_and_which() {
    for (count, total, text, line) in [
        (
            37,
            116,
            "spacecraft_config=1&status=4&ordering=-flights_count",
            "37 of 116 spacecraft: Soyuz, single use, most flights first",
        ),
        (116, 116, "", "All 116 spacecraft"),
        (116, 116, "ordering=name", "All 116 spacecraft: by name"),
        (1, 116, "q=c205", "1 of 116 spacecraft: “c205”"),
        (0, 116, "in_space=1", "None of 116 spacecraft: in space"),
        (1, 1, "", "1 spacecraft"),
        (0, 0, "", "No spacecraft"),
        (
            24,
            116,
            "offset=24&limit=12&view=table&columns=id&density=compact",
            "24 of 116 spacecraft",
        ),
    ] {
        assert_eq!(count_line(count, total, &query(text), &Known), line);
    }
}

#[test]
fn a_view_reads_as_a_sentence() {
    for (text, sentence) in [
        ("", ""),
        ("q=crew+dragon&search=c2", "“crew dragon”, LL2 search “c2”"),
        ("name=Soyuz+36", "named “Soyuz 36”"),
        ("name=a&name=b&name=c", "named “a” or “b” or “c”"),
        ("in_space=1&is_placeholder=0", "in space, no placeholders"),
        ("in_space=0&is_placeholder=1", "not in space, placeholders only"),
        ("spacecraft_config=1&spacecraft_config=2", "Soyuz or Crew Dragon 2"),
        ("status=1&status=4&status=9", "active or single use or status 9"),
        ("status=1&status__not=4&status__not=9", "active, not single use, not status 9"),
        (
            "agency=63&agency_type=1&agency_type=6",
            "SpaceX, government agency or agency type unknown",
        ),
        ("type=4&type=1&family=6", "type unknown or cargo resupply, Dragon"),
        ("license=4&license__not=1", "picture under CC BY-NC 2.0, not picture licence unknown"),
        ("flights_count__gte=1", "at least 1 flight"),
        ("flights_count__gte=2", "at least 2 flights"),
        ("flights_count__lte=0", "no flights"),
        ("flights_count__gte=3&flights_count__lte=5", "3 to 5 flights"),
        ("flights_count__gte=3&flights_count__lte=3", "exactly 3 flights"),
        ("flights_count__gte=0&flights_count__lte=0", "no flights"),
        (
            "flights_count__gte=1&mission_ends_count__lte=1",
            "at least 1 flight, at most 1 mission ended",
        ),
        (
            "time_in_space__gte=100&time_docked__lte=PT36H",
            "at least 100 d in space, at most 1 d 12 h docked",
        ),
        ("time_in_space__gte=1&time_in_space__lte=2", "1 d to 2 d in space"),
        ("time_in_space__lte=0&time_docked__lte=0", "no time in space, never docked"),
        ("maiden_flight__gte=2010", "maiden flight in 2010 or later"),
        ("maiden_flight__lte=1967", "maiden flight in 1967 or earlier"),
        ("maiden_flight__gte=1960&maiden_flight__lte=1969", "maiden flight in 1960 to 1969"),
        ("maiden_flight__gte=1961&maiden_flight__lte=1961", "maiden flight in 1961"),
        (
            "serial_number__isnull=1&fastest_turnaround__isnull=0&image__isnull=1",
            "without a serial number, with a turnaround time, without a picture",
        ),
        (
            "ordering=-flights_count,name,-id",
            "most flights first, then by name, then highest LL2 id first",
        ),
        ("ordering=-name", "by name from Z to A"),
    ] {
        assert_eq!(view(&query(text), &Known), sentence, "{text}");
    }
}

#[test]
fn a_chip_says_its_one_condition() {
    for (text, chips) in [
        (
            "q=crew&search=c2&name=Soyuz+36",
            &["Search: crew", "LL2 search: c2", "Name: Soyuz 36"][..],
        ),
        ("in_space=0&is_placeholder=0", &["Not in space", "No placeholders"]),
        ("status=4&status__not=9", &["Status: Single Use", "Status: not status 9"]),
        ("license=1&agency_type=1", &["Agency type: Government", "Picture licence: Unknown"]),
        ("flights_count__gte=3&flights_count__lte=5", &["At least 3 flights", "At most 5 flights"]),
        ("maiden_flight__lte=1967", &["Maiden flight in 1967 or earlier"]),
        ("image__isnull=0", &["With a picture"]),
    ] {
        let query = query(text);
        let said: Vec<String> =
            query.parts().iter().map(|part| chip(part, &query, &Known)).collect();
        assert_eq!(said, chips, "{text}");
    }
}

#[test]
fn a_collection_knows_the_names_of_its_values() {
    let collection = collection(vec![
        Spacecraft { status: common::craft::term(4, "Single Use"), ..craft(1, "x") },
        craft(2, "y"),
    ]);
    assert_eq!(collection.name(Facet::Status, 4).as_deref(), Some("Single Use"));
    assert_eq!(collection.name(Facet::Status, 1), None);
    assert_eq!(collection.name(Facet::Type, 4), None);
}

#[test]
fn every_order_has_its_own_words() {
    let mut said = Vec::new();
    for column in Column::ALL {
        for descending in [false, true] {
            let key = SortKey { column, descending };
            assert!(!said.contains(&key.words()), "{key:?}");
            said.push(key.words());
            assert_eq!(key.reversed().reversed(), key);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_query_but_one_without_conditions_and_order_is_said(query in any_query()) {
        let said = view(&query, &Known);
        prop_assert_eq!(said.is_empty(), query.parts().is_empty() && query.ordering().is_empty());
        for part in query.parts() {
            prop_assert!(!chip(&part, &query, &Known).is_empty());
        }
        let line = count_line(3, 9, &query, &Known);
        prop_assert!(line.starts_with("3 of 9 spacecraft"));
        prop_assert_eq!(view(&Query::default(), &Known), "");
    }
}
