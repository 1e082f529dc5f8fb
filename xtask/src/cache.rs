//! The directory that keeps tools between checkouts.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Perigee's cache directory.
#[derive(Clone, Debug)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// Finds the cache directory and creates it when it is missing.
    pub fn open() -> Result<Self> {
        let root =
            choose(env::var_os("PERIGEE_CACHE"), env::var_os("XDG_CACHE_HOME"), env::home_dir())
                .context("no home directory is known: set PERIGEE_CACHE to a directory to use")?;
        let logs = root.join("logs");
        fs::create_dir_all(&logs).with_context(|| {
            format!(
                "{} cannot be created: set PERIGEE_CACHE to a directory you may write to",
                logs.display()
            )
        })?;
        Ok(Self { root })
    }

    /// A path below the cache directory.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// Where the output of a long step goes.
    pub fn log(&self, name: &str) -> PathBuf {
        self.root.join("logs").join(format!("{name}.log"))
    }
}

/// An empty variable counts as unset, as the XDG specification wants it.
fn choose(own: Option<OsString>, xdg: Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let set = |value: Option<OsString>| value.filter(|value| !value.is_empty()).map(PathBuf::from);
    set(own)
        .or_else(|| set(xdg).map(|dir| dir.join("perigee")))
        .or_else(|| home.map(|dir| dir.join(".cache/perigee")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_particular_setting_wins() {
        let home = || Some(PathBuf::from("/home/ada"));
        assert_eq!(choose(Some("/own".into()), Some("/xdg".into()), home()), Some("/own".into()));
        assert_eq!(choose(None, Some("/xdg".into()), home()), Some("/xdg/perigee".into()));
        assert_eq!(choose(None, None, home()), Some("/home/ada/.cache/perigee".into()));
        assert_eq!(choose(None, None, None), None);
    }

    #[test]
    fn an_empty_variable_counts_as_unset() {
        let chosen = choose(Some("".into()), Some("".into()), Some("/home/ada".into()));
        assert_eq!(chosen, Some("/home/ada/.cache/perigee".into()));
    }
}
