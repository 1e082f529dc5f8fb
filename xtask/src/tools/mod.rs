//! The programs that building needs besides a compiler.

pub mod browser;
pub mod nginx;
pub mod npm;

mod apt;
mod crate_binary;
mod lockfile;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::project::Project;
use crate::wasm::{TARGET, Toolchain, lean};
use crate::{parts, process};
use crate_binary::CrateBinary;

/// The version of Trunk that the project is built with.
const TRUNK: &str = "0.22.1";

/// Trunk's hook and Playwright's configuration find this program by it.
const XTASK: &str = "PERIGEE_XTASK";

/// Everything that turns sources into a site.
#[derive(Debug)]
pub struct Tools {
    /// The compiler.
    pub toolchain: Toolchain,
    trunk: PathBuf,
    bindgen: PathBuf,
    npm_bin: PathBuf,
    target: PathBuf,
    this: PathBuf,
}

impl Tools {
    /// Finds the tools, or gets them.
    pub fn ensure(cache: &Cache, project: &Project) -> Result<Self> {
        let trunk = CrateBinary {
            package: "trunk",
            version: TRUNK.to_owned(),
            // Its manifest asks for a newer compiler than it needs.
            options: &["--ignore-rust-version"],
        };
        let bindgen = CrateBinary {
            package: "wasm-bindgen-cli",
            // The library and the program must be of one version exactly.
            version: lockfile::version(&project.path("Cargo.lock"), "wasm-bindgen")?,
            options: &[],
        };
        Ok(Self {
            toolchain: Toolchain::ensure(cache, project)?,
            trunk: trunk.ensure(cache, "trunk")?,
            bindgen: bindgen.ensure(cache, "wasm-bindgen")?,
            npm_bin: npm::bin(project),
            target: project.wasm_target(),
            // Asked early: building anew replaces the file of a running program,
            // which is then said to be deleted.
            this: env::current_exe().context("the path of this program cannot be read")?,
        })
    }

    /// Trunk, ready to build for WebAssembly without asking the network.
    pub fn trunk(&self, project: &Project, subcommand: &str) -> Result<Command> {
        let mut command = self.for_wasm(Command::new(&self.trunk))?;
        command
            .current_dir(project.root())
            .arg(subcommand)
            .args(["--offline", "--skip-version-check"]);
        Ok(command)
    }

    /// The same for a release, which is made as small as the compiler can; and the program that
    /// the compiler will have left.
    pub fn trunk_release(&self, cache: &Cache, project: &Project) -> Result<(Command, PathBuf)> {
        let mut command = self.trunk(project, "build")?;
        command.arg("--release");
        let folder = lean::apply(&mut command, &self.toolchain, cache, &self.target)?;
        Ok((command, folder.join(TARGET).join("release/perigee.wasm")))
    }

    /// What parts a program in two.
    pub fn parting(&self, project: &Project) -> parts::Tools {
        parts::Tools {
            bindgen: self.bindgen(),
            optimise: self.npm_bin.join("wasm-opt"),
            bundle: self.node(project, "esbuild"),
        }
    }

    /// Cargo, ready to build for WebAssembly and to run tests in a browser.
    pub fn cargo(&self, project: &Project) -> Result<Command> {
        let mut command = self.for_wasm(process::cargo())?;
        command.current_dir(project.root()).env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            self.bindgen
                .with_file_name(format!("wasm-bindgen-test-runner{}", env::consts::EXE_SUFFIX)),
        );
        Ok(command)
    }

    /// wasm-bindgen, which makes a module and its glue of what cargo built.
    pub fn bindgen(&self) -> Command {
        Command::new(&self.bindgen)
    }

    /// A program of an npm package, which may in turn start this one.
    pub fn node(&self, project: &Project, program: &str) -> Command {
        let mut command = Command::new(self.npm_bin.join(program));
        command.current_dir(project.root()).env(XTASK, &self.this);
        command
    }

    /// What the tools are and where they were found, for people.
    pub fn list(&self) -> Vec<(&'static str, String)> {
        vec![
            ("compiler", self.toolchain.name().to_owned()),
            ("trunk", self.trunk.display().to_string()),
            ("wasm-bindgen", self.bindgen.display().to_string()),
        ]
    }

    fn for_wasm(&self, mut command: Command) -> Result<Command> {
        self.toolchain.apply(&mut command)?;
        let bindgen = self.bindgen.parent().map(Path::to_path_buf);
        let dirs: Vec<_> = bindgen.into_iter().chain([self.npm_bin.clone()]).collect();
        process::prepend_path(&mut command, "PATH", &dirs)?;
        command.env("CARGO_TARGET_DIR", &self.target).env(XTASK, &self.this);
        Ok(command)
    }
}
