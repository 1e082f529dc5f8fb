//! `cargo xtask snapshot`: reads the whole list of an LL2 API, politely, and writes it as a
//! catalogue file.
//!
//! What to do after which answer is decided in [`course`], by the rules of
//! `perigee_core::refresh`; this file only carries it out. `docs/snapshot.md` is for operators.

mod answer;
mod clock;
mod course;
mod display;
mod file;
mod http;
mod key;
mod parts;
mod report;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use perigee_core::catalogue;
use perigee_core::domain::{Collection, Duration, Timestamp};
use perigee_core::refresh::CallLog;

use clock::{Clock, Wall};
use course::{Course, Limits, Question, Step};
use display::Display;
use file::Old;
use http::{Http, TIMEOUT};
use key::Key;
use parts::Parts;
use report::Report;

/// Options of `cargo xtask snapshot`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The base address of the API, such as `https://ll.thespacedevs.com/2.3.0`
    #[arg(long, value_name = "URL")]
    api: String,
    /// The catalogue file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The longest to wait in all, in ISO 8601, such as PT2H; without it, as long as it takes
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    wait: Option<Duration>,
    /// The most calls within an hour
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..))]
    calls_per_hour: u16,
    /// Replace the file even by a list that is empty or has far fewer craft
    #[arg(long)]
    force: bool,
}

fn duration(text: &str) -> Result<Duration, String> {
    let length = Duration::parse(text).filter(|length| length.seconds() >= 0);
    length.ok_or_else(|| "a length of time looks like PT90M or PT2H".to_owned())
}

/// Runs the command.
///
/// # Errors
/// When the list cannot be read as a whole, or must not replace the file.
pub fn run(args: &Args) -> Result<()> {
    let http = Http::new(&args.api, Key::from_env()?, TIMEOUT)?;
    let report = snapshot(args, &http, &mut Wall)?;
    println!("wrote {}: {}", args.out.display(), report.size()?);
    for line in report.changes() {
        println!("{line}");
    }
    Ok(())
}

/// Makes the snapshot.
fn snapshot(args: &Args, http: &Http, clock: &mut impl Clock) -> Result<Report> {
    let old = Old::read(&args.out)?;
    if let Some(folder) = args.out.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let parts = Parts::of(&args.out);
    let limits = Limits { calls_per_hour: args.calls_per_hour.into(), wait: args.wait };
    let mut display = Display::start();
    let course = begin(http, &parts, limits, clock, &mut display)?;
    let (new, skipped) = fetch(course, http, &parts, clock, &mut display)?;
    drop(display);
    let refusal = if args.force { None } else { old.refuses(&new) };
    if let Some(reason) = refusal {
        bail!("{reason}: the file stays as it is, and --force replaces it without another call");
    }
    let text = catalogue::write(&new);
    let same = catalogue::read(&text).is_ok_and(|read| read == new);
    ensure!(same, "the catalogue does not read back as it was written, which is a mistake in it");
    file::write(&args.out, &text)?;
    parts.remove()?;
    Ok(Report { old, new, skipped })
}

/// A course from the first page, or from where an earlier run stopped.
fn begin(
    http: &Http,
    parts: &Parts,
    limits: Limits,
    clock: &impl Clock,
    display: &mut Display,
) -> Result<Course> {
    let now = clock.now();
    let earlier = parts.earlier(http.base(), now);
    if let Some(earlier) = earlier.as_ref().filter(|earlier| earlier.fresh) {
        let mut course = Course::new(http.base(), earlier.started, earlier.calls.clone(), limits);
        let mut whole = true;
        while let Some(text) = course.next_offset().and_then(|offset| parts.page(offset)) {
            whole = course.resume(&text);
            if !whole {
                break;
            }
        }
        if whole {
            display.say(&format!("going on with the run of {}", earlier.started));
            display.progress(course.progress());
            return Ok(course);
        }
    }
    let calls = earlier.map(|earlier| earlier.calls).unwrap_or_default();
    restart(parts, http, &calls, now)?;
    Ok(Course::new(http.base(), now, calls, limits))
}

/// Carries out what the course says, until the list is whole.
fn fetch(
    mut course: Course,
    http: &Http,
    parts: &Parts,
    clock: &mut impl Clock,
    display: &mut Display,
) -> Result<(Collection, usize)> {
    loop {
        match course.step(clock.now()) {
            Step::Ask(Question::Throttle) => {
                let answer = http.get("/api-throttle/");
                course.throttle(answer, clock.now(), clock.random());
                parts.keep_calls(course.calls())?;
            }
            Step::Ask(Question::Page(query)) => {
                let offset = course.next_offset().unwrap_or_default();
                course.asked(clock.now());
                parts.keep_calls(course.calls())?;
                let answer = http.get(&format!("/spacecraft/?{query}"));
                if let Some(text) = course.page(answer, clock.now(), clock.random()) {
                    parts.keep_page(offset, &text)?;
                    display.progress(course.progress());
                }
                parts.keep_calls(course.calls())?;
            }
            Step::Wait(until, why) => {
                clock.wait(until, &mut |left| display.waiting(left, &why));
                display.waited();
            }
            Step::StartAgain(reason) => {
                display.say(&format!("reading the list again from its first page: {reason}"));
                restart(parts, http, course.calls(), course.started())?;
            }
            Step::Done { collection, skipped } => return Ok((collection, skipped)),
            Step::GiveUp(reason) if course.progress().0 > 0 => bail!(
                "{reason}; what was read is kept in {} for a day, and the same command goes on \
                 with it",
                parts.folder().display()
            ),
            Step::GiveUp(reason) => {
                restart(parts, http, course.calls(), clock.now())?;
                bail!("{reason}");
            }
        }
    }
}

/// Forgets all pages, but not the calls that were made for them.
fn restart(parts: &Parts, http: &Http, calls: &CallLog, now: Timestamp) -> Result<()> {
    parts.begin(http.base(), now)?;
    parts.keep_calls(calls)
}

#[cfg(test)]
mod tests;
