//! The course of a snapshot: what to do next, given what came back so far. It neither asks nor
//! waits itself.

use perigee_core::domain::{Collection, Duration, Timestamp};
use perigee_core::refresh::{Assembly, CallLog, PageError, Unsound, backoff};

use super::answer::{Answer, Verdict, next_use_secs};

/// Failures in a row after which a run gives up.
const MOST_FAILURES: u32 = 4;
/// No server is waited for longer than this in one go, in seconds: pages older than a day do not
/// fit newer ones.
const LONGEST_WAIT: u64 = 86_400;

/// What a run is allowed.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Calls within an hour.
    pub calls_per_hour: usize,
    /// The longest to wait in all; `None` for as long as it takes.
    pub wait: Option<Duration>,
}

/// A snapshot in the making.
#[derive(Debug)]
pub struct Course {
    api: String,
    /// When the first page was asked for, which is how old the data is.
    started: Timestamp,
    assembly: Assembly,
    calls: CallLog,
    limits: Limits,
    /// Failures and refusals in a row.
    failures: u32,
    refusals: u32,
    /// Whether a refusal did not say for how long.
    ask_throttle: bool,
    /// Whether the list was read from its first page a second time.
    again: bool,
    unsound: Option<Unsound>,
    /// Why there is a pause.
    pause: String,
    over: Option<String>,
}

/// A question to the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A page of the list, by its query string.
    Page(String),
    /// How much of the allowance is used.
    Throttle,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Ask this.
    Ask(Question),
    /// Ask nothing before this moment, for the reason given.
    Wait(Timestamp, String),
    /// The pages do not fit together: forget them, the list is read from its first page again.
    StartAgain(Unsound),
    /// The list is whole; of some records no sense could be made.
    Done {
        /// All of it.
        collection: Collection,
        /// How many records are left out.
        skipped: usize,
    },
    /// Nothing more can be done; half a sentence that says why.
    GiveUp(String),
}

impl Course {
    /// A run from the first page, or, after [`Self::resume`], from a later one.
    pub fn new(api: &str, started: Timestamp, calls: CallLog, limits: Limits) -> Self {
        Self {
            api: api.to_owned(),
            started: to_the_second(started),
            assembly: Assembly::default(),
            calls,
            limits,
            failures: 0,
            refusals: 0,
            ask_throttle: false,
            again: false,
            unsound: None,
            pause: "the API asked for it".to_owned(),
            over: None,
        }
    }

    /// Takes a page that an earlier run kept; whether it fits. If not, nothing is left of those
    /// taken before.
    pub fn resume(&mut self, text: &str) -> bool {
        let fits = self.assembly.take(text).is_ok();
        if !fits {
            self.assembly = Assembly::default();
        }
        fits
    }

    /// Where the next page begins; `None` once all are here.
    pub fn next_offset(&self) -> Option<usize> {
        self.assembly.next_request().map(|_| self.assembly.received())
    }

    /// Rows received, and rows there are in all, as far as is known.
    pub fn progress(&self) -> (usize, Option<usize>) {
        (self.assembly.received(), self.assembly.count())
    }

    /// The calls made so far.
    pub fn calls(&self) -> &CallLog {
        &self.calls
    }

    /// When the first page was asked for.
    pub fn started(&self) -> Timestamp {
        self.started
    }

    /// What to do now.
    pub fn step(&mut self, now: Timestamp) -> Step {
        if let Some(reason) = &self.over {
            return Step::GiveUp(reason.clone());
        }
        if let Some(reason) = self.unsound.take() {
            return self.start_again(reason, now);
        }
        let Some(query) = self.assembly.next_request() else {
            let skipped = self.assembly.skipped();
            return match std::mem::take(&mut self.assembly).finish(&self.api, self.started) {
                Ok(collection) => Step::Done { collection, skipped },
                Err(reason) => self.start_again(reason, now),
            };
        };
        if self.ask_throttle {
            return Step::Ask(Question::Throttle);
        }
        match self.calls.free_at(1, self.limits.calls_per_hour, now) {
            Some(until) => self.wait(until, now),
            None => Step::Ask(Question::Page(query)),
        }
    }

    /// Notes that a page is asked for now.
    pub fn asked(&mut self, now: Timestamp) {
        self.calls.record(now);
    }

    /// Takes the answer to a page; gives its text back when it is good and to be kept. `random`
    /// is between 0 and 1.
    pub fn page(&mut self, answer: Answer, now: Timestamp, random: f64) -> Option<String> {
        match answer.judge() {
            Verdict::Good(text) => match self.assembly.take(&text) {
                Ok(()) => {
                    self.calls.succeed();
                    (self.failures, self.refusals) = (0, 0);
                    return Some(text);
                }
                Err(PageError::Unsound(reason)) => self.unsound = Some(reason),
                Err(PageError::Unreadable(error)) => {
                    let what = error.to_string();
                    self.failed(what.trim_end_matches('.'), None, now, random);
                }
            },
            Verdict::TooMany(seconds) => {
                self.refusals += 1;
                match seconds {
                    Some(seconds) => self.refused_for(seconds, now, random),
                    None => self.ask_throttle = true,
                }
            }
            Verdict::Failed(what, seconds) => self.failed(&what, seconds, now, random),
            Verdict::Refused(reason) => self.over = Some(reason),
        }
        None
    }

    /// Takes the answer to the question how much of the allowance is used.
    pub fn throttle(&mut self, answer: Answer, now: Timestamp, random: f64) {
        self.ask_throttle = false;
        let seconds = match answer.judge() {
            Verdict::Good(body) => next_use_secs(&body),
            _ => None,
        };
        match seconds {
            Some(seconds) => self.refused_for(seconds, now, random),
            None => {
                self.pause = "the API allows no more calls, and does not say until when".to_owned();
                self.calls.pause(backoff(self.refusals, random), now);
            }
        }
    }

    fn start_again(&mut self, reason: Unsound, now: Timestamp) -> Step {
        self.assembly = Assembly::default();
        if self.again {
            let told = format!("the list is not sound, though it was read twice: {reason}");
            self.over = Some(told.clone());
            return Step::GiveUp(told);
        }
        self.again = true;
        self.started = to_the_second(now);
        Step::StartAgain(reason)
    }

    fn wait(&mut self, until: Timestamp, now: Timestamp) -> Step {
        let paused = self.calls.paused_until(now) == Some(until);
        let left = Duration::from_seconds((until.millis() - now.millis() + 999) / 1_000);
        if let Some(patience) = &mut self.limits.wait {
            if *patience < left {
                return Step::GiveUp(format!(
                    "the next call is {} away, more than --wait allows",
                    words(left)
                ));
            }
            *patience = Duration::from_seconds(patience.seconds() - left.seconds());
        }
        let why = if paused {
            self.pause.clone()
        } else {
            format!("{} calls were made within the last hour", self.limits.calls_per_hour)
        };
        Step::Wait(until, why)
    }

    fn refused_for(&mut self, seconds: u64, now: Timestamp, random: f64) {
        if seconds > LONGEST_WAIT {
            self.over = Some("the API allows no call for more than a day".to_owned());
            return;
        }
        self.pause = "the API asked for it".to_owned();
        // A server that keeps asking for less than it means is not believed the third time.
        let doubted = match self.refusals {
            0..3 => Duration::from_seconds(1),
            more => backoff(more - 2, random),
        };
        self.calls.pause(Duration::from_seconds(seconds as i64).max(doubted), now);
    }

    fn failed(&mut self, what: &str, seconds: Option<u64>, now: Timestamp, random: f64) {
        self.failures += 1;
        if self.failures >= MOST_FAILURES {
            self.over =
                Some(format!("the API failed {MOST_FAILURES} times in a row, last with: {what}"));
            return;
        }
        self.pause = format!("the API failed ({what})");
        let asked = Duration::from_seconds(seconds.unwrap_or(0).min(LONGEST_WAIT) as i64);
        self.calls.pause(backoff(self.failures, random).max(asked), now);
    }
}

/// A moment as exactly as a catalogue holds it.
fn to_the_second(at: Timestamp) -> Timestamp {
    Timestamp::from_millis(at.millis().div_euclid(1_000) * 1_000)
}

/// A length of time as people say it.
pub fn words(length: Duration) -> String {
    let seconds = u64::try_from(length.seconds()).unwrap_or_default();
    crate::progress::seconds(std::time::Duration::from_secs(seconds))
}
