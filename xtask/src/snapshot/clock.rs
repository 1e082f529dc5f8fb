//! Time, which tests make pass faster.

use std::hash::{BuildHasher, RandomState};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use perigee_core::domain::{Duration, Timestamp};

/// Time and chance.
pub trait Clock {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Waits until then, and tells every second how long that still is.
    fn wait(&mut self, until: Timestamp, tick: &mut dyn FnMut(Duration));

    /// A number between 0 and 1.
    fn random(&mut self) -> f64;
}

/// The clock of this machine.
#[derive(Debug)]
pub struct Wall;

impl Clock for Wall {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Timestamp::from_millis(since.map_or(0, |since| since.as_millis() as i64))
    }

    fn wait(&mut self, until: Timestamp, tick: &mut dyn FnMut(Duration)) {
        loop {
            let left = until.millis() - self.now().millis();
            if left <= 0 {
                return;
            }
            tick(Duration::from_seconds((left + 999) / 1_000));
            let nap = left.min(1_000).unsigned_abs();
            thread::sleep(std::time::Duration::from_millis(nap));
        }
    }

    fn random(&mut self) -> f64 {
        // Each hasher of the standard library has keys of its own.
        f64::from(RandomState::new().hash_one(()) as u32) / f64::from(u32::MAX)
    }
}
