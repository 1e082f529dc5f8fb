//! Rust's standard library for WebAssembly, built from Debian's sources.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{TARGET, Toolchain, rustup};
use crate::cache::Cache;
use crate::process;

/// Cargo builds the library for some crate, so it gets an empty one.
const MANIFEST: &str = r#"[package]
name = "empty"
version = "0.0.0"
edition = "2021"

[lib]
path = "lib.rs"

[workspace]
"#;

/// The crates without which an ordinary build, or a test, does not link.
const PARTS: [&str; 4] = ["core", "std", "proc_macro", "test"];

/// True when the toolchain below `usr` has the library.
pub fn is_built(usr: &Path) -> bool {
    let dir = sysroot(usr).join("lib");
    PARTS.iter().all(|part| rustup::has_library(&dir, part))
}

/// Builds the library in `work` and puts it into the toolchain below `usr`.
pub fn build(cache: &Cache, work: &Path, usr: &Path, toolchain: &Toolchain) -> Result<()> {
    let write = |name: &str, text: &str| {
        let path = work.join(name);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))
    };
    fs::create_dir_all(work).with_context(|| format!("{} cannot be created", work.display()))?;
    write("Cargo.toml", MANIFEST)?;
    write("lib.rs", "")?;
    let built = work.join("target").join(TARGET).join("release/deps");
    // Another compiler's leftovers would be copied along with the new files.
    if built.exists() {
        fs::remove_dir_all(&built)
            .with_context(|| format!("{} cannot be removed", built.display()))?;
    }
    let mut cargo = process::cargo();
    toolchain.apply(&mut cargo)?;
    cargo
        .current_dir(work)
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro")
        .env("CARGO_TARGET_DIR", work.join("target"))
        // The option above is for nightly compilers, which this lets it pass as.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode the library cannot take part in `lto = "fat"`.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    process::run_logged(
        &mut cargo,
        "building Rust's standard library for WebAssembly",
        &cache.log("std"),
        None,
    )?;
    install(&built, &sysroot(usr))
}

/// Copies the library; the directory gets its name when all files are there.
fn install(built: &Path, sysroot: &Path) -> Result<()> {
    let partial = sysroot.join("lib.partial");
    let lib = sysroot.join("lib");
    for stale in [&partial, &lib] {
        if stale.exists() {
            fs::remove_dir_all(stale)
                .with_context(|| format!("{} cannot be removed", stale.display()))?;
        }
    }
    fs::create_dir_all(&partial)
        .with_context(|| format!("{} cannot be created", partial.display()))?;
    for entry in fs::read_dir(built).context("the library was built somewhere else")?.flatten() {
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libempty") {
            fs::copy(entry.path(), partial.join(&name))
                .with_context(|| format!("{text} cannot be copied"))?;
        }
    }
    fs::rename(&partial, &lib).context("the finished library cannot be renamed")
}

fn sysroot(usr: &Path) -> PathBuf {
    usr.join("lib/rustlib").join(TARGET)
}
