//! `cargo xtask stand-in`: a stand-in for Launch Library 2 (API 2.3.0) on this machine, for
//! tests that need a live API and for work without a network.
//!
//! It filters, orders and pages by code of its own, so that a mistake in the app's query engine
//! does not hide behind the same mistake here. Where LL2 is known to be odd, it is odd too.
//!
//! | address | what |
//! |---|---|
//! | `/2.3.0/spacecraft/`, `/2.3.0/spacecraft/{id}/`, `/2.3.0/api-throttle/` | the API |
//! | `/media/{n}.svg`, `/media/{n}-thumb.png` | pictures |
//! | `/health_check/` | 200 when it runs |
//! | `/__control/settings` | `GET` and `POST` the [`Settings`](settings::Settings), key by key |
//! | `/__control/log` | `GET` every [request](log::Entry) so far, in the order of arrival |
//! | `/__control/reset` | `POST` to clear log, settings and the calls counted |
//!
//! All of it stands a second time under `/ns/{name}/`, with settings, log and counted calls of
//! that name, so that tests that run side by side do not see each other.

mod body;
mod control;
mod detail;
mod drift;
mod fault;
mod filter;
mod flights;
mod image_files;
mod list;
mod localise;
mod log;
mod namespace;
mod ordering;
mod paging;
mod parameters;
mod png;
mod reply;
mod route;
mod search;
mod server;
mod settings;
mod spoil;
mod throttle;
mod version;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use perigee_core::catalogue;
use perigee_core::domain::Collection;

use perigee_synth::synth;
use server::Server;

/// Options of `cargo xtask stand-in`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 4320)]
    port: u16,
    /// How many made-up craft to serve
    #[arg(long, default_value_t = 596, conflicts_with = "catalogue")]
    count: u32,
    /// The seed of the made-up craft
    #[arg(long, default_value_t = 1, conflicts_with = "catalogue")]
    seed: u64,
    /// Serve the craft of this catalogue file instead
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
}

/// Serves until the process is ended.
///
/// # Errors
/// When the catalogue cannot be read, or the port is taken.
pub fn run(args: &Args) -> Result<()> {
    let server = Arc::new(Server::new(&collection(args)?));
    let runtime =
        tokio::runtime::Runtime::new().context("the network threads cannot be started")?;
    runtime.block_on(async {
        let listener =
            tokio::net::TcpListener::bind(("127.0.0.1", args.port)).await.with_context(|| {
                format!("port {} cannot be listened on: choose another with --port", args.port)
            })?;
        let address = listener.local_addr().context("the port has no address")?;
        println!(
            "standing in for Launch Library 2 at http://{address}/2.3.0 with {} craft",
            server.craft().len()
        );
        axum::serve(listener, server::router(server)).await.context("the stand-in broke off")
    })
}

fn collection(args: &Args) -> Result<Collection> {
    let Some(file) = &args.catalogue else {
        return Ok(synth(args.count, args.seed, "/media"));
    };
    let text =
        fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    catalogue::read(&text).with_context(|| format!("{} cannot be served", file.display()))
}

#[cfg(test)]
pub mod spawn;
#[cfg(test)]
mod tests;
