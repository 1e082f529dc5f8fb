//! Where things are in the checkout.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The checkout that the command works on.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the checkout that holds the working directory.
    ///
    /// The place where `xtask` was compiled is not asked: a checkout may be
    /// moved, and Trunk's hook starts the binary without cargo.
    pub fn find() -> Result<Self> {
        let here = env::current_dir().context("the working directory cannot be read")?;
        let root = here
            .ancestors()
            .find(|dir| dir.join("xtask/Cargo.toml").is_file() && dir.join("Cargo.lock").is_file())
            .context("this is not inside a Perigee checkout: change into one and run it again")?;
        Ok(Self { root: root.to_path_buf() })
    }

    /// The top directory.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the top directory.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// What Trunk builds, of which sites are made.
    pub fn built(&self) -> PathBuf {
        self.path("target/site")
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Cargo's directory for WebAssembly builds.
    ///
    /// It is apart from the native one because the two may use different
    /// compilers, which would then keep rebuilding each other's work.
    pub fn wasm_target(&self) -> PathBuf {
        self.path("target/wasm")
    }
}
