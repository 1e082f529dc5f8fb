//! What a visitor has to download, before and after compression.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use crate::budgets::Budgets;

/// One kind of file in a release, all of its files together.
#[derive(Debug)]
pub struct Asset {
    /// Its name in budgets.toml.
    pub name: &'static str,
    /// Bytes on disk.
    pub raw: usize,
    /// Bytes after brotli at quality 11.
    pub brotli: usize,
}

/// Measures the built site; what it lacks is left out.
pub fn measure(dist: &Path) -> Result<Vec<Asset>> {
    let top: Vec<PathBuf> = fs::read_dir(dist)
        .with_context(|| format!("{} cannot be read: build the site first", dist.display()))?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    let ending = |wanted: &str| -> Vec<PathBuf> {
        top.iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == wanted))
            // The service worker loads after the page and is no part of it.
            .filter(|path| path.file_name().is_some_and(|name| name != "sw.js"))
            .cloned()
            .collect()
    };
    let kinds = [
        ("wasm", ending("wasm")),
        ("program", ending("wasm").into_iter().filter(|path| is_first(path)).collect()),
        ("glue", ending("js")),
        ("css", ending("css")),
        ("html", vec![dist.join("index.html")]),
        ("catalogue", vec![dist.join("data/catalogue.json")]),
    ];
    kinds.into_iter().filter_map(|(name, files)| weigh(name, &files).transpose()).collect()
}

/// Whether it is the part of the program that a first view waits for.
fn is_first(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("_bg.wasm"))
}

fn weigh(name: &'static str, files: &[PathBuf]) -> Result<Option<Asset>> {
    let mut asset = Asset { name, raw: 0, brotli: 0 };
    for file in files.iter().filter(|file| file.is_file()) {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        asset.raw += bytes.len();
        asset.brotli += compressed(&bytes)?;
    }
    Ok((asset.raw > 0).then_some(asset))
}

/// How many bytes are left of these after brotli at quality 11.
///
/// # Errors
/// When brotli fails.
pub fn compressed(bytes: &[u8]) -> Result<usize> {
    let params = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut written = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut written, &params).context("brotli failed")?;
    Ok(written.len())
}

/// The assets against their limits, as a table for people.
pub fn table(assets: &[Asset], budgets: &Budgets) -> String {
    let row = |cells: [&str; 4]| {
        let [name, raw, brotli, limit] = cells;
        format!("{name:<10} {raw:>10} {brotli:>10} {limit:>10}\n")
    };
    let mut text = row(["release", "raw", "brotli", "budget"]);
    for asset in assets {
        let limit = budgets.of(asset.name).map_or_else(|| "-".to_owned(), kilobytes);
        text.push_str(&row([asset.name, &kilobytes(asset.raw), &kilobytes(asset.brotli), &limit]));
    }
    text
}

/// A size in thousands of bytes, rounded up so that it never looks too small.
pub fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(kilobytes(0), "0.0 kB");
        assert_eq!(kilobytes(130_000), "130.0 kB");
        assert_eq!(kilobytes(130_001), "130.1 kB");
    }

    #[test]
    fn compression_makes_repetition_small() {
        assert!(compressed(&[b'a'; 10_000]).unwrap() < 100);
    }

    #[test]
    fn an_asset_without_files_is_left_out() {
        assert!(weigh("wasm", &[PathBuf::from("/nonexistent")]).unwrap().is_none());
    }
}
