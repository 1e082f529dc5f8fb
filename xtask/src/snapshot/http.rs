//! The API over HTTP.

use std::time::Duration;

use anyhow::{Result, bail};
use ureq::Agent;

use super::answer::Answer;
use super::key::Key;

/// How LL2's operators can tell who calls.
const USER_AGENT: &str = concat!("Perigee/", env!("CARGO_PKG_VERSION"), " (cargo xtask snapshot)");
/// LL2 was seen to take half a minute for an answer.
pub const TIMEOUT: Duration = Duration::from_secs(90);
/// A page weighs a quarter of a megabyte; no answer is read beyond this many bytes.
const LONGEST_BODY: u64 = 16 << 20;

/// An API at its base address.
#[derive(Debug)]
pub struct Http {
    base: String,
    agent: Agent,
    key: Option<Key>,
}

impl Http {
    /// An API at this base address.
    ///
    /// # Errors
    /// When it is no address, or one to which a key would travel in plain sight.
    pub fn new(base: &str, key: Option<Key>, timeout: Duration) -> Result<Self> {
        let base = base.trim_end_matches('/');
        let Some((scheme, rest)) = base.split_once("://") else {
            bail!("{base} is no address of an API: it begins with https://");
        };
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        let here = ["127.0.0.1", "localhost"].contains(&host);
        if !["http", "https"].contains(&scheme) || host.is_empty() || rest.contains(['?', '#', '@'])
        {
            bail!("{base} is no address of an API: it looks like https://host/2.3.0");
        }
        if key.is_some() && scheme == "http" && !here {
            bail!("the key of LL2_API_KEY is only sent to an address that begins with https://");
        }
        let mut config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .http_status_as_error(false)
            .timeout_global(Some(timeout));
        if here {
            config = config.proxy(None);
        }
        Ok(Self { base: base.to_owned(), agent: config.build().into(), key })
    }

    /// The base address, without a slash at the end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Asks for something below the base address.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(path).unwrap_or_else(|error| Answer::Lost(reason(&error)))
    }

    fn ask(&self, path: &str) -> Result<Answer, ureq::Error> {
        let mut request = self.agent.get(format!("{}{path}", self.base));
        request = request.header("Accept", "application/json");
        if let Some(key) = &self.key {
            request = request.header("Authorization", key.authorization());
        }
        let mut response = request.call()?;
        let status = response.status().as_u16();
        let header = response.headers().get("retry-after");
        let retry_after = header.and_then(|value| value.to_str().ok()).map(str::to_owned);
        let body = response.body_mut().with_config().limit(LONGEST_BODY).lossy_utf8(true);
        Ok(Answer::Came { status, retry_after, body: body.read_to_string()? })
    }
}

/// Why an answer was lost, in words where the library has only terms.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "it took too long".to_owned(),
        ureq::Error::HostNotFound => "its host cannot be found".to_owned(),
        ureq::Error::Io(error) => format!("the connection failed: {error}"),
        other => format!("the connection failed: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_checked() {
        let key = || Key::read("k").unwrap();
        let made = |base: &str, key| Http::new(base, key, TIMEOUT).map(|http| http.base);
        assert_eq!(made("https://a.example/2.3.0/", key()).unwrap(), "https://a.example/2.3.0");
        assert!(made("http://a.example/2.3.0", None).is_ok());
        assert!(made("http://127.0.0.1:1/x", key()).is_ok());
        for (base, key, part) in [
            ("a.example", None, "begins with https://"),
            ("ftp://a.example", None, "looks like https://"),
            ("https:///2.3.0", None, "looks like https://"),
            ("https://a.example/?x=1", None, "looks like https://"),
            ("http://a.example", key(), "only sent to"),
            ("http://127.0.0.1.example/", key(), "only sent to"),
        ] {
            let told = made(base, key).unwrap_err().to_string();
            assert!(told.contains(part), "{told}");
        }
    }
}
