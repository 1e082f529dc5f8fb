//! The laws of groups, on arbitrary collections and queries, against the plain engine of
//! `common/naive.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::collections::collection;
use common::craft::{all_ids, ids, indexed};
use common::naive_order::{answer, subtotals};
use common::questions::{Question, grouped_question};
use perigee_core::query::{Index, Limit, Query, View};
use proptest::prelude::*;

/// The table's pages from the first one on.
fn pages(index: &Index, query: &Query) -> Vec<perigee_core::query::Page> {
    let first = query.clone().with_offset(0);
    let next = |query: &Query| query.next_page(index.count(query));
    std::iter::successors(Some(first), next).map(|query| index.apply(&query)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn groups_are_those_of_a_plain_engine(collection in collection(24), question in grouped_question()) {
        let query = &question.query;
        let all = answer(&collection, &question, query.group);
        let limit = query.limit.rows().unwrap_or(usize::MAX);
        let rows: Vec<_> = all.iter().skip(query.offset).take(limit).cloned().collect();
        let page = indexed(&collection).apply(query);
        prop_assert_eq!(page.count, all.len());
        prop_assert_eq!(&page.rows, &rows);
        let groups = query.group.map(|group| subtotals(group, &rows, &all));
        prop_assert_eq!(page.groups, groups.unwrap_or_default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn cards_are_not_grouped(collection in collection(24), question in grouped_question()) {
        let Question { query, .. } = question;
        let index = indexed(&collection);
        let offset = query.offset;
        let cards = query.clone().with_view(View::Grid).with_offset(offset);
        let ungrouped = cards.clone().with_group(None).with_offset(offset);
        prop_assert_eq!(index.apply(&cards), index.apply(&ungrouped));
        prop_assert_eq!(index.apply(&cards).groups, vec![]);
        // Groups change the order alone.
        let (mut grouped, mut plain) = (all_ids(&index, &query), all_ids(&index, &cards));
        grouped.sort_unstable();
        plain.sort_unstable();
        prop_assert_eq!(grouped, plain);
    }

    #[test]
    fn every_page_says_the_same_of_a_group_and_together_they_hold_each_craft_once(
        collection in collection(24), question in grouped_question(), rows in 1..8_u16,
    ) {
        let index = indexed(&collection);
        let query = question.query.with_limit(Limit::Rows(rows));
        let whole = index.apply(&query.clone().with_limit(Limit::All));
        let mut together = Vec::new();
        for page in pages(&index, &query) {
            for group in &page.groups {
                // The group that this row is in, as the whole table has it.
                let at = together.len() + group.at;
                let of_whole = whole.groups.iter().rfind(|other| other.at <= at).unwrap();
                prop_assert_eq!(
                    (group.count, group.flights_count, group.time_in_space, group.time_docked),
                    (of_whole.count, of_whole.flights_count, of_whole.time_in_space, of_whole.time_docked)
                );
            }
            prop_assert_eq!(page.groups.is_empty(), query.group.is_none() || page.rows.is_empty());
            together.extend(ids(&page));
        }
        prop_assert_eq!(together, ids(&whole));
        if query.group.is_some() {
            prop_assert_eq!(whole.groups.iter().map(|group| group.count).sum::<usize>(), whole.count);
        }
    }

    #[test]
    fn neighbours_stand_as_in_the_grouped_table(
        collection in collection(16), question in grouped_question(),
    ) {
        let (index, query) = (indexed(&collection), question.query);
        let whole = all_ids(&index, &query);
        for craft in &collection.spacecraft {
            let found = index.neighbours(&query, craft.id);
            let at = whole.iter().position(|id| *id == craft.id);
            prop_assert_eq!(found.as_ref().map(|found| found.position), at);
            if let (Some(found), Some(at)) = (found, at) {
                let before = at.checked_sub(1).map(|before| whole[before]);
                prop_assert_eq!(found.count, whole.len());
                prop_assert_eq!(found.previous.map(|craft| craft.id), before);
                prop_assert_eq!(found.next.map(|craft| craft.id), whole.get(at + 1).copied());
            }
        }
    }
}
