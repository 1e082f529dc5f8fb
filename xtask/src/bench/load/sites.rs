//! The sites whose loading is measured, in one folder that one host serves.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use perigee_core::catalogue;
use perigee_core::domain::Image;
use perigee_synth::synth;

use super::bare;
use crate::project::Project;
use crate::site::{self, Address, Options};

/// Nobody is called and nothing is refreshed.
const CONFIG: &str = r#"{ "api": null, "refresh": "never" }"#;

/// How many craft the made-up catalogue has; Launch Library 2 has about as many.
const RECORDS: u32 = 600;

/// What stands for the pictures of made-up craft, and for their small forms, by their endings.
/// Without any, each card would show a failure.
const PICTURES: [(&str, &str); 2] =
    [("svg", "art/soyuz.svg"), ("png", "icons/apple-touch-icon.png")];

/// Makes the site with 600 records, as `600/` of the folder.
///
/// # Errors
/// When there is no build, or a file cannot be written.
pub fn synthetic(project: &Project, folder: &Path, address: &str) -> Result<()> {
    let collection = synth(RECORDS, 1, "media");
    let file = folder.with_extension("600.json");
    write(&file, &catalogue::write(&collection))?;
    finish(project, folder, address, "600", Some(file))?;
    let site = folder.join("600");
    for path in collection.spacecraft.iter().filter_map(|craft| craft.picture()).flat_map(addresses)
    {
        let stand_in = PICTURES.iter().find(|(ending, _)| path.ends_with(ending));
        let picture = site.join(path);
        if let Some((_, stand_in)) = stand_in.filter(|_| !picture.exists()) {
            create(picture.parent())?;
            fs::copy(site.join(stand_in), &picture)
                .with_context(|| format!("{} cannot be written", picture.display()))?;
        }
    }
    Ok(())
}

/// Makes the site with the sample alone, as `sample/` of the folder.
///
/// # Errors
/// When there is no build, or a file cannot be written.
pub fn sample(project: &Project, folder: &Path, address: &str) -> Result<()> {
    finish(project, folder, address, "sample", None)
}

/// Makes the page without anything, alone in a folder.
///
/// # Errors
/// When it cannot be written.
pub fn bare(folder: &Path) -> Result<()> {
    write(&folder.join("index.html"), &bare::page())
}

fn finish(
    project: &Project,
    folder: &Path,
    address: &str,
    name: &str,
    catalogue: Option<PathBuf>,
) -> Result<()> {
    let config = folder.with_extension("config.json");
    write(&config, CONFIG)?;
    let Ok(address) = format!("{address}{name}").parse::<Address>();
    let options =
        Options { address: Some(address), catalogue, config: Some(config), ..Options::default() };
    create(Some(folder))?;
    site::finish(project, &folder.join(name), &options)
}

/// Where a picture and its small form are.
fn addresses(image: &Arc<Image>) -> impl Iterator<Item = &str> {
    [&image.image_url, &image.thumbnail_url].into_iter().flatten().map(String::as_str)
}

fn write(file: &Path, text: &str) -> Result<()> {
    create(file.parent())?;
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn create(folder: Option<&Path>) -> Result<()> {
    let Some(folder) = folder else { return Ok(()) };
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))
}
