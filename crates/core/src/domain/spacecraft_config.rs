//! A design that craft are built to, such as Crew Dragon 2.

use std::sync::Arc;

use super::{Agency, ConfigType, Date, Family, Image};

/// LL2's `SpacecraftConfigNormal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpacecraftConfig {
    /// LL2's id.
    pub id: u32,
    /// Name of the design.
    pub name: String,
    /// LL2's `type`.
    pub config_type: Option<Arc<ConfigType>>,
    /// Who operates it.
    pub agency: Option<Arc<Agency>>,
    /// The families it belongs to, 0 to 2 in the records seen.
    pub family: Vec<Arc<Family>>,
    /// Whether the design still flies.
    pub in_use: Option<bool>,
    /// The picture of the type.
    pub image: Option<Arc<Image>>,
}

impl SpacecraftConfig {
    /// First flight of the most specific family that records one. LL2 gives no maiden flight of
    /// a configuration in lists, and a child family (Dragon 2) always flies after its parent.
    pub fn maiden_flight(&self) -> Option<Date> {
        self.family.iter().filter_map(|family| family.maiden_flight).max()
    }
}
