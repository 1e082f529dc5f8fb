//! One flight of a craft, known only from LL2's detail record.

use super::{Duration, Term, Timestamp};

/// The parts of LL2's `SpacecraftFlightNormal` that the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flight {
    /// LL2's id.
    pub id: u32,
    /// Where it went, in free text.
    pub destination: Option<String>,
    /// When it ended; `None` while flying or not recorded.
    pub mission_end: Option<Timestamp>,
    /// How it began.
    pub launch: Option<Launch>,
    /// How it came down.
    pub landing: Option<Landing>,
    /// How long it took.
    pub duration: Option<Duration>,
    /// Time since the flight before.
    pub turn_around_time: Option<Duration>,
}

/// The parts of LL2's `LaunchNormal` that the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// LL2's UUID.
    pub id: String,
    /// Rocket and payload, as in `Falcon 9 Block 5 | Crew-1`.
    pub name: Option<String>,
    /// Launch status, such as 3 "Launch Successful".
    pub status: Option<Term>,
    /// LL2's `net`: no earlier than, which is the moment of lift-off once it happened.
    pub net: Option<Timestamp>,
}

/// The parts of LL2's `Landing` that the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// LL2's id.
    pub id: u32,
    /// Whether a landing was tried.
    pub attempt: Option<bool>,
    /// Whether it went well; `None` while not known.
    pub success: Option<bool>,
    /// Prose.
    pub description: Option<String>,
    /// Where, by name.
    pub landing_location: Option<String>,
    /// How, by name.
    pub landing_type: Option<String>,
}
