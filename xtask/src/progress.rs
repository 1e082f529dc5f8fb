//! Signs of life on stderr while something long runs.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How often a log gets a line about a step that still runs.
const LINE_EVERY: Duration = Duration::from_secs(30);

/// One running step: a ticking line on a terminal, plain lines elsewhere.
#[derive(Debug)]
pub struct Progress {
    label: String,
    started: Instant,
    bar: Option<ProgressBar>,
    // Dropping the sender ends the thread that writes plain lines.
    _lines: Option<Sender<()>>,
}

impl Progress {
    /// Starts to show a step.
    pub fn start(label: &str) -> Self {
        let started = Instant::now();
        let label = label.to_owned();
        if stderr().is_terminal() {
            let bar = ProgressBar::new_spinner().with_message(label.clone());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(200));
            return Self { label, started, bar: Some(bar), _lines: None };
        }
        eprintln!("{label} …");
        let (sender, receiver) = channel();
        let text = label.clone();
        thread::spawn(move || {
            while receiver.recv_timeout(LINE_EVERY) == Err(RecvTimeoutError::Timeout) {
                eprintln!("{text} … {}", seconds(started.elapsed()));
            }
        });
        Self { label, started, bar: None, _lines: Some(sender) }
    }

    /// Ends the step and says how long it took.
    pub fn done(self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        eprintln!("{}: done in {}", self.label, seconds(self.started.elapsed()));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A duration as people say it: `12 s`, `3 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs_f64().round();
    if whole < 60.0 {
        return format!("{whole} s");
    }
    let minutes = (whole / 60.0).floor();
    format!("{minutes} min {:02} s", whole - minutes * 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        assert_eq!(seconds(Duration::from_millis(400)), "0 s");
        assert_eq!(seconds(Duration::from_secs(59)), "59 s");
        assert_eq!(seconds(Duration::from_millis(59_600)), "1 min 00 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
