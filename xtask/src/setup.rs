//! `cargo xtask setup`: everything that the other commands would fetch anyway.

use anyhow::{Result, bail};

use crate::cache::Cache;
use crate::project::Project;
use crate::tools::browser::Browser;
use crate::tools::nginx::Nginx;
use crate::tools::{Tools, npm};

/// Options of `setup`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Leave out the browser, which only the tests need
    #[arg(long)]
    no_browser: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let cache = Cache::open()?;
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    // One missing tool is no reason to leave the others unfetched.
    match Tools::ensure(&cache, &project) {
        Ok(tools) => lines.extend(tools.list()),
        Err(problem) => problems.push(problem),
    }
    match npm::ensure(&cache, &project) {
        Ok(()) => lines.push(("npm packages", npm::bin(&project).display().to_string())),
        Err(problem) => problems.push(problem),
    }
    if !args.no_browser {
        match Browser::ensure(&cache) {
            Ok(browser) => {
                lines.push(("chromium", browser.chromium.display().to_string()));
                lines.push(("chromedriver", browser.chromedriver.display().to_string()));
            }
            Err(problem) => problems.push(problem),
        }
        match Nginx::ensure(&cache) {
            Ok(nginx) => lines.push(("nginx", nginx.program.display().to_string())),
            Err(problem) => problems.push(problem),
        }
    }
    for (tool, place) in lines {
        println!("{tool:<14} {place}");
    }
    for problem in &problems {
        eprintln!("error: {problem:#}");
    }
    if !problems.is_empty() {
        bail!("not everything could be set up: see the sentences above");
    }
    Ok(())
}
