//! crates/wasm-bench, built with the profile of the app.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;
use crate::tools::{Tools, npm};
use crate::wasm::TARGET;

/// The name of the library, and so of its files.
const NAME: &str = "wasm_bench";

/// Builds the engine for the browser; gives the folder with its page, glue and module.
pub fn build(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let mut cargo = tools.cargo(project)?;
    cargo.args(["build", "--release", "-p", "perigee-wasm-bench", "--target", TARGET]);
    process::run(&mut cargo)?;
    let folder = project.path("target/bench/engine");
    fs::create_dir_all(&folder)
        .with_context(|| format!("{} cannot be created", folder.display()))?;
    let built = project.wasm_target().join(TARGET).join("release").join(NAME);
    process::run(
        tools
            .bindgen()
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(built.with_extension("wasm")),
    )?;
    // What Trunk does to the app, by the options in index.html.
    let module = folder.join(format!("{NAME}_bg.wasm"));
    process::run(
        Command::new(npm::bin(project).join("wasm-opt"))
            .args(["-Oz", "--converge", "-o"])
            .args([&module, &module]),
    )?;
    let page = folder.join("engine.html");
    fs::copy(project.path("tests/bench/engine.html"), &page)
        .with_context(|| format!("{} cannot be written", page.display()))?;
    Ok(folder)
}
