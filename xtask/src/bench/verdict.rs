//! What was measured against budgets.toml.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, bail};

use super::figures::Figure;

/// Limits by the keys of figures.
type Limits = BTreeMap<String, f64>;

/// The figures beside the other app's and their limits, as a table for people.
pub fn table(figures: &[Figure], peer: &[(&str, &str)], limits: Option<&Limits>) -> String {
    let mut text = String::new();
    let mut row = |cells: [&str; 6]| {
        let [label, median, p95, peer, budget, verdict] = cells;
        let line = format!("{label:<34} {median:>9} {p95:>9} {peer:>10} {budget:>15}  {verdict}");
        let _ = writeln!(text, "{}", line.trim_end());
    };
    row(["", "median", "95 %", "peer", "budget", ""]);
    for figure in figures {
        let unit = figure.key.rsplit('_').next().unwrap_or_default().to_uppercase();
        let unit = if unit == "MS" { "ms" } else { &unit };
        let label = format!("{} ({unit})", figure.label);
        let p95 = if figure.several { number(figure.spread.p95) } else { String::new() };
        let peer = peer.iter().find(|(key, _)| *key == figure.key).map_or("", |(_, told)| told);
        let held = held(figure, limits);
        let budget: Vec<_> = held.iter().map(Held::limit_in_words).collect();
        let verdict = match held.as_slice() {
            [] => "",
            held if held.iter().any(Held::is_exceeded) => "exceeds",
            _ => "PASS",
        };
        let median = number(figure.spread.median);
        row([&label, &median, &p95, peer, &budget.join(", "), verdict]);
    }
    text
}

/// A sentence for everything above its limit.
///
/// # Errors
/// When a limit is set for what is not measured.
pub fn exceeded(figures: &[Figure], limits: Option<&Limits>) -> Result<Vec<String>> {
    let known = |key: &String| figures.iter().any(|it| it.key == *key || it.p95_key() == *key);
    if let Some(key) = limits.and_then(|limits| limits.keys().find(|key| !known(key))) {
        bail!("budgets.toml limits {key}, which is not measured: correct it");
    }
    let above = figures.iter().flat_map(|figure| {
        let above = held(figure, limits).into_iter().filter(Held::is_exceeded);
        above.map(|held| {
            let which = if held.is_p95 { ", 95 %" } else { "" };
            let (value, limit) = (number(held.value), number(held.limit));
            let unit = figure.key.rsplit('_').next().unwrap_or_default();
            let unit = if unit == "mb" { "MB" } else { unit };
            format!("{}{which}: {value} {unit}, where {limit} {unit} are allowed", figure.label)
        })
    });
    Ok(above.collect())
}

/// A number and its limit.
#[derive(Debug)]
struct Held {
    value: f64,
    limit: f64,
    is_p95: bool,
}

impl Held {
    fn is_exceeded(&self) -> bool {
        self.value > self.limit
    }

    fn limit_in_words(&self) -> String {
        format!("{}{}", number(self.limit), if self.is_p95 { " (95 %)" } else { "" })
    }
}

/// The limits there are for a figure.
fn held(figure: &Figure, limits: Option<&Limits>) -> Vec<Held> {
    let limit = |key: &str| limits.and_then(|limits| limits.get(key)).copied();
    let spread = figure.spread;
    let of = |value, key: &str, is_p95| Some(Held { value, limit: limit(key)?, is_p95 });
    let both = [of(spread.median, &figure.key, false), of(spread.p95, &figure.p95_key(), true)];
    both.into_iter().flatten().collect()
}

/// Three digits or so: `0.012`, `0.42`, `7.3`, `229`.
fn number(value: f64) -> String {
    match value {
        value if value < 0.1 => format!("{value:.3}"),
        value if value < 1.0 => format!("{value:.2}"),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::Spread;
    use super::*;

    fn sort() -> [Figure; 1] {
        let spread = Spread { median: 9.0, p95: 31.0 };
        let (key, label) = ("sort_dom_ms".to_owned(), "sort".to_owned());
        [Figure { key, label, spread, several: true }]
    }

    fn limits(text: &str) -> Limits {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn median_and_95th_percentile_have_limits_of_their_own() {
        let limits = limits("sort_dom_ms = 10\nsort_dom_p95_ms = 20.0");
        let above = exceeded(&sort(), Some(&limits)).unwrap();
        assert_eq!(above, ["sort, 95 %: 31.0 ms, where 20.0 ms are allowed"]);
        let table = table(&sort(), &[("sort_dom_ms", "175 / 242")], Some(&limits));
        assert!(table.contains("175 / 242 10.0, 20.0 (95 %)  exceeds"), "{table}");
    }

    #[test]
    fn without_limits_nothing_is_exceeded() {
        assert!(exceeded(&sort(), None).unwrap().is_empty());
        assert!(!table(&sort(), &[], None).contains("PASS"));
        assert!(table(&sort(), &[], Some(&limits("sort_dom_ms = 9.0"))).contains("PASS"));
    }

    #[test]
    fn a_limit_for_nothing_is_a_mistake() {
        let error = exceeded(&sort(), Some(&limits("srot_dom_ms = 1"))).unwrap_err();
        assert!(error.to_string().contains("srot_dom_ms"));
    }
}
