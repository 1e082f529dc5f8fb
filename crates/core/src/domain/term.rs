//! A term of one of LL2's open vocabularies: an id and the name to show for it.

/// An entry of a vocabulary that LL2 may extend at any time, so it is never a closed enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// LL2's id, unique within the vocabulary.
    pub id: u32,
    /// The name LL2 shows, never empty.
    pub name: String,
}

/// What became of a craft: 1 Active, 2 Retired, 3 Destroyed, 4 Single Use, 5 Under construction.
pub type Status = Term;

/// The kind of craft a configuration is: 2 Capsule, 3 Spaceplane, 4 Cargo Resupply, 7 Lander …
pub type ConfigType = Term;

/// The kind of organisation an agency is: 1 Government, 2 Multinational, 3 Commercial …
pub type AgencyType = Term;
