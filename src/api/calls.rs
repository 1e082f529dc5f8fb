//! The calls this browser makes of LL2: counted over reloads and tabs, and none made that the
//! allowance or a pause forbids.

use std::cell::RefCell;

use perigee_core::domain::{Duration, Timestamp};
use perigee_core::refresh::{CallLog, backoff};

use crate::browser::{local_storage, now};

use super::ApiError;

/// Where the log is kept, for all tabs.
const STORED_AS: &str = "perigee.calls";

thread_local! {
    /// The log where nothing can be stored.
    static MEMORY: RefCell<CallLog> = RefCell::default();
}

/// The calls made within the last hour, by any tab.
pub fn log() -> CallLog {
    let stored = local_storage().and_then(|storage| storage.get_item(STORED_AS).ok().flatten());
    stored.map_or_else(|| MEMORY.with_borrow(Clone::clone), |text| CallLog::read(&text))
}

/// Counts a call that is about to be made.
///
/// # Errors
/// When it may not be made now: until when.
pub(super) fn admit(allowance: usize) -> Result<(), ApiError> {
    let mut log = log();
    if let Some(until) = log.paused_until(now()) {
        return Err(ApiError::Throttled(until));
    }
    if let Some(until) = log.free_at(1, allowance, now()) {
        return Err(ApiError::Spent(until));
    }
    log.record(now());
    keep(log);
    Ok(())
}

/// Notes that LL2 answered as it should.
pub(super) fn succeeded() {
    let mut log = log();
    let before = log.clone();
    log.succeed();
    if log != before {
        keep(log);
    }
}

/// Notes that LL2 takes no more calls for a while; without a figure the pause grows with every
/// refusal in a row. When the pause ends.
pub(super) fn refused(wait: Option<Duration>) -> Timestamp {
    let mut log = log();
    let failures = log.fail();
    log.pause(wait.unwrap_or_else(|| backoff(failures, js_sys::Math::random())), now());
    let until = log.paused_until(now()).unwrap_or_else(now);
    keep(log);
    until
}

fn keep(log: CallLog) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(STORED_AS, &log.print());
    }
    MEMORY.set(log);
}
