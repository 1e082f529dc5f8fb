//! `cargo xtask stage`: the last touch to a build, called by Trunk's hook.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The variable that keeps a served build from calling the real API.
pub const API: &str = "PERIGEE_API";

/// Options of `stage`: it has none, Trunk tells it all by variables.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Args) -> Result<()> {
    if env::var_os(API).is_none_or(|api| api != "null") {
        return Ok(());
    }
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("this command is for Trunk's hook: run `cargo xtask serve` instead")?;
    let config = PathBuf::from(staging).join("config.json");
    // Without the file the app would fall back to calling the API.
    let text = fs::read_to_string(&config).unwrap_or_else(|_| "{}".to_owned());
    fs::write(&config, without_api(&text)?)
        .with_context(|| format!("{} cannot be written", config.display()))
}

/// The same settings with `"api": null`.
fn without_api(config: &str) -> Result<String> {
    let mut settings: Map<String, Value> =
        serde_json::from_str(config).context("config.json is not a JSON object: correct it")?;
    settings.insert("api".to_owned(), Value::Null);
    Ok(Value::Object(settings).to_string())
}

#[cfg(test)]
mod tests {
    use super::without_api;

    #[test]
    fn only_the_api_changes() {
        let made = without_api(r#"{"api":"https://example.org","refresh":"auto"}"#).unwrap();
        assert_eq!(made, r#"{"api":null,"refresh":"auto"}"#);
        assert_eq!(without_api("{}").unwrap(), r#"{"api":null}"#);
        assert!(without_api("[]").is_err());
    }
}
