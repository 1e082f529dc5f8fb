//! A query in plain English, as the count line, the chips and the title say it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::craft::query;
use common::queries::any_query;
use perigee_core::query::words::{Names, chip, count_line, view};
use perigee_core::query::{Column, Facet, Query, SortKey};
use proptest::prelude::*;

/// A few of LL2's names.
struct Known;

impl Names for Known {
    fn name(&self, facet: Facet, id: u32) -> Option<String> {
        let name = match (facet, id) {
            (Facet::Status, 1) => "Active",
            (Facet::Status, 4) => "Single Use",
            (Facet::Status, 5) => "Under construction",
            (Facet::SpacecraftConfig, 6) => "Crew Dragon 2",
            (Facet::Family, 1) => "Soyuz",
            (Facet::Family, 6) => "Dragon",
            (Facet::Agency, 121) => "SpaceX",
            (Facet::AgencyType, 1) => "Government",
            (Facet::AgencyType, 6) => "Unknown",
            (Facet::Type, 1) => "Unknown",
            (Facet::Type, 2) => "Capsule",
            (Facet::Type, 4) => "Cargo Resupply",
            (Facet::License, 1) => "Unknown",
            (Facet::License, 5) => "CC BY-NC 2.0",
            _ => return None,
        };
        Some(name.to_owned())
    }
}

#[test]
fn count_line_says_how_many_of_how_many_and_of_what() {
    for (count, total, text, line) in [
        (116, 116, "", "All 116 spacecraft"),
        (0, 0, "", "No spacecraft"),
        (1, 1, "", "1 spacecraft"),
        (
            37,
            116,
            "family=1&status=4&ordering=-flights_count",
            "37 of 116 spacecraft: Soyuz, single use, most flights first",
        ),
        (0, 116, "q=zzz", "None of 116 spacecraft: “zzz”"),
        (1, 116, "name=Soyuz+36", "1 of 116 spacecraft: named “Soyuz 36”"),
        (116, 116, "ordering=name", "All 116 spacecraft: by name"),
        (0, 0, "q=x", "No spacecraft: “x”"),
    ] {
        assert_eq!(count_line(count, total, &query(text), &Known), line, "{text}");
    }
}

const VIEWS: &[(&str, &str)] = &[
    ("", ""),
    ("view=table&columns=id&limit=all&density=compact&offset=24", ""),
    ("q=crew+dragon", "“crew dragon”"),
    ("search=tma", "LL2 search “tma”"),
    ("name=a&name=b", "named “a” or “b”"),
    ("in_space=1", "in space"),
    ("in_space=0", "not in space"),
    ("is_placeholder=1", "placeholders only"),
    ("is_placeholder=0", "no placeholders"),
    ("status=1&status=4", "active or single use"),
    ("status=1&status__not=4", "active, not single use"),
    ("status__not=1&status__not=4", "not active, not single use"),
    ("status=99", "status 99"),
    ("spacecraft_config=6", "Crew Dragon 2"),
    ("spacecraft_config=99", "configuration 99"),
    ("agency=121&agency__not=63", "SpaceX, not agency 63"),
    ("agency_type=1", "government agency"),
    ("agency_type=6", "agency type unknown"),
    ("type=2&type=4", "capsule or cargo resupply"),
    ("type=1", "type unknown"),
    ("family=1&family=6", "Soyuz or Dragon"),
    ("license=5", "picture under CC BY-NC 2.0"),
    ("license=1", "picture licence unknown"),
    ("license__not=5", "picture not under CC BY-NC 2.0"),
    ("type__not=1&type__not=2", "type known, not capsule"),
    ("agency_type__not=1", "not government agency"),
    ("license__not=1", "picture licence known"),
    ("flights_count__gte=1", "at least 1 flight"),
    ("flights_count__gte=3", "at least 3 flights"),
    ("flights_count__lte=0", "no flights"),
    ("flights_count__gte=3&flights_count__lte=5", "3 to 5 flights"),
    ("flights_count__gte=5&flights_count__lte=3", "at least 5 flights, at most 3 flights"),
    ("flights_count__gte=1&flights_count__lte=1", "exactly 1 flight"),
    ("flights_count__gte=0&flights_count__lte=0", "no flights"),
    ("mission_ends_count__lte=1", "at most 1 mission ended"),
    ("time_in_space__gte=100", "at least 100 d in space"),
    ("time_in_space__gte=1&time_in_space__lte=P2DT12H", "1 d to 2 d 12 h in space"),
    ("time_docked__lte=0", "never docked"),
    ("time_docked__lte=PT12H", "at most 12 h docked"),
    ("maiden_flight__gte=2010", "maiden flight in 2010 or later"),
    ("maiden_flight__lte=1967", "maiden flight in 1967 or earlier"),
    ("maiden_flight__gte=2010&maiden_flight__lte=2019", "maiden flight from 2010 to 2019"),
    ("maiden_flight__gte=2010&maiden_flight__lte=2010", "maiden flight in 2010"),
    ("serial_number__isnull=1", "without a serial number"),
    ("serial_number__isnull=0", "with a serial number"),
    ("fastest_turnaround__isnull=0", "with a turnaround time"),
    ("image__isnull=1", "without a picture"),
    ("ordering=-time_in_space,name", "longest in space first, then by name"),
    ("view=table&group=agency", "grouped by agency"),
    ("view=table&group=family", "grouped by family"),
    ("view=table&group=spacecraft_config", "grouped by configuration"),
    ("view=table&group=status", "grouped by status"),
    // Cards are not grouped, whatever the address says.
    ("group=agency", ""),
    ("view=grid&group=agency&status=4&ordering=name", "single use, by name"),
    (
        "view=table&group=agency&status=4&ordering=-agency,-flights_count",
        "single use, grouped by agency, by agency from Z to A, then most flights first",
    ),
    (
        "q=soyuz&in_space=0&status=4&time_in_space__gte=150&ordering=-time_in_space",
        "“soyuz”, not in space, single use, at least 150 d in space, longest in space first",
    ),
];

#[test]
fn view_says_each_condition_and_the_order() {
    for (text, words) in VIEWS {
        assert_eq!(view(&query(text), &Known), *words, "{text}");
    }
}

#[test]
fn chips_say_one_condition_each() {
    for (text, expected) in [
        ("q=crew+dragon", "Search: crew dragon"),
        ("search=tma", "LL2 search: tma"),
        ("name=Soyuz+36", "Name: Soyuz 36"),
        ("in_space=0", "Not in space"),
        ("is_placeholder=1", "Placeholders only"),
        ("status=4", "Status: Single Use"),
        ("status__not=4", "Status: not Single Use"),
        ("spacecraft_config=6", "Configuration: Crew Dragon 2"),
        ("agency=63", "Agency: 63"),
        ("status__not=9", "Status: not 9"),
        ("type=1", "Type: Unknown"),
        ("license__not=1", "Picture licence: not Unknown"),
        ("flights_count__gte=2", "At least 2 flights"),
        ("flights_count__lte=0", "No flights"),
        ("time_docked__lte=PT12H", "At most 12 h docked"),
        ("maiden_flight__lte=1967", "Maiden flight in 1967 or earlier"),
        ("image__isnull=1", "Without a picture"),
    ] {
        let query = query(text);
        let chips: Vec<String> =
            query.parts().iter().map(|part| chip(part, &query, &Known)).collect();
        assert_eq!(chips, [expected], "{text}");
    }
}

#[test]
fn names_come_from_the_collection() {
    let page = perigee_core::ll2::Reader::default()
        .list_page(&common::fixture("spacecraft-list-page.json"))
        .unwrap();
    let craft = page.spacecraft.iter().map(|craft| (**craft).clone()).collect();
    let collection = common::craft::collection(craft);
    let query = query("status=4&agency=63&family=1&type=2&ordering=-flights_count");
    assert_eq!(
        view(&query, &collection),
        "Soyuz, single use, Russian Federal Space Agency (ROSCOSMOS), capsule, most flights first"
    );
    assert_eq!(collection.name(Facet::Agency, 5), None);
}

#[test]
fn each_order_has_words_of_its_own() {
    let mut seen = Vec::new();
    for column in Column::ALL {
        for descending in [false, true] {
            let words = SortKey { column, descending }.words();
            assert!(!seen.contains(&words), "{words}");
            seen.push(words);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn words_are_said_for_every_query(query in any_query()) {
        let words = view(&query, &Known);
        let grouped = query.grouping().is_some();
        let silent = query.parts().is_empty() && query.ordering().is_empty() && !grouped;
        prop_assert_eq!(words.is_empty(), silent);
        // A text that is searched for could say so by itself.
        if query.cleared() == query {
            prop_assert_eq!(words.contains("grouped by "), grouped, "{}", words);
        }
        prop_assert!(!words.contains("  ") || query.q.contains("  ") || query.search.contains("  ") || query.name.iter().any(|n| n.contains("  ")));
        for part in query.parts() {
            let chip = chip(&part, &query, &Known);
            prop_assert!(!chip.is_empty());
            prop_assert!(!chip.starts_with(char::is_lowercase), "{}", chip);
        }
        let line = count_line(3, 9, &query, &Known);
        prop_assert!(line.starts_with("3 of 9 spacecraft"), "{}", line);
        prop_assert_eq!(line == "3 of 9 spacecraft", query == Query::default() || silent);
    }
}
