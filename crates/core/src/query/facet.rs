//! Facets: the fields with a short list of values to choose from.

use crate::domain::{Spacecraft, SpacecraftConfig, Term};

/// A field whose values are chosen from a list, in the order the URL prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// LL2's own filter: one configuration or several.
    SpacecraftConfig,
    /// LL2's own filter: what became of the craft.
    Status,
    /// The configuration's agency.
    Agency,
    /// The type of that agency.
    AgencyType,
    /// The configuration's type.
    Type,
    /// Any of the configuration's families.
    Family,
    /// The licence of the picture shown.
    License,
}

impl Facet {
    /// Every facet, in URL order.
    pub const ALL: [Self; 7] = [
        Self::SpacecraftConfig,
        Self::Status,
        Self::Agency,
        Self::AgencyType,
        Self::Type,
        Self::Family,
        Self::License,
    ];

    /// The key in the URL; LL2's name where LL2 has one.
    pub fn key(self) -> &'static str {
        match self {
            Self::SpacecraftConfig => "spacecraft_config",
            Self::Status => "status",
            Self::Agency => "agency",
            Self::AgencyType => "agency_type",
            Self::Type => "type",
            Self::Family => "family",
            Self::License => "license",
        }
    }

    /// What people read above the list.
    pub fn label(self) -> &'static str {
        match self {
            Self::SpacecraftConfig => "Configuration",
            Self::Status => "Status",
            Self::Agency => "Agency",
            Self::AgencyType => "Agency type",
            Self::Type => "Type",
            Self::Family => "Family",
            Self::License => "Picture licence",
        }
    }

    /// Whether LL2 itself can filter by it (one value at a time).
    pub fn known_to_ll2(self) -> bool {
        matches!(self, Self::SpacecraftConfig | Self::Status)
    }

    /// The values a craft has; families can be several.
    pub fn values(self, craft: &Spacecraft) -> Vec<(u32, &str)> {
        match craft.spacecraft_config.as_deref() {
            Some(config) if self.is_shared() => self.shared_values(config),
            _ => self.own_value(craft).into_iter().collect(),
        }
    }

    /// Whether the values are the configuration's rather than the craft's.
    pub(super) fn is_shared(self) -> bool {
        !matches!(self, Self::Status | Self::License)
    }

    /// The value of the craft's own, for the facets that are not shared.
    pub(super) fn own_value(self, craft: &Spacecraft) -> Option<(u32, &str)> {
        match self {
            Self::Status => craft.status.as_deref().map(term),
            Self::License => {
                let license = craft.picture()?.license.as_deref()?;
                Some((license.id, &license.name))
            }
            _ => None,
        }
    }

    /// The values that all craft of a configuration share.
    pub(super) fn shared_values(self, config: &SpacecraftConfig) -> Vec<(u32, &str)> {
        let agency = config.agency.as_deref();
        let one = match self {
            Self::Family => {
                return config.family.iter().map(|family| (family.id, &*family.name)).collect();
            }
            Self::SpacecraftConfig => Some((config.id, config.name.as_str())),
            Self::Agency => agency.map(|agency| (agency.id, agency.name.as_str())),
            Self::AgencyType => agency.and_then(|agency| agency.agency_type.as_deref()).map(term),
            Self::Type => config.config_type.as_deref().map(term),
            Self::Status | Self::License => None,
        };
        one.into_iter().collect()
    }
}

fn term(term: &Term) -> (u32, &str) {
    (term.id, &term.name)
}

/// What is chosen in one facet; ids ascending, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The craft must have one of these, if any are named.
    pub any: Vec<u32>,
    /// The craft must have none of these.
    pub not: Vec<u32>,
}

impl Choice {
    /// Whether a craft with these values passes.
    pub fn admits(&self, values: &[(u32, &str)]) -> bool {
        let has = |ids: &[u32]| values.iter().any(|(id, _)| ids.binary_search(id).is_ok());
        (self.any.is_empty() || has(&self.any)) && !has(&self.not)
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.any.is_empty() && self.not.is_empty()
    }

    /// The list of wanted or of excluded ids.
    pub fn side_mut(&mut self, excluded: bool) -> &mut Vec<u32> {
        if excluded { &mut self.not } else { &mut self.any }
    }
}
