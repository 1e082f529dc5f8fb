//! How far a refresh has come.

use perigee_core::domain::Timestamp;
use perigee_core::refresh::Unsound;

use crate::api::ApiError;

/// How far a refresh has come, or why it has not.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Status {
    /// Nothing is under way.
    #[default]
    Idle,
    /// Looking for a newer file on the own site and for what other tabs have done.
    Checking,
    /// Reading the API's pages.
    Running {
        /// Rows received so far.
        received: usize,
        /// Rows there are in all, once a page has said so.
        count: Option<usize>,
    },
    /// LL2 takes no more calls until then; it goes on by itself.
    Waiting(Timestamp),
    /// This browser's own calls are spent until then; it goes on by itself.
    Spent(Timestamp),
    /// Another tab is at it; when to look again.
    Elsewhere(Timestamp),
    /// It did not work; when it is tried again by itself.
    Failed(ApiError, Timestamp),
    /// The API's list was not sound twice in a row, and is left alone until the data are older.
    Unsound(Unsound),
}

impl Status {
    /// Another tab is at it; it is looked at again in half a minute.
    pub(super) fn elsewhere(now: Timestamp) -> Self {
        Self::Elsewhere(Timestamp::from_millis(now.millis() + 30_000))
    }

    /// What it is, in one word for the style sheet and for tests; empty when there is nothing.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Idle => "",
            Self::Checking | Self::Running { .. } => "running",
            Self::Waiting(_) | Self::Spent(_) => "waiting",
            Self::Elsewhere(_) => "elsewhere",
            Self::Failed(..) | Self::Unsound(_) => "failed",
        }
    }

    /// What a visitor should know of it.
    pub fn sentence(&self, now: Timestamp) -> Option<String> {
        Some(match self {
            Self::Idle => return None,
            Self::Checking => "Looking for newer data …".to_owned(),
            Self::Running { received, count: Some(count) } => {
                format!("Refreshing: {received} of {count} records are here.")
            }
            Self::Running { .. } => "Refreshing: asking for the first records …".to_owned(),
            Self::Waiting(until) => format!(
                "Launch Library 2 takes no more calls for now; the refresh goes on in {}.",
                until.until(now)
            ),
            Self::Spent(until) => format!(
                "The calls of an hour are used up; the refresh goes on in {}.",
                until.until(now)
            ),
            Self::Elsewhere(_) => "Another tab is refreshing the data.".to_owned(),
            Self::Failed(error, _) => {
                format!("The data could not be refreshed, and stay as they are. {error}")
            }
            Self::Unsound(reason) => format!(
                "Launch Library 2's list was not whole, so the data stay as they are: {reason}."
            ),
        })
    }

    /// Whether a refresh is under way in this tab.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Checking | Self::Running { .. })
    }
}
