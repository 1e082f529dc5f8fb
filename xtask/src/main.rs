//! `cargo xtask`: the commands that set up, serve, build, check and test Perigee.
//!
//! One file per subcommand. To add one, write a module with `Args` (a clap
//! struct) and `run`, add a variant to [`Command`] and an arm to its `run`.

mod alike;
mod bench;
mod budgets;
mod build;
mod cache;
mod catalogue;
mod check;
mod compress;
mod hosting;
mod lighthouse;
mod measured;
mod names;
mod nginx;
mod pages;
mod parts;
mod pictures;
mod prerender;
mod process;
mod progress;
mod project;
mod serve;
mod setup;
mod site;
mod sizes;
mod snapshot;
mod stage;
mod stand_in;
mod synth;
mod tally;
mod test;
mod tools;
mod wasm;
mod worker;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Perigee's development commands.
///
/// Every command fetches or builds the tools it needs the first time and uses
/// what is there afterwards. Nothing outside the cache directory and this
/// checkout is changed, except that `rustup target add` may run, and that
/// missing browsers are installed with apt-get when run as root.
///
/// The cache directory is $PERIGEE_CACHE, else $XDG_CACHE_HOME/perigee, else
/// ~/.cache/perigee.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
enum Command {
    /// Fetch or build every tool that the other commands need, and list them
    ///
    /// Each command does the set-up that it needs itself; this one does all of
    /// it at once, for instance before going offline. What is already there is
    /// used as it is.
    ///
    /// PERIGEE_TOOLCHAIN=debian passes over rustup and takes Debian's packages
    /// for WebAssembly, as happens by itself where rustup has no connection.
    Setup(setup::Args),
    /// Serve the app on this machine and rebuild it on every change
    ///
    /// The served app calls no API unless --live is given; it shows the
    /// catalogue file.
    Serve(serve::Args),
    /// Build the static site into dist/ and hold its size against budgets.toml
    ///
    /// The site works below any path: all of its addresses are relative. Every
    /// known page is rendered into a file of its own, and 404.html starts the app
    /// at any other address.
    Build(build::Args),
    /// Make the pages of the last build anew, with another catalogue or other settings
    ///
    /// Nothing is compiled but the program that renders them, so this is how a site gets new
    /// data. The folder is replaced whole when everything went well.
    Prerender(prerender::Args),
    /// Run every check and every test; the last line is `N passed, N failed`
    ///
    /// In order: the checks, the native tests, the component tests in a browser,
    /// a release build, and the end-to-end tests on it. A step that breaks
    /// without naming a failed test counts as one, so the last line says
    /// `0 failed` only when all went well.
    ///
    /// PERIGEE_CHROMIUM and CHROMEDRIVER name the browser and its driver where
    /// they are not in PATH.
    Test(test::Args),
    /// Check formatting, lints, documentation and types without running a test
    Check(check::Args),
    /// Measure in Chromium what visitors wait for and hold it against budgets.toml
    ///
    /// A release is served from this machine with made-up catalogues of 600, 10,000
    /// and 100,000 records. It takes some minutes, which the machine should have
    /// nothing else to do in. It is no part of `test`.
    ///
    /// With --load it is first visits instead: an empty cache, slow 4G, a processor
    /// four times slower, seven times each page, beside a bare one.
    Bench(bench::Args),
    /// Ask Lighthouse about the release and hold its scores against budgets.toml
    ///
    /// The median of five runs with its preset for phones, for the front page, a
    /// filtered address, the table and one craft, behind nginx. It is no part of
    /// `test`, and its packages are installed the first time it runs.
    Lighthouse(lighthouse::Args),
    /// Write the catalogue that the app ships from data/sample.toml
    Catalogue(catalogue::Args),
    /// Write a catalogue of everything an API has, politely
    ///
    /// The list is read page by page, within the calls that are allowed, and
    /// checked as a whole before it replaces the file. A run that was stopped
    /// goes on where it was if it is started again within a day.
    ///
    /// LL2_API_KEY holds the key of an operator who has one.
    Snapshot(snapshot::Args),
    /// Write a made-up catalogue of any size
    Synth(synth::Args),
    /// Stand in for Launch Library 2 on this machine
    StandIn(stand_in::Args),
    /// Serve a site, or a folder of sites, with nginx until it is ended: tests start this
    #[command(hide = true)]
    Nginx(nginx::Args),
    /// Adapt a staged build for development: Trunk calls this, people need not
    #[command(hide = true)]
    Stage(stage::Args),
}

impl Command {
    fn run(&self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Setup(args) => setup::run(args).map(|()| ExitCode::SUCCESS),
            Self::Serve(args) => serve::run(args).map(|()| ExitCode::SUCCESS),
            Self::Build(args) => build::run(args).map(|()| ExitCode::SUCCESS),
            Self::Prerender(args) => prerender::run(args).map(|()| ExitCode::SUCCESS),
            // `test` ends with its own last line, so it reports by exit code.
            Self::Test(args) => test::run(args),
            Self::Check(args) => check::run(args).map(|()| ExitCode::SUCCESS),
            // `bench` reports what exceeds its budget by exit code as well.
            Self::Bench(args) => bench::run(args),
            Self::Lighthouse(args) => lighthouse::run(args),
            Self::Catalogue(args) => catalogue::run(args).map(|()| ExitCode::SUCCESS),
            Self::Snapshot(args) => snapshot::run(args).map(|()| ExitCode::SUCCESS),
            Self::Synth(args) => synth::run(args).map(|()| ExitCode::SUCCESS),
            Self::StandIn(args) => stand_in::run(args).map(|()| ExitCode::SUCCESS),
            Self::Nginx(args) => nginx::run(args).map(|()| ExitCode::SUCCESS),
            Self::Stage(args) => stage::run(args).map(|()| ExitCode::SUCCESS),
        }
    }
}

fn main() -> ExitCode {
    match Cli::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
