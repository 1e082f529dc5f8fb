//! The catalogue file: the old one, and the new one in its place.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result};
use perigee_core::catalogue;
use perigee_core::domain::{Collection, Source};

/// What stands where the snapshot is to be written.
#[derive(Debug, PartialEq)]
pub enum Old {
    /// Nothing.
    None,
    /// The sample of this repository, which real data may always replace.
    Sample,
    /// Real data.
    Real(Collection),
    /// Something that is no catalogue; why not.
    Unreadable(String),
}

impl Old {
    /// Looks at a file.
    ///
    /// # Errors
    /// When there is one that cannot be read at all.
    pub fn read(path: &Path) -> Result<Self> {
        let text = match fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::None),
            Err(error) => {
                return Err(error).with_context(|| format!("{} cannot be read", path.display()));
            }
        };
        Ok(match catalogue::read(&text) {
            Ok(Collection { source: Source::Sample, .. }) => Self::Sample,
            Ok(collection) => Self::Real(collection),
            Err(error) => Self::Unreadable(error.to_string()),
        })
    }

    /// Why a new collection must not take the place of the old one; `None` when it may.
    pub fn refuses(&self, new: &Collection) -> Option<String> {
        let now = new.spacecraft.len();
        if now == 0 {
            return Some("the list of the API is empty".to_owned());
        }
        match self {
            Self::Real(old) if now * 10 < old.spacecraft.len() * 9 => Some(format!(
                "the list has only {now} craft, and the file {}",
                old.spacecraft.len()
            )),
            _ => None,
        }
    }
}

/// Writes a file as a whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let new = Path::new(&new);
    let mut written = File::create(new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written = written.and_then(|()| fs::rename(new, path));
    if written.is_err() {
        // What is left of the attempt is of no use, and may not even be there.
        let _ = fs::remove_file(new);
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
}
