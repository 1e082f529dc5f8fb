//! Where in a text the words of a search stand, and which words of a description show a match.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::ops::Range;
use std::sync::Arc;

use common::craft::{agency, config, craft, family};
use common::sample;
use perigee_core::domain::{Spacecraft, SpacecraftConfig};
use perigee_core::query::{fold, marks, snippet};
use proptest::prelude::*;
use proptest::sample::select;

/// The stretch of a text, counted in UTF-16 units; it must begin and end between characters.
fn cut(text: &str, range: &Range<usize>) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[range.clone()]).unwrap_or_else(|_| panic!("{range:?} of {text:?}"))
}

/// A text, a search, and where what is marked begins and ends.
type Marked = (&'static str, &'static str, &'static [(usize, usize)]);

#[test]
fn marks_count_utf16_units_and_cover_whole_letters() {
    let table: &[Marked] = &[
        ("Soyuz TM", "soyuz", &[(0, 5)]),
        ("Soyuz TM", "tm soyuz", &[(0, 5), (6, 8)]),
        ("Soyuz TM", "", &[]),
        ("Soyuz TM", "dragon", &[]),
        ("", "soyuz", &[]),
        // A word may stand in many places, and part of a word is enough.
        ("tma, TMA-M", "tm", &[(0, 2), (5, 7)]),
        // A phrase is one stretch; its words alone are not marked.
        ("crew of the Crew Dragon", "\"crew dragon\"", &[(12, 23)]),
        ("crew of the Crew Dragon", "crew dragon", &[(0, 4), (12, 16), (17, 23)]),
        // A phrase that is still being typed is its words.
        ("Crew Dragon", "\"crew dra", &[(0, 4), (5, 8)]),
        // Accents do not matter, in the text or in the search.
        ("Énergie", "ENERGIE", &[(0, 7)]),
        ("energie", "é", &[(0, 1), (2, 3), (6, 7)]),
        ("Jiří Ø", "jiri o", &[(0, 4), (5, 6)]),
        // A letter that folds to two is marked whole, even by one of them.
        ("Straße 3", "strasse", &[(0, 6)]),
        ("Straße 3", "as", &[(3, 5)]),
        ("Straße 3", "se", &[(4, 6)]),
        ("ßa", "s", &[(0, 1)]),
        ("Œuvre æ", "oe ae", &[(0, 1), (6, 7)]),
        // An accent of its own stands within a match, and counts as a unit.
        ("e\u{301}nergie II", "energie", &[(0, 8)]),
        ("cre\u{301}\u{302}w x", "ew", &[(2, 6)]),
        ("a\u{301}b", "b", &[(2, 3)]),
        // Letters beyond the first plane take two units.
        ("🚀 Soyuz 🚀", "soyuz", &[(3, 8)]),
        ("🚀 Soyuz 🚀", "🚀", &[(0, 2), (9, 11)]),
        ("Союз ТМ", "союз", &[(0, 4)]),
        // Stretches that meet or overlap are one.
        ("Soyuz", "soy yuz", &[(0, 5)]),
        ("Soyuz", "soy uz", &[(0, 5)]),
        ("Soyuz", "oyu o", &[(1, 4)]),
    ];
    for (text, search, expected) in table {
        let ranges = marks(text, search);
        let found: Vec<_> = ranges.iter().map(|range| (range.start, range.end)).collect();
        assert_eq!(found, *expected, "{search} in {text}");
        ranges.iter().for_each(|range| drop(cut(text, range)));
    }
}

fn described(description: &str) -> Spacecraft {
    let config = SpacecraftConfig {
        agency: Some(Arc::new(agency(121, "SpaceX", Some("SpX")))),
        family: vec![family(6, "Dragon", None)],
        ..config(6, "Crew Dragon 2")
    };
    Spacecraft {
        serial_number: Some("C206".to_owned()),
        description: Some(description.to_owned()),
        spacecraft_config: Some(Arc::new(config)),
        ..craft(289, "Endeavour")
    }
}

const LONG: &str = "The first Crew Dragon to carry people: Doug Hurley and Bob Behnken flew it on \
    Demo-2 in May 2020, the first crew launch to orbit from the United States since 2011. It has \
    since served Crew-2, Ax-1, Crew-6, Crew-8 and Crew-11, an Énergie of its own.";

#[test]
fn a_snippet_is_the_words_around_what_only_the_description_says() {
    let craft = described(LONG);
    // From the first word that ends within 40 letters before the match on, up to 140 letters.
    for (search, expected) in [
        (
            "hurley",
            "… first Crew Dragon to carry people: Doug Hurley and Bob Behnken flew it on Demo-2 in \
             May 2020, the first crew launch to orbit from the …",
        ),
        (
            "STATES",
            "… first crew launch to orbit from the United States since 2011. It has since \
             served Crew-2, Ax-1, Crew-6, Crew-8 and Crew-11, an Énergie of …",
        ),
        ("energie", "… Crew-2, Ax-1, Crew-6, Crew-8 and Crew-11, an Énergie of its own."),
        // What the short texts say needs no telling.
        (
            "endeavour ax-1 spx",
            "… since 2011. It has since served Crew-2, Ax-1, Crew-6, Crew-8 and Crew-11, an \
             Énergie of its own.",
        ),
        (
            "\"bob behnken\"",
            "… Dragon to carry people: Doug Hurley and Bob Behnken flew it on Demo-2 in May \
             2020, the first crew launch to orbit from the United States …",
        ),
    ] {
        assert_eq!(snippet(&craft, search).as_deref(), Some(expected), "{search}");
    }
}

#[test]
fn there_is_no_snippet_where_the_description_adds_nothing() {
    let craft = described(LONG);
    // Each of these stands in a short text, in the description as well or not.
    for search in
        ["", " ", "\"", "endeavour", "c206", "crew dragon", "SpX spacex", "dragon 2", "énd"]
    {
        assert_eq!(snippet(&craft, search), None, "{search}");
    }
    // The craft would not be found by these.
    for search in ["voyager", "\"hurley behnken\""] {
        assert_eq!(snippet(&craft, search), None, "{search}");
    }
    let silent = Spacecraft { description: None, ..craft };
    assert_eq!(snippet(&silent, "hurley"), None);
}

#[test]
fn a_short_description_is_shown_whole_and_without_line_breaks() {
    let craft = described("  A ferry\nof the \tstation.\r\n");
    assert_eq!(snippet(&craft, "ferry").as_deref(), Some("A ferry of the station."));
}

#[test]
fn accents_and_letters_of_two_before_a_match_do_not_lead_the_snippet_past_it() {
    for word in ["été", "straße", "e\u{301}te\u{301}", "Œuvre", "🚀🚀"] {
        let (before, after) = (vec![word; 200].join(" "), vec!["after"; 90].join(" "));
        let craft = described(&format!("{before} here {after}"));
        let found = snippet(&craft, "here").unwrap();
        assert!(found.contains(&format!(" {word} here after ")), "{found}");
    }
}

#[test]
fn blanks_and_empty_lines_before_a_match_do_not_lead_the_snippet_past_it() {
    for blank in ["  ", "\n\n", "\r\n\r\n", " \u{a0} "] {
        let before = vec!["word"; 200].join(blank);
        let craft =
            described(&format!("{before}{blank}here{blank}{}", vec!["after"; 90].join(blank)));
        let found = snippet(&craft, "here").unwrap();
        assert!(found.contains(" word here after "), "{found}");
    }
}

#[test]
fn what_a_search_finds_in_the_sample_is_shown() {
    let index = sample();
    let mut shown = 0;
    for search in ["baikonur", "kuipers", "moon", "\"solar wing\"", "lopez-alegria", "mir soyuz"] {
        for craft in &index.apply(&common::craft::query("limit=all").with_q(search)).rows {
            let Some(found) = snippet(craft, search) else { continue };
            assert!(!marks(&found, search).is_empty(), "{search}: {found}");
            assert!(found.chars().count() <= 150, "{search}: {found}");
            shown += 1;
        }
    }
    assert!(shown > 20, "{shown}");
}

/// A text of letters that fold in every way there is, and terms that are likely to occur in it.
fn text_and_terms() -> impl Strategy<Value = (String, Vec<String>)> {
    let pieces = [
        "a", "A", "á", "a\u{301}", "\u{301}", "s", "ß", "ẞ", "æ", "Œ", "þ", "e", "É", "🚀", "ТМ",
        "漢", " ", "\n", "9", "-", "x",
    ];
    let text = |most| {
        proptest::collection::vec(select(pieces.to_vec()), 0..most)
            .prop_map(|pieces: Vec<&str>| pieces.concat())
    };
    let cut = (any::<prop::sample::Index>(), 1..4_usize);
    (text(16), proptest::collection::vec((prop::bool::weighted(0.8), cut, text(3)), 1..4)).prop_map(
        |(text, terms)| {
            let letters: Vec<char> = text.chars().collect();
            let of_text = |at: prop::sample::Index, length: usize| -> String {
                let at = at.index(letters.len() + 1);
                letters.iter().skip(at).take(length).collect()
            };
            let terms = terms.into_iter().map(
                |(cut, (at, length), other)| {
                    if cut { of_text(at, length) } else { other }
                },
            );
            let terms = terms.filter(|term| !fold(term).is_empty()).collect();
            (text, terms)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn marks_are_the_stretches_that_hold_a_term((text, terms) in text_and_terms()) {
        let search: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        let folded: Vec<String> = terms.iter().map(|term| fold(term)).collect();
        let ranges = marks(&text, &search.join(" "));
        let units = text.encode_utf16().count();
        for range in &ranges {
            prop_assert!(range.start < range.end && range.end <= units, "{:?}", ranges);
            let stretch = fold(&cut(&text, range));
            prop_assert!(folded.iter().any(|term| stretch.contains(term.as_str())), "{:?}", stretch);
        }
        for pair in ranges.windows(2) {
            prop_assert!(pair[0].end < pair[1].start, "{:?}", ranges);
        }
        // Each term that occurs is marked.
        for term in &folded {
            let occurs = fold(&text).contains(term.as_str());
            let marked = ranges.iter().any(|range| fold(&cut(&text, range)).contains(term.as_str()));
            prop_assert_eq!(marked, occurs, "{:?} in {:?}", term, text);
        }
        // Without the marked stretches, each put asunder, none occurs.
        let mut rest: Vec<u16> = text.encode_utf16().collect();
        for range in ranges.iter().rev() {
            rest.splice(range.clone(), [0]);
        }
        let rest = fold(&String::from_utf16(&rest).unwrap());
        // A letter that folds to two may be half of a term of two like letters.
        let halves = text.contains(['ß', 'ẞ']);
        prop_assert!(halves || folded.iter().all(|term| !rest.contains(term.as_str())), "{:?}", rest);
    }

    #[test]
    fn a_snippet_holds_what_was_looked_for(
        words in proptest::collection::vec(
            proptest::string::string_regex("[a-zA-Zéß0-9.,-]{1,20}").unwrap(), 1..60,
        ),
        at in any::<prop::sample::Index>(),
        phrase: bool,
    ) {
        let at = at.index(words.len());
        let term = words[at..].iter().take(if phrase { 2 } else { 1 }).cloned().collect::<Vec<_>>();
        let term = term.join(" ");
        let search = format!("\"{term}\"");
        let craft = described(&words.join(" "));
        match snippet(&craft, &search) {
            Some(found) => {
                prop_assert!(fold(&found).contains(&fold(&term)), "{:?} in {:?}", term, found);
                prop_assert!(found.chars().count() <= 145, "{:?}", found);
                let whole = found.trim_start_matches("… ").trim_end_matches(" …");
                prop_assert!(words.join(" ").contains(whole), "{:?}", found);
                // Dots stand where words are left out, and nowhere else.
                let whole_begins = words.join(" ").starts_with(whole);
                prop_assert!(found.starts_with("… ") || whole_begins, "{:?}", found);
                let whole_ends = words.join(" ").ends_with(whole);
                prop_assert!(found.ends_with(" …") || whole_ends, "{:?}", found);
                if whole == words.join(" ") {
                    prop_assert_eq!(&found, whole);
                }
                prop_assert!(!marks(&found, &search).is_empty());
            }
            None => {
                let short = ["Endeavour", "C206", "Crew Dragon 2", "SpaceX", "SpX", "Dragon"];
                let known = short.iter().any(|text| fold(text).contains(&fold(&term)));
                prop_assert!(known, "{:?}", term);
            }
        }
    }

    #[test]
    fn marks_and_snippets_answer_any_search(text in "[\\PC\r\n\"' ]{0,40}", search in "[\\PC\"' ]{0,20}") {
        for range in marks(&text, &search) {
            cut(&text, &range);
        }
        let _ = snippet(&described(&text), &search);
    }
}
