//! A set of places.

/// One bit for each place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

const WIDTH: usize = u64::BITS as usize;

impl Bits {
    /// No place of so many.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(WIDTH)], len }
    }

    /// Every place of so many.
    pub fn all(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(WIDTH)], len };
        // Bits beyond the last place would be counted.
        if let Some(last) = bits.words.last_mut()
            && !len.is_multiple_of(WIDTH)
        {
            *last = (1 << (len % WIDTH)) - 1;
        }
        bits
    }

    /// The places of a column whose value passes.
    pub fn of<T>(column: &[T], mut passes: impl FnMut(&T) -> bool) -> Self {
        let word = |values: &[T]| {
            let bits = values.iter().enumerate();
            bits.fold(0, |word, (at, value)| word | u64::from(passes(value)) << at)
        };
        Self { words: column.chunks(WIDTH).map(word).collect(), len: column.len() }
    }

    /// How many places there are, in the set or not.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no places at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a place; one that does not exist is ignored.
    pub fn insert(&mut self, place: usize) {
        if place < self.len
            && let Some(word) = self.words.get_mut(place / WIDTH)
        {
            *word |= 1 << (place % WIDTH);
        }
    }

    /// Whether a place is in the set.
    pub fn contains(&self, place: usize) -> bool {
        self.words.get(place / WIDTH).is_some_and(|word| word >> (place % WIDTH) & 1 == 1)
    }

    /// Keeps what the other set has too.
    pub fn and(&mut self, other: &Self) {
        self.combine(other, |a, b| a & b);
    }

    /// Adds what the other set has.
    pub fn or(&mut self, other: &Self) {
        self.combine(other, |a, b| a | b);
    }

    /// Drops what the other set has.
    pub fn and_not(&mut self, other: &Self) {
        self.combine(other, |a, b| a & !b);
    }

    fn combine(&mut self, other: &Self, rule: impl Fn(u64, u64) -> u64) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a = rule(*a, *b));
    }

    /// How many places are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many places are in both sets.
    pub fn count_common(&self, other: &Self) -> usize {
        let both = self.words.iter().zip(&other.words);
        both.map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// The places in the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * WIDTH + bit)
            })
        })
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(flags: I) -> Self {
        let mut bits = Self::default();
        for flag in flags {
            if bits.len.is_multiple_of(WIDTH) {
                bits.words.push(0);
            }
            if let Some(word) = bits.words.last_mut() {
                *word |= u64::from(flag) << (bits.len % WIDTH);
            }
            bits.len += 1;
        }
        bits
    }
}
