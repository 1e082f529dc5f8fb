//! `cargo xtask serve`: the app on this machine, rebuilt on every change.

use std::process::Command;

use anyhow::Result;

use crate::cache::Cache;
use crate::project::Project;
use crate::stage;
use crate::tools::{Tools, npm};

/// Options of `serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Build optimised, as for a release
    #[arg(long)]
    release: bool,
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the address in the browser
    #[arg(long)]
    open: bool,
    /// Use the API that config.json names, instead of none
    #[arg(long)]
    live: bool,
}

/// Runs the command until it is interrupted.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let cache = Cache::open()?;
    let tools = Tools::ensure(&cache, &project)?;
    if args.release {
        // Only a release goes through wasm-opt.
        npm::ensure(&cache, &project)?;
    }
    let mut trunk = tools.trunk(&project, "serve")?;
    trunk.args(["--address", "127.0.0.1", "--port", &args.port.to_string()]);
    for (flag, wanted) in [("--release", args.release), ("--open", args.open)] {
        if wanted {
            trunk.arg(flag);
        }
    }
    trunk.env(stage::API, if args.live { "live" } else { "null" });
    let api = if args.live { "the API of config.json" } else { "no API, only the catalogue file" };
    println!("Perigee: http://127.0.0.1:{}/ (with {api}; Ctrl-C ends it)", args.port);
    replace(&mut trunk)
}

/// Becomes Trunk, so that whoever ends this process ends the server.
#[cfg(unix)]
fn replace(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    Err(anyhow::Error::from(command.exec()).context("Trunk cannot be started"))
}

#[cfg(not(unix))]
fn replace(command: &mut Command) -> Result<()> {
    crate::process::run(command)
}
