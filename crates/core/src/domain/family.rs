//! A line of related configurations, such as Dragon and its child Dragon 2.

use std::sync::Arc;

use super::{Agency, Date, Term};

/// LL2's `SpacecraftConfigFamilyNormal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// LL2's id.
    pub id: u32,
    /// Name of the family.
    pub name: String,
    /// Prose; may hold line breaks.
    pub description: Option<String>,
    /// Who builds it.
    pub manufacturer: Option<Arc<Agency>>,
    /// The family this one descends from; LL2 nests only its id and name.
    pub parent: Option<Term>,
    /// Day of the first flight.
    pub maiden_flight: Option<Date>,
}
