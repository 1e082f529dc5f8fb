//! `cargo xtask catalogue`: turns the hand-written `data/sample.toml` into the catalogue file
//! that the app ships, and with `--check` only tells whether the two still agree.

mod build;
mod rows;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use perigee_core::catalogue;
use perigee_core::domain::{Collection, Image, Spacecraft};

use crate::project::Project;

/// Where the sample is written by hand.
const SAMPLE: &str = "data/sample.toml";
/// Where the app looks for its catalogue.
const CATALOGUE: &str = "public/data/catalogue.json";
/// What relative addresses in the catalogue are relative to.
const PUBLIC: &str = "public";

/// Options of `cargo xtask catalogue`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write nothing; fail when the catalogue is not what would be written
    #[arg(long)]
    check: bool,
}

/// Checks the sample and writes the catalogue from it.
///
/// # Errors
/// When the sample cannot be read or is wrong, when the catalogue cannot be written, or, with
/// `--check`, when it is not what would be written.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let collection = load(&project)?;
    let text = catalogue::write(&collection);
    let target = project.path(CATALOGUE);
    if args.check {
        let found = fs::read_to_string(&target).unwrap_or_default();
        if found != text {
            bail!("{CATALOGUE} is not what {SAMPLE} says: run `cargo xtask catalogue`");
        }
        println!("{CATALOGUE} is what {SAMPLE} says: {}", summary(&collection, &text));
        return Ok(());
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    fs::write(&target, &text).with_context(|| format!("{CATALOGUE} cannot be written"))?;
    println!("wrote {CATALOGUE}: {}", summary(&collection, &text));
    Ok(())
}

/// Reads the sample of the checkout; everything wrong with it is one error, a
/// sentence per line.
fn load(project: &Project) -> Result<Collection> {
    let text = fs::read_to_string(project.path(SAMPLE))
        .with_context(|| format!("{SAMPLE} cannot be read"))?;
    let mut problems = Vec::new();
    let collection = read(&text, &mut problems);
    if let Some(collection) = &collection {
        problems.extend(missing_pictures(collection, &project.path(PUBLIC)));
    }
    match collection {
        Some(collection) if problems.is_empty() => Ok(collection),
        _ => bail!("{SAMPLE} is wrong in {} place(s):\n{}", problems.len(), problems.join("\n")),
    }
}

/// Reads a sample; `None` when there are problems that leave no collection to look at.
fn read(text: &str, problems: &mut Vec<String>) -> Option<Collection> {
    let sample = rows::read(text, problems)?;
    build::collection(&sample, problems)
}

/// A sentence for every craft that would be shown without a picture.
fn missing_pictures(collection: &Collection, public: &Path) -> Vec<String> {
    let missing = |craft: &Spacecraft| match craft.picture() {
        None => {
            Some(format!("[[spacecraft]] {} {:?}: it has no picture at all.", craft.id, craft.name))
        }
        Some(image) => addresses(image).find(|url| !public.join(url).is_file()).map(|url| {
            let (id, name) = (craft.id, &craft.name);
            format!("[[spacecraft]] {id} {name:?}: its picture {PUBLIC}/{url} does not exist.")
        }),
    };
    collection.spacecraft.iter().filter_map(|craft| missing(craft)).collect()
}

fn addresses(image: &Image) -> impl Iterator<Item = &String> {
    image.image_url.iter().chain(&image.thumbnail_url)
}

/// Counts and sizes, in words.
pub fn summary(collection: &Collection, text: &str) -> String {
    let craft = &collection.spacecraft;
    let count = |found: &dyn Fn(&Spacecraft) -> Option<u32>| {
        let ids: std::collections::BTreeSet<_> = craft.iter().filter_map(|c| found(c)).collect();
        ids.len()
    };
    let configs = count(&|c| Some(c.spacecraft_config.as_ref()?.id));
    let agencies = count(&|c| Some(c.spacecraft_config.as_ref()?.agency.as_ref()?.id));
    let pictures = count(&|c| Some(c.picture()?.id));
    let described = craft.iter().filter(|c| c.description.is_some()).count();
    format!(
        "{} craft ({described} described), {configs} configurations, {agencies} agencies, \
         {pictures} pictures, {} bytes",
        craft.len(),
        text.len()
    )
}

#[cfg(test)]
mod tests;
