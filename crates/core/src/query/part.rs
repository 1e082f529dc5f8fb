//! Parts: the single conditions of a query, each a chip that can be taken away.

use crate::domain::Spacecraft;

use super::facet::Facet;
use super::range::{End, Measure};

/// A yes-or-no field of LL2's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Whether the craft is in space now.
    InSpace,
    /// Whether the record stands in for a vehicle not yet known.
    IsPlaceholder,
}

impl Flag {
    /// Every flag, in URL order.
    pub const ALL: [Self; 2] = [Self::InSpace, Self::IsPlaceholder];

    /// LL2's key.
    pub fn key(self) -> &'static str {
        match self {
            Self::InSpace => "in_space",
            Self::IsPlaceholder => "is_placeholder",
        }
    }

    /// What people read above the choice.
    pub fn label(self) -> &'static str {
        match self {
            Self::InSpace => "In space",
            Self::IsPlaceholder => "Placeholder",
        }
    }

    /// The craft's value.
    pub fn value(self, craft: &Spacecraft) -> Option<bool> {
        match self {
            Self::InSpace => craft.in_space,
            Self::IsPlaceholder => craft.is_placeholder,
        }
    }
}

/// A field one can ask to be recorded or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable {
    /// A serial number.
    SerialNumber,
    /// A turnaround between flights.
    FastestTurnaround,
    /// A picture, of the craft or of its type.
    Image,
}

impl Nullable {
    /// Every such field, in URL order.
    pub const ALL: [Self; 3] = [Self::SerialNumber, Self::FastestTurnaround, Self::Image];

    /// The key in the URL, with Django's look-up.
    pub fn key(self) -> &'static str {
        match self {
            Self::SerialNumber => "serial_number__isnull",
            Self::FastestTurnaround => "fastest_turnaround__isnull",
            Self::Image => "image__isnull",
        }
    }

    /// What people read above the choice between recorded and not.
    pub fn label(self) -> &'static str {
        match self {
            Self::SerialNumber => "Serial number recorded",
            Self::FastestTurnaround => "Turnaround recorded",
            Self::Image => "Picture recorded",
        }
    }

    /// Whether the craft has nothing recorded there.
    pub fn is_null(self, craft: &Spacecraft) -> bool {
        match self {
            Self::SerialNumber => craft.serial_number.is_none(),
            Self::FastestTurnaround => craft.fastest_turnaround.is_none(),
            Self::Image => craft.picture().is_none(),
        }
    }
}

/// One condition of a query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The text of the search box.
    Q,
    /// LL2's own search.
    Search,
    /// One exact name.
    Name(String),
    /// A flag, yes or no.
    Flag(Flag),
    /// One chosen or excluded value.
    Value {
        /// In which facet.
        facet: Facet,
        /// Which value.
        id: u32,
        /// Whether craft with it are left out.
        not: bool,
    },
    /// One bound of a range.
    Bound(Measure, End),
    /// Recorded or not.
    Null(Nullable),
}
