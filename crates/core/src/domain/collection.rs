//! A whole set of craft and where it came from.

use std::sync::Arc;

use super::{Spacecraft, Timestamp};

/// Every craft of one source at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// Who the records come from.
    pub source: Source,
    /// When the source was read.
    pub generated_at: Timestamp,
    /// The craft, ids strictly ascending.
    pub spacecraft: Vec<Arc<Spacecraft>>,
}

/// Where a collection came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The sample this repository ships: real craft, far from all of them.
    Sample,
    /// An LL2 API, by its base address without the slash at the end.
    Api(String),
}

impl Collection {
    /// Whether this collection should take the other's place: the newer one does, but a sample
    /// never takes the place of real data.
    pub fn supersedes(&self, other: &Self) -> bool {
        match (&self.source, &other.source) {
            (Source::Api(_), Source::Sample) => true,
            (Source::Sample, Source::Api(_)) => false,
            _ => self.generated_at > other.generated_at,
        }
    }

    /// The craft with this id.
    pub fn get(&self, id: u32) -> Option<&Arc<Spacecraft>> {
        let at = self.spacecraft.binary_search_by_key(&id, |craft| craft.id).ok()?;
        self.spacecraft.get(at)
    }
}
