//! Versions that Cargo.lock has settled on.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

#[derive(Deserialize)]
struct Lockfile {
    #[serde(default)]
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
}

/// The version of a package that the lock has exactly once.
pub fn version(lock: &Path, package: &str) -> Result<String> {
    let text = fs::read_to_string(lock)
        .with_context(|| format!("{} cannot be read: is it checked in?", lock.display()))?;
    version_in(&text, package)
}

fn version_in(text: &str, package: &str) -> Result<String> {
    let lock: Lockfile =
        toml::from_str(text).context("Cargo.lock is not a lock file: restore it")?;
    let mut versions =
        lock.package.into_iter().filter(|locked| locked.name == package).map(|it| it.version);
    match (versions.next(), versions.next()) {
        (Some(version), None) => Ok(version),
        (None, _) => bail!("Cargo.lock has no {package}: run `cargo update {package}`"),
        (Some(one), Some(other)) => bail!(
            "Cargo.lock has {package} {one} and {other}: find out with `cargo tree -d` who wants \
             another one"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "syn"
version = "1.0.0"

[[package]]
name = "syn"
version = "2.0.0"
"#;

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn none_or_two_versions_are_an_error() {
        assert!(version_in(LOCK, "leptos").unwrap_err().to_string().contains("has no leptos"));
        assert!(version_in(LOCK, "syn").unwrap_err().to_string().contains("1.0.0 and 2.0.0"));
    }
}
