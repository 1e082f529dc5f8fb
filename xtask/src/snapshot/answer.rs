//! What came back from the API, and what to make of it.

use perigee_core::json::Node;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An answer, read to its end.
    Came {
        /// The HTTP status.
        status: u16,
        /// The header `Retry-After`.
        retry_after: Option<String>,
        /// The body.
        body: String,
    },
    /// None, or half of one; why, in a few words.
    Lost(String),
}

/// What to make of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The body is what was asked for, as far as the status tells.
    Good(String),
    /// Too many calls; the seconds to wait, if it says so.
    TooMany(Option<u64>),
    /// Asking again may help, after so many seconds if it says so; what went wrong.
    Failed(String, Option<u64>),
    /// Asking again cannot help; a sentence that says why.
    Refused(String),
}

impl Answer {
    /// Judges by the status; whether a body makes sense is for its reader to say.
    pub fn judge(self) -> Verdict {
        let (status, retry_after, body) = match self {
            Self::Lost(reason) => return Verdict::Failed(reason, None),
            Self::Came { status, retry_after, body } => (status, retry_after, body),
        };
        // HTTP also allows a date there. LL2 sends seconds, and there are other ways to know.
        let seconds = retry_after.and_then(|value| value.trim().parse().ok());
        match status {
            200 => Verdict::Good(body),
            429 => Verdict::TooMany(seconds.or_else(|| seconds_of_sentence(&body))),
            401 | 403 => Verdict::Refused(format!(
                "the API lets nobody in with the key of LL2_API_KEY, or without one \
                 (status {status}): check the key"
            )),
            404 => Verdict::Refused(
                "the API has no list of spacecraft there (status 404): check --api".to_owned(),
            ),
            408 | 500..=599 => Verdict::Failed(format!("status {status}"), seconds),
            _ => Verdict::Refused(format!("the API refuses the request with status {status}")),
        }
    }
}

/// The number in "Request was throttled. Expected available in 350 seconds.", LL2's only word
/// on it that is always sent.
fn seconds_of_sentence(body: &str) -> Option<u64> {
    let (_, after) = body.split_once("available in ")?;
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after.get(..end)?.parse().ok()
}

/// The seconds until the next call is free, as LL2's `/api-throttle/` tells; `None` when it does
/// not, or tells of none. A client of LL2 was seen to expect a negative number there.
pub fn next_use_secs(body: &str) -> Option<u64> {
    let seconds = Node::read(body)?.get("next_use_secs")?.as_int()?.unsigned_abs();
    (seconds > 0).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(status: u16, retry_after: Option<&str>, body: &str) -> Verdict {
        let retry_after = retry_after.map(str::to_owned);
        Answer::Came { status, retry_after, body: body.to_owned() }.judge()
    }

    const SENTENCE: &str =
        r#"{"detail":"Request was throttled. Expected available in 350 seconds."}"#;

    #[test]
    fn a_refusal_tells_the_wait_in_the_header_or_the_sentence() {
        for (header, body, wait) in [
            (Some("7"), SENTENCE, Some(7)),
            (None, SENTENCE, Some(350)),
            (Some("Wed, 21 Oct 2026 07:28:00 GMT"), SENTENCE, Some(350)),
            (Some(" 9 "), "", Some(9)),
            (Some("-1"), "", None),
            (None, r#"{"detail":"Expected available in 1 second."}"#, Some(1)),
            (None, r#"{"detail":"Request was throttled."}"#, None),
            (None, "available in ", None),
            (None, "available in 99999999999999999999999 seconds", None),
        ] {
            assert_eq!(judge(429, header, body), Verdict::TooMany(wait), "{header:?} {body}");
        }
    }

    #[test]
    fn the_status_tells_whether_to_ask_again() {
        assert_eq!(judge(200, None, "x"), Verdict::Good("x".to_owned()));
        assert_eq!(judge(503, Some("9"), ""), Verdict::Failed("status 503".to_owned(), Some(9)));
        assert_eq!(judge(500, None, SENTENCE), Verdict::Failed("status 500".to_owned(), None));
        let lost = Answer::Lost("it broke".to_owned()).judge();
        assert_eq!(lost, Verdict::Failed("it broke".to_owned(), None));
        for status in [204, 302, 400, 401, 403, 404, 410] {
            assert!(matches!(judge(status, None, ""), Verdict::Refused(_)), "{status}");
        }
    }

    #[test]
    fn the_throttle_report_tells_the_wait() {
        for (body, wait) in [
            (r#"{"current_use":15,"next_use_secs":1631}"#, Some(1631)),
            (r#"{"next_use_secs":-12}"#, Some(12)),
            (r#"{"next_use_secs":0}"#, None),
            (r#"{"next_use_secs":"9"}"#, None),
            ("[]", None),
            ("<html>", None),
        ] {
            assert_eq!(next_use_secs(body), wait, "{body}");
        }
    }
}
