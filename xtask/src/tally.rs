//! How many tests passed and failed, read from what the test runners report.

use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde::Deserialize;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Tally {
    /// Adds up every `test result:` line of Rust's test harness.
    ///
    /// Unit, integration and documentation tests each print one, and so does
    /// wasm-bindgen's runner.
    pub fn from_cargo(output: &str) -> Self {
        let mut sum = Self::default();
        for result in output.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
            sum += Self { passed: before(result, "passed"), failed: before(result, "failed") };
        }
        sum
    }

    /// Reads the numbers that Playwright's JSON reporter ends with.
    ///
    /// A flaky test is one that has failed.
    pub fn from_playwright(json: &str) -> Result<Self> {
        let report: Report = serde_json::from_str(json)
            .context("Playwright's report is not what it was in version 1.65: see tally.rs")?;
        let stats = report.stats;
        Ok(Self { passed: stats.expected, failed: stats.unexpected + stats.flaky })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[derive(Deserialize)]
struct Report {
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
}

/// The number that stands before a word: 3 in `ok. 3 passed; 0 failed`.
fn before(text: &str, word: &str) -> u64 {
    text.split([';', '.'])
        .find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_result_lines_are_added_up() {
        let output = "\
running 2 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
   Doc-tests perigee_core
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out
";
        assert_eq!(Tally::from_cargo(output), Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn other_output_counts_nothing() {
        assert_eq!(Tally::from_cargo("error: could not compile\n5 passed\n"), Tally::default());
    }

    #[test]
    fn playwright_counts_flaky_tests_as_failed() {
        let json = r#"{"suites":[],"stats":{"duration":1.5,"expected":7,"skipped":1,
                       "unexpected":2,"flaky":1}}"#;
        assert_eq!(Tally::from_playwright(json).unwrap(), Tally { passed: 7, failed: 3 });
        assert!(Tally::from_playwright("{}").is_err());
    }
}
