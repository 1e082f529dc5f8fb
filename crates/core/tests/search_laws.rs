//! The laws of both searches and of "did you mean", on arbitrary collections.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::collections::{NAMES, collection};
use common::craft::{all_ids, indexed, searched};
use common::naive_order::answer;
use common::questions::{Question, Search, some_search};
use perigee_core::query::Query;
use proptest::prelude::*;
use proptest::sample::select;

/// Words of the names that collections have, with a letter left out or two changed about.
fn mistyped() -> impl Strategy<Value = String> {
    let words: Vec<&str> = NAMES.iter().flat_map(|name| name.split(' ')).collect();
    (select(words), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(word, at, swap)| {
        let mut letters: Vec<char> = word.chars().collect();
        let at = at.index(letters.len());
        if swap && at > 0 {
            letters.swap(at - 1, at);
        } else {
            letters.remove(at);
        }
        letters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_search_box_finds_what_a_plain_one_finds(
        collection in collection(24), any in some_search(),
    ) {
        let query = Query::default().with_q(&any.text);
        let question = Question { query, any, ll2: Search::default() };
        let expected: Vec<u32> = answer(&collection, &question, None).iter().map(|c| c.id).collect();
        prop_assert_eq!(all_ids(&indexed(&collection), &question.query), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn typing_on_gives_what_typing_at_once_gives(
        collection in collection(60),
        text in prop_oneof![
            2 => "[sdoyuzragn0-9é \"]{0,10}",
            1 => "(ferried|stations|\"the station\") (soyuz|energie|crew)",
        ],
    ) {
        // A search that narrows the last one looks at what that found alone.
        let typed = indexed(&collection);
        for end in (0..=text.chars().count()).chain([2, 5, 0]) {
            let sofar: String = text.chars().take(end).collect();
            for query in [Query::default().with_q(&sofar), searched(&sofar)] {
                prop_assert_eq!(typed.apply(&query), indexed(&collection).apply(&query));
            }
        }
    }

    #[test]
    fn any_search_is_answered(collection in collection(4), text in "[\\PC\"', \\\\]{0,20}") {
        let index = indexed(&collection);
        let _ = index.count(&Query::default().with_q(&text));
        let _ = index.count(&searched(&text));
    }

    #[test]
    fn every_craft_is_found_by_its_own_words(collection in collection(12), at in any::<proptest::sample::Index>()) {
        prop_assume!(!collection.spacecraft.is_empty());
        let craft = &collection.spacecraft[at.index(collection.spacecraft.len())];
        let words = craft.name.replace(['"', ','], " ");
        let index = indexed(&collection);
        for query in [
            Query::default().with_q(&words),
            searched(&words),
            Query::default().with_name(&craft.name),
        ] {
            prop_assert!(all_ids(&index, &query).contains(&craft.id), "{:?}", query);
        }
    }

    #[test]
    fn a_craft_is_found_by_any_piece_of_its_description(
        collection in collection(24), from in any::<prop::sample::Index>(), length in 1..12_usize,
    ) {
        let index = indexed(&collection);
        for craft in &collection.spacecraft {
            let Some(description) = craft.description.as_deref() else { continue };
            let letters: Vec<char> = description.chars().collect();
            let from = from.index(letters.len());
            let piece: String = letters.iter().skip(from).take(length).collect();
            // Quotes and backslashes have a meaning of their own within a phrase.
            if piece.contains(['"', '\'', '\\']) || piece.trim().is_empty() {
                continue;
            }
            let phrase = Query::default().with_q(&format!("\"{piece}\""));
            prop_assert!(all_ids(&index, &phrase).contains(&craft.id), "{:?}", piece);
        }
    }

    #[test]
    fn each_word_that_is_suggested_is_one_that_finds_something(
        collection in collection(24),
        words in proptest::collection::vec(
            prop_oneof![3 => mistyped(), 1 => select(&NAMES[..]).prop_map(str::to_owned)], 1..4,
        ),
    ) {
        let index = indexed(&collection);
        let typed = words.join(" ").replace(['"', ','], "");
        let query = Query::default().with_q(&typed);
        let finds = |word: &str| index.count(&Query::default().with_q(word)) > 0;
        let all_known = typed.split_whitespace().all(finds);
        match index.suggest(&query) {
            None => {}
            Some(suggested) => {
                prop_assert!(!all_known, "{} for {}", suggested, typed);
                prop_assert_ne!(&suggested, &typed);
                prop_assert!(suggested.split_whitespace().all(finds), "{} for {}", suggested, typed);
                // What is known stays as it was typed.
                let pairs = typed.split_whitespace().zip(suggested.split_whitespace());
                for (word, other) in pairs {
                    prop_assert_eq!(finds(word), word == other);
                }
                // And a suggestion has nothing more to suggest.
                prop_assert_eq!(index.suggest(&Query::default().with_q(&suggested)), None);
            }
        }
    }
}
