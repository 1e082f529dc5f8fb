//! `cargo xtask lighthouse`: what Lighthouse says of the release.
//!
//! Its packages are in tests/lighthouse, apart from all others, and nothing but this command
//! installs them. The site calls nobody: it has the sample and no API.

mod report;

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde_json::json;

use crate::bench::conclude;
use crate::bench::load::sites;
use crate::budgets::Budgets;
use crate::build;
use crate::cache::Cache;
use crate::measured::{Side, exceeded, table};
use crate::process;
use crate::project::Project;
use crate::site::Options;
use crate::tools::browser::Browser;
use crate::tools::nginx::Nginx;
use crate::tools::{Tools, npm};
use report::Report;

/// Where nginx serves the site meanwhile.
const PORT: u16 = 4332;

/// Lighthouse's packages.
const PACKAGE: &str = "tests/lighthouse";

/// The pages: name in budgets.toml, name for people, address below the site.
const PAGES: [(&str, &str, &str); 4] = [
    ("browse", "The front page", ""),
    ("filtered", "A filtered address", "?search=dragon&status=1"),
    ("table", "The table", "?view=table"),
    ("detail", "One craft", "spacecraft/15/"),
];

/// Options of `lighthouse`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Take the last build as it is
    #[arg(long)]
    no_build: bool,
    /// How often each page is looked at
    #[arg(long, default_value_t = 5)]
    runs: u8,
}

/// Runs the command: success means that no score is below its limit.
///
/// # Errors
/// When the site cannot be built or served, or Lighthouse does not answer.
pub fn run(args: &Args) -> Result<ExitCode> {
    let project = Project::find()?;
    let cache = Cache::open()?;
    let budgets = Budgets::read(&project.path("budgets.toml"))?;
    let node = process::find("node").context("Node.js 20 or newer is missing: install it")?;
    npm::ensure_in(&cache, &project.path(PACKAGE))?;
    let browser = Browser::ensure(&cache)?;
    let nginx = Nginx::ensure(&cache)?;
    if !args.no_build {
        let tools = Tools::ensure(&cache, &project)?;
        npm::ensure(&cache, &project)?;
        build::release(&cache, &project, &tools, &Options::default())?;
    }
    let folder = project.path("target/lighthouse");
    sites::sample(&project, &folder, &format!("http://127.0.0.1:{PORT}/"))?;
    let host = nginx.serve(&project, &folder, "/", PORT)?;
    let pages = PAGES.map(|(name, _, path)| {
        json!({ "name": name, "address": format!("{}sample/{path}", host.address) })
    });
    let (input, out) = (folder.join("pages.json"), folder.join("report.json"));
    fs::write(&input, json!(pages).to_string())
        .with_context(|| format!("{} cannot be written", input.display()))?;
    process::run(
        Command::new(node)
            .current_dir(project.root())
            .arg(format!("{PACKAGE}/run.mjs"))
            .arg("--pages")
            .arg(&input)
            .arg("--out")
            .arg(&out)
            .args(["--runs", &args.runs.to_string()])
            .env("PERIGEE_CHROMIUM", &browser.chromium),
    )?;
    let text =
        fs::read_to_string(&out).with_context(|| format!("{} cannot be read", out.display()))?;
    let report: Report =
        serde_json::from_str(&text).with_context(|| format!("{} is no report", out.display()))?;

    let mut below = Vec::new();
    for (name, title, _) in PAGES {
        let measured = report.measured(name);
        let limits = budgets.lighthouse(name);
        println!("\n{title}");
        print!("{}", table(&measured, limits, Side::AtLeast));
        for fault in report.faults(name) {
            println!("{fault}");
        }
        let sentences = exceeded(&measured, limits, Side::AtLeast)?;
        below.extend(sentences.into_iter().map(|sentence| format!("{title}: {sentence}")));
    }
    println!("\nThe last full report of each page is in {}.", folder.display());
    Ok(conclude(&below))
}
