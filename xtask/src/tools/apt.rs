//! Debian's packages, for machines whose root runs this.

use std::process::Command;

use anyhow::{Result, bail};

use crate::cache::Cache;
use crate::process;

/// Installs packages. What they are for and what else helps is said when that is impossible, in
/// words such as "the tests need a browser" and "put one into PATH".
pub fn install(cache: &Cache, packages: &[&str], need: &str, advice: &str) -> Result<()> {
    if process::find("apt-get").is_none() {
        bail!("{need}: {advice}");
    }
    let names = packages.join(" ");
    if !process::is_root() {
        bail!(
            "{need} and only root may install Debian packages: run `apt-get install {names}` as \
             root, or {advice}"
        );
    }
    let install = || {
        process::run_logged(
            Command::new("apt-get")
                .args(["install", "-y"])
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
            &format!("installing {names}"),
            &cache.log("apt-install"),
            None,
        )
    };
    if install().is_ok() {
        return Ok(());
    }
    // A machine that is new has no package lists yet.
    process::run_logged(
        Command::new("apt-get").arg("update"),
        "apt-get update",
        &cache.log("apt-update"),
        None,
    )?;
    install()
}
