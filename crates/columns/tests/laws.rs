//! What the columns must do, beside plain code that does the same slowly.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cmp::Ordering;

use perigee_columns::{Bits, Key, Order, Texts, position, window};
use proptest::prelude::*;

fn flags() -> impl Strategy<Value = (Vec<bool>, Vec<bool>)> {
    (0_usize..200).prop_flat_map(|len| {
        let column = || proptest::collection::vec(any::<bool>(), len);
        (column(), column())
    })
}

/// A set and two columns of values, of one length.
fn columns() -> impl Strategy<Value = (Vec<bool>, Vec<Option<i64>>, Vec<Option<String>>)> {
    (0_usize..150).prop_flat_map(|len| {
        let number = proptest::option::of(-3_i64..3);
        let text = proptest::option::of("[ab\u{e9}]{0,10}");
        (
            proptest::collection::vec(any::<bool>(), len),
            proptest::collection::vec(number, len),
            proptest::collection::vec(text, len),
        )
    })
}

fn by<T: Ord>(a: &Option<T>, b: &Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        _ => b.is_some().cmp(&a.is_some()),
    }
}

proptest! {
    #[test]
    fn bits_are_sets((a, b) in flags()) {
        let (left, right): (Bits, Bits) = (a.iter().copied().collect(), b.iter().copied().collect());
        let of = |rule: fn(bool, bool) -> bool| -> Vec<usize> {
            (0..a.len()).filter(|at| rule(a[*at], b[*at])).collect()
        };
        let with = |change: fn(&mut Bits, &Bits)| {
            let mut bits = left.clone();
            change(&mut bits, &right);
            bits.iter().collect::<Vec<_>>()
        };
        prop_assert_eq!(with(Bits::and), of(|a, b| a && b));
        prop_assert_eq!(with(Bits::or), of(|a, b| a || b));
        prop_assert_eq!(with(Bits::and_not), of(|a, b| a && !b));
        prop_assert_eq!(left.count_common(&right), of(|a, b| a && b).len());
        prop_assert_eq!(left.count(), of(|a, _| a).len());
        prop_assert_eq!(&Bits::of(&a, |flag| *flag), &left);
        prop_assert!((0..a.len()).all(|at| left.contains(at) == a[at]));
        prop_assert_eq!(Bits::all(a.len()).count(), a.len());
        let mut inserted = Bits::none(a.len());
        left.iter().for_each(|place| inserted.insert(place));
        inserted.insert(a.len());
        prop_assert_eq!(&inserted, &left);
    }

    #[test]
    fn a_window_is_cut_from_the_sorted_whole(
        (flags, numbers, texts) in columns(),
        text_first: bool, down_a: bool, down_b: bool, two: bool,
        offset in 0_usize..160, limit in 0_usize..160,
    ) {
        let set: Bits = flags.iter().copied().collect();
        let (numeric, textual) = (Order::of_numbers(&numbers), Order::of_texts(&texts));
        let mut keys = vec![
            Key { order: if text_first { &textual } else { &numeric }, descending: down_a },
            Key { order: if text_first { &numeric } else { &textual }, descending: down_b },
        ];
        keys.truncate(if two { 2 } else { 1 });
        let compare = |a: usize, b: usize, text: bool, down: bool| {
            if text { by(&texts[a], &texts[b], down) } else { by(&numbers[a], &numbers[b], down) }
        };
        let mut whole: Vec<usize> = (0..flags.len()).filter(|at| flags[*at]).collect();
        whole.sort_by(|a, b| {
            let first = compare(*a, *b, text_first, down_a);
            if two { first.then_with(|| compare(*a, *b, !text_first, down_b)) } else { first }
        });
        let wanted: Vec<u32> =
            whole.iter().skip(offset).take(limit).map(|place| *place as u32).collect();
        prop_assert_eq!(window(&set, &keys, offset, limit), wanted);
        for place in 0..flags.len() {
            let at = whole.iter().position(|other| *other == place);
            prop_assert_eq!(position(&set, &keys, place), at);
        }
    }

    #[test]
    fn codes_are_ordered_by_their_ranks(codes in proptest::collection::vec(0_u32..6, 0..100)) {
        let ranks = [3_u32, 0, 2, 1];
        let numbers: Vec<Option<i64>> =
            codes.iter().map(|code| ranks.get(*code as usize).map(|rank| i64::from(*rank))).collect();
        let set = Bits::all(codes.len());
        let (coded, plain) = (Order::of_codes(&codes, &ranks), Order::of_numbers(&numbers));
        for descending in [false, true] {
            let all = |order| window(&set, &[Key { order, descending }], 0, usize::MAX);
            prop_assert_eq!(all(&coded), all(&plain));
        }
    }

    #[test]
    fn a_term_is_found_where_it_is(
        texts in proptest::collection::vec("[abé ]{0,8}", 0..80), term in "[abé]{0,3}",
    ) {
        let all: Texts = texts.iter().collect();
        let found: Vec<usize> = all.find(&term).iter().collect();
        let wanted: Vec<usize> = (0..texts.len()).filter(|at| texts[*at].contains(&term)).collect();
        prop_assert_eq!(&found, &wanted);
        let even: Bits = (0..texts.len()).map(|at| at % 2 == 0).collect();
        let among: Vec<usize> = all.find_among(&even, &term).iter().collect();
        prop_assert_eq!(among, wanted.into_iter().filter(|at| at % 2 == 0).collect::<Vec<_>>());
    }
}
