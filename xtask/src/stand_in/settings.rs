//! What a test can ask the stand-in to do.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::drift::Drift;
use super::fault::Fault;

/// How a namespace behaves; by default, well and at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How long every request of the API waits for its answer.
    pub delay_ms: u64,
    /// Longer or shorter waits for some requests; the first that fits counts.
    pub delays: Vec<Delay>,
    /// How many calls are allowed, if that is to be limited.
    pub throttle: Option<Throttle>,
    /// What the next calls fail with.
    pub fail: Option<Fail>,
    /// What is wrong with some of the calls that are neither refused nor fail; the first that
    /// fits a call and is not used up counts.
    pub faults: Vec<Fault>,
    /// Whether scripts of other origins can read `Retry-After` of a refusal; LL2's does not let
    /// them.
    pub expose_retry_after: bool,
    /// How the list changes while it is read.
    pub drift: Option<Drift>,
    /// How many [steps](super::version::later) the list has changed since it was first read.
    pub version: u32,
    /// Whether all pictures are missing.
    pub broken_images: bool,
}

/// A wait for some requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delay {
    /// A text that stands in their query string, as sent or decoded.
    pub query: String,
    /// How long they wait.
    pub ms: u64,
}

/// An allowance of calls within a rolling window. Only the list and details use it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Throttle {
    /// How many calls.
    pub limit: usize,
    /// Within how many seconds.
    #[serde(default = "hour")]
    pub window_secs: u64,
    /// Whether the refusal can be read from other origins.
    #[serde(default = "yes")]
    pub cors: bool,
    /// Whether the refusal has the header `Retry-After`.
    #[serde(default = "yes")]
    pub retry_after: bool,
    /// Whether the refusal's body says "Expected available in 350 seconds."
    #[serde(default = "yes")]
    pub sentence: bool,
}

/// A failure of the next calls. Only the list and details fail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fail {
    /// The status they are answered with.
    pub status: u16,
    /// How many calls fail.
    #[serde(default = "once")]
    pub times: u64,
    /// Whether the failure can be read from other origins.
    #[serde(default = "yes")]
    pub cors: bool,
}

fn hour() -> u64 {
    3_600
}

/// A default: one time.
pub fn once() -> u64 {
    1
}

/// A default: yes.
pub fn yes() -> bool {
    true
}

impl Settings {
    /// The settings with some keys replaced by those of a JSON object.
    ///
    /// # Errors
    /// When it is no JSON object of settings: a sentence that says why.
    pub fn changed(&self, body: &[u8]) -> Result<Self, String> {
        let wrong = |error: serde_json::Error| format!("These are no settings: {error}.");
        let Value::Object(changes) = serde_json::from_slice(body).map_err(wrong)? else {
            return Err("These are no settings: a JSON object is needed.".to_owned());
        };
        let mut all = serde_json::to_value(self).map_err(wrong)?;
        if let Value::Object(all) = &mut all {
            all.extend(changes);
        }
        let settings: Self = serde_json::from_value(all).map_err(wrong)?;
        let status = settings.fail.as_ref().map_or(500, |fail| fail.status);
        if !(400..=599).contains(&status) {
            return Err(format!("These are no settings: {status} is no status of a failure."));
        }
        let unfit = settings.faults.iter().try_for_each(Fault::check);
        let unfit = unfit.and_then(|()| settings.drift.iter().try_for_each(Drift::check));
        unfit.map_err(|reason| format!("These are no settings: {reason}."))?;
        Ok(settings)
    }

    /// How long a request with this query string waits, given as sent and decoded.
    pub fn delay_ms(&self, query: &str, decoded: &str) -> u64 {
        let fits = |delay: &&Delay| query.contains(&delay.query) || decoded.contains(&delay.query);
        self.delays.iter().find(fits).map_or(self.delay_ms, |delay| delay.ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_not_given_stay() {
        let slow = Settings::default().changed(br#"{"delay_ms":5}"#).expect("settings");
        let both = slow.changed(br#"{"throttle":{"limit":2}}"#).expect("settings");
        assert_eq!(both.delay_ms, 5);
        let throttle = Throttle {
            limit: 2,
            window_secs: 3_600,
            cors: true,
            retry_after: true,
            sentence: true,
        };
        assert_eq!(both.throttle, Some(throttle));
        let none = both.changed(br#"{"throttle":null}"#).expect("settings");
        assert_eq!(none, slow);
    }

    #[test]
    fn says_what_is_wrong() {
        for (body, part) in [
            ("[]", "a JSON object is needed"),
            ("{", "EOF"),
            (r#"{"delay":5}"#, "unknown field `delay`"),
            (r#"{"delay_ms":"5"}"#, "expected u64"),
            (r#"{"fail":{"status":200}}"#, "200 is no status of a failure"),
            (r#"{"faults":[{"kind":"slow"}]}"#, "unknown variant `slow`"),
            (r#"{"faults":[{"kind":"html","time":1}]}"#, "unknown field `time`"),
            (r#"{"faults":[{"kind":"html","ms":1}]}"#, "a fault of this kind has no `ms`."),
            (r#"{"drift":{"kind":"removed","at":1}}"#, "unknown field `at`"),
            (r#"{"drift":{"kind":"missing","id":1}}"#, "a drift of this kind has no `id`."),
        ] {
            let told = Settings::default().changed(body.as_bytes()).expect_err("refused");
            assert!(told.starts_with("These are no settings: ") && told.contains(part), "{told}");
        }
    }

    #[test]
    fn the_first_delay_that_fits_counts() {
        let body =
            br#"{"delay_ms":1,"delays":[{"query":"search=a b","ms":9},{"query":"a","ms":5}]}"#;
        let settings = Settings::default().changed(body).expect("settings");
        assert_eq!(settings.delay_ms("search=a+b", "search=a b"), 9);
        assert_eq!(settings.delay_ms("search=a", "search=a"), 5);
        assert_eq!(settings.delay_ms("", ""), 1);
    }
}
