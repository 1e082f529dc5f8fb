//! Staying current without spending a visitor's calls: what a refresh needs to know and nothing
//! of how it is fetched, so that the app and the snapshot tool go by the same rules.

mod assembly;
mod backoff;
mod calls;
mod changes;

pub use assembly::{Assembly, PAGE_ROWS, PageError, Unsound};
pub use backoff::backoff;
pub use calls::{CallLog, HOUR};
pub use changes::{Change, Changes};
