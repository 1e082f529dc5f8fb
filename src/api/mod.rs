//! The only door to HTTP: the app's own files and the live API.
//!
//! [`Config`] and [`ApiError`] are pure; [`client`] fetches with gloo-net. LL2's JSON itself is
//! known to `perigee_core::ll2` alone, so that the test server and the data tools share it.

mod answers;
pub mod calls;
pub mod client;
mod config;
mod error;
mod latest;

pub use config::{Config, Refresh, UnknownLicenseImages};
pub use error::ApiError;
pub use latest::{Latest, Ticket};
