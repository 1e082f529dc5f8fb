//! budgets.toml: the most that a release may weigh.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::sizes::{Asset, kilobytes};

/// The limits, in bytes after brotli.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    brotli: BTreeMap<String, usize>,
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
    fn a_misspelt_section_is_refused() {
        assert!(toml::from_str::<Budgets>("[brotil]\nwasm = 1\n").is_err());
    }
}
