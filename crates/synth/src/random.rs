//! A small generator of numbers that look random and are the same on every machine.

/// SplitMix64: one add and one mix per number.
#[derive(Clone, Debug)]
pub struct Random(u64);

/// The golden ratio in 64 bits, which SplitMix64 steps by.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// Spreads the bits of a number: neighbours come out unrelated, different numbers different.
pub fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

impl Random {
    /// A generator; equal seeds give equal numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number from 0 up to, not including, `end`; 0 when that is empty.
    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    /// One of the words; empty when there are none.
    pub fn word(&mut self, words: &[&'static str]) -> &'static str {
        let at = self.below(words.len() as u64) as usize;
        words.get(at).copied().unwrap_or_default()
    }

    /// A length of time in seconds, spread evenly over its orders of magnitude from about nine
    /// minutes to 900 days, as the real ones are.
    pub fn seconds(&mut self) -> i64 {
        const LONGEST: u64 = 900 * 86_400;
        let least = 1 << (9 + self.below(18));
        (least + self.below(least)).min(LONGEST) as i64
    }
}
