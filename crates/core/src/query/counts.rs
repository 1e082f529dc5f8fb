//! How many craft each value of each facet would give.

use super::facet::Facet;

/// For each facet, in the order of [`Facet::ALL`], a count for each of its values in the order
/// of [`super::Index::terms`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub(super) [Vec<usize>; 7]);

impl Counts {
    /// The counts of a facet's values.
    pub fn of(&self, facet: Facet) -> &[usize] {
        self.0.get(facet as usize).map(Vec::as_slice).unwrap_or_default()
    }
}
