//! What a refresh reports, and which collection takes the other's place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::craft::{collection, craft, term};
use perigee_core::domain::{Collection, Source, Spacecraft, Timestamp};
use perigee_core::refresh::{Change, Changes};

fn names(count: u32) -> Vec<Spacecraft> {
    (1..=count).map(|id| craft(id, &format!("Craft {id}"))).collect()
}

fn change(id: u32, name: &str) -> Change {
    Change { id, name: name.to_owned() }
}

#[test]
fn every_field_counts_and_the_newer_name_is_told() {
    let old = collection(names(6));
    let mut newer = names(7);
    newer.remove(4);
    newer[0].name = "Renamed".to_owned();
    newer[1].flights_count = Some(2);
    newer[2].status = term(4, "Retired");
    let changes = Changes::between(&old, &collection(newer));
    assert_eq!(changes.added, [change(7, "Craft 7")]);
    assert_eq!(changes.changed, [change(1, "Renamed"), change(2, "Craft 2"), change(3, "Craft 3")]);
    assert_eq!(changes.gone, [change(5, "Craft 5")]);
    assert_eq!(changes.sentence(), "1 new, 3 changed and 1 gone since 23 November 2026");
}

#[test]
fn the_sentence_names_only_what_there_is() {
    let sentence = |old: &[u32], new: &[u32], touched: u32| {
        let make = |ids: &[u32]| ids.iter().map(|id| craft(*id, "A")).collect::<Vec<_>>();
        let mut newer = make(new);
        let changed = newer.iter_mut().filter(|craft| craft.id <= touched);
        changed.for_each(|craft| craft.in_space = Some(true));
        Changes::between(&collection(make(old)), &collection(newer)).sentence()
    };
    let ids: Vec<u32> = (1..=20).collect();
    for (old, new, touched, what) in [
        (&ids[..], &ids[..], 0, "nothing has changed"),
        (&ids[..8], &ids[..], 0, "12 new"),
        (&ids[..], &ids[..8], 0, "12 gone"),
        (&ids[..], &ids[..], 2, "2 changed"),
        (&ids[..], &ids[..8], 8, "8 changed and 12 gone"),
        (&ids[..8], &ids[2..], 3, "12 new, 1 changed and 2 gone"),
        (&ids[..8], &ids[2..], 0, "12 new and 2 gone"),
        (&[], &[], 0, "nothing has changed"),
    ] {
        assert_eq!(sentence(old, new, touched), format!("{what} since 23 November 2026"));
    }
}

#[test]
fn a_source_or_date_alone_is_no_change() {
    let old = collection(names(3));
    let new = Collection {
        source: Source::Api("https://example.org".to_owned()),
        generated_at: Timestamp::from_millis(0),
        ..old.clone()
    };
    assert!(Changes::between(&old, &new).is_empty());
}

#[test]
fn the_newer_collection_takes_the_place_of_the_older_but_a_sample_never_of_real_data() {
    let api = || Source::Api("https://a.example/2.3.0".to_owned());
    let other = || Source::Api("https://b.example/2.3.0".to_owned());
    let at = |source: Source, millis: i64| Collection {
        source,
        generated_at: Timestamp::from_millis(millis),
        spacecraft: vec![],
    };
    for (candidate, held, takes) in [
        (at(api(), 2), at(api(), 1), true),
        (at(api(), 1), at(api(), 1), false),
        (at(api(), 1), at(api(), 2), false),
        (at(other(), 2), at(api(), 1), true),
        (at(Source::Sample, 2), at(Source::Sample, 1), true),
        (at(Source::Sample, 1), at(Source::Sample, 1), false),
        (at(api(), 1), at(Source::Sample, 2), true),
        (at(api(), 2), at(Source::Sample, 1), true),
        (at(Source::Sample, 2), at(api(), 1), false),
        (at(Source::Sample, 1), at(api(), 2), false),
    ] {
        assert_eq!(candidate.supersedes(&held), takes, "{candidate:?} {held:?}");
    }
}
