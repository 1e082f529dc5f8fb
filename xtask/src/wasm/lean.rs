//! What makes a release small: the standard library compiled with it, for size, and panics that
//! stop at once without words.
//!
//! The ready-made library is compiled for speed and carries the means to print a panic, which no
//! visitor would see: in a browser there is nowhere to print it to. Compiled along, it is 13 kB
//! (brotli) less, and with those of its ways that are smaller rather than faster another 0.8. The
//! compiler's options for that are for nightly compilers only, so a compiler that does not know them
//! builds the release as it would have been: correct, and larger.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::Result;

use super::{TARGET, Toolchain};
use crate::cache::Cache;
use crate::{parts, process};

/// Panics stop at once; the texts and places they would name are left out.
const FLAGS: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none";

/// What cargo reads options for the compiler from.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Prepares a build of the release, and gives the folder that its files stand in: one of their
/// own, because other options mean other files.
///
/// # Errors
/// When a child cannot be told of the toolchain.
pub fn apply(
    command: &mut Command,
    toolchain: &Toolchain,
    cache: &Cache,
    target: &Path,
) -> Result<PathBuf> {
    if !has_sources(toolchain)? && process::find("rustup").is_some() {
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", "rust-src"]);
        // Without a connection the release is larger, which `build` will say.
        let _ = process::run_logged(
            &mut rustup,
            "rustup component add rust-src",
            &cache.log("rust-src"),
            None,
        );
    }
    if !has_sources(toolchain)? || !knows_flags(toolchain)? {
        eprintln!(
            "this compiler cannot compile its standard library along, so the release will be \
             some 13 kB larger"
        );
        let folder = target.join("parted");
        command.env(RUSTFLAGS, parts::FLAGS).env("CARGO_TARGET_DIR", &folder);
        return Ok(folder);
    }
    // The build itself asks no network, so what the library is made of comes first.
    let mut fetch = process::cargo();
    toolchain.apply(&mut fetch)?;
    fetch.args(["fetch", "--locked", "--target", TARGET]);
    process::run_logged(
        options(&mut fetch),
        "fetching what the standard library is made of",
        &cache.log("lean"),
        None,
    )?;
    let folder = target.join("lean");
    options(command)
        .env(RUSTFLAGS, format!("{FLAGS} {}", parts::FLAGS))
        .env("CARGO_TARGET_DIR", &folder);
    Ok(folder)
}

/// Has cargo compile the standard library, which only nightly compilers may, and one that passes
/// as such.
fn options(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
}

fn rustc(toolchain: &Toolchain) -> Result<Command> {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    if let Some(own) = toolchain.compiler() {
        rustc = Command::new(own);
    }
    toolchain.apply(&mut rustc)?;
    Ok(rustc)
}

/// Whether the sources of the standard library are there.
fn has_sources(toolchain: &Toolchain) -> Result<bool> {
    let sysroot = process::capture(rustc(toolchain)?.args(["--print", "sysroot"]));
    let library = |sysroot: String| {
        fs::exists(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock"))
    };
    Ok(sysroot.ok().is_some_and(|sysroot| library(sysroot).unwrap_or(false)))
}

/// Whether the compiler understands the options, as nightly compilers may change them.
fn knows_flags(toolchain: &Toolchain) -> Result<bool> {
    let mut rustc = rustc(toolchain)?;
    rustc
        .args(["--print", "cfg", "--target", TARGET])
        .args(FLAGS.split_whitespace())
        .env("RUSTC_BOOTSTRAP", "1");
    Ok(process::capture(&mut rustc).is_ok())
}
