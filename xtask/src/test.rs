//! `cargo xtask test`: every check and every test, counted together.

use std::fs;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::cache::Cache;
use crate::progress::seconds;
use crate::project::Project;
use crate::site::Options;
use crate::tally::Tally;
use crate::tools::browser::Browser;
use crate::tools::nginx::Nginx;
use crate::tools::{Tools, npm};
use crate::wasm::TARGET;
use crate::{build, check, process};

/// Options of `test`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Run one layer alone, without the checks
    #[arg(long, value_enum)]
    only: Option<Layer>,
    /// Leave out the checks
    #[arg(long)]
    no_check: bool,
    /// Run the end-to-end tests on dist/ as it is
    #[arg(long)]
    no_build: bool,
    /// Arguments for Playwright, with `--only e2e`
    #[arg(last = true, requires = "only")]
    playwright: Vec<String>,
}

/// A kind of test.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Layer {
    /// Rust tests on this machine
    Native,
    /// Components, in a browser
    Browser,
    /// The built site, in a browser
    E2e,
}

/// What a step came to.
struct Step {
    name: &'static str,
    time: Duration,
    tally: Tally,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode> {
    if !args.playwright.is_empty() && args.only != Some(Layer::E2e) {
        bail!("arguments after `--` are for Playwright: add `--only e2e`");
    }
    let project = Project::find()?;
    let cache = Cache::open()?;
    let wanted = |layer| args.only.is_none_or(|only| only == layer);
    let mut steps = Vec::new();
    let mut tools = None;
    if args.only != Some(Layer::Native) {
        steps.push(step("set-up", || {
            tools = Some(Tools::ensure(&cache, &project)?);
            Ok(None)
        }));
    }
    let tools = tools.as_ref();
    let have = |what: Option<_>| what.context("left out, because the set-up failed");
    if args.only.is_none() && !args.no_check {
        steps.push(step("check", || check::all(&cache, &project, have(tools)?).map(|()| None)));
    }
    if wanted(Layer::Native) {
        steps.push(step("native tests", || native(&project).map(Some)));
    }
    if wanted(Layer::Browser) {
        steps.push(step("browser tests", || browser(&cache, &project, have(tools)?).map(Some)));
    }
    if wanted(Layer::E2e) {
        let mut built = true;
        if !args.no_build {
            let build = step("release build", || {
                build::release(&cache, &project, have(tools)?, &Options::default()).map(|()| None)
            });
            // A site that is merely too big can still be tested.
            built = build.tally.failed == 0 || project.dist().join("404.html").is_file();
            steps.push(build);
        }
        steps.push(step("end-to-end tests", || {
            if !built {
                bail!("left out, because there is no site in dist/");
            }
            end_to_end(&cache, &project, have(tools)?, &args.playwright).map(Some)
        }));
    }
    Ok(report(&steps))
}

/// Runs one step; its failure is shown and counted, and the next one follows.
fn step(name: &'static str, work: impl FnOnce() -> Result<Option<Tally>>) -> Step {
    eprintln!("\n== {name}");
    let started = Instant::now();
    let tally = match work() {
        Ok(None) => Tally::default(),
        Ok(Some(tally)) if tally == Tally::default() => {
            eprintln!("error: {name} came to an end without running a test");
            Tally { passed: 0, failed: 1 }
        }
        Ok(Some(tally)) => tally,
        Err(error) => {
            eprintln!("error: {error:#}");
            Tally { passed: 0, failed: 1 }
        }
    };
    Step { name, time: started.elapsed(), tally }
}

fn native(project: &Project) -> Result<Tally> {
    let mut sum = Tally::default();
    for arguments in ["test --workspace --exclude perigee", "test -p perigee --features ssr"] {
        let mut cargo = process::cargo();
        cargo.current_dir(project.root()).args(arguments.split(' ')).arg("--no-fail-fast");
        sum += counted(&mut cargo)?;
    }
    Ok(sum)
}

fn browser(cache: &Cache, project: &Project, tools: &Tools) -> Result<Tally> {
    let browser = Browser::ensure(cache)?;
    let mut cargo = tools.cargo(project)?;
    cargo
        .args(["test", "-p", "perigee", "--features", "csr", "--target", TARGET, "--test", "web"])
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.webdriver(project)?);
    counted(&mut cargo)
}

/// Runs a Rust test command and counts its tests.
///
/// When it fails although no test did, a compile error for instance, that is
/// one failure.
fn counted(command: &mut Command) -> Result<Tally> {
    let (success, output) = process::tee(command)?;
    let mut tally = Tally::from_cargo(&output);
    if !success && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

fn end_to_end(
    cache: &Cache,
    project: &Project,
    tools: &Tools,
    arguments: &[String],
) -> Result<Tally> {
    npm::ensure(cache, project)?;
    // Playwright starts it, and would show no reason if it could not.
    Nginx::ensure(cache)?;
    let browser = Browser::ensure(cache)?;
    let report = project.path("target/e2e.json");
    // An old report must not be counted when no new one is written.
    if report.exists() {
        fs::remove_file(&report)
            .with_context(|| format!("{} cannot be removed", report.display()))?;
    }
    let mut playwright = tools.node(project, "playwright");
    playwright
        .args(["test", "--config", "tests/e2e/playwright.config.ts"])
        .args(arguments)
        .env("PERIGEE_CHROMIUM", &browser.chromium);
    let outcome = process::run(&mut playwright);
    let json = fs::read_to_string(&report)
        .context("Playwright wrote no report: its messages above say why")?;
    let mut tally = Tally::from_playwright(&json)?;
    if outcome.is_err() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Prints the steps and, last, the line that everything can rely on.
fn report(steps: &[Step]) -> ExitCode {
    let mut sum = Tally::default();
    println!("\n{:<18} {:>12} {:>8} {:>8}", "step", "time", "passed", "failed");
    for Step { name, time, tally } in steps {
        println!("{name:<18} {:>12} {:>8} {:>8}", seconds(*time), tally.passed, tally.failed);
        sum += *tally;
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_or_empty_step_counts_as_one_failure() {
        assert_eq!(step("a", || bail!("broken")).tally.failed, 1);
        assert_eq!(step("b", || Ok(Some(Tally::default()))).tally.failed, 1);
        assert_eq!(step("c", || Ok(None)).tally, Tally::default());
        let tally = Tally { passed: 2, failed: 0 };
        assert_eq!(step("d", || Ok(Some(tally))).tally, tally);
    }
}
