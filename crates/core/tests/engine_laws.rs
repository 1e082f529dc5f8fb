//! The laws of the engine, on arbitrary collections and queries, against a second engine that
//! is written plainly (`common/naive.rs`): what matches, in which order, on which page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::cmp::Ordering;

use common::collections::collection;
use common::craft::{all_ids, ids, indexed};
use common::naive_order::{answer, in_order};
use common::queries::ordering;
use common::questions::{Question, question};
use perigee_core::query::{Limit, Query};
use proptest::prelude::*;

proptest! {
    // What the engine exists for is tried more often than the rest.
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_engine_agrees_with_a_plain_one(collection in collection(24), question in question()) {
        let expected = answer(&collection, &question, None);
        let page = indexed(&collection).apply(&question.query);
        prop_assert_eq!(page.count, expected.len());
        prop_assert_eq!(page.total, collection.spacecraft.len());
        prop_assert_eq!(page.rows, expected);
        prop_assert_eq!(page.groups, vec![]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_is_total_and_follows_the_keys(collection in collection(24), keys in ordering()) {
        let query = Query::default().with_ordering(keys.clone()).with_limit(Limit::All);
        let rows = indexed(&collection).apply(&query).rows;
        prop_assert_eq!(rows.len(), collection.spacecraft.len());
        for pair in rows.windows(2) {
            prop_assert_eq!(in_order(&keys, &pair[0], &pair[1]), Ordering::Less);
        }
    }

    #[test]
    fn what_canonical_order_leaves_out_changes_nothing(collection in collection(24), keys in ordering()) {
        // Keys after a repeated column or after the id have no say, so dropping them is sound.
        let rows = indexed(&collection)
            .apply(&Query::default().with_ordering(keys.clone()).with_limit(Limit::All))
            .rows;
        let mut expected = collection.spacecraft.clone();
        expected.sort_by(|a, b| in_order(&keys, a, b));
        prop_assert_eq!(rows, expected);
    }

    #[test]
    fn pages_put_together_are_the_whole_answer(
        collection in collection(24),
        Question { query, .. } in question(),
        limit in 1..10_u16,
    ) {
        let index = indexed(&collection);
        let whole = all_ids(&index, &query);
        let mut together = Vec::new();
        let mut page = Some(query.with_limit(Limit::Rows(limit)));
        while let Some(query) = page {
            let answer = index.apply(&query);
            prop_assert_eq!(answer.count, whole.len());
            prop_assert!(answer.rows.len() <= usize::from(limit));
            together.extend(ids(&answer));
            page = query.next_page(answer.count);
        }
        prop_assert_eq!(together, whole);
    }

    #[test]
    fn an_offset_leaves_out_exactly_so_many(
        collection in collection(24),
        Question { query, .. } in question(),
        offset in 0..30_usize,
    ) {
        let index = indexed(&collection);
        let whole = all_ids(&index, &query);
        let page = index.apply(&query.with_offset(offset));
        prop_assert_eq!(&ids(&page)[..], whole.get(offset..).unwrap_or_default());
        prop_assert_eq!(page.count, whole.len());
    }

    #[test]
    fn the_count_is_that_of_the_page_whatever_page_and_order(
        collection in collection(24),
        Question { query, .. } in question(),
    ) {
        let index = indexed(&collection);
        let count = index.count(&query);
        prop_assert_eq!(count, index.apply(&query).rows.len());
        let other = query.with_ordering([]).with_limit(Limit::Rows(1)).with_offset(7);
        prop_assert_eq!(count, index.apply(&other).count);
    }

    #[test]
    fn neighbours_stand_as_in_the_list(collection in collection(16), Question { query, .. } in question()) {
        let index = indexed(&collection);
        let whole = all_ids(&index, &query);
        let paged = query.with_limit(Limit::Rows(2)).with_offset(3);
        for craft in &collection.spacecraft {
            let found = index.neighbours(&paged, craft.id);
            let position = whole.iter().position(|id| *id == craft.id);
            prop_assert_eq!(found.as_ref().map(|found| found.position), position);
            if let (Some(found), Some(at)) = (found, position) {
                prop_assert_eq!(found.count, whole.len());
                prop_assert_eq!(found.next.map(|c| c.id), whole.get(at + 1).copied());
                prop_assert_eq!(found.previous.map(|c| c.id), (at > 0).then(|| whole[at.wrapping_sub(1)]));
            }
        }
    }

    #[test]
    fn to_prepare_changes_no_answer(
        collection in collection(24),
        questions in proptest::collection::vec((question(), 0..4_usize), 1..6),
    ) {
        // Some of the work done ahead between the questions, or all of it before.
        let (plain, ready, between) = (indexed(&collection), indexed(&collection), indexed(&collection));
        let goes = (0..100).take_while(|_| ready.prepare()).count();
        prop_assert!(goes < 100, "there is no end to it");
        prop_assert!(!ready.prepare());
        for (Question { query, .. }, goes) in questions {
            let expected = plain.apply(&query);
            prop_assert_eq!(&ready.apply(&query), &expected);
            prop_assert_eq!(ready.counts(&query), plain.counts(&query));
            let _ = (0..goes).map(|_| between.prepare()).last();
            prop_assert_eq!(&between.apply(&query), &expected);
        }
    }
}
