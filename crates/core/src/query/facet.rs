//! Facets: the fields with a short list of values to choose from.

use crate::domain::{Spacecraft, Term};

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
        fn term(term: &Term) -> (u32, &str) {
            (term.id, &term.name)
        }
        let config = craft.spacecraft_config.as_deref();
        let agency = config.and_then(|config| config.agency.as_deref());
        let one = match self {
            Self::Family => {
                let families = config.map(|config| config.family.as_slice()).unwrap_or_default();
                return families.iter().map(|family| (family.id, family.name.as_str())).collect();
            }
            Self::SpacecraftConfig => config.map(|config| (config.id, config.name.as_str())),
            Self::Status => craft.status.as_deref().map(term),
            Self::Agency => agency.map(|agency| (agency.id, agency.name.as_str())),
            Self::AgencyType => agency.and_then(|agency| agency.agency_type.as_deref()).map(term),
            Self::Type => config.and_then(|config| config.config_type.as_deref()).map(term),
            Self::License => craft
                .picture()
                .and_then(|image| image.license.as_deref())
                .map(|license| (license.id, license.name.as_str())),
        };
        one.into_iter().collect()
    }
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
