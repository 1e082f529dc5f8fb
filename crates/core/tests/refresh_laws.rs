//! Laws of a refresh, for any collection: pages give back the list they were cut from, a list
//! with a fault is never taken for a whole, and changes are what is different.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::Arc;

use common::collections::collection;
use common::pages::{page, run};
use perigee_core::catalogue;
use perigee_core::domain::{Collection, Spacecraft};
use perigee_core::ll2::Reader;
use perigee_core::refresh::{Changes, Unsound};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

type Rows = Vec<Arc<Spacecraft>>;

/// The rows cut into pages of these sizes, over and over, each saying the same count.
fn pages(rows: &[Arc<Spacecraft>], count: usize, sizes: &[usize]) -> Vec<String> {
    let mut rest = rows;
    let mut pages = Vec::new();
    for size in sizes.iter().cycle() {
        let (now, later) = rest.split_at(rest.len().min(*size));
        pages.push(page(count, now));
        rest = later;
        if rest.is_empty() {
            break;
        }
    }
    pages
}

/// The rows as LL2's JSON gives them, which for instance knows no relative addresses.
fn as_read(rows: &[Arc<Spacecraft>]) -> Rows {
    Reader::default().list_page(&page(rows.len(), rows)).unwrap().spacecraft
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    vec(1..100_usize, 1..8)
}

/// Rows, and two different places among them.
fn two_places() -> impl Strategy<Value = (Rows, usize, usize)> {
    (collection(40), any::<[Index; 2]>()).prop_filter_map("needs two rows", |(all, places)| {
        let rows = all.spacecraft;
        if rows.len() < 2 {
            return None;
        }
        let (a, b) = (places[0].index(rows.len()), places[1].index(rows.len() - 1));
        Some((rows, a, if b < a { b } else { b + 1 }))
    })
}

fn ids(rows: &[Arc<Spacecraft>]) -> Vec<u32> {
    rows.iter().map(|craft| craft.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_split_into_pages_gives_the_catalogue_back(all in collection(60), sizes in sizes()) {
        let rows = all.spacecraft;
        let whole = run(&pages(&rows, rows.len(), &sizes)).unwrap();
        prop_assert_eq!(ids(&whole.spacecraft), ids(&rows));
        prop_assert_eq!(&whole.spacecraft, &as_read(&rows));
        prop_assert_eq!(catalogue::read(&catalogue::write(&whole)), Ok(whole));
    }

    #[test]
    fn a_list_without_a_row_is_no_whole((rows, at, _) in two_places(), sizes in sizes()) {
        let mut fewer = rows.clone();
        fewer.remove(at);
        let mut pages = pages(&fewer, rows.len(), &sizes);
        prop_assert_eq!(run(&pages), Err(Unsound::Incomplete));
        // A server asked for the rest has no more to give.
        pages.push(page(rows.len(), &[]));
        prop_assert_eq!(run(&pages), Err(Unsound::Incomplete));
    }

    #[test]
    fn a_list_with_a_row_twice_is_no_whole(
        (rows, from, to) in two_places(), instead in any::<bool>(), more in 0..2_usize, sizes in sizes()
    ) {
        let mut twice = rows.clone();
        let row = Arc::clone(&rows[from]);
        if instead {
            twice[to] = row;
        } else {
            twice.insert(to, row);
        }
        let pages = pages(&twice, rows.len() + more, &sizes);
        prop_assert_eq!(run(&pages), Err(Unsound::OutOfOrder));
    }

    #[test]
    fn a_list_with_two_rows_swapped_is_no_whole((rows, a, b) in two_places(), sizes in sizes()) {
        let mut swapped = rows.clone();
        swapped.swap(a, b);
        prop_assert_eq!(run(&pages(&swapped, rows.len(), &sizes)), Err(Unsound::OutOfOrder));
    }

    #[test]
    fn changes_are_what_is_different(old in collection(30), new in collection(30)) {
        let changes = Changes::between(&old, &new);
        let find = |all: &Collection, id: u32| all.spacecraft.iter().find(|c| c.id == id).cloned();
        let seen = |list: &[perigee_core::refresh::Change]| -> Vec<u32> {
            list.iter().map(|change| change.id).collect()
        };
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for craft in &new.spacecraft {
            match find(&old, craft.id) {
                None => added.push(craft.id),
                Some(before) if before != *craft => changed.push(craft.id),
                Some(_) => {}
            }
        }
        prop_assert_eq!(seen(&changes.added), added);
        prop_assert_eq!(seen(&changes.changed), changed);
        let back = Changes::between(&new, &old);
        prop_assert_eq!(seen(&changes.gone), seen(&back.added));
        prop_assert_eq!(changes.since, old.generated_at);
        prop_assert!(Changes::between(&old, &old).is_empty());
    }

    #[test]
    fn of_two_collections_at_most_one_takes_the_others_place(a in collection(2), b in collection(2)) {
        prop_assert!(!(a.supersedes(&b) && b.supersedes(&a)));
        prop_assert!(!a.supersedes(&a));
    }
}
