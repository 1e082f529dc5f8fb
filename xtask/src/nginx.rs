//! `cargo xtask nginx`: a site behind nginx, on a port of this machine.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::process;
use crate::project::Project;
use crate::tools::nginx::Nginx;

/// Options of `nginx`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A site, or a folder of sites, each of which is served below its own name
    #[arg(long, value_name = "FOLDER")]
    root: PathBuf,
    /// The path below which it is served
    #[arg(long, value_name = "PATH", default_value = "/")]
    mount: String,
    /// The port of 127.0.0.1
    #[arg(long)]
    port: u16,
}

/// Runs the command, which becomes nginx and so ends with it.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let nginx = Nginx::ensure(&Cache::open()?)?;
    fs::create_dir_all(&args.root)
        .with_context(|| format!("{} cannot be created", args.root.display()))?;
    process::become_it(&mut nginx.command(&project, &args.root, &args.mount, args.port)?)
}
