//! Where in a text the words of a search stand.

use std::ops::Range;

use perigee_columns::find;

use crate::domain::Spacecraft;
use crate::text::join;

use super::fold::fold;
use super::search::{box_terms, config_text, own_text};

/// The stretches of a text that a search matches, in order and without overlap, counted in
/// UTF-16 units as the browser's own ranges are.
///
/// ```
/// use perigee_core::query::marks;
///
/// assert_eq!(marks("Énergie 1", "ener"), [0..4]);
/// ```
pub fn marks(text: &str, search: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let mut marked: Vec<bool> = vec![false; folded.units];
    for term in box_terms(search) {
        let mut passed = 0;
        while let Some(ahead) = folded.text.get(passed..).and_then(|text| find(text, &term)) {
            let from = folded.unit(passed + ahead);
            passed += ahead + term.len();
            let to = folded.unit_after(passed);
            marked.iter_mut().take(to).skip(from).for_each(|unit| *unit = true);
        }
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in marked.iter().enumerate().filter(|(_, marked)| **marked).map(|(at, _)| at) {
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}

/// The words of a description around the first match, where a search finds something in the
/// description that stands in none of the craft's short texts.
pub fn snippet(craft: &Spacecraft, search: &str) -> Option<String> {
    /// Characters before the match, and in all.
    const BEFORE: usize = 40;
    const LENGTH: usize = 140;
    let terms = box_terms(search);
    let description = craft.description.as_deref().filter(|_| !terms.is_empty())?;
    let short = own_text(craft);
    let config = craft.spacecraft_config.as_deref().map(config_text).unwrap_or_default();
    let hidden = terms
        .into_iter()
        .find(|term| find(&short, term).is_none() && find(&config, term).is_none())?;
    let at = find(&fold(description), &hidden)?;
    // The place is counted in the folded text, where the match is; the length as it is read.
    let (mut place, mut length, mut passed) = (0, 0, false);
    let mut taken = Vec::new();
    for piece in description.split_inclusive(char::is_whitespace) {
        place += fold(piece).len();
        let word = piece.trim_end();
        let letters = word.chars().count() + 1;
        if word.is_empty() {
            continue;
        }
        if place + BEFORE > at && length + letters <= LENGTH {
            if taken.is_empty() && passed {
                taken.push("…");
            }
            taken.push(word);
            length += letters;
        } else if !taken.is_empty() {
            taken.push("…");
            break;
        }
        passed = true;
    }
    Some(join(&taken, " "))
}

/// A text folded, and where each of its bytes comes from.
struct Folded {
    text: String,
    /// For each byte of `text` the UTF-16 unit of the character it comes from, and where that ends.
    from: Vec<(u32, u32)>,
    /// How many units the text has.
    units: usize,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self { text: String::new(), from: Vec::new(), units: 0 };
        for c in text.chars() {
            let start = folded.units;
            folded.units += c.len_utf16();
            folded.text.push_str(&fold(c.encode_utf8(&mut [0; 4])));
            folded.from.resize(folded.text.len(), (start as u32, folded.units as u32));
        }
        folded
    }

    fn unit(&self, byte: usize) -> usize {
        self.from.get(byte).map_or(self.units, |(start, _)| *start as usize)
    }

    /// The unit after the character that ends before a byte.
    fn unit_after(&self, byte: usize) -> usize {
        let last = byte.checked_sub(1).and_then(|last| self.from.get(last));
        last.map_or(0, |(_, end)| *end as usize)
    }
}
