//! What goes to LL2 of a query, and what is said not to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::craft::query;
use common::queries::any_query;
use perigee_core::query::{Column, Ll2Request, Part, codec};
use proptest::prelude::*;

/// LL2's parameters on `/spacecraft/` that the app sends (API 2.3.0).
const KNOWN: [&str; 8] = [
    "search",
    "name",
    "in_space",
    "is_placeholder",
    "spacecraft_config",
    "status",
    "ordering",
    "limit",
];

#[test]
fn each_key_goes_out_as_ll2_knows_it_or_is_reported() {
    for (asked, sent, unanswered) in [
        ("", "ordering=id&limit=24", 0),
        ("search=crew+dragon", "search=crew+dragon&ordering=id&limit=24", 0),
        ("q=crew+dragon", "search=crew+dragon&ordering=id&limit=24", 0),
        ("search=a&q=b", "search=a+b&ordering=id&limit=24", 0),
        ("name=Soyuz+36", "name=Soyuz+36&ordering=id&limit=24", 0),
        ("name=a&name=b", "ordering=id&limit=24", 2),
        ("in_space=1", "in_space=true&ordering=id&limit=24", 0),
        ("is_placeholder=False", "is_placeholder=false&ordering=id&limit=24", 0),
        ("status=4", "status=4&ordering=id&limit=24", 0),
        ("status=4&status=1", "ordering=id&limit=24", 2),
        ("status__not=4", "ordering=id&limit=24", 1),
        ("status=1&status__not=4", "status=1&ordering=id&limit=24", 1),
        ("spacecraft_config=6", "spacecraft_config=6&ordering=id&limit=24", 0),
        ("agency=63&agency_type=1&type=2&family=1&license=4", "ordering=id&limit=24", 5),
        ("flights_count__gte=1&flights_count__lte=2", "ordering=id&limit=24", 2),
        (
            "time_in_space__gte=1&time_docked__lte=1&maiden_flight__gte=1967",
            "ordering=id&limit=24",
            3,
        ),
        (
            "serial_number__isnull=1&fastest_turnaround__isnull=0&image__isnull=0",
            "ordering=id&limit=24",
            3,
        ),
        ("limit=10&offset=340", "ordering=id&limit=10&offset=340", 0),
        ("limit=all", "ordering=id&limit=100", 0),
        (
            "view=table&columns=id&density=compact&mode=detailed&format=api",
            "ordering=id&limit=24",
            0,
        ),
        ("q=C%2B%2B%26%3D%23", "search=C%2B%2B%26%3D%23&ordering=id&limit=24", 0),
    ] {
        let request = Ll2Request::new(&query(asked));
        assert_eq!(request.query_string, sent, "{asked}");
        assert_eq!(request.unanswered.len(), unanswered, "{asked}");
    }
}

#[test]
fn every_order_ends_with_the_id_and_holds_only_what_ll2_can() {
    for (asked, sent, unordered) in [
        ("", "id", vec![]),
        ("-id", "-id", vec![]),
        ("-flights_count", "-flights_count,id", vec![]),
        ("-flights_count,-id", "-flights_count,-id", vec![]),
        (
            "time_in_space,-time_docked,mission_ends_count",
            "time_in_space,-time_docked,mission_ends_count,id",
            vec![],
        ),
        ("name", "id", vec![Column::Name]),
        ("name,-flights_count,status", "-flights_count,id", vec![Column::Name, Column::Status]),
        ("fastest_turnaround,-id", "-id", vec![Column::FastestTurnaround]),
    ] {
        let request = Ll2Request::new(&query(&format!("ordering={asked}")));
        assert_eq!(request.query_string, format!("ordering={sent}&limit=24"), "{asked}");
        let columns: Vec<Column> = request.unordered.iter().map(|key| key.column).collect();
        assert_eq!(columns, unordered, "{asked}");
    }
}

#[test]
fn equal_questions_make_equal_requests() {
    for (one, other) in [
        ("status=1&search=a", "search=a&status=1&status=1"),
        ("limit=1000", "limit=100"),
        ("in_space=True", "in_space=1&view=table&columns=name"),
        ("ordering=-flights_count,id", "ordering=-flights_count&density=compact"),
        ("", "ordering=id&limit=24&offset=0&mode=detailed"),
    ] {
        assert_eq!(Ll2Request::new(&query(one)), Ll2Request::new(&query(other)), "{one} {other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_condition_is_either_sent_or_reported(query in any_query()) {
        let request = Ll2Request::new(&query);
        let sent = codec::pairs(&request.query_string);
        for part in query.parts() {
            let key = match &part {
                Part::Q | Part::Search => "search",
                Part::Name(_) => "name",
                Part::Flag(flag) => flag.key(),
                Part::Value { facet, .. } => facet.key(),
                Part::Bound(..) | Part::Null(_) => "nothing of the kind",
            };
            let reported = request.unanswered.contains(&part);
            let excluded = matches!(part, Part::Value { not: true, .. });
            let answered = !excluded && sent.iter().any(|(other, _)| other == key);
            prop_assert_eq!(answered, !reported, "{:?} in {}", part, request.query_string);
        }
        for key in query.ordering() {
            let listed = sent.iter().any(|(k, v)| k == "ordering" && v.split(',').any(|v| v == key.print()));
            prop_assert_eq!(listed, !request.unordered.contains(key));
        }
    }

    #[test]
    fn a_request_holds_nothing_but_what_ll2_knows_each_once(query in any_query()) {
        let sent = codec::pairs(&Ll2Request::new(&query).query_string);
        let keys: Vec<&str> = sent.iter().map(|(key, _)| &**key).collect();
        for (at, key) in keys.iter().enumerate() {
            prop_assert!(KNOWN.contains(key) || *key == "offset", "{}", key);
            prop_assert!(!keys[..at].contains(key), "{} twice", key);
        }
        let limit: u32 = sent.iter().find(|(key, _)| key == "limit").unwrap().1.parse().unwrap();
        prop_assert!((1..=100).contains(&limit));
    }

    #[test]
    fn a_request_read_as_an_address_asks_for_no_less(query in any_query()) {
        // What is sent is understood by our own reading of LL2's parameters, bit for bit.
        let request = Ll2Request::new(&query);
        let read = codec::parse(&request.query_string);
        if query.q.is_empty() {
            prop_assert_eq!(read.dropped, vec![]);
            prop_assert_eq!(&read.query.search, &query.search);
            prop_assert_eq!(Ll2Request::new(&read.query).query_string, request.query_string);
        }
        if request.unanswered.is_empty() && query.q.is_empty() {
            prop_assert_eq!(read.query.parts(), query.parts());
        }
    }
}
