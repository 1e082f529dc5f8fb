//! `cargo xtask build`: the static site, ready for any host and any path.

use anyhow::{Result, bail};

use crate::budgets::Budgets;
use crate::cache::Cache;
use crate::project::Project;
use crate::site::{self, Address, Options};
use crate::tools::{Tools, npm};
use crate::{parts, process, sizes, stage};

/// Options of `build`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The address that the site will have, such as `https://example.org/spacecraft/`
    ///
    /// Search engines and sites that show links need absolute addresses, which are left out
    /// without it.
    #[arg(long, value_name = "ADDRESS")]
    site: Option<Address>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let cache = Cache::open()?;
    let tools = Tools::ensure(&cache, &project)?;
    let options = Options { address: args.site.clone(), ..Options::default() };
    release(&cache, &project, &tools, &options)
}

/// Builds the site, finishes it in dist/ and holds it against its budgets.
pub fn release(cache: &Cache, project: &Project, tools: &Tools, options: &Options) -> Result<()> {
    npm::ensure(cache, project)?;
    let (mut trunk, program) = tools.trunk_release(cache, project)?;
    trunk.args(["--public-url", "./", "--dist"]).arg(project.built()).env_remove(stage::API);
    let (success, output) = process::tee(&mut trunk)?;
    if !success {
        bail!("the site could not be built: Trunk's messages above say why");
    }
    if let Some(warning) = unminified(&output) {
        bail!("Trunk shipped a file as it was, because it could not minify it: {warning}");
    }
    let work = project.path("target/parts");
    parts::write(&program, &work, &project.built(), tools.parting(project))?;
    let dist = project.dist();
    site::finish(project, &dist, options)?;
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
