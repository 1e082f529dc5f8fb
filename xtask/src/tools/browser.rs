//! Chromium and its driver, for the tests that need a browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::apt;
use crate::cache::Cache;
use crate::process;
use crate::project::Project;

/// The names under which systems install the browser.
const CHROMIUM: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser and the program that drives it.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Chromium.
    pub chromium: PathBuf,
    /// The driver for it.
    pub chromedriver: PathBuf,
}

impl Browser {
    /// Finds the browser, or installs it where that is possible.
    pub fn ensure(cache: &Cache) -> Result<Self> {
        if let Some(found) = Self::find()? {
            return Ok(found);
        }
        let advice = "install Chromium and chromedriver, or set PERIGEE_CHROMIUM and CHROMEDRIVER \
                      to where they are";
        let packages = ["chromium", "chromium-driver"];
        apt::install(cache, &packages, "the tests need a browser", advice)?;
        Self::find()?.with_context(|| format!("the installed browser is not in PATH: {advice}"))
    }

    fn find() -> Result<Option<Self>> {
        let chromium = match named("PERIGEE_CHROMIUM")? {
            None => CHROMIUM.iter().find_map(|name| process::find(name)),
            named => named,
        };
        let chromedriver = match named("CHROMEDRIVER")? {
            None => process::find("chromedriver"),
            named => named,
        };
        Ok(chromium
            .zip(chromedriver)
            .map(|(chromium, chromedriver)| Self { chromium, chromedriver }))
    }

    /// Writes the driver's settings for this browser and returns their path.
    ///
    /// webdriver.json has all but the browser's own path, which differs from
    /// machine to machine.
    pub fn webdriver(&self, project: &Project) -> Result<PathBuf> {
        let source = project.path("webdriver.json");
        let text = fs::read_to_string(&source)
            .with_context(|| format!("{} cannot be read: restore it", source.display()))?;
        let dir = project.path("target");
        fs::create_dir_all(&dir).with_context(|| format!("{} cannot be created", dir.display()))?;
        let target = dir.join("webdriver.json");
        fs::write(&target, with_binary(&text, &self.chromium)?)
            .with_context(|| format!("{} cannot be written", target.display()))?;
        Ok(target)
    }
}

/// A path from the environment, which must lead somewhere when it is set.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
    else {
        return Ok(None);
    };
    if !path.is_file() {
        bail!("{variable} is set to {}, which is not a file: correct it", path.display());
    }
    Ok(Some(path))
}

fn with_binary(settings: &str, chromium: &Path) -> Result<String> {
    let mut settings: Value =
        serde_json::from_str(settings).context("webdriver.json is not valid JSON: correct it")?;
    settings
        .get_mut("goog:chromeOptions")
        .and_then(Value::as_object_mut)
        .map(|options: &mut Map<_, _>| {
            options.insert("binary".to_owned(), chromium.to_string_lossy().into())
        })
        .context("webdriver.json has no object \"goog:chromeOptions\": restore it")?;
    Ok(settings.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_added_to_the_other_settings() {
        let made =
            with_binary(r#"{"goog:chromeOptions":{"args":["-x"]}}"#, Path::new("/c")).unwrap();
        assert_eq!(made, r#"{"goog:chromeOptions":{"args":["-x"],"binary":"/c"}}"#);
        assert!(with_binary("{}", Path::new("/c")).is_err());
        assert!(with_binary("nonsense", Path::new("/c")).is_err());
    }
}
