//! A length of time in exact seconds, read from and printed as ISO 8601.

use std::fmt;

use crate::text::number;

/// A length of time in whole seconds. LL2 sends ISO 8601 with days, hours, minutes and seconds;
/// years and months are refused, since they are no fixed number of seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(i64);

/// Seconds per unit, in the order ISO 8601 writes them.
const WEEK: i64 = 604_800;
const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;
const MINUTE: i64 = 60;

/// No duration in the data comes near a million years; more is a mistake, not a flight.
const LIMIT: i64 = 1_000_000 * 366 * DAY;

impl Duration {
    /// A duration of so many seconds, held to a million years either way.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.clamp(-LIMIT, LIMIT))
    }

    /// A duration of so many days.
    pub fn from_days(days: i64) -> Self {
        Self::from_seconds(days.saturating_mul(DAY))
    }

    /// The length in seconds.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// Reads ISO 8601: `P172DT3H46M18S`, `PT9M`, `P0D`, `P2W`, with an optional sign in front.
    /// A fraction is accepted on the last component and cut off below the second.
    ///
    /// ```
    /// use perigee_core::domain::Duration;
    ///
    /// let duration = Duration::parse("PT36H").unwrap();
    /// assert_eq!(duration, Duration::from_seconds(129_600));
    /// assert_eq!(duration.iso(), "P1DT12H");
    /// assert_eq!(duration.to_string(), "1 d 12 h");
    /// assert_eq!(Duration::parse("P1M"), None); // A month is no fixed number of seconds.
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let rest = rest.strip_prefix(['P', 'p'])?;
        let (date, time) = match rest.split_once(['T', 't']) {
            Some((date, time)) if !time.is_empty() => (date, time),
            Some(_) => return None,
            None => (rest, ""),
        };
        if date.is_empty() && time.is_empty() {
            return None;
        }
        let date_units = [('W', WEEK), ('D', DAY)];
        let time_units = [('H', HOUR), ('M', MINUTE), ('S', 1)];
        // A fraction belongs to the last component of all, so only to the part that ends the text.
        let days = components(date, &date_units, time.is_empty())?;
        let clock = components(time, &time_units, true)?;
        Some(Self::from_seconds(sign * days.checked_add(clock)?))
    }

    /// Prints ISO 8601 as LL2 does: zero parts left out, `P0D` for zero.
    pub fn iso(self) -> String {
        if self.0 == 0 {
            return "P0D".to_owned();
        }
        let (days, hours, minutes, seconds) = self.parts();
        let mut text = String::from(if self.0 < 0 { "-P" } else { "P" });
        if days > 0 {
            text.push_str(&format!("{days}D"));
        }
        if hours + minutes + seconds > 0 {
            text.push('T');
            for (amount, unit) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
                if amount > 0 {
                    text.push_str(&amount.to_string());
                    text.push(unit);
                }
            }
        }
        text
    }

    /// Days, hours, minutes and seconds of the length without its sign.
    fn parts(self) -> (i64, i64, i64, i64) {
        let all = self.0.abs();
        (all / DAY, all % DAY / HOUR, all % HOUR / MINUTE, all % MINUTE)
    }
}

/// Adds up `3H46M` and the like; units must come in order, each once at most.
fn components(mut text: &str, units: &[(char, i64)], fraction_allowed: bool) -> Option<i64> {
    let mut total: i64 = 0;
    let mut units = units.iter();
    while !text.is_empty() {
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let (whole, rest) = text.split_at(end);
        let whole: i64 = number(whole)?;
        let (fraction, rest) = match rest.strip_prefix(['.', ',']) {
            Some(rest) => rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?),
            None => ("", rest),
        };
        let unit = rest.chars().next()?.to_ascii_uppercase();
        text = rest.get(1..)?;
        let (_, size) = units.by_ref().find(|(name, _)| *name == unit)?;
        total = total.checked_add(whole.checked_mul(*size)?)?;
        if !(fraction.is_empty() || fraction_allowed && text.is_empty()) {
            return None;
        }
        total = total.checked_add(part_of(fraction, *size))?;
    }
    Some(total)
}

/// Whole seconds in `0.fraction` of a unit; six digits are more than any unit here can show.
fn part_of(fraction: &str, unit: i64) -> i64 {
    let digits = fraction.get(..fraction.len().min(6)).unwrap_or("");
    let scale = 10_i64.pow(digits.len() as u32);
    number::<i64>(digits).map_or(0, |value| value * unit / scale)
}

/// Prints for people: "172 d 3 h 46 min", and seconds only where there is nothing larger.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, hours, minutes, seconds) = self.parts();
        if self.0 < 0 {
            f.write_str("−")?;
        }
        let mut gap = "";
        for (amount, unit) in [(days, "d"), (hours, "h"), (minutes, "min")] {
            if amount > 0 {
                write!(f, "{gap}{amount} {unit}")?;
                gap = " ";
            }
        }
        match (gap, seconds) {
            ("", 0) => f.write_str("0 min"),
            ("", _) => write!(f, "{seconds} s"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_ll2_sends() {
        for (text, seconds) in [
            ("P172DT3H46M18S", 172 * DAY + 3 * HOUR + 46 * MINUTE + 18),
            ("P0D", 0),
            ("PT9M", 540),
            ("P18DT44M", 18 * DAY + 44 * MINUTE),
            ("P219DT42M6S", 219 * DAY + 42 * MINUTE + 6),
            ("P235DT7H28M42S", 235 * DAY + 7 * HOUR + 28 * MINUTE + 42),
            ("PT36H", 36 * HOUR),
            ("P2W", 2 * WEEK),
            ("-P1D", -DAY),
            ("+PT1S", 1),
            ("PT1.5S", 1),
            ("PT0,5H", 1800),
            ("P1.5D", DAY + 12 * HOUR),
            (" pt9m ", 540),
        ] {
            assert_eq!(Duration::parse(text), Some(Duration(seconds)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_fixed_length() {
        for text in [
            "",
            "P",
            "PT",
            "P1DT",
            "P1Y",
            "P1M",
            "1D",
            "P1",
            "P-1D",
            "PT1M1H",
            "PT1H1H",
            "P1.5DT1H",
            "P1Dx",
            "PT1é",
            "P99999999999999999999D",
            "PT.5S",
        ] {
            assert_eq!(Duration::parse(text), None, "{text}");
        }
    }

    #[test]
    fn speaks_to_people() {
        for (iso, words) in [
            ("P172DT3H46M18S", "172 d 3 h 46 min"),
            ("P18DT44M", "18 d 44 min"),
            ("PT9M", "9 min"),
            ("PT15M22S", "15 min"),
            ("PT45S", "45 s"),
            ("P0D", "0 min"),
            ("-PT2H", "−2 h"),
        ] {
            assert_eq!(Duration::parse(iso).map(|d| d.to_string()).as_deref(), Some(words));
        }
    }

    proptest! {
        #[test]
        fn survives_a_round_trip(seconds in -LIMIT..LIMIT) {
            let duration = Duration::from_seconds(seconds);
            prop_assert_eq!(Duration::parse(&duration.iso()), Some(duration));
        }

        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = Duration::parse(&text);
        }
    }
}
