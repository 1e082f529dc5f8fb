//! `cargo xtask check`: what can be judged without running a test.

use std::process::Command;

use anyhow::{Result, bail};

use crate::cache::Cache;
use crate::process;
use crate::project::Project;
use crate::tools::{Tools, npm};
use crate::wasm::TARGET;

/// Options of `check`: it has none.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Args) -> Result<()> {
    let project = Project::find()?;
    let cache = Cache::open()?;
    let tools = Tools::ensure(&cache, &project)?;
    all(&cache, &project, &tools)
}

/// Makes every check, so that one run shows all there is to mend.
pub fn all(cache: &Cache, project: &Project, tools: &Tools) -> Result<()> {
    let mut failed = Vec::new();
    for (name, command) in &mut checks(cache, project, tools)? {
        if process::run(command).is_err() {
            failed.push(*name);
        }
    }
    if !failed.is_empty() {
        bail!("these checks failed, with the reasons above: {}", failed.join(", "));
    }
    Ok(())
}

fn checks(cache: &Cache, project: &Project, tools: &Tools) -> Result<Vec<(&'static str, Command)>> {
    let cargo = |arguments: &str| {
        let mut command = process::cargo();
        command.current_dir(project.root()).args(arguments.split_whitespace());
        command
    };
    let lint = |mut command: Command| {
        command.args(["--", "-D", "warnings"]);
        command
    };
    let document = |arguments: &str| {
        let mut command = cargo(arguments);
        command.env("RUSTDOCFLAGS", "-Dwarnings");
        command
    };
    // The browser's build is best looked at as the browser gets it. Where the
    // standard library is not the installed compiler's, clippy cannot, and the
    // same code is looked at as native code, for which it compiles as well.
    let csr = if tools.toolchain.has_clippy() {
        let mut command = tools.cargo(project)?;
        command.args("clippy -p perigee --features csr --all-targets --target".split(' '));
        command.arg(TARGET);
        command
    } else {
        cargo("clippy -p perigee --features csr")
    };
    let mut checks = vec![
        ("formatting", cargo("fmt --all --check")),
        (
            "clippy",
            lint(cargo(
                "clippy -p perigee-columns -p perigee-core -p perigee-synth -p perigee-wasm-bench \
                 -p xtask --all-targets",
            )),
        ),
        ("clippy for ssr", lint(cargo("clippy -p perigee --features ssr --all-targets"))),
        ("clippy for csr", lint(csr)),
        (
            "documentation",
            document(
                "doc --no-deps -p perigee-columns -p perigee-core -p perigee-synth \
                 -p perigee-wasm-bench -p xtask",
            ),
        ),
        ("documentation of the app", document("doc --no-deps -p perigee --features csr")),
    ];
    for (name, folder) in [
        ("types of the end-to-end tests", "tests/e2e"),
        ("types of the bench's driver", "tests/bench"),
    ] {
        npm::ensure(cache, project)?;
        let mut tsc = Command::new(npm::bin(project).join("tsc"));
        tsc.current_dir(project.root()).args(["--noEmit", "-p", folder]);
        checks.push((name, tsc));
    }
    Ok(checks)
}
