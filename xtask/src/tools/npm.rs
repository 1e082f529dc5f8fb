//! The npm packages: wasm-opt, esbuild, Playwright, axe and TypeScript.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::process;
use crate::project::Project;

/// Where npm puts the packages' programs.
pub fn bin(project: &Project) -> PathBuf {
    project.path("node_modules/.bin")
}

/// Installs what package-lock.json names, unless it is there already.
pub fn ensure(cache: &Cache, project: &Project) -> Result<()> {
    ensure_in(cache, project.root())
}

/// The same for a package of its own in another folder.
pub fn ensure_in(cache: &Cache, folder: &Path) -> Result<()> {
    let wanted = folder.join("package-lock.json");
    // npm writes this file last, so it stands for a finished installation.
    let installed = folder.join("node_modules/.package-lock.json");
    if is_current(changed(&wanted), changed(&installed)) {
        return Ok(());
    }
    let npm = process::find("npm").context(
        "npm is missing: install Node.js 20 or newer, which wasm-opt and the tests run on",
    )?;
    process::run_logged(
        Command::new(npm).arg("ci").current_dir(folder),
        "npm ci",
        &cache.log("npm"),
        None,
    )
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// An installation is current when it is younger than the lock it came from.
fn is_current(wanted: Option<SystemTime>, installed: Option<SystemTime>) -> bool {
    installed.is_some_and(|installed| wanted.is_none_or(|wanted| installed >= wanted))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn an_older_or_missing_installation_is_not_current() {
        let early = SystemTime::UNIX_EPOCH;
        let late = early + Duration::from_secs(1);
        assert!(is_current(Some(early), Some(late)));
        assert!(is_current(Some(early), Some(early)));
        assert!(!is_current(Some(late), Some(early)));
        assert!(!is_current(Some(early), None));
    }
}
