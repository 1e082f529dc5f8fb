//! budgets.toml: the most that a release may weigh, and the longest that a visitor may wait.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::measured::Limits;
use crate::sizes::{Asset, kilobytes};

/// The limits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    /// Bytes after brotli, by the kind of file.
    brotli: BTreeMap<String, usize>,
    /// Milliseconds and megabytes, by the number of records and then by what is measured.
    #[serde(default)]
    bench: BTreeMap<String, Limits>,
    /// Milliseconds, kilobytes and ratios of a first visit, by the page and then by what is
    /// measured.
    #[serde(default)]
    load: BTreeMap<String, Limits>,
    /// The least that Lighthouse may say, by the page and then by the category.
    #[serde(default)]
    lighthouse: BTreeMap<String, Limits>,
}

impl Budgets {
    /// Reads the limits.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read: restore it", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} has a mistake", path.display()))
    }

    /// The limit for one kind of asset.
    pub fn of(&self, asset: &str) -> Option<usize> {
        self.brotli.get(asset).copied()
    }

    /// The limits for a collection of so many records. The number is written as in Rust:
    /// `[bench.10_000]`.
    pub fn bench(&self, size: u32) -> Option<&Limits> {
        let is_size = |key: &str| key.replace('_', "").parse() == Ok(size);
        self.bench.iter().find(|(key, _)| is_size(key)).map(|(_, limits)| limits)
    }

    /// The limits for a first visit to a page.
    pub fn load(&self, page: &str) -> Option<&Limits> {
        self.load.get(page)
    }

    /// The scores that a page has at least.
    pub fn lighthouse(&self, page: &str) -> Option<&Limits> {
        self.lighthouse.get(page)
    }

    /// A sentence for every asset above its limit.
    pub fn exceeded(&self, assets: &[Asset]) -> Vec<String> {
        assets
            .iter()
            .filter_map(|asset| {
                let limit = self.of(asset.name)?;
                (asset.brotli > limit).then(|| {
                    format!(
                        "{} weighs {} and may weigh {}",
                        asset.name,
                        kilobytes(asset.brotli),
                        kilobytes(limit)
                    )
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_above_its_limit_is_named() {
        let budgets: Budgets = toml::from_str("[brotli]\nwasm = 130_000\ncss = 16_000\n").unwrap();
        let assets = [
            Asset { name: "wasm", raw: 400_000, brotli: 131_250 },
            Asset { name: "css", raw: 20_000, brotli: 16_000 },
            Asset { name: "html", raw: 9, brotli: 9 },
        ];
        assert_eq!(budgets.exceeded(&assets), ["wasm weighs 131.3 kB and may weigh 130.0 kB"]);
    }

    #[test]
    fn a_bench_has_limits_for_its_size() {
        let text = "[brotli]\n[bench.10_000]\nsort_dom_ms = 5\n[bench.600]\nsort_dom_ms = 2.5\n";
        let budgets: Budgets = toml::from_str(text).unwrap();
        let sort = |size| budgets.bench(size).and_then(|limits| limits.get("sort_dom_ms")).copied();
        assert_eq!([600, 10_000, 100_000].map(sort), [Some(2.5), Some(5.0), None]);
    }

    #[test]
    fn a_misspelt_section_is_refused() {
        assert!(toml::from_str::<Budgets>("[brotil]\nwasm = 1\n").is_err());
    }
}
