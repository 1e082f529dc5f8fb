//! `cargo xtask bench`: how long a visitor waits, in a real browser.
//!
//! A release is served from this machine with made-up catalogues of three sizes; Chromium is
//! driven with real input events; what it takes is printed beside what another app of the same
//! kind takes, and held against budgets.toml. docs/performance.md says what is measured and how.

mod driver;
mod engine;
mod figures;
pub mod load;
mod peer;
mod samples;
mod site;
mod verdict;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::budgets::Budgets;
use crate::build;
use crate::cache::Cache;
use crate::project::Project;
use crate::site::Options;
use crate::tools::browser::Browser;
use crate::tools::{Tools, npm};

/// How many records the made-up catalogues have.
const SIZES: [u32; 3] = [600, 10_000, 100_000];

/// A machine that does more than this meanwhile, as a share, measures itself.
const BUSY: f64 = 0.1;

/// Options of `bench`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Measure first visits over a slow network with a slow processor instead
    #[arg(long, conflicts_with_all = ["size", "dist", "descriptions"])]
    load: bool,
    /// How many records; without it 600, 10000 and 100000 in turn
    #[arg(long, value_name = "COUNT")]
    size: Vec<u32>,
    /// Measure dist/ as it is
    #[arg(long)]
    no_build: bool,
    /// Measure the site in another folder as it is
    #[arg(long, value_name = "FOLDER")]
    dist: Option<PathBuf>,
    /// How long descriptions are
    #[arg(long, value_enum, default_value = "short")]
    descriptions: Descriptions,
}

/// How long the descriptions in the made-up catalogues are.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Descriptions {
    /// At most 100 characters, which the other app was measured with
    Short,
    /// 80 to 400 characters, as the real ones have
    Full,
}

/// Runs the command: success means that no budget is exceeded.
pub fn run(args: &Args) -> Result<ExitCode> {
    let project = Project::find()?;
    let cache = Cache::open()?;
    let budgets = Budgets::read(&project.path("budgets.toml"))?;
    let tools = Tools::ensure(&cache, &project)?;
    npm::ensure(&cache, &project)?;
    let browser = Browser::ensure(&cache)?;
    if !args.no_build && args.dist.is_none() {
        build::release(&cache, &project, &tools, &Options::default())?;
    }
    if args.load {
        return load::run(&project, &cache, &browser);
    }
    let dist = args.dist.clone().unwrap_or_else(|| project.dist());
    let engine = engine::build(&project, &tools)?;

    let sizes = if args.size.is_empty() { SIZES.to_vec() } else { args.size.clone() };
    println!("{}", peer::WHO);
    let mut exceeded = Vec::new();
    for size in sizes {
        let folder = project.path(&format!("target/bench/{size}"));
        let catalogue = site::make(&folder, &dist, &engine, size, args.descriptions)
            .with_context(|| format!("the site of {size} records could not be made"))?;
        let report = driver::measure(&project, &browser, &folder)?;
        let limits = budgets.bench(size);
        let figures = figures::of(&report, &catalogue);
        println!("\n{size} records, {}: {catalogue}", report.browser);
        if report.busy > BUSY {
            let percent = report.busy * 100.0;
            println!("The machine was {percent:.0} % busy before: these are upper bounds.");
        }
        print!("{}", verdict::table(&figures, peer::figures(size), limits));
        exceeded.extend(
            verdict::exceeded(&figures, limits)?
                .into_iter()
                .map(|sentence| format!("{size} records: {sentence}")),
        );
    }
    Ok(conclude(&exceeded))
}

/// Says what exceeds its budget: success means that nothing does.
pub fn conclude(exceeded: &[String]) -> ExitCode {
    if exceeded.is_empty() {
        println!("\nEverything is within budgets.toml.");
        return ExitCode::SUCCESS;
    }
    println!("\nBeyond budgets.toml:");
    for sentence in exceeded {
        println!("  {sentence}");
    }
    ExitCode::FAILURE
}
