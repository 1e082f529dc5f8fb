//! What tests/bench/load.mjs reports.

use serde::Deserialize;

use crate::measured::{Measured, Range};

/// What the driver measured. All times are milliseconds since the navigation began.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// The browser and its version.
    pub browser: String,
    /// How busy the machine was with other things just before, from 0 to 1.
    pub busy: f64,
    subjects: Vec<Subject>,
}

/// One page.
#[derive(Debug, Deserialize)]
struct Subject {
    name: String,
    looks: Vec<Look>,
    /// When a letter that was typed at once had filtered.
    typed: Vec<f64>,
    /// Bytes that a service worker fetched for itself.
    worker: f64,
}

/// One visit by someone who only looks.
#[derive(Debug, Deserialize)]
struct Look {
    /// First contentful paint.
    fcp: f64,
    /// The first card that stays was painted.
    card: f64,
    /// Largest contentful paint.
    lcp: f64,
    /// All layout shifts together.
    cls: f64,
    /// What tasks took beyond 50 ms, from the first paint on.
    tbt: f64,
    /// Bytes of the page and of what holds up its first paint.
    blocking: f64,
    /// Bytes of all but pictures.
    bytes: f64,
    /// Bytes of pictures.
    pictures: f64,
    /// Requests but for pictures.
    requests: f64,
    /// How many of these had to follow one another.
    chain: f64,
    /// Addresses that were transferred more than once.
    twice: Vec<String>,
}

impl Report {
    /// What was measured of a page, with ratios to another page of the same run.
    pub fn measured(&self, name: &str, floor: &str) -> Vec<Measured> {
        let find = |name: &str| self.subjects.iter().find(|subject| subject.name == name);
        let Some(subject) = find(name) else { return vec![] };
        let looks = |of: fn(&Look) -> f64| subject.looks.iter().map(of);
        let ratio = |of: fn(&Look) -> f64| {
            let floor = find(floor).filter(|floor| floor.name != subject.name)?;
            let floor = Range::of(floor.looks.iter().map(of))?.median;
            Range::of(looks(of).map(|value| value / floor))
        };
        let kb = |of: fn(&Look) -> f64| Range::of(looks(of).map(|bytes| bytes / 1_000.0));
        let worker = (subject.worker > 0.0).then_some(subject.worker / 1_000.0);
        [
            ("fcp_ms", "first paint (ms)", Range::of(looks(|it| it.fcp))),
            ("fcp_ratio", "  times the bare page's", ratio(|it| it.fcp)),
            ("first_card_ms", "first card (ms)", Range::of(looks(|it| it.card))),
            ("first_card_ratio", "  times the bare page's", ratio(|it| it.card)),
            ("lcp_ms", "largest paint (ms)", Range::of(looks(|it| it.lcp))),
            ("interactive_ms", "a typed letter filters (ms)", Range::of(subject.typed.clone())),
            ("cls", "layout shifts", Range::of(looks(|it| it.cls))),
            ("tbt_ms", "blocking time (ms)", Range::of(looks(|it| it.tbt))),
            ("first_card_kb", "page and what holds it up (kB)", kb(|it| it.blocking)),
            ("visit_kb", "whole visit (kB)", kb(|it| it.bytes)),
            ("pictures_kb", "  pictures beside that (kB)", kb(|it| it.pictures)),
            ("worker_kb", "  service worker beside that (kB)", Range::of(worker)),
            ("requests", "requests but pictures", Range::of(looks(|it| it.requests))),
            ("chain", "longest chain of requests", Range::of(looks(|it| it.chain))),
        ]
        .into_iter()
        .filter_map(|(key, label, range)| Some(Measured { key, label, range: range? }))
        .collect()
    }

    /// Addresses that a visit to this page transferred more than once.
    pub fn twice(&self, name: &str) -> Vec<&str> {
        let subjects = self.subjects.iter().filter(|subject| subject.name == name);
        let mut twice: Vec<&str> = subjects
            .flat_map(|subject| &subject.looks)
            .flat_map(|look| look.twice.iter().map(String::as_str))
            .collect();
        twice.sort_unstable();
        twice.dedup();
        twice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let look = |fcp: u32| {
            format!(
                r#"{{ "fcp": {fcp}, "card": 420, "lcp": 500, "cls": 0, "tbt": 10, "blocking": 9000,
                     "bytes": 200000, "pictures": 5000, "requests": 6, "chain": 2,
                     "twice": ["http://127.0.0.1/a"] }}"#
            )
        };
        let text = format!(
            r#"{{ "browser": "B", "busy": 0, "subjects": [
                {{ "name": "bare", "looks": [{}], "typed": [], "worker": 0 }},
                {{ "name": "app", "looks": [{}, {}], "typed": [900, 950], "worker": 300000 }} ] }}"#,
            look(400),
            look(440),
            look(480)
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn times_are_compared_to_the_bare_page_of_the_same_run() {
        let measured = report().measured("app", "bare");
        let of = |key: &str| measured.iter().find(|it| it.key == key).map(|it| it.range);
        assert_eq!(of("fcp_ratio"), Some(Range { median: 1.1, least: 1.1, most: 1.2 }));
        assert_eq!(of("first_card_kb").map(|range| range.median), Some(9.0));
        assert_eq!(of("worker_kb").map(|range| range.median), Some(300.0));
        assert_eq!(of("interactive_ms").map(|range| range.most), Some(950.0));
    }

    #[test]
    fn what_was_not_measured_has_no_line() {
        let measured = report().measured("bare", "bare");
        let has = |key: &str| measured.iter().any(|it| it.key == key);
        assert!(has("fcp_ms"));
        assert!(!has("fcp_ratio") && !has("interactive_ms") && !has("worker_kb"));
        assert!(report().measured("nothing", "bare").is_empty());
    }

    #[test]
    fn what_came_twice_is_named_once() {
        assert_eq!(report().twice("app"), ["http://127.0.0.1/a"]);
    }
}
