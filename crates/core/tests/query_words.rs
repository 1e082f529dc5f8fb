//! Query words: conditions typed into the search box, and how they are completed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::queries::any_query;
use common::{doc, sample};
use perigee_core::domain::Term;
use perigee_core::query::completions::{Completion, complete};
use perigee_core::query::query_words::{Reading, Values, read};
use perigee_core::query::{Facet, Index, Query, codec, fold};
use proptest::prelude::*;
use proptest::sample::select;

/// The reading of a text with the caret at its end.
fn typing(text: &str, query: &Query, values: &dyn Values) -> Reading {
    read(text, Some(text.len()), query, values)
}

fn reading(text: &str, query: &Query, values: &dyn Values, done: bool) -> Reading {
    if done { read(text, None, query, values) } else { typing(text, query, values) }
}

/// The completions with the caret at the end of a text.
fn completions(text: &str, values: &dyn Values) -> Vec<Completion> {
    complete(text, text.len(), values)
}

/// The reading of a finished text as it comes out for the user: address, what stays in the box,
/// and what means nothing.
fn finished(text: &str, index: &Index) -> (String, String, Vec<String>) {
    let Reading { query, left, unknown } = read(text, None, &Query::default(), index);
    (codec::print(&query), left, unknown)
}

fn understood(table: &[(&str, &str)]) {
    let index = sample();
    for (text, address) in table {
        let expected = ((*address).to_owned(), String::new(), vec![]);
        assert_eq!(finished(text, &index), expected, "{text}");
        // A blank finishes a word as Enter does.
        let typed = typing(&format!("{text} "), &Query::default(), &index);
        assert_eq!(codec::print(&typed.query), *address, "{text}");
        assert_eq!((typed.left.as_str(), typed.unknown.len()), ("", 0), "{text}");
    }
}

#[test]
fn values_are_meant_by_name_by_abbreviation_or_by_a_beginning() {
    understood(&[
        ("agency:SpX", "agency=121"),
        ("agency:spx", "agency=121"),
        ("agency:SpaceX", "agency=121"),
        ("agency:space", "agency=121"),
        ("AGENCY:NASA", "agency=44"),
        ("agency:russia", "agency=63"),
        ("agency:\"Northrop Grumman\"", "agency=257"),
        ("agency:\"north american aviation\"", "agency=999"),
        ("agency:'north american'", "agency=999"),
        // No other agency has this anywhere in its name.
        ("agency:roscosmos", "agency=63"),
        ("-agency:casc", "agency__not=88"),
        ("status:active", "status=1"),
        ("status:\"Single Use\"", "status=4"),
        ("status:d", "status=3"),
        ("-status:retired", "status__not=2"),
        ("type:capsule", "type=2"),
        ("type:\"cargo resupply\"", "type=4"),
        ("-type:cap", "type__not=2"),
        ("config:\"crew dragon 2\"", "spacecraft_config=6"),
        ("configuration:orion", "spacecraft_config=4"),
        // Soyuz TM begins so, too, but this is its whole name.
        ("config:soyuz", "spacecraft_config=1"),
        ("config:\"soyuz tm\"", "spacecraft_config=41"),
        ("-config:mercury", "spacecraft_config__not=11"),
        ("family:dragon", "family=6"),
        ("family:\"dragon 2\"", "family=7"),
        ("-family:progress", "family__not=2"),
        ("agencytype:gov", "agency_type=1"),
        ("-agencytype:commercial", "agency_type__not=3"),
        ("licence:cc0", "license=1000001"),
        ("license:\"CC0 1.0 Universal\"", "license=1000001"),
        ("-licence:cc0", "license__not=1000001"),
    ]);
}

#[test]
fn a_comma_or_the_same_word_again_means_any_of_several() {
    understood(&[
        ("status:active,retired", "status=1&status=2"),
        ("status:retired,active,", "status=1&status=2"),
        ("status:active status:retired", "status=1&status=2"),
        ("-status:active,retired", "status__not=1&status__not=2"),
        ("agency:spx,nasa -status:destroyed", "status__not=3&agency=44&agency=121"),
        ("status:active status:active", "status=1"),
    ]);
}

#[test]
fn what_is_so_or_recorded_has_one_word_each() {
    understood(&[
        ("in:space", "in_space=true"),
        ("-in:space", "in_space=false"),
        ("In:Space", "in_space=true"),
        ("is:placeholder", "is_placeholder=true"),
        ("-is:placeholder", "is_placeholder=false"),
        ("has:serial", "serial_number__isnull=false"),
        ("-has:serial", "serial_number__isnull=true"),
        ("has:turnaround", "fastest_turnaround__isnull=false"),
        ("-has:turnaround", "fastest_turnaround__isnull=true"),
        ("has:picture", "image__isnull=false"),
        ("-has:picture", "image__isnull=true"),
        // What is said last counts.
        ("in:space -in:space", "in_space=false"),
    ]);
}

#[test]
fn numbers_are_bounded_by_signs_and_by_dots() {
    understood(&[
        ("flights:>3", "flights_count__gte=4"),
        ("flights:>=3", "flights_count__gte=3"),
        ("flights:<3", "flights_count__lte=2"),
        ("flights:<=3", "flights_count__lte=3"),
        ("flights:1", "flights_count__gte=1&flights_count__lte=1"),
        ("flights:0", "flights_count__gte=0&flights_count__lte=0"),
        ("flights:2..5", "flights_count__gte=2&flights_count__lte=5"),
        ("flights:2..", "flights_count__gte=2"),
        ("flights:..5", "flights_count__lte=5"),
        ("flights:>1 flights:<6", "flights_count__gte=2&flights_count__lte=5"),
        ("flights:>1 flights:>3", "flights_count__gte=4"),
        ("ends:>3", "mission_ends_count__gte=4"),
        ("ends:0..1", "mission_ends_count__gte=0&mission_ends_count__lte=1"),
        ("maiden:1966..1978", "maiden_flight__gte=1966&maiden_flight__lte=1978"),
        ("maiden:<1970", "maiden_flight__lte=1969"),
        ("maiden:2019", "maiden_flight__gte=2019&maiden_flight__lte=2019"),
    ]);
}

#[test]
fn times_have_units_and_their_bounds_are_included() {
    understood(&[
        ("docked:>100d", "time_docked__gte=100"),
        ("docked:>=100d", "time_docked__gte=100"),
        ("docked:<100", "time_docked__lte=100"),
        ("docked:2w..30D", "time_docked__gte=14&time_docked__lte=30"),
        ("space:<36h", "time_in_space__lte=P1DT12H"),
        ("space:>1.5", "time_in_space__gte=P1DT12H"),
        ("space:>1.5d", "time_in_space__gte=P1DT12H"),
        ("space:<=pt9m", "time_in_space__lte=PT9M"),
        ("space:P1DT12H..P2W", "time_in_space__gte=P1DT12H&time_in_space__lte=14"),
        ("space:..PT15M", "time_in_space__lte=PT15M"),
    ]);
}

#[test]
fn the_exact_name_and_ll2s_search_are_texts() {
    understood(&[
        ("name:\"Soyuz 36\"", "name=Soyuz+36"),
        ("name:Tianzhou-8", "name=Tianzhou-8"),
        ("name:A name:B", "name=B"),
        ("search:soyuz", "search=soyuz"),
        ("search:soyuz,tma", "search=soyuz,tma"),
        ("search:\"crew dragon\"", "search=crew+dragon"),
        ("search:\" soyuz \"", "search=soyuz"),
    ]);
}

#[test]
fn words_beside_conditions_are_searched_for() {
    let index = sample();
    for (text, address, left) in [
        ("soyuz status:active", "q=soyuz&status=1", "soyuz "),
        ("status:active soyuz", "q=soyuz&status=1", "soyuz "),
        ("first  in:space   spacewalk", "q=first+spacewalk&in_space=true", "first spacewalk "),
        (
            "\"crew dragon\" agency:spx c2",
            "q=%22crew+dragon%22+c2&agency=121",
            "\"crew dragon\" c2 ",
        ),
        // These look like conditions, but no such word is known.
        ("http://example.org", "q=http://example.org", "http://example.org"),
        ("foo:bar in:space", "q=foo:bar&in_space=true", "foo:bar "),
        ("--status:active", "q=--status:active", "--status:active"),
        (":active", "q=:active", ":active"),
        ("status :active", "q=status+:active", "status :active"),
        // Quotes before the word make it a text.
        ("\"status:active\"", "q=%22status:active%22", "\"status:active\""),
    ] {
        let expected = (address.to_owned(), left.to_owned(), vec![]);
        assert_eq!(finished(text, &index), expected, "{text}");
    }
}

#[test]
fn a_text_without_query_words_stays_exactly_as_typed() {
    let index = sample();
    for text in
        ["", " ", "soyuz", "  soyuz   tm ", "\"crew dra", "'", "o'neill ", "a:b", "é\u{301}"]
    {
        for done in [false, true] {
            let reading = reading(text, &Query::default(), &index, done);
            assert_eq!(reading.left, text, "{text:?}");
            assert_eq!(reading.query, Query::default().with_q(text), "{text:?}");
            assert!(reading.unknown.is_empty(), "{text:?}");
        }
    }
}

/// Query words that mean nothing on the sample, with the reason.
const NOTHING: &[(&str, &str)] = &[
    ("status:sunk", "there is no such value"),
    ("agency:", "no value"),
    ("status:,", "no value in the list"),
    ("status:\"\"", "no value in the quotes"),
    ("status:active,sunk", "one of the list is no value"),
    ("agency:north", "two agencies begin so"),
    ("family:d", "two families begin so"),
    ("status:e", "several have it somewhere"),
    ("type:1", "ids are for addresses"),
    ("in:orbit", "no such condition"),
    ("in:placeholder", "the condition is of another word"),
    ("has:pic", "these have no short forms"),
    ("flights:many", "no number"),
    ("flights:>", "no number"),
    ("flights:..", "no end"),
    ("flights:-1", "less than none"),
    ("flights:<0", "less than none"),
    ("flights:1.5", "no whole number"),
    ("flights:1d", "a time is no count"),
    ("flights:>999999", "more than an address takes"),
    ("maiden:<0", "before year 0"),
    ("maiden:2010-12-08", "no year"),
    ("space:100", "no time is exactly that long"),
    ("space:>100x", "no unit"),
    ("space:>1m", "months have no fixed length"),
    ("docked:>-1d", "less than none"),
    ("-flights:>3", "bounds are not excluded"),
    ("-name:x", "names are not excluded"),
    ("-search:x", "searches are not excluded"),
    ("name:\" \"", "no name"),
    ("search:\" \"", "no text"),
];

#[test]
fn a_word_that_means_nothing_stays_in_the_box_and_filters_nothing() {
    let index = sample();
    for (word, reason) in NOTHING {
        let expected = (String::new(), (*word).to_owned(), vec![(*word).to_owned()]);
        assert_eq!(finished(word, &index), expected, "{word}: {reason}");
        // Whatever else there is applies.
        let (address, left, unknown) = finished(&format!("tm {word} in:space"), &index);
        assert_eq!(address, "q=tm&in_space=true", "{word}: {reason}");
        assert_eq!((left, unknown), (format!("tm {word} "), vec![(*word).to_owned()]), "{word}");
        // Conditions that were there before stay.
        let before = codec::parse("status=4&name=x&search=y&flights_count__gte=1").query;
        assert_eq!(read(word, None, &before, &index).query, before, "{word}: {reason}");
    }
}

#[test]
fn the_last_word_waits_until_a_blank_or_enter_ends_it() {
    let index = sample();
    for (text, address, left) in [
        ("status:active", "", "status:active"),
        ("status:ac", "", "status:ac"),
        ("status:", "", "status:"),
        ("soyuz -status:ret", "q=soyuz", "soyuz -status:ret"),
        ("in:space status:ac", "in_space=true", "status:ac"),
        ("in:space tm status:ac", "q=tm&in_space=true", "tm status:ac"),
        // A value in quotes is not ended by a blank within them.
        ("agency:\"Northrop", "", "agency:\"Northrop"),
        ("agency:\"Northrop ", "", "agency:\"Northrop "),
        ("agency:\"Northrop Gr", "", "agency:\"Northrop Gr"),
        ("in:space tm agency:\"Northrop Gr", "q=tm&in_space=true", "tm agency:\"Northrop Gr"),
        ("name:\"Soyuz 3", "", "name:\"Soyuz 3"),
        ("name:'Soyuz 3", "", "name:'Soyuz 3"),
    ] {
        let reading = typing(text, &Query::default(), &index);
        assert_eq!(codec::print(&reading.query), address, "{text}");
        assert_eq!((reading.left.as_str(), reading.unknown.len()), (left, 0), "{text}");
    }
    let typed = "agency:\"Northrop Grumman\" soyuz";
    let readings: Vec<Reading> =
        (0..=typed.len()).map(|end| typing(&typed[..end], &Query::default(), &index)).collect();
    assert!(readings.iter().all(|reading| reading.unknown.is_empty()), "while it is typed");
    let addresses: Vec<String> = readings.iter().map(|r| codec::print(&r.query)).collect();
    let ended = typed.find("\" ").unwrap() + 2;
    for (end, address) in addresses.iter().enumerate() {
        match end {
            // Until there is a colon, it might be any word.
            0..=6 => assert_eq!(
                *address,
                if end == 0 { String::new() } else { format!("q={}", &typed[..end]) }
            ),
            end if end < ended => assert_eq!(address, "", "{}", &typed[..end]),
            _ => assert!(address.ends_with("agency=257"), "{address}"),
        }
    }
}

#[test]
fn conditions_are_added_to_those_there_are_and_lead_to_the_first_page() {
    let before = codec::parse("q=old&status=4&agency=63&ordering=name&offset=48&view=table").query;
    let after = read("status:active tm", None, &before, &sample()).query;
    let expected = "q=tm&status=1&status=4&agency=63&ordering=name&view=table";
    assert_eq!(codec::print(&after), expected);
}

/// The code spans of a cell.
fn codes(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The rows of the document's table of query words: its words, and the cells that follow.
fn documented(doc: &str) -> Vec<(Vec<&str>, &str, &str)> {
    let section = doc.split("## Query words").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<_> = rows
        .map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
            assert_eq!(cells.len(), 3, "{row}");
            (codes(cells[0]), cells[1], cells[2])
        })
        .collect();
    assert_eq!(rows.len(), 9);
    rows
}

#[test]
fn the_words_of_the_document_become_what_it_says() {
    let (doc, index) = (doc("url.md"), sample());
    for (words, _, becomes) in documented(&doc) {
        let addresses = codes(becomes);
        assert!(!addresses.is_empty(), "{words:?}");
        for (at, word) in words.iter().enumerate() {
            let (address, left, unknown) = finished(word, &index);
            assert_eq!((left.as_str(), unknown.len()), ("", 0), "{word}");
            assert_ne!(address, "", "{word}");
            if let Some(expected) = addresses.get(at) {
                assert_eq!(address, *expected, "{word}");
            }
        }
    }
    let outside = codec::parse("q=agency:SpX").query;
    assert_eq!((outside.q.as_str(), outside.parts().len()), ("agency:SpX", 1));
}

#[test]
fn the_document_names_every_word_and_no_other() {
    let (doc, index) = (doc("url.md"), sample());
    let mut named: Vec<String> = Vec::new();
    for (words, means, _) in documented(&doc) {
        let others = codes(means).into_iter().filter(|code| code.ends_with(':'));
        for word in words.into_iter().chain(others) {
            let (key, value) = word.trim_start_matches('-').split_once(':').unwrap();
            let fixed = ["in", "is", "has"].contains(&key);
            named.push(if fixed { format!("{key}:{value}") } else { format!("{key}:") });
        }
    }
    named.sort_unstable();
    named.dedup();
    let mut all = vec![
        "agency:",
        "agencytype:",
        "config:",
        "docked:",
        "ends:",
        "family:",
        "flights:",
        "has:picture",
        "has:serial",
        "has:turnaround",
        "in:space",
        "is:placeholder",
        "licence:",
        "maiden:",
        "name:",
        "search:",
        "space:",
        "status:",
        "type:",
    ];
    all.sort_unstable();
    assert_eq!(named, all);
    for word in &named {
        // Each is known as a query word: without a value it means nothing, but is not searched for.
        let word = word.split_inclusive(':').next().unwrap();
        let reading = read(word, None, &Query::default(), &index);
        assert_eq!(reading.unknown, [word]);
    }
}

fn texts(completions: &[Completion]) -> Vec<&str> {
    completions.iter().map(|completion| completion.text.as_str()).collect()
}

#[test]
fn the_value_of_the_last_word_is_completed_the_best_first() {
    let index = sample();
    for (text, expected) in [
        (
            "status:",
            vec![
                "status:Active ",
                "status:Destroyed ",
                "status:Retired ",
                "status:\"Single Use\" ",
            ],
        ),
        ("status:ac", vec!["status:Active "]),
        ("tm -Status:RET", vec!["tm -Status:Retired "]),
        ("in:space  status:si", vec!["in:space  status:\"Single Use\" "]),
        ("status:\"single", vec!["status:\"Single Use\" "]),
        ("agency:\"north am", vec!["agency:\"North American Aviation\" "]),
        // The whole name, then what begins so, then what has it somewhere.
        ("config:soyuz", vec!["config:Soyuz ", "config:\"Soyuz TM\" ", "config:\"Soyuz TMA-M\" "]),
        (
            "config:t",
            vec![
                "config:Tianzhou ",
                "config:\"Progress 7K-TG\" ",
                "config:\"Soyuz TM\" ",
                "config:\"Soyuz TMA-M\" ",
                "config:\"Space Shuttle\" ",
            ],
        ),
        ("agency:spx", vec!["agency:SpaceX "]),
        ("has:", vec!["has:serial ", "has:turnaround ", "has:picture "]),
        ("has:p", vec!["has:picture "]),
        ("-in:", vec!["-in:space "]),
        ("is:s", vec![]),
        ("status:sunk", vec![]),
        // Nothing to choose from, or nothing that is being typed.
        ("flights:", vec![]),
        ("name:Soy", vec![]),
        ("search:", vec![]),
        ("status:active ", vec![]),
        ("soyuz", vec![]),
        ("foo:b", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(texts(&completions(text, &index)), expected, "{text}");
    }
}

#[test]
fn a_completion_shows_the_value_as_people_know_it() {
    let labels = |text: &str| -> Vec<String> {
        completions(text, &sample()).into_iter().map(|completion| completion.label).collect()
    };
    assert_eq!(labels("status:s"), ["Single Use", "Destroyed"]);
    assert_eq!(labels("agency:nasa"), ["National Aeronautics and Space Administration"]);
    assert_eq!(labels("in:"), ["space"]);
}

#[test]
fn no_more_completions_than_can_be_read() {
    let index = sample();
    assert!(index.terms(Facet::SpacecraftConfig).len() > 8);
    assert_eq!(completions("config:", &index).len(), 8);
}

/// Values with names that could be mistaken for the punctuation of query words.
struct Awkward;

const NAMES: [&str; 18] = [
    "Énergie",
    "A B",
    "A,B",
    "A, B",
    "O'Neill",
    "Rock 'n' Roll",
    "'quoted'",
    "\"Sally\" Ride",
    "say \"x\"",
    "back\\slash",
    "back\\ slash",
    "ends in \\",
    "two \\\\ of \\\"",
    "-x",
    "a:b",
    "2..5",
    ">3",
    "Ø 漢字",
];

impl Values for Awkward {
    fn terms(&self, _: Facet) -> Vec<Term> {
        let term = |(id, name): (u32, &str)| Term { id, name: name.to_owned() };
        (1..).zip(NAMES).map(term).collect()
    }

    fn alias(&self, facet: Facet, id: u32) -> Option<String> {
        (facet == Facet::Agency).then(|| format!("abbr{id}"))
    }
}

#[test]
fn each_completion_gives_its_value_whatever_its_name() {
    for (id, name) in (1..).zip(NAMES) {
        let offered = completions(&format!("agency:abbr{id}"), &Awkward);
        let completion = offered.first().unwrap_or_else(|| panic!("{name}"));
        assert_eq!(completion.label, name);
        let reading = typing(&completion.text, &Query::default(), &Awkward);
        assert_eq!(codec::print(&reading.query), format!("agency={id}"), "{}", completion.text);
        assert_eq!((reading.left.as_str(), reading.unknown.len()), ("", 0), "{name}");
    }
}

/// Texts made of query words, pieces of them, plain words and punctuation.
fn typed() -> impl Strategy<Value = String> {
    let words: Vec<&str> = NOTHING.iter().map(|(word, _)| *word).collect();
    let good = [
        "status:active",
        "status:active,retired",
        "-status:retired",
        "in:space",
        "-is:placeholder",
        "has:serial",
        "flights:>3",
        "flights:2..5",
        "docked:>100d",
        "maiden:<1970",
        "agency:spx",
        "name:\"Soyuz 36\"",
        "search:soyuz",
        "search:\" a  b \"",
        "config:\"crew dragon 2\"",
    ];
    let plain = ["soyuz", "\"crew dragon\"", "a:b", "é", "-x", "36"];
    let any = || proptest::string::string_regex("[\\PC\"' :,.<>=-]{0,8}").unwrap();
    let key = select(vec!["status:", "-agency:", "flights:", "space:", "name:", "search:", "has:"]);
    let made = (key, any()).prop_map(|(key, value)| format!("{key}{value}"));
    let word = prop_oneof![
        3 => select(good.to_vec()).prop_map(str::to_owned),
        2 => select(plain.to_vec()).prop_map(str::to_owned),
        1 => select(words).prop_map(str::to_owned),
        2 => made,
        1 => any(),
    ];
    let blank = select(vec![" ", " ", "  ", "\t", ""]);
    proptest::collection::vec((word, blank), 0..6)
        .prop_map(|words| words.iter().map(|(word, blank)| format!("{word}{blank}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn whatever_is_typed_fits_an_address(text in typed(), query in any_query(), done: bool) {
        let reading = reading(&text, &query, &Awkward, done);
        let parsed = codec::parse(&codec::print(&reading.query));
        prop_assert_eq!(parsed.dropped, vec![]);
        prop_assert_eq!(parsed.query, reading.query);
        let _ = completions(&text, &Awkward);
    }

    #[test]
    fn what_stays_in_the_box_reads_the_same_again(text in typed(), query in any_query(), done: bool) {
        let once = reading(&text, &query, &Awkward, done);
        let again = reading(&once.left, &once.query, &Awkward, done);
        prop_assert_eq!(&again, &once);
        // Words that mean nothing are among what stays.
        prop_assert!(once.unknown.iter().all(|word| once.left.contains(word.as_str())));
    }

    #[test]
    fn what_is_read_says_all_that_was_typed(text in typed()) {
        // Without any condition, nothing but the text that is searched for may be new.
        let reading = read(&text, None, &Query::default(), &Awkward);
        if reading.left == text && reading.unknown.is_empty() {
            prop_assert_eq!(reading.query, Query::default().with_q(&text));
        } else {
            prop_assert!(reading.query.parts().len() + reading.unknown.len() > 0);
        }
    }

    #[test]
    fn a_completion_ends_its_word_and_is_understood(
        before in select(vec!["", "soyuz ", "in:space ", "\"crew dragon\"  "]),
        key in select(vec!["status", "-agency", "TYPE", "licence", "-family"]),
        value in proptest::string::string_regex("[a-zA-Z\"' ,.:>-]{0,3}").unwrap(),
    ) {
        let text = format!("{before}{key}:{value}");
        let offered = completions(&text, &Awkward);
        prop_assert!(offered.len() <= 8);
        for Completion { text, label, caret } in offered {
            prop_assert!(text.starts_with(before) && text.ends_with(' '), "{}", text);
            let reading = read(&text, Some(caret), &Query::default(), &Awkward);
            prop_assert_eq!(reading.unknown, Vec::<String>::new(), "{}", text);
            prop_assert_eq!(reading.left.trim_end(), before.trim_start_matches("in:space").trim_end());
            let id = 1 + NAMES.iter().position(|name| *name == label).unwrap();
            let address = codec::print(&reading.query);
            prop_assert!(address.ends_with(&format!("={id}")), "{} gives {}", text, address);
            // It is offered because it fits what was typed.
            let typed = fold(value.trim_matches(['"', '\'']));
            let alias = format!("abbr{id}");
            prop_assert!(fold(&label).contains(&typed) || alias.contains(&typed), "{} for {}", label, value);
        }
    }
}

#[test]
fn the_word_that_the_caret_touches_is_not_finished_wherever_it_stands() {
    let index = sample();
    let text = "flights:1 soyuz";
    for caret in [0, 4, 9] {
        let reading = read(text, Some(caret), &Query::default(), &index);
        assert_eq!(reading.left, text, "{caret}");
        assert_eq!(codec::print(&reading.query), "q=soyuz", "{caret}");
    }
    let after = read(text, Some(10), &Query::default(), &index);
    assert_eq!(codec::print(&after.query), "q=soyuz&flights_count__gte=1&flights_count__lte=1");
    let offered = complete("-status:re soyuz", 10, &index);
    assert_eq!(offered[0].text, "-status:Retired soyuz");
    assert_eq!(offered[0].caret, "-status:Retired ".len());
}

#[test]
fn a_quote_that_is_not_closed_is_closed_by_the_end() {
    let index = sample();
    let reading = read("name:\"Soyuz 36", None, &Query::default(), &index);
    assert_eq!(codec::print(&reading.query), "name=Soyuz+36");
    assert_eq!((reading.left.as_str(), reading.unknown.len()), ("", 0));
}

#[test]
fn who_changes_nothing_stays_on_their_page() {
    let query = codec::parse("q=soyuz&offset=24").query;
    for text in ["soyuz", "soyuz ", "soyuz agency:"] {
        assert_eq!(typing(text, &query, &sample()).query, query, "{text}");
    }
    assert_eq!(typing("soyuz t", &query, &sample()).query.offset, 0);
}
