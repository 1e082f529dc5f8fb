//! Signs of life on stderr: a bar on a terminal, plain lines elsewhere.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};
use perigee_core::domain::Duration;

use super::course::words;

/// How often a log gets a line about a wait, in seconds.
const LINE_EVERY: i64 = 60;

/// What a run shows while it runs.
#[derive(Debug)]
pub struct Display {
    bar: Option<ProgressBar>,
    /// How long the wait still was when a line was last printed.
    told: Option<Duration>,
}

impl Display {
    /// Shows a bar where there is a terminal.
    pub fn start() -> Self {
        let bar = stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(0);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} craft {msg}") {
                bar.set_style(style);
            }
            bar
        });
        Self { bar, told: None }
    }

    /// Shows how far the run is.
    pub fn progress(&mut self, (received, count): (usize, Option<usize>)) {
        let Some(count) = count else { return };
        match &self.bar {
            Some(bar) => {
                bar.set_length(count as u64);
                bar.set_position(received as u64);
                bar.set_message("");
            }
            None => eprintln!("{received} of {count} craft"),
        }
    }

    /// Shows a wait, called every second of it.
    pub fn waiting(&mut self, left: Duration, why: &str) {
        let text = format!("waiting for {}: {why}", words(left));
        if let Some(bar) = &self.bar {
            bar.set_message(text);
            bar.tick();
            return;
        }
        let due = self.told.is_none_or(|told| told.seconds() - left.seconds() >= LINE_EVERY);
        if due {
            eprintln!("{text}");
            self.told = Some(left);
        }
    }

    /// The wait is over.
    pub fn waited(&mut self) {
        self.told = None;
        if let Some(bar) = &self.bar {
            bar.set_message("");
        }
    }

    /// Says something that stays.
    pub fn say(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("{text}")),
            None => eprintln!("{text}"),
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
