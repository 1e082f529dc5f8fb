//! Measures that can be bounded from below and above.

use crate::domain::{Duration, Spacecraft};
use crate::text::number;

/// A number that every craft may have, in the order the URL prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Flights begun.
    FlightsCount,
    /// Flights ended.
    MissionEndsCount,
    /// Seconds in space.
    TimeInSpace,
    /// Seconds docked.
    TimeDocked,
    /// Year of the configuration's maiden flight.
    MaidenFlight,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// At least, `__gte`.
    Gte,
    /// At most, `__lte`.
    Lte,
}

impl End {
    /// Both ends, lower first.
    pub const ALL: [Self; 2] = [Self::Gte, Self::Lte];

    /// The look-up suffix in the URL, as Django writes it.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Gte => "__gte",
            Self::Lte => "__lte",
        }
    }
}

impl Measure {
    /// Every measure, in URL order.
    pub const ALL: [Self; 5] = [
        Self::FlightsCount,
        Self::MissionEndsCount,
        Self::TimeInSpace,
        Self::TimeDocked,
        Self::MaidenFlight,
    ];

    /// The key in the URL, without the look-up suffix.
    pub fn key(self) -> &'static str {
        match self {
            Self::FlightsCount => "flights_count",
            Self::MissionEndsCount => "mission_ends_count",
            Self::TimeInSpace => "time_in_space",
            Self::TimeDocked => "time_docked",
            Self::MaidenFlight => "maiden_flight",
        }
    }

    /// What people read above the two bounds, with the unit they are typed in.
    pub fn label(self) -> &'static str {
        match self {
            Self::FlightsCount => "Flights",
            Self::MissionEndsCount => "Mission ends",
            Self::TimeInSpace => "Days in space",
            Self::TimeDocked => "Days docked",
            Self::MaidenFlight => "Maiden flight, year",
        }
    }

    /// The craft's value in the measure's unit: a count, seconds or a year.
    pub fn value(self, craft: &Spacecraft) -> Option<i64> {
        match self {
            Self::FlightsCount => craft.flights_count,
            Self::MissionEndsCount => craft.mission_ends_count,
            Self::TimeInSpace => craft.time_in_space.map(Duration::seconds),
            Self::TimeDocked => craft.time_docked.map(Duration::seconds),
            Self::MaidenFlight => craft
                .spacecraft_config
                .as_ref()
                .and_then(|config| config.maiden_flight())
                .map(|date| i64::from(date.year())),
        }
    }

    /// Reads a bound: a whole number, or for times ISO 8601 or days (`1.5` is a day and a half).
    pub fn parse(self, text: &str) -> Option<i64> {
        let number = || number::<i64>(text);
        match self {
            Self::FlightsCount | Self::MissionEndsCount => {
                number().filter(|n| (0..1_000_000).contains(n))
            }
            Self::MaidenFlight => number().filter(|year| (0..10_000).contains(year)),
            Self::TimeInSpace | Self::TimeDocked => Duration::parse(text)
                .or_else(|| Duration::parse(&format!("P{}D", plain_number(text)?)))
                .map(Duration::seconds)
                .filter(|seconds| *seconds >= 0),
        }
    }

    /// Prints a bound so that [`Measure::parse`] reads it back: whole days as a plain number.
    pub fn print(self, value: i64) -> String {
        match self {
            Self::TimeInSpace | Self::TimeDocked => {
                let days = value / Duration::from_days(1).seconds();
                if Duration::from_days(days).seconds() == value {
                    days.to_string()
                } else {
                    Duration::from_seconds(value).iso()
                }
            }
            _ => value.to_string(),
        }
    }
}

/// The text, if it is made of digits with at most a decimal sign.
fn plain_number(text: &str) -> Option<&str> {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).then_some(text)
}

/// The bounds on one measure; a craft without the value passes no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub gte: Option<i64>,
    /// At most.
    pub lte: Option<i64>,
}

impl Range {
    /// Whether a craft with this value passes.
    pub fn admits(self, value: Option<i64>) -> bool {
        match value {
            None => self == Self::default(),
            Some(value) => {
                self.gte.is_none_or(|least| value >= least)
                    && self.lte.is_none_or(|most| value <= most)
            }
        }
    }

    /// The bound at one end.
    pub fn end(self, end: End) -> Option<i64> {
        match end {
            End::Gte => self.gte,
            End::Lte => self.lte,
        }
    }

    /// The bound at one end, to be set.
    pub fn end_mut(&mut self, end: End) -> &mut Option<i64> {
        match end {
            End::Gte => &mut self.gte,
            End::Lte => &mut self.lte,
        }
    }
}
