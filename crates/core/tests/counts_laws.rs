//! The laws of counts, on arbitrary collections and queries, against the plain engine of
//! `common/naive.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::collections::collection;
use common::craft::indexed;
use common::naive;
use common::questions::{Question, question};
use perigee_core::query::{Choice, Facet, Flag, Measure, Nullable, Range};
use proptest::prelude::*;
use proptest::sample::select;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn counts_are_those_of_a_plain_engine(collection in collection(24), question in question()) {
        let index = indexed(&collection);
        let counts = index.counts(&question.query);
        // Each field is counted without the query's own condition on it.
        for facet in Facet::ALL {
            let query = question.query.clone().with_facet(facet, Choice::default());
            let free = Question { query, ..question.clone() };
            let plainly: Vec<usize> = index
                .terms(facet)
                .iter()
                .map(|term| naive::count(&collection, &free, |c| naive::values(c, facet).contains(&term.id)))
                .collect();
            prop_assert_eq!(counts.of(facet), plainly, "{:?}", facet);
        }
        for flag in Flag::ALL {
            let query = question.query.clone().with_flag(flag, None);
            let free = Question { query, ..question.clone() };
            for value in [false, true] {
                let plainly = naive::count(&collection, &free, |c| naive::flag(c, flag) == Some(value));
                prop_assert_eq!(counts.of_flag(flag, value), plainly, "{:?} {}", flag, value);
            }
        }
        for field in Nullable::ALL {
            let query = question.query.clone().with_null(field, None);
            let free = Question { query, ..question.clone() };
            for missing in [false, true] {
                let plainly =
                    naive::count(&collection, &free, |c| naive::is_missing(c, field) == missing);
                prop_assert_eq!(counts.of_null(field, missing), plainly, "{:?} {}", field, missing);
            }
        }
    }

    #[test]
    fn histograms_are_those_of_a_plain_engine(collection in collection(24), question in question()) {
        let index = indexed(&collection);
        for measure in Measure::ALL {
            let query = question.query.clone().with_range(measure, Range::default());
            let free = Question { query, ..question.clone() };
            let plainly = naive::histogram(&collection, &free, measure);
            prop_assert_eq!(index.histogram(&question.query, measure), plainly, "{:?}", measure);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_count_is_what_the_value_would_give(
        collection in collection(24),
        question in question(),
        facet in select(Facet::ALL.to_vec()),
    ) {
        let index = indexed(&collection);
        let query = question.query.with_facet(facet, Choice::default());
        let counts = index.counts(&query);
        for (term, count) in index.terms(facet).iter().zip(counts.of(facet)) {
            prop_assert_eq!(index.count(&query.clone().toggled(facet, term.id, false)), *count);
        }
    }

    #[test]
    fn what_is_recorded_and_what_is_not_make_up_the_whole(
        collection in collection(24), question in question(),
    ) {
        let index = indexed(&collection);
        let counts = index.counts(&question.query);
        for field in Nullable::ALL {
            let free = index.count(&question.query.clone().with_null(field, None));
            prop_assert_eq!(counts.of_null(field, false) + counts.of_null(field, true), free);
        }
    }
}
