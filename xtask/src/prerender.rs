//! `cargo xtask prerender`: the pages of the last build once more.

use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::site::{self, Address, Options};

/// Options of `prerender`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to make or replace; without it dist/
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The address that the site will have, such as `https://example.org/spacecraft/`
    #[arg(long, value_name = "ADDRESS")]
    site: Option<Address>,
    /// A catalogue file to take in place of the one that was built
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
    /// A config.json to take in place of the one that was built
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Make another version of the program by this text, for tests
    #[arg(long, hide = true)]
    salt: Option<String>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let out = args.out.clone().unwrap_or_else(|| project.dist());
    let options = Options {
        address: args.site.clone(),
        catalogue: args.catalogue.clone(),
        config: args.config.clone(),
        salt: args.salt.clone(),
    };
    site::finish(&project, &out, &options)
}
