//! What tests/lighthouse/run.mjs reports.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::measured::{Measured, Range};

/// The categories: key and name for people.
const CATEGORIES: [(&str, &str); 4] = [
    ("performance", "performance"),
    ("accessibility", "accessibility"),
    ("best_practices", "best practices"),
    ("seo", "SEO"),
];

/// All runs, by the page.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Report(BTreeMap<String, Vec<Run>>);

/// What Lighthouse said of a page once.
#[derive(Debug, Deserialize)]
struct Run {
    /// From 0 to 100, by the category.
    scores: BTreeMap<String, f64>,
    faults: Vec<Fault>,
}

/// An audit that cost some of a score.
#[derive(Debug, Deserialize)]
struct Fault {
    id: String,
    /// From 0 to 1.
    score: f64,
    /// How much it counts within its category.
    weight: f64,
    /// What Lighthouse shows beside it.
    value: String,
}

impl Report {
    /// The scores of a page, whole numbers as Lighthouse shows them.
    pub fn measured(&self, page: &str) -> Vec<Measured> {
        let of = |category: &str| {
            let runs = self.0.get(page).into_iter().flatten();
            Range::of(runs.filter_map(|run| run.scores.get(category)).map(|score| score.round()))
        };
        let measured = |(key, label)| Some(Measured { key, label, range: of(key)? });
        CATEGORIES.into_iter().filter_map(measured).collect()
    }

    /// A line for every audit that was ever not passed: the median, and the last value shown.
    pub fn faults(&self, page: &str) -> Vec<String> {
        let mut found: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
        for fault in self.0.get(page).into_iter().flatten().flat_map(|run| &run.faults) {
            found.entry(&fault.id).or_default().push(fault);
        }
        let line = |(id, faults): (&str, Vec<&Fault>)| {
            let median = Range::of(faults.iter().map(|fault| fault.score))?.median;
            let Fault { weight, value, .. } = faults.last()?;
            let times = faults.len();
            Some(format!("  {id}: {median:.2} in {times} runs, weight {weight}  {value}"))
        };
        found.into_iter().filter_map(line).map(|line| line.trim_end().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let run = |score: f64, faults: &str| {
            format!(
                r#"{{ "scores": {{ "performance": {score}, "seo": 100 }}, "faults": [{faults}] }}"#
            )
        };
        let fault = r#"{ "id": "speed-index", "score": 0.9, "weight": 10, "value": "1.4 s" }"#;
        let runs = [run(97.6, fault), run(100.0, ""), run(96.0, fault)].join(",");
        serde_json::from_str(&format!(r#"{{ "browse": [{runs}] }}"#)).unwrap()
    }

    #[test]
    fn scores_are_rounded_as_lighthouse_shows_them() {
        let measured = report().measured("browse");
        let found: Vec<_> = measured.iter().map(|it| (it.key, it.range.median)).collect();
        assert_eq!(found, [("performance", 98.0), ("seo", 100.0)]);
    }

    #[test]
    fn what_cost_something_is_named_once() {
        assert_eq!(report().faults("browse"), ["  speed-index: 0.90 in 2 runs, weight 10  1.4 s"]);
        assert!(report().faults("table").is_empty());
    }
}
