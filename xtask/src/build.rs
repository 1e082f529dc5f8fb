//! `cargo xtask build`: the static site, ready for any host and any path.

use anyhow::{Result, bail};

use crate::budgets::Budgets;
use crate::cache::Cache;
use crate::project::Project;
use crate::tools::{Tools, npm};
use crate::{names, pages, process, sizes, stage};

/// Options of `build`: it has none.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Args) -> Result<()> {
    let project = Project::find()?;
    let cache = Cache::open()?;
    let tools = Tools::ensure(&cache, &project)?;
    release(&cache, &project, &tools)
}

/// Builds the site, adds its pages and holds it against its budgets.
pub fn release(cache: &Cache, project: &Project, tools: &Tools) -> Result<()> {
    npm::ensure(cache, project)?;
    let mut trunk = tools.trunk_release(cache, project)?;
    trunk.args(["--public-url", "./"]).env_remove(stage::API);
    let (success, output) = process::tee(&mut trunk)?;
    if !success {
        bail!("the site could not be built: Trunk's messages above say why");
    }
    if let Some(warning) = unminified(&output) {
        bail!("Trunk shipped a file as it was, because it could not minify it: {warning}");
    }
    let dist = project.dist();
    names::shorten(&dist)?;
    let count = pages::write(&dist)?;
    println!("{count} files beside index.html for other addresses");
    let assets = sizes::measure(&dist)?;
    let budgets = Budgets::read(&project.path("budgets.toml"))?;
    print!("{}", sizes::table(&assets, &budgets));
    let exceeded = budgets.exceeded(&assets);
    if !exceeded.is_empty() {
        bail!("the release is too big (see budgets.toml): {}", exceeded.join("; "));
    }
    Ok(())
}

/// Trunk only warns when it cannot parse a style sheet or script.
fn unminified(output: &str) -> Option<&str> {
    output.lines().find(|line| {
        ["failed, skipping", "Failed to parse JS", "JS parsing had errors", "Failed to emit"]
            .iter()
            .any(|sign| line.contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::unminified;

    #[test]
    fn a_file_left_unminified_is_noticed() {
        let line = " WARN CSS parsing failed, skipping: Unexpected token";
        assert_eq!(unminified(&format!("INFO fine\n{line}\n")), Some(line));
        assert_eq!(unminified("INFO applying new distribution\n"), None);
    }
}
