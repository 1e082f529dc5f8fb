//! What can go wrong between the page and a server, each with one sentence for the visitor.

use std::fmt;

use perigee_core::catalogue::CatalogueError;
use perigee_core::json::Node;
use perigee_core::ll2::ReadError;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The request never got an answer that a script may read: no network, no such host, or an
    /// answer without the header that lets other sites read it. Browsers do not say which.
    Unreachable,
    /// No answer in time.
    Timeout,
    /// A newer request made this one pointless; nothing to report.
    Superseded,
    /// LL2 answered 429; the seconds until it takes calls again, if it said.
    Throttled(Option<u32>),
    /// There is nothing at that address.
    NotFound,
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
    /// Whether the same request can succeed later.
    pub fn can_retry(&self) -> bool {
        !matches!(self, Self::NotFound | Self::Refused(_) | Self::Superseded)
    }

    /// What LL2's answer with this status means; `body` may hold LL2's own words.
    pub fn from_status(status: u16, body: &str) -> Self {
        match status {
            429 => Self::Throttled(seconds(body)),
            404 => Self::NotFound,
            400 => Self::Refused(refusal(body)),
            _ => Self::Status(status),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str(
                "The server could not be reached: the connection may be down, or the server may be \
                 refusing more calls for now.",
            ),
            Self::Timeout => f.write_str("The server took too long to answer."),
            Self::Superseded => f.write_str("A newer request took this one's place."),
            Self::Throttled(Some(seconds)) if *seconds >= 120 => write!(
                f,
                "Launch Library 2 takes no more calls from this network for about {} minutes.",
                seconds.div_ceil(60)
            ),
            Self::Throttled(Some(seconds)) => {
                write!(
                    f,
                    "Launch Library 2 takes no more calls from this network for {seconds} seconds."
                )
            }
            Self::Throttled(None) => {
                f.write_str("Launch Library 2 takes no more calls from this network for now.")
            }
            Self::NotFound => f.write_str("The server has nothing at this address."),
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

/// The number in "Expected available in 350 seconds.", the framework's own sentence.
fn seconds(body: &str) -> Option<u32> {
    let (_, after) = body.split_once("available in ")?;
    after.split(' ').next()?.parse().ok()
}

/// What LL2 says of each parameter: `{"status": ["Select a valid choice. …"]}`.
fn refusal(body: &str) -> String {
    let Some(Node::Object(keys)) = Node::read(body) else { return String::new() };
    let said = keys.iter().filter_map(|(key, reasons)| match reasons {
        Node::Texts(reasons) => Some(format!("{key}: {}", reasons.first()?)),
        Node::Text(reason) => Some(format!("{key}: {reason}")),
        _ => None,
    });
    said.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::ApiError;

    #[test]
    fn a_status_becomes_an_error_with_a_sentence() {
        let throttled = r#"{"detail":"Request was throttled. Expected available in 350 seconds."}"#;
        let refused = r#"{"status":["Select a valid choice. That choice is not one of the available choices."]}"#;
        for (status, body, error, word) in [
            (429, throttled, ApiError::Throttled(Some(350)), "6 minutes"),
            (429, "Expected available in 1 second.", ApiError::Throttled(Some(1)), "1 seconds"),
            (429, "<html>", ApiError::Throttled(None), "for now"),
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
