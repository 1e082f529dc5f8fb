//! The codec: one row per key, and the laws that hold for every address.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::queries::any_query;
use perigee_core::query::codec::{self, LONGEST_TEXT, MOST_VALUES, parse, print};
use perigee_core::query::{Column, Density, End, Facet, Flag, Group, Limit, Measure, Query, View};
use proptest::prelude::*;

/// A key, the values it takes with what is printed for each, and values that mean nothing.
type Row = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const IDS: &[&str] = &["x", "-1", "1.5", "1,2", "4294967296", "%C2%B2"];
const FLAG: &[&str] = &["yes", "2", "on", "null", "-1", "truth"];
const COUNT: &[&str] = &["-1", "1.5", "x", "1000000", "P1D", "99999999999999999999"];
const TIME: &[&str] =
    &["-1", "x", "P", "P1M", "P1Y", "-P1D", "1D", "1W2", "T1", "1.5.5", "PT1", "1e3"];
const YEAR: &[&str] = &["-1", "10000", "2010-12-08", "MMX"];

const KEYS: &[Row] = &[
    (
        "q",
        &[
            ("soyuz", "q=soyuz"),
            ("+Crew++Dragon+", "q=Crew++Dragon"),
            ("%22crew%20dragon%22", "q=%22crew+dragon%22"),
            ("C%2B%2B%26%3D", "q=C%2B%2B%26%3D"),
            ("Прогресс", "q=%D0%9F%D1%80%D0%BE%D0%B3%D1%80%D0%B5%D1%81%D1%81"),
            ("100%", "q=100%25"),
            ("a=b", "q=a%3Db"),
            ("a/b:c,d(e)*~", "q=a/b:c,d(e)*~"),
        ],
        &["a%00b"],
    ),
    ("search", &[("tma,ms", "search=tma,ms"), ("+", "")], &["%00"]),
    (
        "name",
        &[
            ("Soyuz+36", "name=Soyuz+36"),
            ("Soyuz%2036", "name=Soyuz+36"),
            ("a,b", "name=a,b"),
            ("+", ""),
        ],
        &["%00"],
    ),
    (
        "in_space",
        &[
            ("true", "in_space=true"),
            ("True", "in_space=true"),
            ("TRUE", "in_space=true"),
            ("1", "in_space=true"),
            ("false", "in_space=false"),
            ("False", "in_space=false"),
            ("0", "in_space=false"),
            ("", ""),
        ],
        FLAG,
    ),
    ("is_placeholder", &[("True", "is_placeholder=true"), ("0", "is_placeholder=false")], FLAG),
    ("spacecraft_config", &[("6", "spacecraft_config=6"), ("006", "spacecraft_config=6")], IDS),
    ("spacecraft_config__not", &[("6", "spacecraft_config__not=6")], IDS),
    ("status", &[("4", "status=4"), ("4294967295", "status=4294967295"), ("+4+", "status=4")], IDS),
    ("status__not", &[("4", "status__not=4")], IDS),
    ("agency", &[("63", "agency=63")], IDS),
    ("agency__not", &[("63", "agency__not=63")], IDS),
    ("agency_type", &[("1", "agency_type=1")], IDS),
    ("agency_type__not", &[("1", "agency_type__not=1")], IDS),
    ("type", &[("2", "type=2")], IDS),
    ("type__not", &[("2", "type__not=2")], IDS),
    ("family", &[("7", "family=7")], IDS),
    ("family__not", &[("7", "family__not=7")], IDS),
    ("license", &[("1", "license=1")], IDS),
    ("license__not", &[("1", "license__not=1")], IDS),
    (
        "flights_count__gte",
        &[
            ("0", "flights_count__gte=0"),
            ("3", "flights_count__gte=3"),
            ("999999", "flights_count__gte=999999"),
        ],
        COUNT,
    ),
    ("flights_count__lte", &[("3", "flights_count__lte=3")], COUNT),
    ("mission_ends_count__gte", &[("3", "mission_ends_count__gte=3")], COUNT),
    ("mission_ends_count__lte", &[("3", "mission_ends_count__lte=3")], COUNT),
    (
        "time_in_space__gte",
        &[
            ("100", "time_in_space__gte=100"),
            ("P100D", "time_in_space__gte=100"),
            ("PT36H", "time_in_space__gte=P1DT12H"),
            ("1.5", "time_in_space__gte=P1DT12H"),
            ("1,5", "time_in_space__gte=P1DT12H"),
            ("P2W", "time_in_space__gte=14"),
            ("0", "time_in_space__gte=0"),
            ("pt9m", "time_in_space__gte=PT9M"),
        ],
        TIME,
    ),
    ("time_in_space__lte", &[("P172DT3H46M18S", "time_in_space__lte=P172DT3H46M18S")], TIME),
    ("time_docked__gte", &[("7", "time_docked__gte=7")], TIME),
    ("time_docked__lte", &[("PT0S", "time_docked__lte=0")], TIME),
    ("maiden_flight__gte", &[("2010", "maiden_flight__gte=2010")], YEAR),
    ("maiden_flight__lte", &[("1967", "maiden_flight__lte=1967")], YEAR),
    (
        "serial_number__isnull",
        &[("True", "serial_number__isnull=true"), ("0", "serial_number__isnull=false")],
        FLAG,
    ),
    ("fastest_turnaround__isnull", &[("false", "fastest_turnaround__isnull=false")], FLAG),
    ("image__isnull", &[("1", "image__isnull=true")], FLAG),
    (
        "ordering",
        &[
            ("-flights_count", "ordering=-flights_count"),
            ("flights_count,-name", "ordering=flights_count,-name"),
            ("-flights_count,id", "ordering=-flights_count"),
            ("-flights_count,-id", "ordering=-flights_count,-id"),
            ("name,-name,status", "ordering=name,status"),
            ("id,name", ""),
            ("-id,name", "ordering=-id"),
            ("id", ""),
            ("+name+,,+status+,", "ordering=name,status"),
            (",", ""),
        ],
        &["bogus", "--id", "Name", "flights_count__gte"],
    ),
    (
        "limit",
        &[
            ("10", "limit=10"),
            ("24", ""),
            ("100", "limit=100"),
            ("1000", "limit=100"),
            ("99999999999999999999", "limit=100"),
            ("all", "limit=all"),
            ("ALL", "limit=all"),
        ],
        &["0", "-1", "x", "1.5", "al", "all,10"],
    ),
    (
        "offset",
        &[("0", ""), ("1", "offset=1"), ("6", "offset=6"), ("4294967295", "offset=4294967295")],
        &["-1", "x", "1.5", "4294967296"],
    ),
    ("view", &[("grid", ""), ("table", "view=table")], &["list", "Table"]),
    (
        "columns",
        &[
            ("name,id", "columns=name,id"),
            ("id,name,id", "columns=id,name"),
            (
                "name,serial_number,status,spacecraft_config,agency,flights_count,time_in_space,time_docked,fastest_turnaround,id",
                "",
            ),
            (",", ""),
        ],
        &["bogus", "-name"],
    ),
    (
        "group",
        &[
            ("agency", "group=agency"),
            ("family", "group=family"),
            ("spacecraft_config", "group=spacecraft_config"),
            ("status", "group=status"),
        ],
        &["Agency", "none", "type", "-status", "agency,status", "1"],
    ),
    ("density", &[("comfortable", ""), ("compact", "density=compact")], &["tight"]),
    ("mode", &[("normal", ""), ("detailed", ""), ("anything", "")], &[]),
    ("format", &[("json", ""), ("api", "")], &[]),
];

#[test]
fn the_table_has_one_row_for_every_key_in_the_order_of_the_codec() {
    let rows: Vec<&str> = KEYS.iter().map(|(key, ..)| *key).collect();
    assert_eq!(rows, codec::keys());
}

#[test]
fn every_accepted_value_prints_in_its_canonical_form() {
    for (key, accepted, _) in KEYS {
        for (value, canonical) in *accepted {
            let parsed = parse(&format!("{key}={value}"));
            assert_eq!(parsed.dropped, [], "{key}={value}");
            assert_eq!(print(&parsed.query), *canonical, "{key}={value}");
            assert_eq!(parse(canonical).query, parsed.query, "{key}={value}");
        }
    }
}

#[test]
fn every_value_without_a_meaning_is_dropped_and_reported_and_the_rest_applies() {
    let rest = parse("q=x&limit=12&offset=5").query;
    for (key, _, dropped) in KEYS {
        for value in *dropped {
            let Some(others) = ["q=x", "limit=12", "offset=5"]
                .into_iter()
                .filter(|other| !other.starts_with(&format!("{key}=")))
                .map(|other| format!("{other}&"))
                .reduce(|a, b| a + &b)
            else {
                panic!("nothing left beside {key}");
            };
            let parsed = parse(&format!("?{others}{key}={value}"));
            let (_, decoded) = codec::pairs(&format!("{key}={value}")).remove(0);
            let reported: Vec<_> = parsed.dropped.iter().map(|d| (&*d.key, &*d.value)).collect();
            assert_eq!(reported, [(*key, &*decoded)], "{key}={value}");
            if !["q", "limit", "offset"].contains(key) {
                assert_eq!(parsed.query, rest, "{key}={value}");
            }
        }
    }
}

#[test]
fn printed_keys_stand_in_the_order_of_the_codec() {
    let all: Vec<String> = KEYS
        .iter()
        .rev()
        .filter_map(|(_, accepted, _)| accepted.iter().map(|(_, to)| *to).find(|to| !to.is_empty()))
        .map(str::to_owned)
        .collect();
    let printed = print(&parse(&all.join("&")).query);
    let printed: Vec<String> = codec::pairs(&printed).into_iter().map(|(key, _)| key).collect();
    let mut expected = codec::keys();
    expected.retain(|key| key != "mode" && key != "format");
    assert_eq!(printed, expected);
}

#[test]
fn defaults_print_nothing() {
    let defaults = "view=grid&ordering=id&limit=24&offset=0&density=comfortable&q=&search=&status=";
    for text in ["", "?", "&&", "=", "=x", defaults] {
        let parsed = parse(text);
        assert_eq!(parsed.query, Query::default(), "{text}");
        assert_eq!(parsed.dropped, [], "{text}");
        assert_eq!(print(&parsed.query), "", "{text}");
    }
}

#[test]
fn what_ll2_is_asked_means_the_same_here() {
    for (ll2, canonical) in [
        (
            "format=api&limit=10&offset=340&ordering=-flights_count",
            "ordering=-flights_count&limit=10&offset=340",
        ),
        ("mode=detailed&limit=1000", "limit=100"),
        ("?search=crew+dragon&status=1&in_space=True", "search=crew+dragon&in_space=true&status=1"),
        ("is_placeholder=unknown&in_space=", ""),
        ("utm_source=x&fbclid=y&page=3&compare=1&spacecraft=1&q=a", "q=a"),
        ("status=4&status=1&status=4", "status=1&status=4"),
        ("name=Soyuz+36&name=Soyuz+14&name=Soyuz+36", "name=Soyuz+36&name=Soyuz+14"),
        ("ordering=name&ordering=-id", "ordering=-id"),
        ("group=status&view=table&group=agency", "view=table&group=agency"),
        ("limit=all&limit=12", "limit=12"),
        ("limit=12&limit=all", "limit=all"),
        (
            "search=a&search=b&limit=12&limit=48&in_space=1&in_space=0",
            "search=b&in_space=false&limit=48",
        ),
        ("offset=20&status=1&limit=10", "status=1&limit=10&offset=20"),
    ] {
        assert_eq!(print(&parse(ll2).query), canonical, "{ll2}");
    }
}

#[test]
fn unknown_keys_are_ignored_without_a_word() {
    let text = "utm_source=mail&Status=1&status__in=1&status__not__not=1&flights_count=3&flights_count__gt=3&__not=1&in_space__not=true&%00=1";
    assert_eq!(parse(text), codec::Parsed::default());
}

#[test]
fn members_of_a_list_that_mean_nothing_are_dropped_alone() {
    let parsed = parse("ordering=bogus,-flights_count,rank&columns=name,colour");
    assert_eq!(print(&parsed.query), "ordering=-flights_count&columns=name");
    let dropped: Vec<_> = parsed.dropped.iter().map(|d| (&*d.key, &*d.value)).collect();
    assert_eq!(dropped, [("ordering", "bogus"), ("ordering", "rank"), ("columns", "colour")]);
}

#[test]
fn texts_too_long_to_be_meant_are_dropped() {
    for key in ["q", "search", "name"] {
        for (length, taken) in [(LONGEST_TEXT, true), (LONGEST_TEXT + 1, false)] {
            // Two bytes each: the limit counts characters.
            let parsed = parse(&format!("{key}={}", "é".repeat(length)));
            assert_eq!(parsed.query != Query::default(), taken, "{key} {length}");
            assert_eq!(parsed.dropped.len(), usize::from(!taken), "{key} {length}");
            assert!(parsed.dropped.iter().all(|d| d.value.chars().count() <= 60));
        }
    }
}

#[test]
fn a_key_has_no_more_values_than_an_address_should_hold() {
    for key in ["status", "status__not", "name"] {
        let pairs = |range: std::ops::Range<usize>| -> String {
            range.map(|n| format!("&{key}={n}")).collect()
        };
        let full = parse(&pairs(0..MOST_VALUES));
        assert_eq!(full.dropped, []);
        // Naming a value again is no new value.
        assert_eq!(parse(&(pairs(0..MOST_VALUES) + &pairs(0..3))), full, "{key}");
        let over = parse(&pairs(0..MOST_VALUES + 2));
        assert_eq!((over.query, over.dropped.len()), (full.query, 2), "{key}");
    }
    let toggled =
        (0..200).fold(Query::default(), |query, id| query.toggled(Facet::Agency, id, false));
    assert_eq!(parse(&print(&toggled)), codec::Parsed { query: toggled, dropped: vec![] });
}

#[test]
fn what_is_typed_always_fits_an_address() {
    for text in ["  a \0 b  ", "\0 x", &"é ".repeat(300), &"x".repeat(300), " \u{3000} "] {
        for query in [Query::default().with_q(text), Query::default().with_name(text)] {
            let parsed = parse(&print(&query));
            assert_eq!((parsed.query, parsed.dropped), (query, vec![]), "{text:?}");
        }
    }
}

#[test]
fn verbs_go_back_to_the_first_page_and_what_only_changes_the_look_does_not() {
    let query = parse("q=a&status=1&offset=48&flights_count__gte=1&serial_number__isnull=1").query;
    assert_eq!(query.clone().with_q("b").offset, 0);
    assert_eq!(query.clone().with_name("b").offset, 0);
    assert_eq!(query.clone().with_flag(Flag::InSpace, None).offset, 0);
    assert_eq!(query.clone().toggled(Facet::Status, 1, false).offset, 0);
    assert_eq!(query.clone().with_range(Measure::FlightsCount, Default::default()).offset, 0);
    assert_eq!(query.clone().with_ordering([]).offset, 0);
    assert_eq!(query.clone().with_limit(Limit::All).offset, 0);
    assert_eq!(query.clone().with_group(Some(Group::Agency)).offset, 0);
    assert_eq!(query.cleared().offset, 0);
    for part in query.parts() {
        assert_eq!(query.without(&part).offset, 0, "{part:?}");
    }
    assert_eq!(query.clone().with_view(View::Table).offset, 48);
    assert_eq!(query.clone().with_columns([Column::Id]).offset, 48);
    assert_eq!(query.clone().with_density(Density::Compact).offset, 48);
    // Where rows are grouped, cards stand in another order than rows.
    let grouped = parse("view=table&group=status&offset=48").query;
    assert_eq!(grouped.clone().with_view(View::Grid).offset, 0);
    assert_eq!(grouped.with_columns([Column::Id]).offset, 48);
}

#[test]
fn groups_are_of_the_table_and_wait_while_cards_are_shown() {
    for (text, group, grouping) in [
        ("", None, None),
        ("view=table", None, None),
        ("group=family", Some(Group::Family), None),
        ("group=family&view=grid", Some(Group::Family), None),
        ("group=family&view=table", Some(Group::Family), Some(Group::Family)),
    ] {
        let query = parse(text).query;
        assert_eq!((query.group, query.grouping()), (group, grouping), "{text}");
    }
    let table = parse("view=table&group=family").query;
    assert_eq!(table.clone().with_view(View::Grid).with_view(View::Table), table);
    assert_eq!(print(&table.with_group(None)), "view=table");
}

#[test]
fn all_is_one_page_of_up_to_2000_craft_and_pages_of_100_beyond() {
    for (limit, count, rows) in [
        (Limit::All, 0, 2000),
        (Limit::All, 116, 2000),
        (Limit::All, 2000, 2000),
        (Limit::All, 2001, 100),
        (Limit::All, 100_000, 100),
        (Limit::Rows(24), 0, 24),
        (Limit::Rows(24), 100_000, 24),
    ] {
        assert_eq!(limit.rows_of(count), rows, "{limit:?} of {count}");
    }
}

#[test]
fn clearing_keeps_how_things_are_shown() {
    let shown = "ordering=-name&limit=12&view=table&columns=id&group=status&density=compact";
    let query = parse(&format!(
        "{shown}&q=a&search=b&name=c&in_space=1&type=2&time_docked__lte=3&image__isnull=0&offset=9"
    ))
    .query;
    assert_eq!(query.density, Density::Compact);
    assert_eq!(print(&query.cleared()), shown);
    assert!(query.cleared().parts().is_empty());
    assert_eq!(
        query.parts().iter().fold(query.clone(), |q, part| q.without(part)),
        query.cleared()
    );
}

#[test]
fn toggling_twice_changes_nothing() {
    let query = parse("status=1&status=4&status__not=2").query;
    for (id, not) in [(1, false), (3, false), (2, true), (5, true)] {
        let once = query.clone().toggled(Facet::Status, id, not);
        assert_ne!(once, query);
        assert_eq!(once.toggled(Facet::Status, id, not), query);
    }
}

#[test]
fn what_is_excluded_is_no_longer_wanted_and_the_other_way_round() {
    let query = parse("status=1&status=4&status__not=2").query;
    let excluded = query.clone().toggled(Facet::Status, 1, true);
    assert_eq!(print(&excluded), "status=4&status__not=1&status__not=2");
    assert_eq!(print(&query.toggled(Facet::Status, 2, false)), "status=1&status=2&status=4");
}

#[test]
fn pages_follow_each_other_without_gap_or_overlap() {
    for (text, count, previous, next) in [
        ("", 24, None, None),
        ("", 25, None, Some("offset=24")),
        ("offset=24", 100, Some(""), Some("offset=48")),
        ("limit=10&offset=6", 20, Some("limit=10"), Some("limit=10&offset=16")),
        ("limit=10&offset=90", 100, Some("limit=10&offset=80"), None),
        ("limit=all", 2000, None, None),
        ("limit=all", 2001, None, Some("limit=all&offset=100")),
        ("limit=all&offset=100", 2001, Some("limit=all"), Some("limit=all&offset=200")),
        ("offset=4294967295", 5, Some("offset=4294967271"), None),
    ] {
        let query = parse(text).query;
        assert_eq!(query.previous_page(count).as_ref().map(print).as_deref(), previous, "{text}");
        assert_eq!(query.next_page(count).as_ref().map(print).as_deref(), next, "{text}");
    }
}

#[test]
fn the_document_names_every_key_column_and_value() {
    let doc = common::doc("url.md");
    for key in codec::keys() {
        assert!(doc.contains(&format!("`{key}`")), "docs/url.md does not name `{key}`");
    }
    for column in Column::ALL {
        assert!(doc.contains(&format!("`{}`", column.key())), "docs/url.md: {column:?}");
    }
    for end in End::ALL {
        assert!(doc.contains(end.suffix()), "docs/url.md: {end:?}");
    }
    let row = doc.lines().find(|line| line.starts_with("| `group` |")).unwrap();
    for group in Group::ALL {
        assert!(row.contains(&format!("`{}`", group.key())), "docs/url.md: {group:?}");
    }
    let all = format!("{},{:03}", Limit::MOST_AT_ONCE / 1000, Limit::MOST_AT_ONCE % 1000);
    assert!(doc.contains(&all), "docs/url.md: {all}");
    for number in [LONGEST_TEXT, MOST_VALUES, usize::from(Limit::MOST), 24] {
        assert!(doc.contains(&number.to_string()), "docs/url.md: {number}");
    }
}

#[test]
fn the_examples_of_the_document_are_canonical_addresses() {
    let doc = common::doc("url.md");
    let examples: Vec<&str> =
        doc.split('`').skip(1).step_by(2).filter(|code| code.starts_with('?')).collect();
    assert!(examples.len() > 30, "{examples:?}");
    for example in examples {
        let parsed = parse(example);
        assert_eq!(parsed.dropped, [], "{example}");
        assert_eq!(format!("?{}", print(&parsed.query)), example);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_printed_reads_back_as_the_same_query(query in any_query()) {
        let printed = print(&query);
        prop_assert_eq!(parse(&printed), codec::Parsed { query: query.clone(), dropped: vec![] });
        prop_assert_eq!(parse(&format!("?{printed}")).query, query);
    }

    #[test]
    fn what_is_printed_is_safe_in_an_address(query in any_query()) {
        let printed = print(&query);
        prop_assert!(printed.bytes().all(|b| b.is_ascii_graphic() && !b"#?\"<>\\^`{|}'".contains(&b)), "{}", printed);
    }

    #[test]
    fn different_queries_have_different_addresses(a in any_query(), b in any_query()) {
        prop_assert_eq!(a == b, print(&a) == print(&b));
    }

    #[test]
    fn any_address_settles_after_one_round(text in "[\\PC&=+%?,0-9a-f\\x00-\\x1f]{0,60}") {
        let once = parse(&text).query;
        let again = parse(&print(&once));
        prop_assert_eq!(&again.query, &once);
        prop_assert_eq!(again.dropped, vec![]);
    }

    #[test]
    fn any_value_of_any_key_settles_after_one_round(
        pairs in proptest::collection::vec(
            (proptest::sample::select(codec::keys()), "(%[0-9A-Fa-f]{2}|[\\PC,+%0-9PTDHMS.-]){0,12}"),
            0..6,
        )
    ) {
        let text: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let once = parse(&text.join("&")).query;
        let again = parse(&print(&once));
        prop_assert_eq!(&again.query, &once);
        prop_assert_eq!(again.dropped, vec![]);
    }

    #[test]
    fn encoding_is_undone_by_decoding(text in "[\\PC\\x00-\\x1f]*") {
        prop_assert_eq!(codec::pairs(&format!("k={}", codec::encode(&text))), vec![("k".to_owned(), text)]);
    }
}
