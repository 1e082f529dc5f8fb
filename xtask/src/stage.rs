//! `cargo xtask stage`: the last touch to a build, called by Trunk's hook.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The variable that a served build has and a release has not: `null` keeps the app from calling
/// the real API, `live` does not.
pub const API: &str = "PERIGEE_API";

/// A service worker that ends itself, and with it one that a release at the same address left: it
/// would go on to serve that release's files.
const NO_WORKER: &str = "addEventListener(\"install\", () => skipWaiting());\n\
                         addEventListener(\"activate\", () => registration.unregister());\n";

/// Options of `stage`: it has none, Trunk tells it all by variables.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Args) -> Result<()> {
    let Some(api) = env::var_os(API) else { return Ok(()) };
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("this command is for Trunk's hook: run `cargo xtask serve` instead")?;
    let staging = PathBuf::from(staging);
    let write = |name: &str, text: &str| {
        let path = staging.join(name);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))
    };
    // Without the file the app would fall back to calling the API.
    let text = fs::read_to_string(staging.join("config.json")).unwrap_or_else(|_| "{}".to_owned());
    write("config.json", &for_development(&text, api == "live")?)?;
    write("sw.js", NO_WORKER)
}

/// The same settings without the service worker and, unless it is wanted, the API.
fn for_development(config: &str, live: bool) -> Result<String> {
    let mut settings: Map<String, Value> =
        serde_json::from_str(config).context("config.json is not a JSON object: correct it")?;
    settings.insert("offline".to_owned(), Value::Bool(false));
    if !live {
        settings.insert("api".to_owned(), Value::Null);
    }
    Ok(Value::Object(settings).to_string())
}

#[cfg(test)]
mod tests {
    use super::for_development;

    #[test]
    fn only_the_api_and_the_worker_change() {
        let config = r#"{"api":"https://example.org","offline":true,"refresh":"auto"}"#;
        let made = |live| for_development(config, live).unwrap();
        assert_eq!(made(false), r#"{"api":null,"offline":false,"refresh":"auto"}"#);
        assert_eq!(made(true), config.replace("true", "false"));
        assert_eq!(for_development("{}", false).unwrap(), r#"{"api":null,"offline":false}"#);
        assert!(for_development("[]", false).is_err());
    }
}
