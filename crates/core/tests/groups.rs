//! Groups of the table, case by case, and how many craft a page holds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::Arc;

use common::craft::{agency, config, craft, duration, family, ids, index, query, term};
use perigee_core::domain::{Duration, Spacecraft, SpacecraftConfig};
use perigee_core::query::{Group, Index, Subtotal};

/// Craft of two agencies whose names differ in case alone, of a third, and of none.
fn fleet() -> Index {
    let with = |id, agency_name: Option<&str>, flights_count, space: Option<&str>| {
        let agency = agency_name.map(|name| Arc::new(agency(id + 100, name, None)));
        let config = SpacecraftConfig { agency, ..config(id, "c") };
        Spacecraft {
            flights_count,
            time_in_space: space.and_then(duration),
            time_docked: space.and_then(duration),
            spacecraft_config: Some(Arc::new(config)),
            ..craft(id, "x")
        }
    };
    index(vec![
        with(1, Some("SpaceX"), Some(6), Some("P868DT14H")),
        with(2, Some("Agency 10"), Some(1), None),
        with(3, Some("Agency 9"), None, Some("PT9M")),
        with(4, Some("spacex"), Some(4), Some("P1DT12H")),
        with(5, None, Some(3), Some("P2D")),
        with(6, Some("Agency 9"), Some(2), Some("PT51M")),
        craft(7, "bare"),
    ])
}

fn subtotal(at: usize, count: usize, flights_count: i64, iso: &str) -> Subtotal {
    let time = duration(iso).unwrap();
    Subtotal { at, count, flights_count, time_in_space: time, time_docked: time }
}

#[test]
fn groups_stand_in_natural_order_with_what_has_none_last() {
    let page = fleet().apply(&query("view=table&group=agency"));
    assert_eq!(ids(&page), [3, 6, 2, 1, 4, 5, 7]);
    assert_eq!(
        page.groups,
        [
            subtotal(0, 2, 2, "PT1H"),
            subtotal(2, 1, 1, "PT0S"),
            subtotal(3, 2, 10, "P870DT2H"),
            subtotal(5, 2, 3, "P2D"),
        ]
    );
}

#[test]
fn the_ordering_is_of_the_rows_within_and_of_the_groups_where_it_names_their_column() {
    for (ordering, expected) in [
        ("-id", [6, 3, 2, 4, 1, 7, 5]),
        ("-flights_count", [6, 3, 2, 1, 4, 5, 7]),
        ("-agency", [1, 4, 2, 3, 6, 5, 7]),
        ("agency,-id", [6, 3, 2, 4, 1, 7, 5]),
        ("-flights_count,-agency", [1, 4, 2, 6, 3, 5, 7]),
    ] {
        let page = fleet().apply(&query(&format!("view=table&group=agency&ordering={ordering}")));
        assert_eq!(ids(&page), expected, "{ordering}");
    }
}

#[test]
fn a_page_has_the_groups_of_its_rows_with_the_sums_of_all_matches() {
    let page = |text: &str| fleet().apply(&query(&format!("view=table&group=agency&{text}")));
    // The second craft of Agency 9 is on this page, the first is on the one before.
    let second = page("limit=2&offset=1");
    assert_eq!(ids(&second), [6, 2]);
    assert_eq!(second.groups, [subtotal(0, 2, 2, "PT1H"), subtotal(1, 1, 1, "PT0S")]);
    // What does not match counts nowhere.
    let few = page("flights_count__gte=2");
    assert_eq!(ids(&few), [6, 1, 4, 5]);
    assert_eq!(few.groups.iter().map(|group| group.count).collect::<Vec<_>>(), [1, 2, 1]);
    assert_eq!(page("offset=7").groups, []);
    assert_eq!(page("flights_count__gte=7").groups, []);
}

#[test]
fn sums_that_no_number_holds_stay_at_the_largest() {
    let far = |id| Spacecraft {
        flights_count: Some(i64::MAX),
        time_in_space: Some(Duration::from_seconds(i64::MAX)),
        ..craft(id, "x")
    };
    let page = index(vec![far(1), far(2)]).apply(&query("view=table&group=status"));
    assert_eq!(page.groups[0].flights_count, i64::MAX);
    assert_eq!(page.groups[0].time_in_space, Duration::from_seconds(i64::MAX));
}

#[test]
fn each_group_is_by_the_values_of_its_column() {
    let with = |id: u32, name: &str| {
        let config = SpacecraftConfig {
            agency: Some(Arc::new(agency(id, name, None))),
            family: vec![family(9, "same", None), family(id, name, None)],
            ..config(id, name)
        };
        let spacecraft_config = Some(Arc::new(config));
        Spacecraft { spacecraft_config, status: term(id, name), ..craft(id, "x") }
    };
    let (first, last) = (with(1, "b"), with(3, "a"));
    let craft_of_both = vec![first, with(2, "b"), last, craft(4, "bare")];
    let index = index(craft_of_both);
    for group in Group::ALL {
        let page = index.apply(&query(&format!("view=table&group={}", group.key())));
        assert_eq!(ids(&page), [3, 1, 2, 4], "{group:?}");
        let sizes: Vec<usize> = page.groups.iter().map(|group| group.count).collect();
        assert_eq!(sizes, [1, 2, 1], "{group:?}");
        let names: Vec<_> =
            page.groups.iter().map(|head| group.name(&page.rows[head.at])).collect();
        assert_eq!(names, [Some("a"), Some("b"), None], "{group:?}");
    }
}

#[test]
fn all_holds_up_to_2000_craft_and_no_more_than_100_of_a_larger_answer() {
    let index = index((1..=2001).map(|id| craft(id, "x")).collect());
    for (text, count, first, rows) in [
        ("limit=all", 2001, Some(1), 100),
        ("limit=all&offset=100", 2001, Some(101), 100),
        ("limit=all&offset=2000", 2001, Some(2001), 1),
        ("limit=all&offset=2001", 2001, None, 0),
        ("limit=all&view=table&group=status", 2001, Some(1), 100),
        // It is the matches that count, not all craft.
        ("limit=all&q=x&name=x", 2001, Some(1), 100),
        ("limit=all&flights_count__gte=0", 0, None, 0),
    ] {
        let page = index.apply(&query(text));
        assert_eq!(page.count, count, "{text}");
        assert_eq!((ids(&page).first().copied(), page.rows.len()), (first, rows), "{text}");
    }
    let fewer = common::craft::index((1..=2000).map(|id| craft(id, "x")).collect());
    assert_eq!(fewer.apply(&query("limit=all")).rows.len(), 2000);
    assert_eq!(fewer.apply(&query("limit=all&offset=1500")).rows.len(), 500);
    assert_eq!(fewer.apply(&query("limit=100")).rows.len(), 100);
}
