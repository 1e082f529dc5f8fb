//! The finished site: what Trunk built, with its pages and all that hosts and browsers want
//! beside it.

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::{compress, hosting, names, pages, pictures, worker};

/// What may be different from one site to another of the same build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the site will be.
    pub address: Option<Address>,
    /// The catalogue file, if it is not the one that was built.
    pub catalogue: Option<PathBuf>,
    /// The settings, if they are not those that were built.
    pub config: Option<PathBuf>,
    /// Makes another version of the same program, for tests of what happens between two.
    pub salt: Option<String>,
}

/// The address of a site, which ends with a slash.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Address(String);

impl FromStr for Address {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}

/// Makes a site of the last build. The folder is replaced whole, and only when all went well.
///
/// # Errors
/// When there is no build, or a file cannot be read or written.
pub fn finish(project: &Project, out: &Path, options: &Options) -> Result<()> {
    let built = project.built();
    if !built.join("index.html").is_file() {
        bail!("nothing has been built yet: run `cargo xtask build` first");
    }
    let site = out.with_extension("part");
    remove(&site)?;
    copy(&built, &site)?;
    // Trunk's own note to itself.
    let _ = fs::remove_file(site.join(".trunk-lock"));
    for (file, given) in
        [("config.json", &options.config), ("data/catalogue.json", &options.catalogue)]
    {
        if let Some(given) = given {
            fs::copy(given, site.join(file))
                .with_context(|| format!("{} cannot be copied", given.display()))?;
        }
    }
    names::shorten(&site, options.salt.as_deref())?;
    pictures::write(&site)?;
    let address = options.address.as_ref().map(|address| address.0.as_str());
    let policy = pages::write(project, &site, address)?;
    worker::write(&site)?;
    hosting::write(&site, &project.path("target/hosting"), &policy, address)?;
    compress::write(&site)?;
    remove(out)?;
    fs::rename(&site, out).with_context(|| format!("{} cannot be replaced", out.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

/// Copies a folder and all in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be created", to.display()))?;
    let entries =
        fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))?;
    for entry in entries {
        let (path, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)
                .with_context(|| format!("{} cannot be copied", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_ends_with_one_slash() {
        for text in ["https://example.org/p", "https://example.org/p/"] {
            assert_eq!(text.parse(), Ok(Address("https://example.org/p/".to_owned())));
        }
    }
}
