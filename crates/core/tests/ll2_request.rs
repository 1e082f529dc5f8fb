//! The same query put to LL2: what goes out, and what is reported unanswered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::craft::query;
use common::queries::any_query;
use perigee_core::query::{
    Column, End, Facet, Group, Limit, Ll2Request, Measure, Nullable, Part, Query, SortKey, View,
    codec,
};
use proptest::prelude::*;

fn value(facet: Facet, id: u32, not: bool) -> Part {
    Part::Value { facet, id, not }
}

fn name(name: &str) -> Part {
    Part::Name(name.to_owned())
}

#[test]
fn each_key_goes_out_or_is_reported() {
    use Facet::*;
    let plain = "ordering=id&limit=24";
    let rows: Vec<(&str, &str, Vec<Part>)> = vec![
        ("", "", vec![]),
        ("q=crew+dragon", "search=crew+dragon&", vec![]),
        ("search=soyuz,tma", "search=soyuz,tma&", vec![]),
        ("q=b&search=a", "search=a+b&", vec![]),
        ("name=Soyuz+36", "name=Soyuz+36&", vec![]),
        ("name=a&name=b", "", vec![name("a"), name("b")]),
        ("in_space=1", "in_space=true&", vec![]),
        ("in_space=0", "in_space=false&", vec![]),
        ("is_placeholder=1", "is_placeholder=true&", vec![]),
        ("spacecraft_config=6", "spacecraft_config=6&", vec![]),
        (
            "spacecraft_config=6&spacecraft_config=7",
            "",
            vec![value(SpacecraftConfig, 6, false), value(SpacecraftConfig, 7, false)],
        ),
        ("spacecraft_config__not=6", "", vec![value(SpacecraftConfig, 6, true)]),
        ("status=1", "status=1&", vec![]),
        ("status=1&status=2", "", vec![value(Status, 1, false), value(Status, 2, false)]),
        ("status=1&status__not=2", "status=1&", vec![value(Status, 2, true)]),
        ("agency=121", "", vec![value(Agency, 121, false)]),
        ("agency__not=121", "", vec![value(Agency, 121, true)]),
        ("agency_type=1", "", vec![value(AgencyType, 1, false)]),
        ("agency_type__not=1", "", vec![value(AgencyType, 1, true)]),
        ("type=2", "", vec![value(Type, 2, false)]),
        ("type__not=2", "", vec![value(Type, 2, true)]),
        ("family=6", "", vec![value(Family, 6, false)]),
        ("family__not=6", "", vec![value(Family, 6, true)]),
        ("license=1", "", vec![value(License, 1, false)]),
        ("license__not=1", "", vec![value(License, 1, true)]),
        ("flights_count__gte=1", "", vec![Part::Bound(Measure::FlightsCount, End::Gte)]),
        ("flights_count__lte=1", "", vec![Part::Bound(Measure::FlightsCount, End::Lte)]),
        ("mission_ends_count__gte=1", "", vec![Part::Bound(Measure::MissionEndsCount, End::Gte)]),
        ("mission_ends_count__lte=1", "", vec![Part::Bound(Measure::MissionEndsCount, End::Lte)]),
        ("time_in_space__gte=1", "", vec![Part::Bound(Measure::TimeInSpace, End::Gte)]),
        ("time_in_space__lte=1", "", vec![Part::Bound(Measure::TimeInSpace, End::Lte)]),
        ("time_docked__gte=1", "", vec![Part::Bound(Measure::TimeDocked, End::Gte)]),
        ("time_docked__lte=1", "", vec![Part::Bound(Measure::TimeDocked, End::Lte)]),
        ("maiden_flight__gte=1", "", vec![Part::Bound(Measure::MaidenFlight, End::Gte)]),
        ("maiden_flight__lte=1", "", vec![Part::Bound(Measure::MaidenFlight, End::Lte)]),
        ("serial_number__isnull=1", "", vec![Part::Null(Nullable::SerialNumber)]),
        ("fastest_turnaround__isnull=0", "", vec![Part::Null(Nullable::FastestTurnaround)]),
        ("image__isnull=0", "", vec![Part::Null(Nullable::Image)]),
        ("view=table", "", vec![]),
        ("columns=id", "", vec![]),
        ("group=agency", "", vec![]),
        ("density=compact", "", vec![]),
        ("mode=detailed", "", vec![]),
        ("format=api", "", vec![]),
    ];
    for (text, sent, unanswered) in &rows {
        let request = Ll2Request::new(&query(text));
        assert_eq!(request.query_string, format!("{sent}{plain}"), "{text}");
        assert_eq!(&request.unanswered, unanswered, "{text}");
        assert_eq!(request.unordered, [], "{text}");
    }
    let paging = ["ordering", "limit", "offset"];
    for key in codec::keys() {
        let named = rows.iter().any(|(text, ..)| codec::pairs(text).iter().any(|(k, _)| *k == key));
        assert!(named || paging.contains(&&*key), "{key} is not tested");
    }
}

#[test]
fn every_order_ends_with_the_id_and_what_ll2_cannot_order_by_is_reported() {
    for (ordering, sent, unordered) in [
        ("", "id", ""),
        ("-id", "-id", ""),
        ("-flights_count", "-flights_count,id", ""),
        ("time_in_space,-time_docked", "time_in_space,-time_docked,id", ""),
        ("mission_ends_count,-id", "mission_ends_count,-id", ""),
        ("name", "id", "name"),
        ("name,-flights_count,-status", "-flights_count,id", "name,-status"),
        ("-fastest_turnaround,maiden_flight", "id", "-fastest_turnaround,maiden_flight"),
    ] {
        let request = Ll2Request::new(&query(&format!("ordering={ordering}")));
        assert_eq!(request.query_string, format!("ordering={sent}&limit=24"), "{ordering}");
        let reported: Vec<String> = request.unordered.iter().map(|key| key.print()).collect();
        assert_eq!(reported.join(","), unordered, "{ordering}");
    }
}

#[test]
fn groups_are_reported_where_the_page_would_show_them() {
    for (text, ungrouped) in [
        ("", None),
        ("view=table", None),
        ("group=family", None),
        ("view=table&group=family", Some(Group::Family)),
        ("view=table&group=status&status=1", Some(Group::Status)),
    ] {
        assert_eq!(Ll2Request::new(&query(text)).ungrouped, ungrouped, "{text}");
    }
}

#[test]
fn pages_go_out_as_ll2_counts_them() {
    for (text, sent) in [
        ("limit=12", "limit=12"),
        ("limit=1000", "limit=100"),
        ("limit=all", "limit=100"),
        ("offset=7", "limit=24&offset=7"),
        ("limit=100&offset=500", "limit=100&offset=500"),
    ] {
        let request = Ll2Request::new(&query(text));
        assert_eq!(request.query_string, format!("ordering=id&{sent}"), "{text}");
    }
}

#[test]
fn a_phrase_still_being_typed_goes_out_as_its_words() {
    for (q, sent) in [
        ("%22crew+dra", "crew dra"),
        ("%22crew+dragon%22", "\"crew dragon\""),
        ("%22crew+dragon%22+%22c2", "\"crew dragon\" c2"),
        ("%22", ""),
    ] {
        let pairs = codec::pairs(&Ll2Request::new(&query(&format!("q={q}"))).query_string);
        let search = pairs.iter().find(|(key, _)| key == "search").map_or("", |(_, words)| words);
        assert_eq!(search, sent, "{q}");
    }
}

#[test]
fn what_is_typed_cannot_add_a_parameter_of_its_own() {
    let request = Ll2Request::new(&query("q=a%26status%3D1%23&name=%3Flimit%3D1"));
    let pairs = codec::pairs(&request.query_string);
    let keys: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["search", "name", "ordering", "limit"]);
    assert_eq!((&*pairs[0].1, &*pairs[1].1), ("a&status=1#", "?limit=1"));
}

#[test]
fn equal_questions_make_equal_requests() {
    let same = [
        "status=1&in_space=true&q=a&ordering=-flights_count",
        "?ordering=-flights_count,id&q=a&in_space=1&status=1&view=table&columns=id&density=compact",
        "q=+a+&status=1&status=1&in_space=True&ordering=-flights_count&limit=24&offset=0&utm_source=x",
    ];
    let requests = same.map(|text| Ll2Request::new(&query(text)));
    assert_eq!(requests[0], requests[1]);
    assert_eq!(requests[0], requests[2]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_goes_out_is_understood_whole_and_ends_its_order_with_the_id(query in any_query()) {
        let request = Ll2Request::new(&query);
        let back = codec::parse(&request.query_string);
        prop_assert_eq!(back.dropped, vec![]);
        prop_assert!(Ll2Request::new(&back.query).unanswered.is_empty());
        let sent = codec::pairs(&request.query_string);
        let (_, order) = sent.iter().find(|(key, _)| key == "ordering").unwrap();
        let last = SortKey::parse(order.split(',').next_back().unwrap()).unwrap();
        prop_assert_eq!(last.column, Column::Id);
    }

    #[test]
    fn how_it_is_shown_is_not_ll2s_business(query in any_query()) {
        let (as_cards, offset) = (query.clone().with_view(View::Grid), query.offset);
        let shown = query.clone().with_view(View::Table).with_columns([Column::Id]);
        let request = Ll2Request::new(&as_cards.with_offset(offset));
        prop_assert_eq!(request.ungrouped, None);
        // Groups are all that a table adds, and those are reported.
        let table = Ll2Request { ungrouped: query.group, ..request };
        prop_assert_eq!(Ll2Request::new(&shown.with_offset(offset)), table);
        let again = Query::with_limit(query.clone(), Limit::All).with_offset(query.offset);
        prop_assert!(Ll2Request::new(&again).query_string.contains("limit=100"));
    }
}
