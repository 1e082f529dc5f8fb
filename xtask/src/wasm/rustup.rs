//! The target as rustup provides it.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::TARGET;
use crate::cache::Cache;
use crate::process;

/// The download is some 25 MB; a network that cannot reach it should not be
/// waited for much longer than a slow one that can.
const LIMIT: Duration = Duration::from_secs(120);

/// True when the installed compiler has a standard library for the target.
pub fn has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    process::capture(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|dir| has_library(Path::new(dir.trim()), "std"))
}

/// Lets rustup fetch the target.
pub fn add_target(cache: &Cache) -> Result<()> {
    let rustup = process::find("rustup").context("rustup is not installed")?;
    process::run_logged(
        Command::new(rustup).args(["target", "add", TARGET]),
        &format!("rustup target add {TARGET}"),
        &cache.log("rustup"),
        Some(LIMIT),
    )
    .context("rustup could not add the target")?;
    if !has_target() {
        bail!("rustup added the target to another toolchain than the one in use");
    }
    Ok(())
}

/// True when a directory holds `lib<name>-*.rlib`.
pub fn has_library(dir: &Path, name: &str) -> bool {
    let start = format!("lib{name}-");
    fs::read_dir(dir).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let file = entry.file_name();
            let file = file.to_string_lossy();
            file.starts_with(&start) && file.ends_with(".rlib")
        })
    })
}
