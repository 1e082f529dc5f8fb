//! Days and instants, all in UTC, without a time-zone database.

use std::fmt;

/// A calendar day, as in a maiden flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Reads `2010-12-08`; impossible days are refused.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = digits(parts.next()?, 4)?;
        let month = digits(parts.next()?, 2)?;
        let day = digits(parts.next()?, 2)?;
        let date = Self { year: year as i32, month: month as u8, day: day as u8 };
        // A day that does not exist comes back from the day count as another one.
        (Self::from_days(date.days()) == date).then_some(date)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Prints `2010-12-08`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Days since 1970-01-01, by counting years from March so that leap days come last.
    fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let shifted = (month + 9) % 12;
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        year * 365 + leaps + (153 * shifted + 2) / 5 + day - 1 - 719_468
    }

    fn from_days(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year: year as i32, month: month as u8, day: day as u8 }
    }
}

/// Prints for people: "8 December 2010".
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = MONTHS.get(usize::from(self.month).wrapping_sub(1)).unwrap_or(&"");
        write!(f, "{} {month} {}", self.day, self.year)
    }
}

/// An instant in UTC, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

const DAY_MS: i64 = 86_400_000;
/// The end of the year 9999, beyond which RFC 3339 cannot write an instant.
const LAST_MS: i64 = 253_402_300_799_999;

impl Timestamp {
    /// An instant from milliseconds since 1970, held to the years 0 to 9999.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(-62_167_219_200_000, LAST_MS))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339, such as `2026-11-23T18:30:00Z` or with an offset; a bare day is midnight.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some((day, time)) = text.split_once(['T', 't', ' ']) else {
            return Some(Self(Date::parse(text)?.days() * DAY_MS));
        };
        let day = Date::parse(day)?.days() * DAY_MS;
        let zone_at = time.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = time.split_at(zone_at);
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
        let mut parts = clock.splitn(3, ':');
        let hour = digits(parts.next()?, 2).filter(|hour| *hour < 24)?;
        let minute = digits(parts.next()?, 2).filter(|minute| *minute < 60)?;
        let second = digits(parts.next().unwrap_or("00"), 2).filter(|second| *second <= 60)?;
        let millis = format!("{fraction:0<3}").get(..3)?.parse::<u16>().ok()?;
        let clock = ((hour * 60 + minute) * 60 + second) * 1000 + i64::from(millis);
        Some(Self::from_millis(day + clock - offset(zone)?))
    }

    /// Prints RFC 3339 in UTC to the second: `2026-11-23T18:30:00Z`.
    pub fn iso(self) -> String {
        let seconds = self.0.rem_euclid(DAY_MS) / 1000;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        format!("{}T{hour:02}:{minute:02}:{second:02}Z", self.date().iso())
    }

    /// The day it falls on.
    pub fn date(self) -> Date {
        Date::from_days(self.0.div_euclid(DAY_MS))
    }

    /// How long after `now` it is, for a countdown: "41 min", "20 s"; never less than a second.
    pub fn until(self, now: Self) -> String {
        let seconds = ((self.0 - now.0).max(1) as u64).div_ceil(1_000);
        match seconds {
            0..120 => format!("{seconds} s"),
            120..7_200 => format!("{} min", seconds.div_ceil(60)),
            _ => format!("{} h", seconds.div_ceil(3_600)),
        }
    }

    /// How long before `now` it was, in words: "3 days ago", "in the future" when it is ahead.
    pub fn ago(self, now: Self) -> String {
        let minutes = (now.0 - self.0) / 60_000;
        let (amount, unit) = match minutes {
            i64::MIN..-5 => return "in the future".to_owned(),
            -5..2 => return "just now".to_owned(),
            2..120 => (minutes, "minutes"),
            120..2_880 => (minutes / 60, "hours"),
            2_880..86_400 => (minutes / 1_440, "days"),
            86_400..1_051_200 => (minutes / 43_200, "months"),
            _ => (minutes / 525_600, "years"),
        };
        format!("{amount} {unit} ago")
    }
}

/// Prints for people: "23 November 2026, 18:30 UTC".
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.0.rem_euclid(DAY_MS) / 60_000;
        write!(f, "{}, {:02}:{:02} UTC", self.date(), minutes / 60, minutes % 60)
    }
}

/// Milliseconds that a zone such as `Z` or `+01:30` is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    Some(sign * (digits(hours, 2)? * 60 + digits(minutes, 2)?) * 60_000)
}

/// A number written in exactly so many ASCII digits.
fn digits(text: &str, length: usize) -> Option<i64> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_days() {
        assert_eq!(
            Date::parse("2010-12-08").map(|d| d.to_string()).as_deref(),
            Some("8 December 2010")
        );
        assert_eq!(Date::parse("1970-01-01").map(Date::days), Some(0));
        assert_eq!(Date::parse("2000-02-29").map(Date::days), Some(11_016));
        for text in
            ["", "2010", "2010-13-01", "2010-02-30", "2010-1-01", "x010-01-01", "2010-12-08T"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn reads_instants() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T01:00:00+01:00", 0),
            ("1970-01-01T00:00:01.25Z", 1_250),
            ("2026-11-23T18:30:00Z", 1_795_458_600_000),
            ("1970-01-02", DAY_MS),
        ] {
            assert_eq!(Timestamp::parse(text), Some(Timestamp(millis)), "{text}");
        }
        for text in
            ["", "T", "2026-11-23T", "2026-11-23T25:00:00Z", "2026-11-23T18:30:00", "2026-11-23Tä"]
        {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn says_how_long_ago() {
        let then = Timestamp(0);
        for (minutes, words) in [
            (0, "just now"),
            (59, "59 minutes ago"),
            (180, "3 hours ago"),
            (3 * 1_440, "3 days ago"),
            (90 * 1_440, "3 months ago"),
            (800 * 1_440, "2 years ago"),
            (-60, "in the future"),
        ] {
            assert_eq!(then.ago(Timestamp(minutes * 60_000)), words);
        }
    }

    proptest! {
        #[test]
        fn instants_survive_a_round_trip(seconds in -62_167_219_200_i64..253_402_300_799) {
            let instant = Timestamp(seconds * 1000);
            prop_assert_eq!(Timestamp::parse(&instant.iso()), Some(instant));
        }

        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = Timestamp::parse(&text);
            let _ = Date::parse(&text);
        }
    }
}
