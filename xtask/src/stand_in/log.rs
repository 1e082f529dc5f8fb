//! The requests that came in.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

/// A request as it came in, and how it was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// `GET` and the like.
    pub method: String,
    /// What was asked for: `list`, `detail`, `throttle`, `media` or `other`.
    pub kind: &'static str,
    /// The path without the prefix of the namespace.
    pub path: String,
    /// The query string as sent, without its question mark.
    pub query: String,
    /// The status of the answer; `null` while there is none, and for ever when the browser
    /// broke off first.
    pub status: Option<u16>,
    /// The page's origin, when the browser told it.
    pub origin: Option<String>,
    /// When it came in, in milliseconds since 1970.
    pub time: u64,
}

/// The requests of one namespace in the order of arrival.
#[derive(Debug, Default)]
pub struct Log {
    entries: Vec<Entry>,
    /// How many entries were cleared away.
    cleared: usize,
}

/// A request that waits for its answer.
#[derive(Clone, Copy, Debug)]
pub struct Ticket(usize);

impl Log {
    /// Notes a request.
    pub fn begin(&mut self, entry: Entry) -> Ticket {
        self.entries.push(entry);
        Ticket(self.cleared + self.entries.len() - 1)
    }

    /// Notes how a request was answered, if it has not been cleared away meanwhile.
    pub fn finish(&mut self, ticket: Ticket, status: u16) {
        let at = ticket.0.checked_sub(self.cleared);
        if let Some(entry) = at.and_then(|at| self.entries.get_mut(at)) {
            entry.status = Some(status);
        }
    }

    /// All requests so far.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Clears all away.
    pub fn clear(&mut self) {
        self.cleared += self.entries.len();
        self.entries.clear();
    }
}

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as u64)
}
