//! `config.json`: what a deployer may change without a build.

use perigee_core::domain::Duration;
use perigee_core::json::Node;

/// The deployer's choices. Any key may be missing; each has a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The API's base address without the slash at the end; `None` means never call.
    pub api: Option<String>,
    /// The catalogue file, relative to the app; `None` means there is none.
    pub catalogue: Option<String>,
    /// When to refresh from the API.
    pub refresh: Refresh,
    /// How old data may get before a refresh.
    pub refresh_after: Duration,
    /// How many calls to make within an hour, by all tabs of a browser; 0 means never call.
    pub calls_per_hour: u32,
    /// The largest collection to hold; beyond it every view is a live query.
    pub local_limit: usize,
    /// What to do with pictures whose licence nobody knows.
    pub unknown_license_images: UnknownLicenseImages,
    /// Whether to work offline.
    pub offline: bool,
}

/// When to refresh from the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refresh {
    /// By itself, when the data are old.
    Auto,
    /// Only when the visitor asks.
    Ask,
    /// Not at all.
    Never,
}

/// What to do with pictures whose licence nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownLicenseImages {
    /// Show them like any other.
    Show,
    /// Show the small one, never the full one.
    Thumbnail,
    /// Show a drawn silhouette instead.
    Hide,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api: Some("https://ll.thespacedevs.com/2.3.0".to_owned()),
            catalogue: Some("data/catalogue.json".to_owned()),
            refresh: Refresh::Auto,
            refresh_after: Duration::from_days(1),
            calls_per_hour: 15,
            local_limit: 200_000,
            unknown_license_images: UnknownLicenseImages::Thumbnail,
            offline: true,
        }
    }
}

impl Config {
    /// Reads the file's text. Whatever cannot be used falls back to its default, and one
    /// sentence for each says so. `on_localhost` is whether the page itself is served from this
    /// machine, the only place where LL2's development host may be used.
    pub fn parse(text: &str, on_localhost: bool) -> (Self, Vec<String>) {
        let Some(Node::Object(keys)) = Node::read(text) else {
            let sentence = "config.json is not a JSON object, so the defaults are used.";
            return (Self::default(), vec![sentence.to_owned()]);
        };
        let mut config = Self::default();
        let mut problems = Vec::new();
        for (key, value) in &keys {
            if config.set(key, value).is_none() {
                problems.push(format!(
                    "config.json: the value of “{key}” means nothing, so its default is used."
                ));
            }
        }
        let development = config
            .api
            .as_deref()
            .is_some_and(|api| api.split('/').any(|part| part.starts_with("lldev.")));
        if development && !on_localhost {
            config.api = None;
            problems.push(
                "config.json names Launch Library 2's development host, which must not serve the public, \
                 so the live API is switched off."
                    .to_owned(),
            );
        }
        if config.calls_per_hour == 0 {
            config.api = None;
        }
        (config, problems)
    }

    /// Takes one key; unknown keys are left to newer versions.
    fn set(&mut self, key: &str, value: &Node) -> Option<()> {
        match key {
            "api" if value.is_null() => self.api = None,
            "api" => self.api = Some(base_address(value.as_text()?)?),
            "catalogue" if value.is_null() => self.catalogue = None,
            "catalogue" => {
                self.catalogue = Some(value.as_text().filter(|path| !path.is_empty())?.to_owned());
            }
            "refresh" => {
                self.refresh = match value.as_text()? {
                    "auto" => Refresh::Auto,
                    "ask" => Refresh::Ask,
                    "never" => Refresh::Never,
                    _ => return None,
                };
            }
            "refresh_after" => {
                self.refresh_after =
                    Duration::parse(value.as_text()?).filter(|after| after.seconds() > 0)?;
            }
            "calls_per_hour" => self.calls_per_hour = value.as_int()?.try_into().ok()?,
            "local_limit" => self.local_limit = value.as_int()?.try_into().ok()?,
            "unknown_license_images" => {
                self.unknown_license_images = match value.as_text()? {
                    "show" => UnknownLicenseImages::Show,
                    "thumbnail" => UnknownLicenseImages::Thumbnail,
                    "hide" => UnknownLicenseImages::Hide,
                    _ => return None,
                };
            }
            "offline" => self.offline = value.as_bool()?,
            _ => {}
        }
        Some(())
    }
}

/// An address a request may go to: https, or http on this machine for development.
fn base_address(text: &str) -> Option<String> {
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let allowed = text.starts_with("https://") || local.iter().any(|start| text.starts_with(start));
    allowed.then(|| text.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Config, Refresh, UnknownLicenseImages};
    use perigee_core::domain::Duration;

    #[test]
    fn the_documented_file_is_the_default() {
        let text = r#"{ "api": "https://ll.thespacedevs.com/2.3.0", "catalogue": "data/catalogue.json",
            "refresh": "auto", "refresh_after": "P1D", "calls_per_hour": 15, "local_limit": 200000,
            "unknown_license_images": "thumbnail", "offline": true }"#;
        assert_eq!(Config::parse(text, false), (Config::default(), vec![]));
        assert_eq!(Config::parse("{}", false), (Config::default(), vec![]));
    }

    #[test]
    fn every_key_counts() {
        let text = r#"{ "api": null, "catalogue": null, "refresh": "never", "refresh_after": "PT6H",
            "calls_per_hour": 3, "local_limit": 10, "unknown_license_images": "hide", "offline": false,
            "later": 1 }"#;
        let expected = Config {
            api: None,
            catalogue: None,
            refresh: Refresh::Never,
            refresh_after: Duration::from_seconds(6 * 3600),
            calls_per_hour: 3,
            local_limit: 10,
            unknown_license_images: UnknownLicenseImages::Hide,
            offline: false,
        };
        assert_eq!(Config::parse(text, false), (expected, vec![]));
    }

    #[test]
    fn a_bad_file_gives_one_sentence_and_the_defaults() {
        for text in ["", "[]", "{", "<html>", "null"] {
            let (config, problems) = Config::parse(text, false);
            assert_eq!((config, problems.len()), (Config::default(), 1), "{text}");
        }
    }

    #[test]
    fn a_bad_value_costs_only_itself() {
        for bad in [
            r#""api": 3"#,
            r#""api": "javascript:alert(1)""#,
            r#""api": "http://example.org""#,
            r#""catalogue": """#,
            r#""refresh": "often""#,
            r#""refresh_after": "P1M""#,
            r#""refresh_after": "P0D""#,
            r#""calls_per_hour": -1"#,
            r#""local_limit": "many""#,
            r#""unknown_license_images": true"#,
            r#""offline": 1"#,
        ] {
            let (config, problems) = Config::parse(&format!("{{ {bad} }}"), false);
            assert_eq!((config, problems.len()), (Config::default(), 1), "{bad}");
        }
    }

    #[test]
    fn the_development_host_stays_on_localhost() {
        let text = r#"{ "api": "https://lldev.thespacedevs.com/2.3.0/" }"#;
        let (config, problems) = Config::parse(text, false);
        assert_eq!((config.api, problems.len()), (None, 1));
        let (config, problems) = Config::parse(text, true);
        assert_eq!(config.api.as_deref(), Some("https://lldev.thespacedevs.com/2.3.0"));
        assert!(problems.is_empty());
    }
}
