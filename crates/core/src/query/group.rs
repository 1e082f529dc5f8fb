//! Groups: the rows of the table under headings, each with its subtotals.

use crate::domain::{Duration, Spacecraft};

use super::column::Column;

/// What rows can be grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The agency of the configuration.
    Agency,
    /// The most specific family.
    Family,
    /// The configuration.
    SpacecraftConfig,
    /// What became of the craft.
    Status,
}

impl Group {
    /// Every one, in the order offered.
    pub const ALL: [Self; 4] = [Self::Agency, Self::Family, Self::SpacecraftConfig, Self::Status];

    /// The column whose values are the groups. Groups stand in its order.
    pub fn column(self) -> Column {
        match self {
            Self::Agency => Column::Agency,
            Self::Family => Column::Family,
            Self::SpacecraftConfig => Column::SpacecraftConfig,
            Self::Status => Column::Status,
        }
    }

    /// The name in `group=`.
    pub fn key(self) -> &'static str {
        self.column().key()
    }

    /// The group of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }

    /// The name of the group a craft is in; `None` where it is not recorded.
    pub fn name(self, craft: &Spacecraft) -> Option<&str> {
        let config = craft.spacecraft_config.as_deref();
        match self {
            Self::Status => craft.status.as_ref().map(|status| status.name.as_str()),
            Self::SpacecraftConfig => config.map(|config| config.name.as_str()),
            Self::Agency => config?.agency.as_ref().map(|agency| agency.name.as_str()),
            Self::Family => config?.family.last().map(|family| family.name.as_str()),
        }
    }
}

/// A group of which a page shows at least one row, with the sums over all of its matches,
/// whichever page they are on. What is not recorded adds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subtotal {
    /// Where on the page its rows begin, counted from zero.
    pub at: usize,
    /// Its matches.
    pub count: usize,
    /// Their flights.
    pub flights_count: i64,
    /// Their time in space.
    pub time_in_space: Duration,
    /// Their time docked.
    pub time_docked: Duration,
}
