//! Places by rank, and the window of a sorted answer.

use std::cmp::Ordering;

use crate::Bits;

/// A value, or what decides most comparisons of it, and its place.
type Pair = (u64, u32);

/// The rank of a missing value.
const NONE: u32 = u32::MAX;

/// A column's places in ascending order of value: equal values share a rank and keep the order
/// of their places, missing values come last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// For each place its rank.
    rank: Vec<u32>,
    /// The places, sorted.
    sorted: Vec<u32>,
    /// Where in `sorted` each rank begins; one more entry tells where missing values begin.
    starts: Vec<u32>,
}

/// One step of an order.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// The column's order.
    pub order: &'a Order,
    /// Whether it runs the other way. Missing values are last both ways.
    pub descending: bool,
}

impl Order {
    /// The order of numbers.
    pub fn of_numbers(values: &[Option<i64>]) -> Self {
        // With the sign turned round, numbers sort as their bits do.
        let bits = |value: i64| value as u64 ^ (1 << 63);
        let pairs = values.iter().zip(0..);
        let mut pairs: Vec<Pair> =
            pairs.filter_map(|(value, place)| Some((bits((*value)?), place))).collect();
        sort_pairs(&mut pairs);
        Self::of_sorted(values.len(), &pairs, &|a, b| a.0 == b.0)
    }

    /// The order of texts by their bytes.
    pub fn of_texts<T: AsRef<[u8]>>(values: &[Option<T>]) -> Self {
        let text = |place: u32| {
            let value = values.get(place as usize);
            value.and_then(Option::as_ref).map_or(&[][..], AsRef::as_ref)
        };
        let present = values.iter().zip(0..).filter(|(value, _)| value.is_some());
        let mut pairs: Vec<Pair> = present.map(|(_, place)| (0, place)).collect();
        sort_texts(&mut pairs, 0, &text);
        Self::of_sorted(values.len(), &pairs, &|a, b| a.0 == b.0 && text(a.1) == text(b.1))
    }

    /// The order of codes, each of which has a rank among `ranks`; a code beyond them stands for
    /// a missing value, and so does a rank beyond their number.
    pub fn of_codes(codes: &[u32], ranks: &[u32]) -> Self {
        let value = |code: &u32| ranks.get(*code as usize).map(|rank| i64::from(*rank));
        Self::of_small(codes.iter().map(value), ranks.len())
    }

    /// The order of small whole numbers below a limit, by counting.
    fn of_small(values: impl Iterator<Item = Option<i64>>, limit: usize) -> Self {
        let rank: Vec<u32> = values
            .map(|value| {
                let small = value.and_then(|value| u32::try_from(value).ok());
                small.filter(|value| (*value as usize) < limit).unwrap_or(NONE)
            })
            .collect();
        let mut starts = vec![0_u32; limit + 1];
        for rank in rank.iter().filter(|rank| **rank != NONE) {
            if let Some(next) = starts.get_mut(*rank as usize + 1) {
                *next += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut sorted = vec![0; rank.len()];
        let mut next = starts.clone();
        for (rank, place) in rank.iter().zip(0..) {
            let slot = (*rank as usize).min(limit);
            if let Some(at) = next.get_mut(slot) {
                if let Some(to) = sorted.get_mut(*at as usize) {
                    *to = place;
                }
                *at += 1;
            }
        }
        Self { rank, sorted, starts }
    }

    /// From the places that have a value, sorted; `same` tells which neighbours share a rank.
    fn of_sorted(len: usize, pairs: &[Pair], same: &dyn Fn(&Pair, &Pair) -> bool) -> Self {
        let mut rank = vec![NONE; len];
        let mut starts: Vec<u32> = Vec::new();
        let mut sorted = Vec::with_capacity(len);
        let mut before: Option<&Pair> = None;
        for (pair, at) in pairs.iter().zip(0..) {
            if !before.is_some_and(|before| same(before, pair)) {
                starts.push(at);
            }
            if let Some(rank) = rank.get_mut(pair.1 as usize) {
                *rank = starts.len() as u32 - 1;
            }
            sorted.push(pair.1);
            before = Some(pair);
        }
        starts.push(pairs.len() as u32);
        let missing = rank.iter().zip(0..).filter(|(rank, _)| **rank == NONE);
        sorted.extend(missing.map(|(_, place): (_, u32)| place));
        Self { rank, sorted, starts }
    }

    /// For each place its rank: equal values have the same, the ranks are dense, and a missing
    /// value has one beyond them all.
    pub fn ranks(&self) -> &[u32] {
        &self.rank
    }

    /// For each rank the first place that has it.
    pub fn firsts(&self) -> impl Iterator<Item = usize> + '_ {
        let starts = self.starts.split_last().map_or(&[][..], |(_, starts)| starts);
        starts.iter().filter_map(|start| Some(*self.sorted.get(*start as usize)? as usize))
    }

    fn rank(&self, place: u32) -> u32 {
        self.rank.get(place as usize).copied().unwrap_or(NONE)
    }

    /// The places of each rank, then those without a value.
    fn groups(&self, descending: bool) -> impl Iterator<Item = &[u32]> {
        let ranks = self.starts.len().saturating_sub(1);
        let run = |from: Option<&u32>, to: Option<&u32>| {
            let from = from.map_or(0, |from| *from as usize);
            let to = to.map_or(self.sorted.len(), |to| *to as usize);
            self.sorted.get(from..to).unwrap_or_default()
        };
        let ranked = (0..ranks).map(move |at| {
            let rank = if descending { ranks - 1 - at } else { at };
            run(self.starts.get(rank), self.starts.get(rank + 1))
        });
        ranked.chain(std::iter::once_with(move || run(self.starts.last(), None)))
    }
}

impl Key<'_> {
    fn cmp(&self, a: u32, b: u32) -> Ordering {
        let (a, b) = (self.order.rank(a), self.order.rank(b));
        if self.descending && a != NONE && b != NONE { b.cmp(&a) } else { a.cmp(&b) }
    }
}

/// The places of a set in order, from an offset on, so many at most. Without keys they are in
/// their own order, as are those that no key tells apart.
pub fn window(set: &Bits, keys: &[Key], offset: usize, limit: usize) -> Vec<u32> {
    let Some((first, rest)) = keys.split_first() else {
        return set.iter().skip(offset).take(limit).map(|place| place as u32).collect();
    };
    let mut found = Vec::new();
    let mut before = 0;
    for group in first.order.groups(first.descending) {
        if found.len() >= limit {
            break;
        }
        let members = group.iter().copied().filter(|place| set.contains(*place as usize));
        if rest.is_empty() {
            let wanted = offset.saturating_sub(before);
            let mut count = 0;
            for place in members {
                if count >= wanted && found.len() < limit {
                    found.push(place);
                }
                count += 1;
                if found.len() >= limit {
                    break;
                }
            }
            before += count;
            continue;
        }
        let mut members: Vec<u32> = members.collect();
        let skipped = offset.saturating_sub(before).min(members.len());
        before += members.len();
        if skipped < members.len() {
            sort_by_keys(&mut members, rest);
            found.extend(members.into_iter().skip(skipped).take(limit - found.len()));
        }
    }
    found
}

/// Where a place stands among those of a set in order; `None` when it is not in the set.
pub fn position(set: &Bits, keys: &[Key], place: usize) -> Option<usize> {
    if !set.contains(place) {
        return None;
    }
    let Some((first, rest)) = keys.split_first() else {
        return Some(set.iter().take_while(|other| *other < place).count());
    };
    let rank = first.order.rank(place as u32);
    let mut before = 0;
    for group in first.order.groups(first.descending) {
        let members = group.iter().copied().filter(|other| set.contains(*other as usize));
        if group.first().is_none_or(|other| first.order.rank(*other) != rank) {
            before += members.count();
            continue;
        }
        let mut members: Vec<u32> = members.collect();
        sort_by_keys(&mut members, rest);
        return Some(before + members.iter().position(|other| *other as usize == place)?);
    }
    None
}

/// Sorts places by keys, and by themselves where the keys say nothing.
fn sort_by_keys(places: &mut [u32], keys: &[Key]) {
    if keys.is_empty() {
        return;
    }
    sort(places, &mut |a, b| {
        let steps = keys.iter();
        let by_keys =
            steps.fold(Ordering::Equal, |so_far, key| so_far.then_with(|| key.cmp(*a, *b)));
        by_keys.then(a.cmp(b))
    });
}

/// Sorts texts that are the same up to a byte: by the eight bytes after it, which stand as a
/// number in the pair from then on, and each run of equals by what follows those.
fn sort_texts<'a>(pairs: &mut [Pair], from: usize, text: &dyn Fn(u32) -> &'a [u8]) {
    /// A run this short is sorted by comparing.
    const SHORT: usize = 24;
    let (mut longer, mut padded_alike) = (false, false);
    if pairs.len() > SHORT {
        for pair in pairs.iter_mut() {
            let rest = text(pair.1).get(from..).unwrap_or_default();
            let mut head = [0; 8];
            head.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            *pair = (u64::from_be_bytes(head), pair.1);
            longer |= rest.len() > head.len();
            padded_alike |= rest.iter().take(head.len()).any(|byte| *byte == 0);
        }
        sort_pairs(pairs);
    }
    // A text that holds the byte that fills up short ones can only be compared.
    if pairs.len() <= SHORT || padded_alike {
        let mut places: Vec<u32> = pairs.iter().map(|(_, place)| *place).collect();
        sort(&mut places, &mut |a, b| text(*a).cmp(text(*b)).then(a.cmp(b)));
        pairs.iter_mut().zip(places).for_each(|(pair, place)| *pair = (0, place));
    } else if longer {
        let runs = pairs.chunk_by_mut(|a, b| a.0 == b.0).filter(|run| run.len() > 1);
        runs.for_each(|run| sort_texts(run, from + 8, text));
    }
}

/// Sorts by value, a byte at a time from the last to the first, which needs no comparison and
/// keeps the order of places. Bytes that are the same everywhere are passed over.
fn sort_pairs(pairs: &mut [Pair]) {
    let mut from = pairs.to_vec();
    let mut to = from.clone();
    for shift in (0..u64::BITS).step_by(8) {
        let byte = |pair: &Pair| usize::from((pair.0 >> shift) as u8);
        let mut next = [0_usize; 256];
        from.iter().for_each(|pair| next.get_mut(byte(pair)).into_iter().for_each(|n| *n += 1));
        if next.contains(&from.len()) {
            continue;
        }
        let mut before = 0;
        for next in &mut next {
            before += std::mem::replace(next, before);
        }
        for pair in &from {
            if let Some(at) = next.get_mut(byte(pair)) {
                if let Some(to) = to.get_mut(*at) {
                    *to = *pair;
                }
                *at += 1;
            }
        }
        std::mem::swap(&mut from, &mut to);
    }
    pairs.copy_from_slice(&from);
}

/// Sorts numbers; equal ones keep their order. A plain merge sort: the standard library's is no
/// faster behind a comparison that cannot be inlined, and weighs seven kilobytes.
pub fn sort(numbers: &mut [u32], compare: &mut dyn FnMut(&u32, &u32) -> Ordering) {
    let mut merged = numbers.to_vec();
    let mut width = 1;
    while width < numbers.len() {
        let pairs = numbers.chunks(2 * width).zip(merged.chunks_mut(2 * width));
        for (from, to) in pairs {
            let (left, right) = from.split_at(width.min(from.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            for to in to {
                let take_right = match (left.peek(), right.peek()) {
                    (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
                    (left, _) => left.is_none(),
                };
                let next = if take_right { right.next() } else { left.next() };
                *to = next.copied().unwrap_or_default();
            }
        }
        numbers.copy_from_slice(&merged);
        width *= 2;
    }
}
