//! The service worker's list of the app's files, and the version that follows from it.
//!
//! public/sw.js is complete but for these two. It keeps all that the program needs at any address
//! and nothing that changes without a build: the catalogue and the settings, the pages that are
//! rendered from them, and what is made for others than visitors.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The worker, below the site.
const WORKER: &str = "sw.js";

/// The page that can start at any address.
const SHELL: &str = "404.html";

/// The kinds of file that the program loads.
const KINDS: [&str; 6] = ["js", "wasm", "css", "svg", "woff2", "webmanifest"];

/// What stands in the worker for its version and its files.
const PLACES: [&str; 2] = ["\"@VERSION@\"", "\"@FILES@\""];

/// Fills in the worker of a site whose other files are finished.
///
/// # Errors
/// When a file cannot be read or written, or the worker has no place for what belongs there.
pub fn write(site: &Path) -> Result<()> {
    let path = site.join(WORKER);
    let worker =
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut files = BTreeMap::new();
    list(site, "", &mut files)?;
    let worker = filled(&worker, &files)?;
    fs::write(&path, worker).with_context(|| format!("{} cannot be written", path.display()))
}

/// Finds the files below a folder, by path, with their digests as a page would name them.
fn list(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    let unreadable = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            list(&path, &format!("{name}/"), files)?;
        } else if is_of_app(&name) {
            let content =
                fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            files.insert(name, format!("sha256-{}", STANDARD.encode(Sha256::digest(content))));
        }
    }
    Ok(())
}

fn is_of_app(name: &str) -> bool {
    let kind = Path::new(name).extension().and_then(|kind| kind.to_str());
    name == SHELL || name != WORKER && kind.is_some_and(|kind| KINDS.contains(&kind))
}

/// The worker with its files and a version, which is another one for any change to either.
fn filled(worker: &str, files: &BTreeMap<String, String>) -> Result<String> {
    let files = serde_json::to_string_pretty(files)?;
    let digest = Sha256::digest(format!("{worker}{files}"));
    let version: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let mut filled = worker.to_owned();
    for (place, text) in PLACES.into_iter().zip([format!("\"{version}\""), files]) {
        if filled.matches(place).count() != 1 {
            bail!("public/sw.js must have {place} in it once");
        }
        filled = filled.replace(place, &text);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER: &str = include_str!("../../public/sw.js");

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
        list.iter().map(|(name, digest)| ((*name).to_owned(), (*digest).to_owned())).collect()
    }

    fn version(worker: &str, list: &[(&str, &str)]) -> String {
        let filled = filled(worker, &files(list)).unwrap();
        let line = filled.lines().find(|line| line.starts_with("const VERSION")).unwrap();
        line.to_owned()
    }

    #[test]
    fn the_version_is_that_of_worker_and_files() {
        let first = version(WORKER, &[("a.js", "sha256-1"), ("b.svg", "sha256-2")]);
        assert_eq!(version(WORKER, &[("b.svg", "sha256-2"), ("a.js", "sha256-1")]), first);
        for other in [
            version(WORKER, &[("a.js", "sha256-1"), ("b.svg", "sha256-3")]),
            version(WORKER, &[("a.js", "sha256-1")]),
            version(&format!("{WORKER}\n"), &[("a.js", "sha256-1"), ("b.svg", "sha256-2")]),
        ] {
            assert_ne!(other, first);
        }
    }

    #[test]
    fn a_worker_without_its_places_is_refused() {
        assert!(filled("const VERSION = 1;", &files(&[])).is_err());
    }

    #[test]
    fn the_app_is_kept_and_what_changes_without_a_build_is_not() {
        for name in
            ["404.html", "perigee-1.js", "perigee-1_bg.wasm", "art/soyuz.svg", "fonts/a.woff2"]
        {
            assert!(is_of_app(name), "{name}");
        }
        for name in [
            "sw.js",
            "index.html",
            "spacecraft/7/index.html",
            "config.json",
            "data/catalogue.json",
            "social/soyuz.png",
            "robots.txt",
            "art/LICENSE.md",
            "perigee-1.js.br",
            ".nojekyll",
        ] {
            assert!(!is_of_app(name), "{name}");
        }
    }

    #[test]
    fn every_listed_file_has_its_digest() {
        let folder = std::env::temp_dir().join(format!("perigee-worker-{}", std::process::id()));
        fs::create_dir_all(folder.join("art")).unwrap();
        for (name, content) in
            [("404.html", "p"), ("perigee-1.js", "a"), ("art/a.svg", "a"), ("config.json", "{}")]
        {
            fs::write(folder.join(name), content).unwrap();
        }
        fs::write(folder.join("sw.js"), WORKER).unwrap();
        write(&folder).unwrap();
        let made = fs::read_to_string(folder.join("sw.js")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        // The digest of "a" is well known.
        for name in ["perigee-1.js", "art/a.svg"] {
            let entry =
                format!("\"{name}\": \"sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=\"");
            assert!(made.contains(&entry), "{entry} is not in {made}");
        }
        assert!(!made.contains("\"config.json\":") && !made.contains("@FILES@"));
    }
}
