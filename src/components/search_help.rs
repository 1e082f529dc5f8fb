//! What one can type into the search box.

use leptos::prelude::*;

use crate::dom::{Node, el, fragment};
use crate::rest::{self, Part};

use super::sheet::sheet;

/// Query words by example, and what each means.
const WORDS: [(&str, &str); 12] = [
    ("soyuz tma", "both words, in any of the texts"),
    ("\"crew dragon\"", "this phrase"),
    ("agency:SpX", "an agency, by name or abbreviation"),
    ("status:active,retired", "any of these; also type: config: family: agencytype: licence:"),
    ("-status:retired", "not this one"),
    ("in:space", "in space now; also is:placeholder"),
    ("has:picture", "recorded; also has:serial and has:turnaround"),
    ("flights:>3", "more than three; also ends: for mission ends"),
    ("flights:2..5", "two to five"),
    ("docked:>100d", "longer docked than 100 days; also space: and h for hours, w for weeks"),
    ("maiden:<1970", "the year of the maiden flight"),
    ("name:\"Soyuz 36\"", "exactly this name; search: is Launch Library 2’s own search"),
];

/// A button beside the field, and the sheet that explains query words.
#[component]
pub fn SearchHelp() -> Node {
    let button = el("button").class("help").attr("aria-label", "What to type").child("?");
    sheet("search-help", button, "What to type", || rest::lazy(Part::SearchWords))
}

/// What is on the sheet.
pub fn search_words() -> Node {
    let word = |(word, meaning): (&'static str, &'static str)| {
        el("div").child(el("dt").child(el("code").child(word))).child(el("dd").child(meaning))
    };
    fragment()
        .child(el("p").child(
            "Case and accents do not matter. A word with a colon becomes a filter as soon as a \
             blank or Enter ends it.",
        ))
        .child(el("dl").class("words").children(WORDS.into_iter().map(word)))
}
