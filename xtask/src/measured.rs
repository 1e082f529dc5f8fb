//! What was measured several times, against its limit in budgets.toml.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, bail};

/// Limits by the keys of what is measured.
pub type Limits = BTreeMap<String, f64>;

/// Several measurements of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Its key in budgets.toml.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What was measured.
    pub range: Range,
}

/// The middle of several numbers, and how far they lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// By nearest rank, so that it is a number that was measured.
    pub median: f64,
    /// The least of them.
    pub least: f64,
    /// The most of them.
    pub most: f64,
}

impl Range {
    /// `None` without numbers.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
        numbers.sort_by(f64::total_cmp);
        let median = *numbers.get(numbers.len().saturating_sub(1) / 2)?;
        Some(Self { median, least: *numbers.first()?, most: *numbers.last()? })
    }
}

/// On which side of its limit a median may lie.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    /// Times and sizes.
    AtMost,
    /// Scores.
    AtLeast,
}

impl Side {
    fn fits(self, value: f64, limit: f64) -> bool {
        match self {
            Self::AtMost => value <= limit,
            Self::AtLeast => value >= limit,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::AtMost => "at most",
            Self::AtLeast => "at least",
        }
    }

    fn missed(self) -> &'static str {
        match self {
            Self::AtMost => "exceeds",
            Self::AtLeast => "below",
        }
    }
}

/// Medians with their spread and their limits, as a table for people.
pub fn table(measured: &[Measured], limits: Option<&Limits>, side: Side) -> String {
    let mut text = String::new();
    let mut row = |cells: [&str; 5]| {
        let [label, median, spread, limit, verdict] = cells;
        let line = format!("{label:<34} {median:>9} {spread:>17} {limit:>9}  {verdict}");
        let _ = writeln!(text, "{}", line.trim_end());
    };
    row(["", "median", "spread", "budget", ""]);
    for Measured { key, label, range } in measured {
        let limit = limits.and_then(|limits| limits.get(*key)).copied();
        let verdict = match limit {
            None => "",
            Some(limit) if side.fits(range.median, limit) => "PASS",
            Some(_) => side.missed(),
        };
        let spread = format!("{} to {}", number(range.least), number(range.most));
        let limit = limit.map(number).unwrap_or_default();
        row([label, &number(range.median), &spread, &limit, verdict]);
    }
    text
}

/// A sentence for every median on the wrong side of its limit.
///
/// # Errors
/// When a limit is set for what is not measured.
pub fn exceeded(measured: &[Measured], limits: Option<&Limits>, side: Side) -> Result<Vec<String>> {
    let Some(limits) = limits else { return Ok(vec![]) };
    let known = |key: &String| measured.iter().any(|it| it.key == key);
    if let Some(key) = limits.keys().find(|key| !known(key)) {
        bail!("budgets.toml limits {key}, which is not measured: correct it");
    }
    let beyond = measured.iter().filter_map(|Measured { key, label, range }| {
        let limit = *limits.get(*key)?;
        (!side.fits(range.median, limit)).then(|| {
            let (value, allowed, words) = (number(range.median), number(limit), side.in_words());
            format!("{label}: {value}, where {words} {allowed} is wanted")
        })
    });
    Ok(beyond.collect())
}

/// Three digits or so: `0.012`, `1.18`, `22.4`, `940`.
fn number(value: f64) -> String {
    match value {
        value if value.fract() == 0.0 => format!("{value:.0}"),
        value if value < 0.1 => format!("{value:.3}"),
        value if value < 10.0 => format!("{value:.2}"),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fcp(numbers: &[f64]) -> [Measured; 1] {
        let range = Range::of(numbers.iter().copied()).unwrap();
        [Measured { key: "fcp_ms", label: "first paint (ms)", range }]
    }

    #[test]
    fn the_median_was_measured() {
        let range = |numbers: &[f64]| Range::of(numbers.iter().copied());
        assert_eq!(range(&[9.0, 1.0, 4.0]), Some(Range { median: 4.0, least: 1.0, most: 9.0 }));
        assert_eq!(range(&[2.0, 1.0]), Some(Range { median: 1.0, least: 1.0, most: 2.0 }));
        assert_eq!(range(&[]), None);
    }

    #[test]
    fn a_limit_holds_for_the_median_from_its_side() {
        let limits = Limits::from([("fcp_ms".to_owned(), 400.0)]);
        let beyond = |numbers: &[f64], side| exceeded(&fcp(numbers), Some(&limits), side).unwrap();
        assert!(beyond(&[390.0, 400.0, 900.0], Side::AtMost).is_empty());
        assert_eq!(
            beyond(&[390.0, 401.5, 900.0], Side::AtMost),
            ["first paint (ms): 402, where at most 400 is wanted"]
        );
        assert_eq!(beyond(&[399.0], Side::AtLeast).len(), 1);
        let table = table(&fcp(&[390.0, 401.5, 900.0]), Some(&limits), Side::AtMost);
        assert!(table.contains("402        390 to 900       400  exceeds"), "{table}");
    }

    #[test]
    fn without_limits_nothing_is_judged() {
        assert!(exceeded(&fcp(&[1.0]), None, Side::AtMost).unwrap().is_empty());
        assert!(!table(&fcp(&[1.0]), None, Side::AtMost).contains("PASS"));
    }

    #[test]
    fn a_limit_for_nothing_is_a_mistake() {
        let limits = Limits::from([("fpc_ms".to_owned(), 1.0)]);
        let error = exceeded(&fcp(&[1.0]), Some(&limits), Side::AtMost).unwrap_err();
        assert!(error.to_string().contains("fpc_ms"));
    }
}
