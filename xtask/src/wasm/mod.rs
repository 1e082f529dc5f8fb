//! The compiler for WebAssembly.
//!
//! Where rustup can fetch the target, that is all there is to it. Elsewhere
//! Debian's own toolchain is unpacked into the cache, beside and not instead of
//! whatever compiler is installed.

pub mod lean;

mod debian;
mod packages;
mod rustup;
mod stdlib;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::cache::Cache;
use crate::process;
use crate::project::Project;

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A compiler that can build for [`TARGET`], and what a child must be told.
#[derive(Clone, Debug)]
pub struct Toolchain {
    variables: Vec<(&'static str, OsString)>,
    libraries: Vec<PathBuf>,
}

impl Toolchain {
    /// Finds such a compiler, or gets one.
    ///
    /// `PERIGEE_TOOLCHAIN=debian` leaves rustup out, to try the other way on a
    /// machine where rustup works.
    pub fn ensure(cache: &Cache, project: &Project) -> Result<Self> {
        let rustup = env::var_os("PERIGEE_TOOLCHAIN").is_none_or(|choice| choice != "debian");
        if rustup && rustup::has_target() {
            return Ok(Self::installed());
        }
        if let Some(unpacked) = debian::unpacked(cache) {
            return Ok(unpacked);
        }
        let refusal = if rustup {
            match rustup::add_target(cache) {
                Ok(()) => return Ok(Self::installed()),
                Err(error) => error,
            }
        } else {
            anyhow!("rustup is left out because PERIGEE_TOOLCHAIN says so")
        };
        if !debian::is_possible() {
            return Err(refusal.context(format!(
                "the Rust target {TARGET} is missing: install Rust with rustup and run \
                 `rustup target add {TARGET}`"
            )));
        }
        eprintln!("{refusal:#}; Debian's toolchain is used instead");
        debian::unpack(cache, project)
    }

    /// The compiler that is installed anyway needs no variables.
    fn installed() -> Self {
        Self { variables: Vec::new(), libraries: Vec::new() }
    }

    /// True when clippy of the installed toolchain can look at [`TARGET`].
    ///
    /// It cannot when another compiler has built the standard library.
    pub fn has_clippy(&self) -> bool {
        self.variables.is_empty()
    }

    /// The compiler, where it is not the installed one.
    pub fn compiler(&self) -> Option<&OsString> {
        self.variables.iter().find(|(name, _)| *name == "RUSTC").map(|(_, path)| path)
    }

    /// A name for people.
    pub fn name(&self) -> &'static str {
        if self.has_clippy() { "the installed toolchain" } else { "Debian's, in the cache" }
    }

    /// Tells a child which compiler to use; nothing else ever learns of it.
    pub fn apply(&self, command: &mut Command) -> Result<()> {
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        if !self.libraries.is_empty() {
            process::prepend_path(command, "LD_LIBRARY_PATH", &self.libraries)?;
        }
        Ok(())
    }
}
