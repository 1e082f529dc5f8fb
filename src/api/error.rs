//! What can go wrong between the page and a server, each with one sentence for the visitor.

use std::fmt;

use perigee_core::catalogue::CatalogueError;
use perigee_core::domain::{Duration, Timestamp};
use perigee_core::json::Node;
use perigee_core::ll2::ReadError;
use perigee_core::text::{join, number};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The device has no network.
    Offline,
    /// The request never got an answer that a script may read: no such host, or an answer
    /// without the header that lets other sites read it. Browsers do not say which.
    Unreachable,
    /// LL2 is there but gave an answer that no script may read.
    Opaque,
    /// The connection broke off in the middle of the answer.
    Broken,
    /// No answer in time.
    Timeout,
    /// A newer request made this one pointless; nothing to report.
    Superseded,
    /// LL2 takes no more calls from this network until then.
    Throttled(Timestamp),
    /// This browser has spent its own allowance of calls until then.
    Spent(Timestamp),
    /// There is nothing at that address.
    NotFound,
    /// There is no catalogue file where there is to be one, as while a site is being put up.
    Missing,
    /// LL2 refused the request's values, and said why.
    Refused(String),
    /// Any other status that is no success.
    Status(u16),
    /// The answer is no LL2 answer.
    Unreadable(ReadError),
    /// The answer is no catalogue.
    Catalogue(CatalogueError),
}

impl ApiError {
    /// The moment before which trying again is pointless, if it is known.
    pub fn until(&self) -> Option<Timestamp> {
        match self {
            Self::Throttled(until) | Self::Spent(until) => Some(*until),
            _ => None,
        }
    }

    /// Whether the same request can succeed later.
    pub fn can_retry(&self) -> bool {
        !matches!(self, Self::NotFound | Self::Refused(_) | Self::Superseded)
    }

    /// What LL2's answer with this status means; `body` may hold LL2's own words.
    pub fn from_status(status: u16, body: &str) -> Self {
        match status {
            404 => Self::NotFound,
            400 => Self::Refused(refusal(body)),
            _ => Self::Status(status),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("This device is offline."),
            Self::Unreachable => f.write_str(
                "The server could not be reached: the connection may be down, or something on the \
                 way may be blocking it.",
            ),
            Self::Opaque => f.write_str(
                "Launch Library 2 refused the request without a reason that a page may read.",
            ),
            Self::Broken => f.write_str("The connection broke off in the middle of the answer."),
            Self::Timeout => f.write_str("The server took too long to answer."),
            Self::Superseded => f.write_str("A newer request took this one's place."),
            Self::Throttled(_) => {
                f.write_str("Launch Library 2 takes no more calls from this network for now.")
            }
            Self::Spent(_) => f.write_str(
                "This browser has made as many calls to Launch Library 2 as an hour allows.",
            ),
            Self::NotFound => f.write_str("The server has nothing at this address."),
            Self::Missing => f.write_str("The file with the data is not there, or not yet."),
            Self::Refused(reason) if reason.is_empty() => {
                f.write_str("Launch Library 2 did not accept the request.")
            }
            Self::Refused(reason) => {
                write!(f, "Launch Library 2 did not accept the request: {reason}")
            }
            Self::Status(status) => {
                write!(f, "The server answered with a fault (status {status}).")
            }
            Self::Unreadable(error) => error.fmt(f),
            Self::Catalogue(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ApiError {}

impl From<ReadError> for ApiError {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

impl From<CatalogueError> for ApiError {
    fn from(error: CatalogueError) -> Self {
        Self::Catalogue(error)
    }
}

/// The wait in "Expected available in 350 seconds.", the framework's own sentence.
pub(super) fn expected_wait(body: &str) -> Option<Duration> {
    let mut words = body.split(' ').skip_while(|word| *word != "available");
    number(words.nth(2)?).map(Duration::from_seconds)
}

/// What LL2 says of each parameter: `{"status": ["Select a valid choice. …"]}`.
fn refusal(body: &str) -> String {
    let Some(Node::Object(keys)) = Node::read(body) else { return String::new() };
    let said = keys.iter().filter_map(|(key, reasons)| match reasons {
        Node::Texts(reasons) => Some(format!("{key}: {}", reasons.first()?)),
        Node::Text(reason) => Some(format!("{key}: {reason}")),
        _ => None,
    });
    join(&said.collect::<Vec<_>>(), " ")
}

#[cfg(test)]
mod tests {
    use super::{ApiError, expected_wait};
    use perigee_core::domain::Duration;

    #[test]
    fn a_wait_is_read_from_the_framework_s_sentence() {
        let throttled = r#"{"detail":"Request was throttled. Expected available in 350 seconds."}"#;
        assert_eq!(expected_wait(throttled), Some(Duration::from_seconds(350)));
        assert_eq!(expected_wait("available in 1 second."), Some(Duration::from_seconds(1)));
        assert_eq!(expected_wait("<html>"), None);
        assert_eq!(expected_wait("Expected available in a while."), None);
    }

    #[test]
    fn a_status_becomes_an_error_with_a_sentence() {
        let refused = r#"{"status":["Select a valid choice. That choice is not one of the available choices."]}"#;
        for (status, body, error, word) in [
            (404, "", ApiError::NotFound, "nothing"),
            (500, "<h1>Server Error (500)</h1>", ApiError::Status(500), "500"),
            (
                400,
                refused,
                ApiError::Refused(
                    "status: Select a valid choice. That choice is not one of the available choices."
                        .to_owned(),
                ),
                "valid choice",
            ),
            (400, "[1]", ApiError::Refused(String::new()), "not accept"),
        ] {
            let found = ApiError::from_status(status, body);
            assert_eq!(found, error);
            assert!(found.to_string().contains(word), "{found}");
        }
    }
}
