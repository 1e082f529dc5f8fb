//! tests/bench, which drives the browser, and what it reports.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;
use crate::project::Project;
use crate::tools::browser::Browser;

/// What the driver measured. All times are milliseconds.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// The browser and its version.
    pub browser: String,
    /// How busy the machine was with other things just before, from 0 to 1.
    pub busy: f64,
    /// Visits with an empty cache.
    pub loads: Vec<Load>,
    /// Single actions, by their names.
    pub actions: BTreeMap<String, Vec<Action>>,
    /// Tasks of more than 50 ms once the app was ready.
    pub tasks: Vec<f64>,
    /// What was in use at several moments, by their names.
    pub memory: BTreeMap<String, Memory>,
    /// What the engine takes by itself, by what it did.
    pub engine: BTreeMap<String, Vec<f64>>,
}

/// One visit, from the start of the navigation.
#[derive(Debug, Deserialize)]
pub struct Load {
    /// To the first card in the document.
    pub card: f64,
    /// To the first card painted.
    pub painted: f64,
    /// The longest task until the app was ready; zero when none took more than 50 ms.
    pub longest_task: f64,
}

/// One action, from the input event.
#[derive(Debug, Deserialize)]
pub struct Action {
    /// To the last change of the document.
    pub dom: f64,
    /// To that change painted.
    pub painted: f64,
}

/// Bytes in use.
#[derive(Debug, Deserialize)]
pub struct Memory {
    /// Of JavaScript's heap, after collecting the garbage.
    pub heap: f64,
    /// Of WebAssembly's memory.
    pub wasm: f64,
}

/// Measures the site in a folder.
pub fn measure(project: &Project, browser: &Browser, site: &Path) -> Result<Report> {
    let node = process::find("node").context("Node.js 20 or newer is missing: install it")?;
    let out = site.with_extension("json");
    process::run(
        Command::new(node)
            .current_dir(project.root())
            .arg("tests/bench/run.mjs")
            .arg("--site")
            .arg(site)
            .arg("--out")
            .arg(&out)
            .env("PERIGEE_CHROMIUM", &browser.chromium),
    )?;
    let text =
        fs::read_to_string(&out).with_context(|| format!("{} cannot be read", out.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no report", out.display()))
}
