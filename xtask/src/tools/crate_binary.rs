//! Programs that come as crates, at one exact version.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::cache::Cache;
use crate::process;

/// A crate with programs in it.
#[derive(Clone, Debug)]
pub struct CrateBinary {
    /// The crate.
    pub package: &'static str,
    /// The only version that will do.
    pub version: String,
    /// More options for `cargo install`.
    pub options: &'static [&'static str],
}

impl CrateBinary {
    /// Finds the program in PATH or in the cache, or installs it there.
    pub fn ensure(&self, cache: &Cache, program: &str) -> Result<PathBuf> {
        let home = cache.path(format!("{}-{}", self.package_dir(program), self.version));
        let cached = home.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        for path in process::find(program).into_iter().chain([cached.clone()]) {
            if self.is_version(&path) {
                return Ok(path);
            }
        }
        // Locked first: it is the combination that the authors have tested. A
        // registry mirror may lag behind one of the locked crates, though.
        if let Err(locked) = self.install(cache, &home, &["--locked"]) {
            eprintln!("{locked:#}; trying with newer dependencies");
            self.install(cache, &home, &[])?;
        }
        if !self.is_version(&cached) {
            bail!(
                "{} was installed, but {} does not start: remove {} and run it again",
                self.package,
                cached.display(),
                home.display()
            );
        }
        Ok(cached)
    }

    /// `wasm-bindgen-cli` is kept under the name of its program.
    fn package_dir<'a>(&'a self, program: &'a str) -> &'a str {
        if self.package.starts_with(program) { program } else { self.package }
    }

    fn is_version(&self, path: &Path) -> bool {
        path.is_file()
            && process::capture(Command::new(path).arg("--version"))
                .is_ok_and(|said| names(&said, &self.version))
    }

    fn install(&self, cache: &Cache, home: &Path, options: &[&str]) -> Result<()> {
        let mut cargo = process::cargo();
        cargo
            .args(["install", self.package, "--version", &self.version, "--root"])
            .arg(home)
            .args(options)
            .args(self.options)
            // The tool runs for seconds and would be optimised for minutes.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        process::run_logged(
            &mut cargo,
            &format!("building {} {} (some minutes, once)", self.package, self.version),
            &cache.log(self.package),
            None,
        )
    }
}

/// True when the answer to `--version` names this version.
fn names(said: &str, version: &str) -> bool {
    said.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_version_is_accepted() {
        assert!(names("trunk 0.22.1\n", "0.22.1"));
        assert!(names("wasm-bindgen 0.2.130 (abcdef)", "0.2.130"));
        assert!(!names("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!names("wasm-bindgen 0.2.130", "0.2.13"));
    }
}
