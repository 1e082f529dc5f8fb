//! The words of long texts, and which texts they occur in.

use crate::{Bits, Texts};

/// Texts as sets of words: each word is kept once, with the places of the texts that have it. A
/// word is what stands between blanks, so a term without a blank is within a text exactly when
/// it is within one of its words. For long texts that takes less room than the texts and less
/// time than to sweep them.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each word once, in the form that terms are compared with.
    known: Texts,
    /// Each word once, as it stands in the texts.
    spelt: Texts,
    places: Vec<Places>,
    /// Numbers of words, plus one, by the hash of their spelling; 0 is free. A power of two long.
    slots: Vec<u32>,
    /// How many texts there are.
    len: usize,
}

/// Where a word occurs.
#[derive(Clone, Debug)]
enum Places {
    /// In these texts, in order.
    Few(Vec<u32>),
    /// In so many that a bit for each text is smaller.
    Many(Bits),
}

/// A set of bits is as large as a list of this share of all texts.
const SHARE: usize = u32::BITS as usize;

impl Words {
    /// How many texts were added.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds the next text of `total`. `form` turns a word as it is spelt into the form that terms
    /// are in; it is asked once for each spelling.
    pub fn push(&mut self, text: &str, total: usize, form: &dyn Fn(&str) -> String) {
        let place = self.len as u32;
        self.len += 1;
        for spelling in text.split_whitespace() {
            let number = self.number(spelling, form);
            if let Some(places) = self.places.get_mut(number) {
                places.insert(place, total);
            }
        }
    }

    /// The texts, of `total`, with a word that contains a term.
    pub fn find(&self, term: &str, total: usize) -> Bits {
        let mut found = Bits::none(total);
        for places in self.known.find(term).iter().filter_map(|number| self.places.get(number)) {
            match places {
                Places::Few(places) => places.iter().for_each(|p| found.insert(*p as usize)),
                Places::Many(bits) => found.or(bits),
            }
        }
        found
    }

    /// The number of a word, which is added if it is new.
    fn number(&mut self, spelling: &str, form: &dyn Fn(&str) -> String) -> usize {
        // Half of the slots are free at least, so that a search soon meets one.
        if self.slots.len() < (self.places.len() + 1) * 2 {
            self.grow();
        }
        let mut slot = hash(spelling.as_bytes());
        loop {
            slot &= self.slots.len() - 1;
            let number = self.slots.get(slot).map_or(0, |number| *number as usize);
            match number.checked_sub(1) {
                None => break,
                Some(number) if self.spelt.get(number) == spelling.as_bytes() => return number,
                Some(_) => slot += 1,
            }
        }
        self.spelt.push(spelling);
        self.known.push(&form(spelling));
        self.places.push(Places::Few(Vec::new()));
        if let Some(free) = self.slots.get_mut(slot) {
            *free = self.places.len() as u32;
        }
        self.places.len() - 1
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(256);
        self.slots = vec![0; size];
        for number in 0..self.places.len() {
            let mut slot = hash(self.spelt.get(number)) & (size - 1);
            while self.slots.get(slot).is_some_and(|taken| *taken != 0) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = number as u32 + 1;
            }
        }
    }
}

impl Places {
    fn insert(&mut self, place: u32, total: usize) {
        match self {
            Self::Many(bits) => bits.insert(place as usize),
            Self::Few(places) if places.last() == Some(&place) => {}
            Self::Few(places) if places.len() < total / SHARE => places.push(place),
            Self::Few(places) => {
                let mut bits = Bits::none(total.max(place as usize + 1));
                places.iter().chain([&place]).for_each(|place| bits.insert(*place as usize));
                *self = Self::Many(bits);
            }
        }
    }
}

/// FNV-1a, which is short, and good for short words.
fn hash(bytes: &[u8]) -> usize {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(16_777_619);
    bytes.iter().fold(2_166_136_261, step) as usize
}
