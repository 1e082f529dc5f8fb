//! Laws of the request to LL2, over arbitrary queries.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::queries::any_query;
use perigee_core::query::{Ll2Request, Part, codec};
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

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
            // A lone quote is no word yet.
            if part == Part::Q && query.q == "\"" {
                continue;
            }
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
