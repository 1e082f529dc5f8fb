//! `cargo xtask bench --load`: how long a first visit takes over a slow network.
//!
//! The release, with the sample and with 600 records, and a bare page of thirty cards are served
//! by nginx and visited in turn; docs/performance.md says what is measured and how.

mod bare;
mod report;
pub mod sites;

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde_json::json;

use super::BUSY;
use crate::budgets::Budgets;
use crate::cache::Cache;
use crate::compress;
use crate::measured::{Side, exceeded, table};
use crate::process;
use crate::project::Project;
use crate::tools::browser::Browser;
use crate::tools::nginx::Nginx;
use report::Report;

/// The ports of the sites and of the bare page.
const PORTS: (u16, u16) = (4330, 4331);

/// The page that the others are compared to.
const FLOOR: &str = "bare";

/// The pages of the sites: name in budgets.toml, name for people, address below the sites' host.
/// What the filtered ones match is not on the default page, so a card of it cannot be there early.
const PAGES: [(&str, &str, &str); 4] = [
    ("default", "The default page", "sample/"),
    ("filtered", "A filtered address", "sample/?search=dragon&status=1"),
    ("default_600", "The default page, 600 records", "600/"),
    ("filtered_600", "A filtered address, 600 records", "600/?search=dragon&status=1"),
];

/// Measures the last build: success means that no budget is exceeded.
///
/// # Errors
/// When there is no build, or it cannot be served or visited.
pub fn run(project: &Project, cache: &Cache, browser: &Browser) -> Result<ExitCode> {
    let budgets = Budgets::read(&project.path("budgets.toml"))?;
    let nginx = Nginx::ensure(cache)?;
    let (folder, bare) = (project.path("target/bench/load"), project.path("target/bench/bare"));
    let address = format!("http://127.0.0.1:{}/", PORTS.0);
    sites::sample(project, &folder, &address)?;
    sites::synthetic(project, &folder, &address)?;
    sites::bare(&bare)?;
    compress::write(&bare)?;
    let host = nginx.serve(project, &folder, "/", PORTS.0)?;
    let floor = nginx.serve(project, &bare, "/", PORTS.1)?;
    let subjects = PAGES.map(|(name, _, path)| {
        json!({ "name": name, "address": format!("{}{path}", host.address), "runs": true })
    });
    let floor = json!({ "name": FLOOR, "address": floor.address, "runs": false });
    let report = drive(project, browser, &json!([&[floor], &subjects[..]].concat()))?;

    println!("\nFirst visits with {}, 4 times slower, over slow 4G", report.browser);
    if report.busy > BUSY {
        let percent = report.busy * 100.0;
        println!("The machine was {percent:.0} % busy before: these are upper bounds.");
    }
    let mut above = Vec::new();
    for (name, title) in
        [(FLOOR, "A bare page with thirty cards")].into_iter().chain(PAGES.map(|it| (it.0, it.1)))
    {
        let measured = report.measured(name, FLOOR);
        let limits = budgets.load(name);
        println!("\n{title}");
        print!("{}", table(&measured, limits, Side::AtMost));
        for url in report.twice(name) {
            println!("transferred more than once: {url}");
        }
        let sentences = exceeded(&measured, limits, Side::AtMost)?;
        above.extend(sentences.into_iter().map(|sentence| format!("{title}: {sentence}")));
    }
    Ok(super::conclude(&above))
}

/// Has tests/bench/load.mjs visit these pages.
fn drive(project: &Project, browser: &Browser, subjects: &serde_json::Value) -> Result<Report> {
    let node = process::find("node").context("Node.js 20 or newer is missing: install it")?;
    let (input, out) =
        (project.path("target/bench/subjects.json"), project.path("target/bench/load.json"));
    fs::write(&input, subjects.to_string())
        .with_context(|| format!("{} cannot be written", input.display()))?;
    process::run(
        Command::new(node)
            .current_dir(project.root())
            .args(["tests/bench/load.mjs", "--subjects"])
            .arg(&input)
            .arg("--out")
            .arg(&out)
            .env("PERIGEE_CHROMIUM", &browser.chromium)
            // Playwright tells of a service worker's own requests only when asked to.
            .env("PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS", "1"),
    )?;
    let text =
        fs::read_to_string(&out).with_context(|| format!("{} cannot be read", out.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no report", out.display()))
}
