//! What was measured, as lines of a table.

use super::driver::{Action, Memory, Report};
use super::samples::Spread;
use super::site::Catalogue;

/// One line.
#[derive(Debug)]
pub struct Figure {
    /// Its key in budgets.toml. That of the 95th percentile has `_p95` before the unit.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// What it comes to: milliseconds or megabytes, as the end of the key says.
    pub spread: Spread,
    /// Whether there were several samples.
    pub several: bool,
}

impl Figure {
    /// The key of the 95th percentile: `sort_dom_p95_ms` for `sort_dom_ms`.
    pub fn p95_key(&self) -> String {
        let (name, unit) = self.key.rsplit_once('_').unwrap_or((&self.key, ""));
        format!("{name}_p95_{unit}")
    }
}

/// The actions in the order of a visit: key and name.
const ACTIONS: [(&str, &str); 7] = [
    ("typing", "typing, 24 cards"),
    ("facet", "facet click, 24 cards"),
    ("page", "page, 24 cards"),
    ("sort", "sort, 24 rows"),
    ("sort_100", "sort, 100 rows"),
    ("to_table", "to the table, 100 rows"),
    ("to_grid", "to the grid, 100 cards"),
];

/// What the engine does alone: name in the report, key and name here.
const ENGINE: [(&str, &str, &str); 6] = [
    ("parse", "parse_ms", "wasm: read the catalogue"),
    ("index", "index_ms", "wasm: make the index"),
    ("typical_new_words", "typical_new_words_ms", "wasm: typical query, new words"),
    ("typical_same_words", "typical_same_words_ms", "wasm: typical query, same words"),
    ("sort_changed", "sort_changed_ms", "wasm: changed sort"),
    ("sort_first", "sort_first_ms", "wasm: first sort by a column"),
];

/// All lines of a report.
pub fn of(report: &Report, catalogue: &Catalogue) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (action, label) in ACTIONS {
        let Some(samples) = report.actions.get(action) else { continue };
        let part = |of: fn(&Action) -> f64| samples.iter().map(of);
        figures.extend(several(format!("{action}_dom_ms"), label, part(|action| action.dom)));
        let label = format!("{label}, painted");
        let painted = part(|action| action.painted);
        figures.extend(several(format!("{action}_painted_ms"), &label, painted));
    }
    let longest = report.tasks.iter().copied().fold(0.0, f64::max);
    figures.push(single("longest_task_ms", "longest task after loading", longest));

    let loads = &report.loads;
    let load = |key: &str, label, samples: Vec<f64>| several(key.to_owned(), label, samples);
    figures.extend(load(
        "first_card_ms",
        "load to first card",
        loads.iter().map(|load| load.card).collect(),
    ));
    figures.extend(load(
        "first_card_painted_ms",
        "load to first card, painted",
        loads.iter().map(|load| load.painted).collect(),
    ));
    figures.extend(load(
        "loading_task_ms",
        "longest task while loading",
        loads.iter().map(|load| load.longest_task).collect(),
    ));

    let most = |of: fn(&Memory) -> f64| report.memory.values().map(of).fold(0.0, f64::max) / 1e6;
    figures.push(single("heap_mb", "JavaScript heap", most(|memory| memory.heap)));
    figures.push(single("wasm_mb", "WebAssembly memory", most(|memory| memory.wasm)));
    let sum = most(|memory| memory.heap + memory.wasm);
    figures.push(single("memory_mb", "both together", sum));

    figures.push(single("catalogue_mb", "catalogue", megabytes(catalogue.raw)));
    let brotli = megabytes(catalogue.brotli);
    figures.push(single("catalogue_brotli_mb", "catalogue after brotli", brotli));
    for (name, key, label) in ENGINE {
        let samples = report.engine.get(name).into_iter().flatten().copied();
        figures.extend(several(key.to_owned(), label, samples));
    }
    figures
}

fn several(key: String, label: &str, samples: impl IntoIterator<Item = f64>) -> Option<Figure> {
    let spread = Spread::of(samples)?;
    Some(Figure { key, label: label.to_owned(), spread, several: true })
}

fn single(key: &str, label: &str, value: f64) -> Figure {
    let spread = Spread { median: value, p95: value };
    Figure { key: key.to_owned(), label: label.to_owned(), spread, several: false }
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_stays_last() {
        assert_eq!(single("sort_dom_ms", "", 1.0).p95_key(), "sort_dom_p95_ms");
    }

    #[test]
    fn every_part_of_a_report_has_a_line() {
        let report = r#"{ "browser": "B", "busy": 0.1,
            "loads": [{ "card": 1, "painted": 2, "longest_task": 0 }],
            "actions": { "sort": [{ "dom": 3, "painted": 9 }, { "dom": 5, "painted": 9 }] },
            "tasks": [61, 55],
            "memory": { "loaded": { "heap": 2e6, "wasm": 3e6 }, "used": { "heap": 1e6, "wasm": 5e6 } },
            "engine": { "parse": [7] } }"#;
        let report = serde_json::from_str(report).unwrap();
        let figures = of(&report, &Catalogue { raw: 2_000_000, brotli: 500_000 });
        let found: Vec<_> = figures.iter().map(|it| (it.key.as_str(), it.spread.p95)).collect();
        assert_eq!(
            found,
            [
                ("sort_dom_ms", 5.0),
                ("sort_painted_ms", 9.0),
                ("longest_task_ms", 61.0),
                ("first_card_ms", 1.0),
                ("first_card_painted_ms", 2.0),
                ("loading_task_ms", 0.0),
                ("heap_mb", 2.0),
                ("wasm_mb", 5.0),
                ("memory_mb", 6.0),
                ("catalogue_mb", 2.0),
                ("catalogue_brotli_mb", 0.5),
                ("parse_ms", 7.0),
            ]
        );
    }
}
