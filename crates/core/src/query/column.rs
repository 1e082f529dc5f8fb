//! Columns: what the table shows and what results can be ordered by.

use crate::domain::{Duration, Spacecraft};

use super::natural;
use super::range::Measure;

/// A column of the table, in the order it is shown; each can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // Named as LL2 names its fields.
pub enum Column {
    Id,
    Name,
    SerialNumber,
    Status,
    SpacecraftConfig,
    Type,
    Agency,
    Family,
    InSpace,
    IsPlaceholder,
    FlightsCount,
    MissionEndsCount,
    TimeInSpace,
    TimeDocked,
    FastestTurnaround,
    MaidenFlight,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 16] = [
        Self::Id,
        Self::Name,
        Self::SerialNumber,
        Self::Status,
        Self::SpacecraftConfig,
        Self::Type,
        Self::Agency,
        Self::Family,
        Self::InSpace,
        Self::IsPlaceholder,
        Self::FlightsCount,
        Self::MissionEndsCount,
        Self::TimeInSpace,
        Self::TimeDocked,
        Self::FastestTurnaround,
        Self::MaidenFlight,
    ];

    /// The columns of a table that nobody has rearranged.
    pub const DEFAULT: [Self; 10] = [
        Self::Name,
        Self::SerialNumber,
        Self::Status,
        Self::SpacecraftConfig,
        Self::Agency,
        Self::FlightsCount,
        Self::TimeInSpace,
        Self::TimeDocked,
        Self::FastestTurnaround,
        Self::Id,
    ];

    /// The name in `ordering=` and `columns=`; LL2's name where LL2 has one.
    pub fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::SerialNumber => "serial_number",
            Self::Status => "status",
            Self::SpacecraftConfig => "spacecraft_config",
            Self::Type => "type",
            Self::Agency => "agency",
            Self::Family => "family",
            Self::InSpace => "in_space",
            Self::IsPlaceholder => "is_placeholder",
            Self::FlightsCount => "flights_count",
            Self::MissionEndsCount => "mission_ends_count",
            Self::TimeInSpace => "time_in_space",
            Self::TimeDocked => "time_docked",
            Self::FastestTurnaround => "fastest_turnaround",
            Self::MaidenFlight => "maiden_flight",
        }
    }

    /// The column of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }

    /// What people read in the header.
    pub fn label(self) -> &'static str {
        match self {
            Self::Id => "LL2 id",
            Self::Name => "Name",
            Self::SerialNumber => "Serial number",
            Self::Status => "Status",
            Self::SpacecraftConfig => "Configuration",
            Self::Type => "Type",
            Self::Agency => "Agency",
            Self::Family => "Family",
            Self::InSpace => "In space",
            Self::IsPlaceholder => "Placeholder",
            Self::FlightsCount => "Flights",
            Self::MissionEndsCount => "Mission ends",
            Self::TimeInSpace => "Time in space",
            Self::TimeDocked => "Time docked",
            Self::FastestTurnaround => "Fastest turnaround",
            Self::MaidenFlight => "Maiden flight",
        }
    }

    /// Whether LL2 itself can order by it.
    pub fn known_to_ll2(self) -> bool {
        matches!(
            self,
            Self::Id
                | Self::FlightsCount
                | Self::MissionEndsCount
                | Self::TimeInSpace
                | Self::TimeDocked
        )
    }

    /// Whether the column holds numbers, so that people expect the largest first.
    pub fn is_number(self) -> bool {
        self.known_to_ll2() && self != Self::Id
            || matches!(self, Self::FastestTurnaround | Self::MaidenFlight)
    }

    /// What to order a craft by.
    pub(super) fn rank(self, craft: &Spacecraft) -> Rank {
        let config = craft.spacecraft_config.as_deref();
        let text = |text: Option<&str>| Rank::text(text.map(natural::key));
        match self {
            Self::Id => Rank::number(Some(i64::from(craft.id))),
            Self::Name => text(Some(&craft.name)),
            Self::SerialNumber => text(craft.serial_number.as_deref()),
            Self::Status => text(craft.status.as_deref().map(|status| &*status.name)),
            Self::SpacecraftConfig => text(config.map(|config| &*config.name)),
            Self::Type => text(config.and_then(|c| Some(&*c.config_type.as_deref()?.name))),
            Self::Agency => text(config.and_then(|c| Some(&*c.agency.as_deref()?.name))),
            Self::Family => text(config.and_then(|c| Some(&*c.family.last()?.name))),
            Self::InSpace => Rank::number(craft.in_space.map(i64::from)),
            Self::IsPlaceholder => Rank::number(craft.is_placeholder.map(i64::from)),
            Self::FlightsCount => Rank::number(craft.flights_count),
            Self::MissionEndsCount => Rank::number(craft.mission_ends_count),
            Self::TimeInSpace => Rank::number(craft.time_in_space.map(Duration::seconds)),
            Self::TimeDocked => Rank::number(craft.time_docked.map(Duration::seconds)),
            Self::FastestTurnaround => {
                Rank::number(craft.fastest_turnaround.map(Duration::seconds))
            }
            Self::MaidenFlight => Rank::number(Measure::MaidenFlight.value(craft)),
        }
    }
}

/// A craft's place in one column. Missing values come last whichever way the column runs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rank(Option<Value>);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(i64),
    Text(String),
}

impl Rank {
    fn number(value: Option<i64>) -> Self {
        Self(value.map(Value::Number))
    }

    fn text(value: Option<String>) -> Self {
        Self(value.map(Value::Text))
    }

    /// Compares in the given direction, missing values last both ways.
    pub(super) fn cmp(&self, other: &Self, descending: bool) -> std::cmp::Ordering {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) if descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
}

/// One step of an order, such as `-flights_count`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SortKey {
    /// What to order by.
    pub column: Column,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl SortKey {
    /// The first order a click on the column gives: largest first for numbers.
    pub fn first(column: Column) -> Self {
        Self { column, descending: column.is_number() }
    }

    /// The same column the other way round.
    pub fn reversed(self) -> Self {
        Self { descending: !self.descending, ..self }
    }

    /// Reads `-flights_count`.
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, key) = match text.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, text),
        };
        Some(Self { column: Column::from_key(key)?, descending })
    }

    /// Prints `-flights_count`.
    pub fn print(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.key())
    }

    /// The order in plain words, such as "most flights first".
    pub fn words(self) -> &'static str {
        match (self.column, self.descending) {
            (Column::Id, false) => "lowest LL2 id first",
            (Column::Id, true) => "highest LL2 id first",
            (Column::Name, false) => "by name",
            (Column::Name, true) => "by name from Z to A",
            (Column::SerialNumber, false) => "by serial number",
            (Column::SerialNumber, true) => "by serial number from Z to A",
            (Column::Status, false) => "by status",
            (Column::Status, true) => "by status from Z to A",
            (Column::SpacecraftConfig, false) => "by configuration",
            (Column::SpacecraftConfig, true) => "by configuration from Z to A",
            (Column::Type, false) => "by type",
            (Column::Type, true) => "by type from Z to A",
            (Column::Agency, false) => "by agency",
            (Column::Agency, true) => "by agency from Z to A",
            (Column::Family, false) => "by family",
            (Column::Family, true) => "by family from Z to A",
            (Column::InSpace, false) => "on the ground first",
            (Column::InSpace, true) => "in space first",
            (Column::IsPlaceholder, false) => "real craft first",
            (Column::IsPlaceholder, true) => "placeholders first",
            (Column::FlightsCount, false) => "fewest flights first",
            (Column::FlightsCount, true) => "most flights first",
            (Column::MissionEndsCount, false) => "fewest mission ends first",
            (Column::MissionEndsCount, true) => "most mission ends first",
            (Column::TimeInSpace, false) => "shortest in space first",
            (Column::TimeInSpace, true) => "longest in space first",
            (Column::TimeDocked, false) => "shortest docked first",
            (Column::TimeDocked, true) => "longest docked first",
            (Column::FastestTurnaround, false) => "fastest turnaround first",
            (Column::FastestTurnaround, true) => "slowest turnaround first",
            (Column::MaidenFlight, false) => "earliest maiden flight first",
            (Column::MaidenFlight, true) => "latest maiden flight first",
        }
    }
}
