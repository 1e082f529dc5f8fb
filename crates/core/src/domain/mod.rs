//! Plain types for what Launch Library 2 knows, free of its JSON.
//!
//! Field names are LL2's own (API 2.3.0). `Option` means "not recorded": LL2 sends `null`, an
//! empty string or nothing at all for it, and the page says so instead of showing a zero.

mod agency;
mod collection;
mod date;
mod duration;
mod family;
mod flight;
mod image;
mod spacecraft;
mod spacecraft_config;
mod term;

pub use agency::Agency;
pub use collection::{Collection, Source};
pub use date::{Date, Timestamp};
pub use duration::Duration;
pub use family::Family;
pub use flight::{Flight, Landing, Launch};
pub(crate) use image::is_safe_address;
pub use image::{Image, ImageVariant, License};
pub use spacecraft::Spacecraft;
pub use spacecraft_config::SpacecraftConfig;
pub use term::{AgencyType, ConfigType, Status, Term};
