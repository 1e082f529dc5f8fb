//! One craft: the record everything else hangs on.

use std::sync::Arc;

use super::{Duration, Image, SpacecraftConfig, Status};

/// LL2's `SpacecraftNormal`. Shared parts are `Arc`s, since a few dozen configurations and
/// images serve hundreds of craft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spacecraft {
    /// LL2's id; ids have gaps and are the only identity.
    pub id: u32,
    /// Name of the craft.
    pub name: String,
    /// Free text such as `C212` or `Soyuz TMA-M 11F732A47 #720`.
    pub serial_number: Option<String>,
    /// Whether the record stands in for a vehicle not yet known.
    pub is_placeholder: Option<bool>,
    /// The craft's own picture, very often that of its configuration.
    pub image: Option<Arc<Image>>,
    /// Whether it is in space now.
    pub in_space: Option<bool>,
    /// Total time in space.
    pub time_in_space: Option<Duration>,
    /// Total time docked.
    pub time_docked: Option<Duration>,
    /// Flights begun.
    pub flights_count: Option<i64>,
    /// Flights ended; one less than begun while in space.
    pub mission_ends_count: Option<i64>,
    /// What became of it.
    pub status: Option<Arc<Status>>,
    /// Prose; may hold line breaks and any script.
    pub description: Option<String>,
    /// The design it was built to.
    pub spacecraft_config: Option<Arc<SpacecraftConfig>>,
    /// Shortest time between two flights.
    pub fastest_turnaround: Option<Duration>,
}

impl Spacecraft {
    /// The picture to show: the craft's own, else its configuration's.
    pub fn picture(&self) -> Option<&Arc<Image>> {
        self.image.as_ref().or_else(|| self.spacecraft_config.as_ref()?.image.as_ref())
    }

    /// Whether the picture shows the type rather than this very craft.
    pub fn picture_is_of_type(&self) -> bool {
        let of_type = self.spacecraft_config.as_ref().and_then(|config| config.image.as_ref());
        match (self.picture(), of_type) {
            (Some(shown), Some(of_type)) => shown.id == of_type.id,
            _ => false,
        }
    }
}
