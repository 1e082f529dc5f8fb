//! The engine, case by case: what LL2 means, and our rule where LL2 leaves it open.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::Arc;

use common::craft::{agency, config, craft, duration, family, ids, image, index, query, term};
use perigee_core::domain::{Agency, Spacecraft, SpacecraftConfig};
use perigee_core::query::{Facet, Index, Query};

fn found(index: &Index, text: &str) -> Vec<u32> {
    let (query, page) = (query(text), index.apply(&query(text)));
    assert_eq!(index.count(&query), page.count, "{text}");
    assert_eq!(page.total, index.collection().spacecraft.len());
    ids(&page)
}

fn check(index: &Index, table: &[(&str, &[u32])]) {
    for (text, expected) in table {
        assert_eq!(found(index, text), *expected, "{text}");
    }
}

fn of_config(id: u32, name: &str, config: SpacecraftConfig) -> Spacecraft {
    Spacecraft { spacecraft_config: Some(Arc::new(config)), ..craft(id, name) }
}

fn searchable() -> Index {
    let roscosmos = Some(Arc::new(agency(63, "Russian Federal Space Agency", Some("RFSA"))));
    let soyuz = SpacecraftConfig {
        agency: roscosmos,
        family: vec![family(1, "Soyuz line", None)],
        ..config(39, "Soyuz TMA-M")
    };
    let serial = |text: &str| Some(text.to_owned());
    index(vec![
        Spacecraft {
            serial_number: serial("11F732A47 #720"),
            description: serial("Described as a ferry"),
            ..of_config(51, "Soyuz TMA-20M", soyuz)
        },
        of_config(6, "Crew Dragon C205", config(6, "Crew Dragon 2")),
        of_config(7, "Dragon of the Crew", config(8, "Énergie, the first")),
        craft(8, "Tianzhou-8"),
        craft(9, "Dragon\"quoted\" O'Neill"),
    ])
}

#[test]
fn ll2_search_finds_every_term_in_the_name_or_the_configurations_name() {
    check(
        &searchable(),
        &[
            ("search=dragon", &[6, 7, 9]),
            ("search=DRAGON", &[6, 7, 9]),
            ("search=rag", &[6, 7, 9]),
            ("search=dragon+crew", &[6, 7]),
            ("search=dragon,crew", &[6, 7]),
            ("search=,dragon,,crew,", &[6, 7]),
            ("search=dragon++%09crew", &[6, 7]),
            ("search=tma-20+soyuz+tma-m", &[51]),
            ("search=%22crew+dragon%22", &[6]),
            ("search='crew+dragon'", &[6]),
            ("search=%22crew+dragon%22+c205", &[6]),
            ("search=%22dragon+crew%22", &[]),
            ("search=%22c205+crew%22", &[]),
            ("search=%22energie,+the%22", &[]),
            ("search=%22%C3%89nergie,+the%22", &[7]),
            ("search=%C3%89NERGIE", &[7]),
            ("search=energie", &[]),
            ("search=dragon%22quoted%22", &[9]),
            ("search=o'neill", &[9]),
            ("search=,+,", &[6, 7, 8, 9, 51]),
            ("search=%22%22", &[6, 7, 8, 9, 51]),
            ("search=dragon+tianzhou", &[]),
        ],
    );
}

#[test]
fn ll2_search_looks_nowhere_else() {
    check(
        &searchable(),
        &[
            ("search=11F732A47", &[]),
            ("search=ferry", &[]),
            ("search=russian", &[]),
            ("search=rfsa", &[]),
            ("search=line", &[]),
            ("search=51", &[]),
        ],
    );
}

#[test]
fn the_search_box_looks_in_all_texts_and_forgives_case_and_accents() {
    check(
        &searchable(),
        &[
            ("q=energie", &[7]),
            ("q=%C3%89NERGIE", &[7]),
            ("q=11f732", &[51]),
            ("q=rfsa+soyuz+line+russian+720", &[51]),
            ("q=ferry", &[51]),
            ("q=FERR%C3%9D", &[51]),
            ("q=%22a+ferry%22", &[51]),
            ("q=%22as+ferry%22", &[]),
            // One word in the description, another in the agency.
            ("q=ferry+rfsa", &[51]),
            ("q=ferry+dragon", &[]),
            ("q=%22crew+dragon%22", &[6]),
            ("q=crew+dragon", &[6, 7]),
            ("q=%22crew+dra", &[6, 7]),
            ("q=first,", &[]),
            ("q=energie,", &[7]),
            ("q=+", &[6, 7, 8, 9, 51]),
            // A phrase does not run from one text into the next.
            ("q=%22c205+crew%22", &[]),
            ("q=%22720+described%22", &[]),
            // Both searches apply.
            ("q=dragon&search=crew", &[6, 7]),
            ("q=c205&search=tianzhou", &[]),
        ],
    );
}

#[test]
fn names_are_exact_and_several_are_alternatives() {
    check(
        &searchable(),
        &[
            ("name=Tianzhou-8", &[8]),
            ("name=tianzhou-8", &[]),
            ("name=Tianzhou", &[]),
            ("name=Tianzhou-8&name=Soyuz+TMA-20M&name=x", &[8, 51]),
            ("name=Tianzhou-8&search=dragon", &[]),
        ],
    );
}

#[test]
fn a_flag_that_is_not_recorded_is_neither_yes_nor_no() {
    let flags =
        |id, in_space, is_placeholder| Spacecraft { in_space, is_placeholder, ..craft(id, "x") };
    let index = index(vec![
        flags(1, Some(true), Some(false)),
        flags(2, Some(false), Some(true)),
        flags(3, None, None),
    ]);
    check(
        &index,
        &[
            ("in_space=true", &[1]),
            ("in_space=false", &[2]),
            ("is_placeholder=true", &[2]),
            ("is_placeholder=false", &[1]),
            ("in_space=true&is_placeholder=true", &[]),
            ("", &[1, 2, 3]),
        ],
    );
}

#[test]
fn bounds_include_their_ends_and_pass_nothing_that_is_not_recorded() {
    let flown = |id, flights_count, iso: Option<&str>| Spacecraft {
        flights_count,
        mission_ends_count: flights_count.map(|flights| flights - 1),
        time_in_space: iso.and_then(duration),
        time_docked: iso.and_then(duration),
        ..craft(id, "x")
    };
    let index = index(vec![
        flown(1, Some(1), Some("P1D")),
        flown(2, Some(2), Some("PT36H")),
        flown(3, Some(3), Some("P2D")),
        flown(4, None, None),
    ]);
    check(
        &index,
        &[
            ("flights_count__gte=2", &[2, 3]),
            ("flights_count__lte=2", &[1, 2]),
            ("flights_count__gte=2&flights_count__lte=2", &[2]),
            ("flights_count__gte=3&flights_count__lte=1", &[]),
            ("flights_count__gte=0", &[1, 2, 3]),
            ("mission_ends_count__lte=0", &[1]),
            ("time_in_space__gte=1.5", &[2, 3]),
            ("time_in_space__gte=PT36H1S", &[3]),
            ("time_docked__lte=1", &[1]),
            ("time_docked__lte=P2D", &[1, 2, 3]),
        ],
    );
}

#[test]
fn a_maiden_flight_is_the_latest_of_the_families() {
    let with =
        |id, families| of_config(id, "x", SpacecraftConfig { family: families, ..config(id, "c") });
    let index = index(vec![
        with(
            1,
            vec![
                family(6, "Dragon", Some("2010-12-08")),
                family(7, "Dragon 2", Some("2019-03-02")),
            ],
        ),
        with(2, vec![family(6, "Dragon", Some("2010-12-08"))]),
        with(3, vec![family(9, "X", None)]),
        craft(4, "x"),
    ]);
    check(
        &index,
        &[
            ("maiden_flight__gte=2011", &[1]),
            ("maiden_flight__lte=2010", &[2]),
            ("maiden_flight__gte=2010&maiden_flight__lte=2019", &[1, 2]),
            ("ordering=maiden_flight", &[2, 1, 3, 4]),
            ("ordering=-maiden_flight", &[1, 2, 3, 4]),
            ("family=6", &[1, 2]),
            ("family=7&family=9", &[1, 3]),
            ("family__not=7", &[2, 3, 4]),
            ("family=6&family__not=7", &[2]),
        ],
    );
}

fn faceted() -> Index {
    let with = |id, status: Option<u32>, config_id, agency_id, agency_type| {
        let agency = Agency { agency_type: term(agency_type, "T"), ..agency(agency_id, "A", None) };
        let config = SpacecraftConfig {
            config_type: term(config_id + 10, "C"),
            agency: Some(Arc::new(agency)),
            image: Some(image(1, Some((config_id + 20, "L")))),
            ..config(config_id, "c")
        };
        let status = status.and_then(|id| term(id, "S"));
        Spacecraft { status, ..of_config(id, "x", config) }
    };
    let own_picture =
        Spacecraft { image: Some(image(2, Some((29, "Own")))), ..with(3, None, 6, 63, 1) };
    index(vec![
        with(1, Some(1), 6, 121, 3),
        with(2, Some(4), 7, 63, 1),
        own_picture,
        craft(4, "bare"),
    ])
}

#[test]
fn values_of_one_facet_are_alternatives_and_facets_all_apply() {
    check(
        &faceted(),
        &[
            ("status=1", &[1]),
            ("status=1&status=4", &[1, 2]),
            ("status=2", &[]),
            ("spacecraft_config=6", &[1, 3]),
            ("spacecraft_config=6&status=1", &[1]),
            ("agency=63", &[2, 3]),
            ("agency_type=3", &[1]),
            ("type=16", &[1, 3]),
            ("type=16&type=17", &[1, 2, 3]),
            ("type=6", &[]),
            ("agency=63&status=1", &[]),
        ],
    );
}

#[test]
fn excluding_leaves_out_what_has_the_value_and_nothing_else() {
    check(
        &faceted(),
        &[
            ("status__not=1", &[2, 3, 4]),
            ("status__not=1&status__not=4", &[3, 4]),
            ("status=1&status__not=1", &[]),
            ("spacecraft_config__not=6", &[2, 4]),
            ("agency__not=63&agency_type__not=3", &[4]),
        ],
    );
}

#[test]
fn a_licence_is_that_of_the_picture_shown() {
    check(
        &faceted(),
        &[("license=26", &[1]), ("license=29", &[3]), ("license__not=29", &[1, 2, 4])],
    );
}

#[test]
fn whether_something_is_recorded_can_be_asked() {
    let index = index(vec![
        Spacecraft { serial_number: Some("C1".to_owned()), ..craft(1, "x") },
        Spacecraft {
            fastest_turnaround: duration("P1D"),
            image: Some(image(1, None)),
            ..craft(2, "x")
        },
        of_config(3, "x", SpacecraftConfig { image: Some(image(1, None)), ..config(1, "c") }),
    ]);
    check(
        &index,
        &[
            ("serial_number__isnull=true", &[2, 3]),
            ("serial_number__isnull=false", &[1]),
            ("fastest_turnaround__isnull=false", &[2]),
            ("fastest_turnaround__isnull=true", &[1, 3]),
            ("image__isnull=true", &[1]),
            ("image__isnull=false", &[2, 3]),
        ],
    );
}

#[test]
fn durations_are_ordered_by_length_and_not_by_their_letters() {
    let lengths = ["P2D", "PT49H", "P10D", "PT9M", "P0D", "PT36H"];
    let craft: Vec<Spacecraft> = (1..)
        .zip(lengths)
        .map(|(id, iso)| Spacecraft {
            time_in_space: duration(iso),
            time_docked: duration(iso),
            fastest_turnaround: duration(iso),
            ..craft(id, "x")
        })
        .collect();
    let index = index(craft);
    for column in ["time_in_space", "time_docked", "fastest_turnaround"] {
        assert_eq!(found(&index, &format!("ordering={column}")), [5, 4, 6, 1, 2, 3], "{column}");
        assert_eq!(found(&index, &format!("ordering=-{column}")), [3, 2, 1, 6, 4, 5], "{column}");
    }
}

#[test]
fn ties_stand_by_id_and_missing_values_last_both_ways() {
    let flown = |id, flights_count| Spacecraft { flights_count, ..craft(id, "x") };
    let index = index(vec![
        flown(5, None),
        flown(4, Some(1)),
        flown(3, Some(2)),
        flown(2, Some(1)),
        flown(1, None),
        flown(6, Some(0)),
    ]);
    check(
        &index,
        &[
            ("", &[1, 2, 3, 4, 5, 6]),
            ("ordering=-id", &[6, 5, 4, 3, 2, 1]),
            ("ordering=flights_count", &[6, 2, 4, 3, 1, 5]),
            ("ordering=-flights_count", &[3, 2, 4, 6, 1, 5]),
            ("ordering=-flights_count,-id", &[3, 4, 2, 6, 5, 1]),
            ("ordering=status", &[1, 2, 3, 4, 5, 6]),
        ],
    );
}

#[test]
fn later_keys_settle_what_earlier_ones_leave_open() {
    let with = |id, name: &str, flights_count, in_space| Spacecraft {
        flights_count: Some(flights_count),
        in_space: Some(in_space),
        ..craft(id, name)
    };
    let index = index(vec![
        with(1, "b", 1, false),
        with(2, "a", 1, true),
        with(3, "c", 2, true),
        with(4, "a", 2, false),
    ]);
    check(
        &index,
        &[
            ("ordering=name,-flights_count", &[4, 2, 1, 3]),
            ("ordering=-flights_count,name", &[4, 3, 2, 1]),
            ("ordering=in_space,-name", &[1, 4, 3, 2]),
            ("ordering=-in_space,name,-id", &[2, 3, 4, 1]),
        ],
    );
}

#[test]
fn numbers_within_names_count_as_numbers() {
    let names = [
        "Soyuz 36",
        "soyuz 9",
        "Soyuz 100",
        "Soyuz TM-7",
        "Soyuz TM-31",
        "Énergie 2",
        "energie 10",
        "9",
        "10",
    ];
    let index = index((1..).zip(names).map(|(id, name)| craft(id, name)).collect());
    let order = [8, 9, 6, 7, 2, 1, 3, 4, 5];
    assert_eq!(found(&index, "ordering=name"), order);
    let mut back = order;
    back.reverse();
    assert_eq!(found(&index, "ordering=-name"), back);
}

#[test]
fn columns_of_terms_are_ordered_by_name() {
    let with = |id: u32, name: &str| {
        let agency = agency(id, name, None);
        let config = SpacecraftConfig {
            config_type: term(id, name),
            agency: Some(Arc::new(agency)),
            family: vec![family(id, "same", None), family(id, name, None)],
            ..config(id, name)
        };
        let serial_number = Some(name.to_owned());
        Spacecraft { status: term(id, name), serial_number, ..of_config(id, "x", config) }
    };
    let index = index(vec![with(1, "b 10"), with(2, "B 9"), with(3, "a"), craft(4, "bare")]);
    for column in ["status", "spacecraft_config", "type", "agency", "family", "serial_number"] {
        assert_eq!(found(&index, &format!("ordering={column}")), [3, 2, 1, 4], "{column}");
        assert_eq!(found(&index, &format!("ordering=-{column}")), [1, 2, 3, 4], "{column}");
    }
}

#[test]
fn pages_hold_what_was_asked_for_and_the_count_is_of_all() {
    let index = index((1..=250).map(|id| craft(id, "x")).collect());
    for (text, first, rows) in [
        ("", Some(1), 24),
        ("limit=10", Some(1), 10),
        ("limit=1000", Some(1), 100),
        ("limit=all", Some(1), 250),
        ("offset=240", Some(241), 10),
        ("limit=all&offset=200", Some(201), 50),
        ("limit=7&offset=6", Some(7), 7),
        ("offset=249", Some(250), 1),
        ("offset=250", None, 0),
        ("offset=4294967295", None, 0),
        ("limit=all&offset=4294967295", None, 0),
    ] {
        let page = index.apply(&query(text));
        assert_eq!((page.count, page.total), (250, 250), "{text}");
        assert_eq!((ids(&page).first().copied(), page.rows.len()), (first, rows), "{text}");
        assert_eq!(page.offset, query(text).offset);
    }
}

#[test]
fn terms_of_a_facet_stand_by_name_each_id_once() {
    let with = |id, status| Spacecraft { status, ..craft(id, "x") };
    let index = index(vec![
        with(1, term(4, "Single Use")),
        with(2, term(1, "active")),
        with(3, term(4, "Single Use")),
        with(4, None),
        with(5, term(2, "Block 10")),
        with(6, term(3, "Block 9")),
    ]);
    let terms: Vec<u32> = index.terms(Facet::Status).iter().map(|term| term.id).collect();
    assert_eq!(terms, [1, 3, 2, 4]);
    assert!(index.terms(Facet::Agency).is_empty());
}

#[test]
fn neighbours_stand_before_and_after_among_the_matches() {
    let flown = |id, flights| Spacecraft { flights_count: Some(flights), ..craft(id, "x") };
    let index = index(vec![flown(1, 3), flown(2, 0), flown(3, 1), flown(4, 2)]);
    // The page asked for does not matter: 1, 4, 3 match.
    let asked = query("flights_count__gte=1&ordering=-flights_count&limit=1&offset=2");
    let of = |id| {
        let found = index.neighbours(&asked, id)?;
        assert_eq!(found.count, 3);
        Some((found.position, found.previous.map(|c| c.id), found.next.map(|c| c.id)))
    };
    assert_eq!(of(1), Some((0, None, Some(4))));
    assert_eq!(of(4), Some((1, Some(1), Some(3))));
    assert_eq!(of(3), Some((2, Some(4), None)));
    assert_eq!(of(2), None);
    assert_eq!(of(99), None);
}

#[test]
fn a_mistyped_word_finds_the_nearest_one() {
    let text = include_str!("../../../public/data/catalogue.json");
    let index = Index::new(Arc::new(perigee_core::catalogue::read(text).unwrap()));
    for (typed, meant) in [
        ("cygnsu", Some("Cygnus")),
        ("merkury", Some("Mercury")),
        ("soyus MS", Some("Soyuz MS")),
        ("dragn edeavour", Some("Dragon Endeavour")),
        ("soyuz", None),
        ("so", None),
        ("xyzzyplugh", None),
        ("soyuz xyzzyplugh", None),
        ("", None),
    ] {
        let query = Query::default().with_q(typed);
        assert_eq!(index.suggest(&query).as_deref(), meant, "{typed}");
    }
}
