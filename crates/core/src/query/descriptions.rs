//! Descriptions, as the search box looks at them.

use std::sync::Arc;

use perigee_columns::{Bits, Words, find};

use crate::domain::Spacecraft;

use super::fold::fold;

/// The words of all descriptions. They are many, so they are read on when there is time, and to
/// the end when someone searches.
#[derive(Debug, Default)]
pub(super) struct Descriptions(Words);

/// How many craft are read in one go: a few milliseconds' worth.
const GO: usize = 2_000;

impl Descriptions {
    /// The craft whose descriptions contain a folded term.
    pub(super) fn find(&mut self, craft: &[Arc<Spacecraft>], term: &str) -> Bits {
        while self.read_on(craft) {}
        // A phrase is only where all of its words are, but not everywhere there.
        let mut found = Bits::all(craft.len());
        for word in term.split_whitespace() {
            found.and(&self.0.find(word, craft.len()));
            if word == term {
                return found;
            }
        }
        let mut whole = Bits::none(craft.len());
        for place in found.iter() {
            let description = craft.get(place).and_then(|craft| craft.description.as_deref());
            if description.is_some_and(|description| find(&fold(description), term).is_some()) {
                whole.insert(place);
            }
        }
        whole
    }

    /// Reads some more of the descriptions. Gives whether there are more.
    pub(super) fn read_on(&mut self, craft: &[Arc<Spacecraft>]) -> bool {
        for one in craft.iter().skip(self.0.len()).take(GO) {
            self.0.push(one.description.as_deref().unwrap_or_default(), craft.len(), &fold);
        }
        self.0.len() < craft.len()
    }
}
