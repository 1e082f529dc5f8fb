//! Debian's Rust toolchain, unpacked into the cache.
//!
//! Its packages conflict with Debian's other compiler and with rustup, so they
//! are not installed: apt downloads them, dpkg-deb unpacks them, and nobody's
//! compiler is touched. It lacks a standard library for WebAssembly but has the
//! sources of one, which [`stdlib`] builds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::packages::{self, Package};
use super::{Toolchain, stdlib};
use crate::cache::Cache;
use crate::process;
use crate::progress::Progress;
use crate::project::Project;

/// Where the toolchain lives below the cache directory.
const HOME: &str = "rust-wasm";

/// True when this machine has the programs that unpacking needs.
pub fn is_possible() -> bool {
    ["apt-get", "apt-cache", "dpkg-deb", "dpkg-query"]
        .iter()
        .all(|tool| process::find(tool).is_some())
}

/// The toolchain, when an earlier run has got to the end.
pub fn unpacked(cache: &Cache) -> Option<Toolchain> {
    let usr = cache.path(HOME).join("root/usr");
    if stdlib::is_built(&usr) { toolchain(&usr).ok() } else { None }
}

/// Downloads and unpacks what is missing and builds the standard library.
pub fn unpack(cache: &Cache, project: &Project) -> Result<Toolchain> {
    let home = cache.path(HOME);
    let root = home.join("root");
    // The directory gets its name when it is complete, so its being there is
    // the sign that this part is done.
    if !root.join("usr/bin/rustc").is_file() {
        let debs = home.join("debs");
        let partial = home.join("root.partial");
        // Packages of an earlier try may be of other versions.
        for stale in [&debs, &partial, &root] {
            if stale.exists() {
                fs::remove_dir_all(stale)
                    .with_context(|| format!("{} cannot be removed", stale.display()))?;
            }
        }
        fs::create_dir_all(&debs)
            .with_context(|| format!("{} cannot be created", debs.display()))?;
        download(cache, &debs)?;
        extract(&debs, &partial)?;
        fs::rename(&partial, &root)
            .with_context(|| format!("{} cannot be renamed", partial.display()))?;
    }
    let usr = root.join("usr");
    let toolchain = toolchain(&usr)?;
    if !stdlib::is_built(&usr) {
        stdlib::build(cache, &home.join("std"), &usr, &toolchain)?;
        // Cargo does not notice that the library behind its work has changed.
        let stale = project.wasm_target();
        if stale.exists() {
            fs::remove_dir_all(&stale)
                .with_context(|| format!("{} cannot be removed", stale.display()))?;
        }
    }
    Ok(toolchain)
}

/// Describes the toolchain below `usr`, or says which part of it is missing.
fn toolchain(usr: &Path) -> Result<Toolchain> {
    let bin = usr.join("bin");
    let missing = |part: &str| {
        format!("{} has no {part}: remove the directory and run it again", usr.display())
    };
    let linker = entries(&bin)
        .into_iter()
        .find(|path| file_name(path).starts_with("wasm-ld"))
        .with_context(|| missing("WebAssembly linker"))?;
    let lib = entries(&usr.join("lib"));
    let multiarch = lib.iter().filter(|path| file_name(path).contains("-linux-gnu")).cloned();
    let llvm =
        lib.iter().filter(|path| file_name(path).starts_with("llvm-")).map(|path| path.join("lib"));
    let toolchain = Toolchain {
        variables: vec![
            ("RUSTC", bin.join("rustc").into()),
            ("RUSTDOC", bin.join("rustdoc").into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()),
        ],
        libraries: multiarch.chain(llvm).collect(),
    };
    let mut rustc = Command::new(bin.join("rustc"));
    toolchain.apply(&mut rustc)?;
    process::capture(rustc.arg("--version")).with_context(|| missing("working compiler"))?;
    Ok(toolchain)
}

/// Lets apt download the packages of one consistent toolchain.
fn download(cache: &Cache, debs: &Path) -> Result<()> {
    let fetch = |packages: &[Package]| {
        process::run_logged(
            Command::new("apt-get")
                .arg("download")
                .args(packages.iter().map(Package::argument))
                .current_dir(debs),
            &format!("downloading {} Debian packages", packages.len()),
            &cache.log("apt-download"),
            None,
        )
    };
    let first = select().and_then(|packages| fetch(&packages));
    let Err(error) = first else { return Ok(()) };
    // Lists that are missing or out of date are the usual reason.
    if !process::is_root() {
        return Err(error.context(
            "Debian's packages could not be downloaded: run `apt-get update` as root, then again",
        ));
    }
    process::run_logged(
        Command::new("apt-get").arg("update"),
        "apt-get update",
        &cache.log("apt-update"),
        None,
    )?;
    fetch(&select()?)
}

/// Chooses packages that fit each other, whatever their versions are by now.
fn select() -> Result<Vec<Package>> {
    // Only the C locale promises the words that are looked for.
    let mut apt = Command::new("apt-cache");
    let policy = process::capture(apt.args(["policy", "rustc-web"]).env("LC_ALL", "C"))?;
    let version = packages::candidate(&policy)
        .context("apt knows no package rustc-web: `apt-get update` as root may be needed")?;
    let rustc = Package::exact("rustc-web", version);
    let mut chosen = packages::closure(
        vec![rustc, Package::exact("rust-web-src", version)],
        &installed()?,
        show,
    );
    let llvm = chosen
        .iter()
        .filter(|package| package.name.starts_with("libstd-rust-web"))
        .find_map(|package| packages::llvm(&show(package)?))
        .context("no LLVM is named by libstd-rust-web: this Debian release is not supported")?;
    let linker = packages::closure(vec![Package::any(&format!("lld-{llvm}"))], &installed()?, show);
    if linker.is_empty() {
        bail!("apt knows no package lld-{llvm}: `apt-get update` as root may be needed");
    }
    chosen.extend(linker);
    chosen.sort();
    chosen.dedup_by(|next, kept| next.name == kept.name);
    Ok(chosen)
}

fn show(package: &Package) -> Option<String> {
    process::capture(Command::new("apt-cache").arg("show").arg(package.argument()))
        .ok()
        .filter(|shown| !shown.is_empty())
}

/// The names of all packages that are installed here.
fn installed() -> Result<BTreeSet<String>> {
    let format = "${db:Status-Status} ${Package}\n";
    let list = process::capture(Command::new("dpkg-query").args(["-W", "-f", format]))?;
    Ok(list.lines().filter_map(|line| line.strip_prefix("installed ")).map(str::to_owned).collect())
}

/// Unpacks every package in `debs` into `root`.
fn extract(debs: &Path, root: &Path) -> Result<()> {
    let progress = Progress::start("unpacking them");
    for archive in entries(debs) {
        process::capture(Command::new("dpkg-deb").arg("-x").args([archive.as_path(), root]))?;
    }
    progress.done();
    Ok(())
}

/// What a directory holds, sorted; nothing when it cannot be read.
fn entries(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
