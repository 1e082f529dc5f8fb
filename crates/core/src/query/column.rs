//! Columns: what the table shows and what results can be ordered by.

use crate::domain::{Duration, Spacecraft, SpacecraftConfig};

use super::natural;

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

    /// Whether the search box looks at what the column shows.
    pub fn is_searched(self) -> bool {
        use Column::{Agency, Family, Name, SerialNumber, SpacecraftConfig};
        matches!(self, Name | SerialNumber | SpacecraftConfig | Agency | Family)
    }

    /// Whether the column holds numbers, so that people expect the largest first.
    pub fn is_number(self) -> bool {
        self.known_to_ll2() && self != Self::Id
            || matches!(self, Self::FastestTurnaround | Self::MaidenFlight)
    }

    /// The number or text to order a craft by, for the columns whose values are the craft's own.
    pub(super) fn own_value(self, craft: &Spacecraft) -> Value {
        let seconds = |time: Option<Duration>| Value::Number(time.map(Duration::seconds));
        match self {
            Self::Name => Value::Text(Some(natural::key(&craft.name))),
            Self::SerialNumber => Value::Text(craft.serial_number.as_deref().map(natural::key)),
            Self::InSpace => Value::Number(craft.in_space.map(i64::from)),
            Self::IsPlaceholder => Value::Number(craft.is_placeholder.map(i64::from)),
            Self::FlightsCount => Value::Number(craft.flights_count),
            Self::MissionEndsCount => Value::Number(craft.mission_ends_count),
            Self::TimeInSpace => seconds(craft.time_in_space),
            Self::TimeDocked => seconds(craft.time_docked),
            Self::FastestTurnaround => seconds(craft.fastest_turnaround),
            _ => Value::Number(Some(i64::from(craft.id))),
        }
    }

    /// The same for the columns whose values many craft share through their configuration.
    pub(super) fn shared_value(self, config: &SpacecraftConfig) -> Value {
        let text = |text: Option<&str>| Value::Text(text.map(natural::key));
        match self {
            Self::Type => text(config.config_type.as_deref().map(|term| term.name.as_str())),
            Self::Agency => text(config.agency.as_deref().map(|agency| agency.name.as_str())),
            Self::Family => text(config.family.last().map(|family| family.name.as_str())),
            Self::MaidenFlight => {
                Value::Number(config.maiden_flight().map(|day| i64::from(day.year())))
            }
            _ => text(Some(&config.name)),
        }
    }

    /// Whether the value is the configuration's rather than the craft's.
    pub(super) fn is_shared(self) -> bool {
        matches!(
            self,
            Self::SpacecraftConfig | Self::Type | Self::Agency | Self::Family | Self::MaidenFlight
        )
    }
}

/// A value to order by.
pub(super) enum Value {
    /// A number; seconds, where it is a time.
    Number(Option<i64>),
    /// A text whose bytes are in natural order.
    Text(Option<String>),
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
