//! Sorting, through one copy of the standard library's code for it: each type sorted brings a
//! copy of its own, of 2 kB in the app.

use std::cmp::Ordering;

/// The places from 0 up to a length, sorted; places that are equal stay in order.
pub(super) fn sorted(
    length: usize,
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) -> Vec<usize> {
    let mut places: Vec<u32> = (0..length as u32).collect();
    sort(&mut places, &mut |a, b| compare(*a as usize, *b as usize).then(a.cmp(b)));
    places.into_iter().map(|place| place as usize).collect()
}

/// Sorts numbers. Equal ones may change places.
pub(super) fn sort(numbers: &mut [u32], compare: &mut dyn FnMut(&u32, &u32) -> Ordering) {
    numbers.sort_unstable_by(compare);
}
