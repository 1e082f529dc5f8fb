//! The calls made within the last hour, and the pause a server asked for.

use crate::domain::{Duration, Timestamp};

/// The window in which LL2 counts calls, in milliseconds. The source is the API contract: a
/// rolling window, from which the oldest call drops out after 3,600 s.
pub const HOUR: i64 = 3_600_000;

/// What a browser remembers of its calls, over reloads and for all its tabs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallLog {
    /// When each call was made, oldest first, in milliseconds since 1970.
    calls: Vec<i64>,
    /// No call before this moment.
    pause_until: i64,
    /// How often in a row a server refused without saying for how long.
    failures: u32,
}

impl CallLog {
    /// Reads what [`Self::print`] wrote; anything else is an empty log.
    pub fn read(text: &str) -> Self {
        let mut numbers = text.split(' ').map(str::parse);
        let (Some(Ok(pause_until)), Some(Ok(failures))) = (numbers.next(), numbers.next()) else {
            return Self::default();
        };
        let failures = u32::try_from(failures).unwrap_or_default();
        Self { calls: numbers.map_while(Result::ok).collect(), pause_until, failures }
    }

    /// One line of numbers.
    pub fn print(&self) -> String {
        let calls: String = self.calls.iter().map(|call| format!(" {call}")).collect();
        format!("{} {}{calls}", self.pause_until, self.failures)
    }

    /// Counts a call made now.
    pub fn record(&mut self, now: Timestamp) {
        self.calls.retain(|call| counts(*call, now));
        self.calls.push(now.millis());
    }

    /// Calls that still count.
    pub fn used(&self, now: Timestamp) -> usize {
        self.calls.iter().filter(|call| counts(**call, now)).count()
    }

    /// When the oldest call that counts drops out; `None` when none counts.
    pub fn next_free(&self, now: Timestamp) -> Option<Timestamp> {
        let oldest = self.calls.iter().find(|call| counts(**call, now))?;
        Some(Timestamp::from_millis(oldest + HOUR))
    }

    /// No more calls for this long: the server said so.
    pub fn pause(&mut self, wait: Duration, now: Timestamp) {
        let until = now.millis().saturating_add(wait.seconds().saturating_mul(1_000));
        self.pause_until = self.pause_until.max(until);
    }

    /// Notes a refusal without a reason; how many there were in a row.
    pub fn fail(&mut self) -> u32 {
        self.failures = self.failures.saturating_add(1);
        self.failures
    }

    /// Notes a success: earlier refusals and their pause are over.
    pub fn succeed(&mut self) {
        (self.failures, self.pause_until) = (0, 0);
    }

    /// When a pause ends; `None` when there is none.
    pub fn paused_until(&self, now: Timestamp) -> Option<Timestamp> {
        // A clock that was set back must not stop calls for longer than a pause can last.
        let left = self.pause_until - now.millis();
        (left > 0 && left <= 24 * HOUR).then(|| Timestamp::from_millis(self.pause_until))
    }

    /// When this many calls are free within the allowance; `None` when they are now. More calls
    /// than the whole allowance are never free together, so the whole allowance must do.
    pub fn free_at(&self, needed: usize, allowance: usize, now: Timestamp) -> Option<Timestamp> {
        let paused = self.paused_until(now);
        let counting: Vec<i64> =
            self.calls.iter().copied().filter(|call| counts(*call, now)).collect();
        let spare = allowance.saturating_sub(needed.min(allowance));
        let must_go = counting.len().saturating_sub(spare);
        let last_to_go = must_go.checked_sub(1).and_then(|at| counting.get(at));
        let free = last_to_go.map(|call| Timestamp::from_millis(call + HOUR));
        paused.max(free)
    }
}

/// Whether a call still counts. One from the future tells of a clock that was set back.
fn counts(call: i64, now: Timestamp) -> bool {
    let age = now.millis() - call;
    (-HOUR..HOUR).contains(&age)
}

#[cfg(test)]
mod tests {
    use super::{CallLog, HOUR};
    use crate::domain::{Duration, Timestamp};

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000 + minutes * 60_000)
    }

    fn log(minutes: &[i64]) -> CallLog {
        let mut log = CallLog::default();
        minutes.iter().for_each(|minute| log.record(at(*minute)));
        log
    }

    #[test]
    fn calls_count_for_an_hour() {
        let log = log(&[0, 10, 20]);
        assert_eq!([20, 59, 60, 75, 80].map(|now| log.used(at(now))), [3, 3, 2, 1, 0]);
        assert_eq!(
            [20, 65, 80].map(|now| log.next_free(at(now))),
            [Some(at(60)), Some(at(70)), None]
        );
    }

    #[test]
    fn a_call_is_free_when_enough_others_are_an_hour_old() {
        let log = log(&[0, 10, 20]);
        for (needed, allowance, free) in [
            (1, 4, None),
            (1, 3, Some(60)),
            (2, 3, Some(70)),
            (3, 3, Some(80)),
            (9, 3, Some(80)),
            (1, 1, Some(80)),
            (0, 3, None),
        ] {
            assert_eq!(
                log.free_at(needed, allowance, at(30)),
                free.map(at),
                "{needed}/{allowance}"
            );
        }
    }

    #[test]
    fn a_pause_holds_until_it_ends() {
        let mut log = log(&[0]);
        log.pause(Duration::from_seconds(600), at(5));
        assert_eq!(log.free_at(1, 15, at(6)), Some(at(15)));
        log.pause(Duration::from_seconds(1), at(6));
        assert_eq!(log.free_at(1, 15, at(6)), Some(at(15)), "a shorter pause ends no longer one");
        assert_eq!(log.free_at(1, 15, at(15)), None);
        log.succeed();
        assert_eq!(log.free_at(1, 15, at(6)), None);
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let mut log = log(&[1_000_000]);
        log.pause(Duration::from_seconds(600), at(1_000_000));
        assert_eq!(log.free_at(1, 1, at(0)), None);
    }

    #[test]
    fn survives_storage() {
        let mut log = log(&[0, 10]);
        log.pause(Duration::from_seconds(600), at(5));
        assert_eq!(log.fail(), 1);
        assert_eq!(CallLog::read(&log.print()), log);
        for text in ["", "x", "1", "1 x", "{}"] {
            assert_eq!(CallLog::read(text), CallLog::default(), "{text}");
        }
        assert_eq!(CallLog::read("5 0 1 2 x 3").used(Timestamp::from_millis(HOUR / 2)), 2);
    }
}
