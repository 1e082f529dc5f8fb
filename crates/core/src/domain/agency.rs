//! An organisation that builds or flies spacecraft.

use std::sync::Arc;

use super::AgencyType;

/// LL2's `AgencyMini`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// LL2's id.
    pub id: u32,
    /// Full name.
    pub name: String,
    /// Short form, such as `SpX`.
    pub abbrev: Option<String>,
    /// LL2's `type`.
    pub agency_type: Option<Arc<AgencyType>>,
}
