//! The site that is measured: a release with a made-up catalogue.

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use perigee_core::catalogue;
use perigee_core::domain::Collection;
use perigee_synth::synth;

use super::Descriptions;
use crate::site::copy;
use crate::sizes::{compressed, kilobytes};

/// Nobody is called, nothing is refreshed, no service worker answers instead of the host.
const CONFIG: &str = r#"{ "api": null, "refresh": "never", "offline": false }"#;

/// Where the driver's host has pictures.
const PICTURES: &str = "media";

/// The longest of the short descriptions, in characters.
const SHORT: usize = 100;

/// The catalogue file of a site.
#[derive(Debug)]
pub struct Catalogue {
    /// Bytes on disk.
    pub raw: usize,
    /// Bytes after brotli at quality 11.
    pub brotli: usize,
}

impl fmt::Display for Catalogue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (raw, brotli) = (kilobytes(self.raw), kilobytes(self.brotli));
        write!(formatter, "a catalogue of {raw}, {brotli} after brotli")
    }
}

/// Makes the site anew: the release, a catalogue of so many records, and the engine's page.
pub fn make(
    folder: &Path,
    dist: &Path,
    engine: &Path,
    size: u32,
    descriptions: Descriptions,
) -> Result<Catalogue> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    copy(dist, folder).with_context(|| {
        format!("{} cannot be copied: `cargo xtask build` makes dist/", dist.display())
    })?;
    copy(engine, &folder.join("bench"))?;
    let mut collection = synth(size, 1, PICTURES);
    if descriptions == Descriptions::Short {
        shorten(&mut collection);
    }
    let text = catalogue::write(&collection);
    write(&folder.join("data/catalogue.json"), &text)?;
    write(&folder.join("config.json"), CONFIG)?;
    Ok(Catalogue { raw: text.len(), brotli: compressed(text.as_bytes())? })
}

/// Cuts every description to [`SHORT`].
fn shorten(collection: &mut Collection) {
    for craft in &mut collection.spacecraft {
        if let Some(text) = &mut Arc::make_mut(craft).description
            && let Some((end, _)) = text.char_indices().nth(SHORT)
        {
            text.truncate(end);
        }
    }
}

fn write(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_cut_by_characters() {
        let mut collection = synth(200, 1, PICTURES);
        shorten(&mut collection);
        let lengths: Vec<usize> = collection
            .spacecraft
            .iter()
            .filter_map(|craft| Some(craft.description.as_ref()?.chars().count()))
            .collect();
        assert_eq!(lengths.iter().max(), Some(&SHORT));
        assert!(lengths.iter().all(|length| (80..=SHORT).contains(length)), "{lengths:?}");
    }
}
