//! How long to wait when a server does not say.

use crate::domain::Duration;

/// The first wait, and the longest, in seconds.
const FIRST: f64 = 30.0;
const LONGEST: f64 = 3_600.0;

/// The wait after this many failures in a row: twice as long each time, up to an hour, of which
/// the later half is left to chance so that many visitors do not come back together. `random` is
/// between 0 and 1.
pub fn backoff(failures: u32, random: f64) -> Duration {
    let doublings = failures.saturating_sub(1).min(10);
    let full = (FIRST * f64::from(1_u32 << doublings)).min(LONGEST);
    Duration::from_seconds((full * (0.5 + random.clamp(0.0, 1.0) / 2.0)) as i64)
}

#[cfg(test)]
mod tests {
    use super::backoff;

    #[test]
    fn doubles_up_to_an_hour() {
        let waits = [1, 2, 3, 8, 99].map(|failures| backoff(failures, 1.0).seconds());
        assert_eq!(waits, [30, 60, 120, 3_600, 3_600]);
        assert_eq!(backoff(1, 0.0).seconds(), 15);
        assert_eq!(backoff(0, 7.0).seconds(), 30);
    }
}
