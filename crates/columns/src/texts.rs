//! Texts to be searched in one sweep.

use memchr::memchr;

use crate::Bits;

/// A byte that no UTF-8 text holds, between the texts.
const BETWEEN: u8 = 0xff;

/// Many texts in one buffer.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    buffer: Vec<u8>,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Texts {
    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.buffer.extend_from_slice(text.as_bytes());
        self.ends.push(self.buffer.len() as u32);
        self.buffer.push(BETWEEN);
    }

    /// The texts that contain a term.
    pub fn find(&self, term: &str) -> Bits {
        if term.is_empty() {
            return Bits::all(self.len());
        }
        let mut found = Bits::none(self.len());
        let finder = Finder::new(term);
        let (mut from, mut at) = (0, 0);
        while let Some(hit) = finder.find(self.buffer.get(from..).unwrap_or_default()) {
            let hit = (from + hit) as u32;
            // Hits come in order, so the text they are in lies ahead, mostly close by.
            let ahead = self.ends.get(at..).unwrap_or_default();
            at += ahead.iter().take_while(|end| **end <= hit).count();
            found.insert(at);
            from = self.ends.get(at).map_or(self.buffer.len(), |end| *end as usize + 1);
            at += 1;
        }
        found
    }

    /// The texts among some that contain a term.
    pub fn find_among(&self, places: &Bits, term: &str) -> Bits {
        if term.is_empty() {
            return places.clone();
        }
        let finder = Finder::new(term);
        let mut found = Bits::none(self.len());
        for place in places.iter() {
            if finder.find(self.get(place)).is_some() {
                found.insert(place);
            }
        }
        found
    }

    /// The bytes of a text; none where there is no such text.
    pub(crate) fn get(&self, place: usize) -> &[u8] {
        let end = self.ends.get(place).map_or(0, |end| *end as usize);
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before));
        self.buffer.get(start.map_or(0, |end| *end as usize + 1)..end).unwrap_or_default()
    }
}

/// Where a term begins in a text, in bytes. The library's own search for texts in texts is made
/// for long ones and takes a kilobyte of the app.
pub fn find(text: &str, term: &str) -> Option<usize> {
    if term.is_empty() { Some(0) } else { Finder::new(term).find(text.as_bytes()) }
}

/// Looks for a term by its rarest byte. The library's own finder is no faster on texts this
/// short, and weighs six kilobytes in the app.
struct Finder<'a> {
    term: &'a [u8],
    rarest: u8,
    /// Where in the term its rarest byte stands.
    at: usize,
}

/// Bytes of names, the most frequent first.
const FREQUENT: &[u8] = b" eaonrsit0uldm1gcpy2hbk3-v45f6w7z89jxq";

impl<'a> Finder<'a> {
    fn new(term: &'a str) -> Self {
        let term = term.as_bytes();
        let rank = |byte: u8| FREQUENT.iter().position(|b| *b == byte).unwrap_or(FREQUENT.len());
        let rarest = term.iter().copied().enumerate().max_by_key(|(_, byte)| rank(*byte));
        let (at, rarest) = rarest.unwrap_or_default();
        Self { term, rarest, at }
    }

    /// Where the term begins.
    fn find(&self, text: &[u8]) -> Option<usize> {
        let mut from = self.at;
        loop {
            let hit = from + memchr(self.rarest, text.get(from..)?)?;
            let start = hit - self.at;
            if text.get(start..)?.starts_with(self.term) {
                return Some(start);
            }
            from = hit + 1;
        }
    }
}

impl<T: AsRef<str>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut all = Self::default();
        texts.into_iter().for_each(|text| all.push(text.as_ref()));
        all
    }
}
