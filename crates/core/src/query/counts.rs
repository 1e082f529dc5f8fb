//! How many craft each value would give.

use super::facet::Facet;
use super::part::{Flag, Nullable};

/// Counts of the craft that match a query, each without the query's own condition on the field
/// that is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub(super) facets: [Vec<usize>; 7],
    pub(super) flags: [[usize; 2]; 2],
    pub(super) nulls: [[usize; 2]; 3],
}

impl Counts {
    /// The counts of a facet's values, in the order of [`super::Index::terms`].
    pub fn of(&self, facet: Facet) -> &[usize] {
        self.facets.get(facet as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many craft have this value of a flag.
    pub fn of_flag(&self, flag: Flag, value: bool) -> usize {
        side(&self.flags, flag as usize, value)
    }

    /// How many craft have nothing recorded in a field (`true`), or something (`false`).
    pub fn of_null(&self, field: Nullable, missing: bool) -> usize {
        side(&self.nulls, field as usize, missing)
    }
}

fn side(counts: &[[usize; 2]], at: usize, side: bool) -> usize {
    counts.get(at).and_then(|sides| sides.get(usize::from(side))).copied().unwrap_or_default()
}

/// Craft by equal steps of a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// The smallest value of any craft, matching or not.
    pub least: i64,
    /// The largest.
    pub most: i64,
    /// For each step how many craft match, without the query's own bounds on the measure.
    pub steps: Vec<usize>,
}
