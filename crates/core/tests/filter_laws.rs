//! The laws of conditions: what each does to the matches, whatever the collection.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::collections::collection;
use common::craft::{all_ids, indexed};
use common::naive::values;
use common::questions::{Question, question};
use perigee_core::query::{End, Facet, Measure, Part, Query};
use proptest::prelude::*;
use proptest::sample::select;

/// Whether a condition is one of several of which any will do: without it, the others still must hold.
fn is_one_of_several(part: &Part, query: &Query) -> bool {
    match part {
        Part::Name(_) => query.name.len() > 1,
        Part::Value { facet, not: false, .. } => query.facet(*facet).any.len() > 1,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_condition_taken_away_never_narrows_unless_others_of_its_kind_remain(
        collection in collection(24),
        Question { query, .. } in question(),
    ) {
        let index = indexed(&collection);
        let before = all_ids(&index, &query.clone().with_ordering([]));
        for part in query.parts() {
            let without = query.without(&part);
            prop_assert!(!without.parts().contains(&part));
            prop_assert_eq!(without.parts().len() + 1, query.parts().len());
            let after = all_ids(&index, &without.with_ordering([]));
            if is_one_of_several(&part, &query) {
                prop_assert!(after.iter().all(|id| before.contains(id)), "{:?}", part);
            } else {
                prop_assert!(before.iter().all(|id| after.contains(id)), "{:?}", part);
            }
        }
        prop_assert_eq!(index.count(&query.cleared()), collection.spacecraft.len());
    }

    #[test]
    fn bounds_that_close_in_only_narrow(
        collection in collection(24),
        measure in select(Measure::ALL.to_vec()),
        end in select(End::ALL.to_vec()),
        (a, b) in (0..5_i64, 0..5_i64),
    ) {
        let index = indexed(&collection);
        let bounded = |value: i64| {
            let mut range = Query::default().range(measure);
            *range.end_mut(end) = Some(value);
            all_ids(&index, &Query::default().with_range(measure, range))
        };
        let (least, most) = (a.min(b), a.max(b));
        let (tight, wide) = match end {
            End::Gte => (bounded(most), bounded(least)),
            End::Lte => (bounded(least), bounded(most)),
        };
        prop_assert!(tight.iter().all(|id| wide.contains(id)));
    }

    #[test]
    fn wanting_and_excluding_a_value_split_the_collection(
        collection in collection(24),
        facet in select(Facet::ALL.to_vec()),
        id in 1..6_u32,
    ) {
        let index = indexed(&collection);
        let with = index.count(&Query::default().toggled(facet, id, false));
        let without = index.count(&Query::default().toggled(facet, id, true));
        prop_assert_eq!(with + without, collection.spacecraft.len());
    }

    #[test]
    fn every_term_of_a_facet_is_of_some_craft_and_none_is_forgotten(
        collection in collection(24),
        facet in select(Facet::ALL.to_vec()),
    ) {
        let index = indexed(&collection);
        let mut terms: Vec<u32> = index.terms(facet).iter().map(|term| term.id).collect();
        terms.sort_unstable();
        let mut expected: Vec<u32> = collection.spacecraft.iter().flat_map(|c| values(c, facet)).collect();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(terms, expected);
    }
}
