//! What the columns must do, beside plain code that does the same slowly.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cmp::Ordering;

use perigee_columns::{Bits, Key, Order, Texts, Words, position, window};
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
        let text = proptest::option::of("(soyuz ){0,3}[ab\u{e9}\u{0}]{0,10}");
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

/// Texts that are alike for long: equal ones, beginnings of each other, with and without NULs, and
/// none at all. Eight bytes are compared at a time, so lengths lie around multiples of that.
fn alike() -> impl Strategy<Value = Vec<Option<Vec<u8>>>> {
    let beginning = proptest::sample::select(vec![0_usize, 7, 8, 9, 15, 16, 17, 23, 24, 25, 40]);
    let end = proptest::collection::vec(proptest::sample::select(b"ab\0\0\xff".to_vec()), 0..4);
    let text = (beginning, end).prop_map(|(length, end)| {
        let mut text: Vec<u8> = b"soyuz TM".iter().copied().cycle().take(length).collect();
        text.extend(end);
        text
    });
    proptest::collection::vec(proptest::option::weighted(0.95, text), 25..200)
}

/// The places of texts as sorting them says, and that the order says the same.
fn check_order<T: Ord + AsRef<[u8]>>(texts: &[Option<T>]) {
    let order = Order::of_texts(texts);
    let mut sorted: Vec<u32> = (0..texts.len() as u32).collect();
    for descending in [false, true] {
        sorted.sort_unstable();
        sorted.sort_by(|a, b| by(&texts[*a as usize], &texts[*b as usize], descending));
        let all = Bits::all(texts.len());
        assert_eq!(window(&all, &[Key { order: &order, descending }], 0, usize::MAX), sorted);
    }
    // Equal texts share a rank, different ones do not.
    let mut known: Vec<&T> = texts.iter().flatten().collect();
    known.sort();
    known.dedup();
    for (text, rank) in texts.iter().zip(order.ranks()) {
        let expected = text.as_ref().map(|text| known.binary_search(&text).unwrap() as u32);
        assert_eq!(*rank, expected.unwrap_or(u32::MAX));
    }
    let firsts: Vec<usize> = order.firsts().collect();
    let first = |known: &&T| texts.iter().position(|text| text.as_ref() == Some(*known)).unwrap();
    assert_eq!(firsts, known.iter().map(first).collect::<Vec<_>>());
}

#[test]
fn many_texts_that_are_all_the_same_keep_their_places() {
    for length in [0, 1, 7, 8, 9, 16, 17, 24, 31, 100, 1000] {
        for count in [1, 2, 24, 25, 26, 300] {
            check_order(&vec![Some("x".repeat(length)); count]);
            check_order(&vec![Some("\0".repeat(length)); count]);
        }
    }
    check_order::<&str>(&vec![None; 100]);
    check_order::<&str>(&[]);
}

#[test]
fn many_texts_that_differ_in_a_late_byte_alone_are_told_apart() {
    for shared in [0, 7, 8, 15, 16, 17, 24, 200] {
        // From the largest byte to the smallest, so that none is in place; NUL is among them.
        let last = |byte: u8| Some([vec![b'x'; shared], vec![byte]].concat());
        check_order(&(0..=255).rev().map(last).collect::<Vec<_>>());
        // Each a beginning of the next, and some twice.
        let long = |length: usize| Some(vec![b'x'; shared + length / 2]);
        check_order(&(0..60).rev().map(long).collect::<Vec<_>>());
        let padded = |length: usize| Some([vec![b'x'; shared], vec![0; length / 2]].concat());
        check_order(&(0..60).rev().map(padded).collect::<Vec<_>>());
    }
}

#[test]
fn words_are_told_apart_however_many_there_are() {
    let count = 3_000;
    let mut words = Words::default();
    // Each text has a word of its own, one that ten texts share, and one that all have.
    for number in 0..count {
        let text = format!("own{number}. ten{} ALL own{number}.", number / 10);
        words.push(&text, count, &|word| word.to_lowercase());
    }
    let found = |term: &str| words.find(term, count).iter().collect::<Vec<usize>>();
    assert_eq!(words.len(), count);
    for number in [0, 1, 127, 128, 255, 256, 1_234, 2_999] {
        assert_eq!(found(&format!("own{number}.")), [number]);
    }
    assert_eq!(found("ten299"), (2_990..3_000).collect::<Vec<_>>());
    assert_eq!(found("ten29").len(), 110);
    assert_eq!(found("all").len(), count);
    assert_eq!(found("all own"), [0; 0]);
    assert_eq!(found("").len(), count);
}

proptest! {
    #[test]
    fn texts_that_are_alike_for_long_are_in_order_of_their_bytes(texts in alike()) {
        check_order(&texts);
    }

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

    #[test]
    fn a_term_is_in_a_text_when_it_is_in_one_of_its_words(
        texts in proptest::collection::vec("([abcÉ]{0,4}[ \n]){0,6}", 0..150), term in "[abé]{0,3}",
    ) {
        let form = |word: &str| word.to_lowercase();
        let mut words = Words::default();
        for text in &texts {
            words.push(text, texts.len(), &form);
        }
        prop_assert_eq!(words.len(), texts.len());
        let found: Vec<usize> = words.find(&term, texts.len()).iter().collect();
        let has = |at: &usize| texts[*at].split_whitespace().any(|word| form(word).contains(&term));
        prop_assert_eq!(found, (0..texts.len()).filter(has).collect::<Vec<_>>());
    }
}
