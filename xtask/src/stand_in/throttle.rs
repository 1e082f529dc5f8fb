//! The rolling window in which calls are counted.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use perigee_core::ll2::Json;

use super::settings::Throttle;

/// LL2's allowance for visitors without a key, told when none is set.
const LL2_LIMIT: usize = 15;
const LL2_WINDOW_SECS: i64 = 3_600;

/// When the calls that still count were made, oldest first.
#[derive(Debug, Default)]
pub struct Window(VecDeque<Instant>);

/// A call beyond the allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Seconds until the next call is allowed; `None` when none ever is.
    pub wait_secs: Option<u64>,
}

impl Window {
    /// Counts a call, unless it is one too many.
    ///
    /// # Errors
    /// When the call is one too many; such calls do not count.
    pub fn admit(&mut self, throttle: &Throttle, now: Instant) -> Result<(), Refused> {
        self.forget(throttle, now);
        if self.0.len() < throttle.limit {
            self.0.push_back(now);
            return Ok(());
        }
        Err(Refused { wait_secs: self.wait(throttle, now) })
    }

    /// LL2's `/api-throttle/`, which itself counts nothing.
    pub fn report(&mut self, throttle: Option<&Throttle>, now: Instant) -> Json {
        let mut wait = 0;
        if let Some(throttle) = throttle {
            self.forget(throttle, now);
            if self.0.len() >= throttle.limit {
                wait = self.wait(throttle, now).unwrap_or(throttle.window_secs);
            }
        }
        let limit = throttle.map_or(LL2_LIMIT, |throttle| throttle.limit);
        let window = throttle.map_or(LL2_WINDOW_SECS, |throttle| throttle.window_secs as i64);
        Json::Object(vec![
            ("your_request_limit", Json::Int(limit as i64)),
            ("limit_frequency_secs", Json::Int(window)),
            ("current_use", Json::Int(self.0.len() as i64)),
            ("next_use_secs", Json::Int(wait as i64)),
            ("ident", "127.0.0.1".into()),
        ])
    }

    /// Drops the calls that are older than the window.
    fn forget(&mut self, throttle: &Throttle, now: Instant) {
        let window = Duration::from_secs(throttle.window_secs);
        while self.0.front().is_some_and(|call| now.duration_since(*call) >= window) {
            self.0.pop_front();
        }
    }

    /// Whole seconds until the oldest call drops out.
    fn wait(&self, throttle: &Throttle, now: Instant) -> Option<u64> {
        let oldest = *self.0.front()?;
        let left =
            Duration::from_secs(throttle.window_secs).saturating_sub(now.duration_since(oldest));
        Some(left.as_millis().div_ceil(1_000) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn throttle(limit: usize) -> Throttle {
        Throttle { limit, window_secs: 60, cors: true, retry_after: true, sentence: true }
    }

    #[test]
    fn the_window_rolls() {
        let start = Instant::now();
        let at = |secs| start + Duration::from_secs(secs);
        let mut window = Window::default();
        assert_eq!(window.admit(&throttle(2), at(0)), Ok(()));
        assert_eq!(window.admit(&throttle(2), at(10)), Ok(()));
        assert_eq!(window.admit(&throttle(2), at(20)), Err(Refused { wait_secs: Some(40) }));
        assert!(window.report(Some(&throttle(2)), at(20)).compact().contains(
            r#""your_request_limit":2,"limit_frequency_secs":60,"current_use":2,"next_use_secs":40"#
        ));
        assert_eq!(window.admit(&throttle(2), at(60)), Ok(()));
        assert_eq!(window.admit(&throttle(2), at(61)), Err(Refused { wait_secs: Some(9) }));
    }

    #[test]
    fn without_any_allowance_there_is_no_end_to_the_wait() {
        let refused = Window::default().admit(&throttle(0), Instant::now());
        assert_eq!(refused, Err(Refused { wait_secs: None }));
    }
}
