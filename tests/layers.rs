//! The rules of ARCHITECTURE.md that no compiler holds: who may know what within the app.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

/// Every source file below a folder of `src`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(path: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder), &mut found);
    assert!(!found.is_empty());
    found
}

#[track_caller]
fn nobody_says(words: &[&str], allowed: &[&str]) {
    for (path, text) in sources("") {
        let path = path.to_string_lossy().replace('\\', "/");
        if allowed.iter().any(|allowed| path.contains(allowed)) {
            continue;
        }
        for word in words {
            assert!(!text.contains(word), "{path} says {word}, which only {allowed:?} may");
        }
    }
}

#[test]
fn only_api_makes_requests() {
    nobody_says(&["gloo_net", "fetch_with", "XmlHttpRequest", "WebSocket"], &["src/api/"]);
}

#[test]
fn only_router_moves_the_address() {
    let words = ["push_state", "replace_state", "set_href(", ".history()", "popstate"];
    nobody_says(&words, &["src/router/"]);
}

#[test]
fn components_know_nothing_of_pages_or_requests() {
    for (path, text) in sources("components") {
        for word in ["crate::pages", "crate::results", "crate::boot", "api::client", "crate::app"] {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn api_and_router_know_nothing_of_what_is_shown() {
    for folder in ["api", "router"] {
        for (path, text) in sources(folder) {
            for word in ["crate::components", "crate::pages", "crate::session", "crate::results"] {
                assert!(!text.contains(word), "{} says {word}", path.display());
            }
        }
    }
}

#[test]
fn every_folder_of_the_code_map_exists_and_none_is_missing() {
    let map = include_str!("../ARCHITECTURE.md");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let parents = ["crates/core/src", "src"];
    for parent in parents {
        for entry in std::fs::read_dir(root.join(parent)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let known = ["lib.rs", "main.rs", "mod.rs"].contains(&name.as_str());
            assert!(
                known || map.contains(&format!("{parent}/{name}")),
                "the code map lacks {parent}/{name}"
            );
        }
    }
    for place in map
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|place| place.starts_with("src/") || place.starts_with("crates/"))
    {
        assert!(root.join(place).exists(), "the code map names {place}, which does not exist");
    }
}
