//! The pages of an unfinished run, kept beside the file it is to write.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use perigee_core::domain::Timestamp;
use perigee_core::json::{Json, Node};
use perigee_core::refresh::CallLog;

use super::file;

/// Which API and when.
const RUN: &str = "run.json";
/// The calls made, so that the next run keeps to the allowance too.
const CALLS: &str = "calls";
/// Pages older than this do not fit newer ones, in milliseconds.
const TOO_OLD: i64 = 86_400_000;

/// The folder of an unfinished run.
#[derive(Debug)]
pub struct Parts {
    folder: PathBuf,
}

/// A run that was stopped.
#[derive(Debug)]
pub struct Earlier {
    /// When its first page was asked for.
    pub started: Timestamp,
    /// The calls it made.
    pub calls: CallLog,
    /// Whether its pages can still be used.
    pub fresh: bool,
}

impl Parts {
    /// The folder that belongs to this file.
    pub fn of(file: &Path) -> Self {
        let mut name = OsString::from(file);
        name.push(".part");
        Self { folder: name.into() }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// An earlier run on the same API, if there is one.
    pub fn earlier(&self, api: &str, now: Timestamp) -> Option<Earlier> {
        let run = Node::read(&self.read(RUN)?)?;
        if run.get("api")?.as_text()? != api {
            return None;
        }
        let started = Timestamp::parse(run.get("started")?.as_text()?)?;
        let age = now.millis() - started.millis();
        let calls = CallLog::read(&self.read(CALLS).unwrap_or_default());
        Some(Earlier { started, calls, fresh: (0..TOO_OLD).contains(&age) })
    }

    /// Begins anew: without pages, for this API.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn begin(&self, api: &str, started: Timestamp) -> Result<()> {
        self.remove()?;
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("the folder {} cannot be made", self.folder.display()))?;
        let run = vec![("api", Json::from(api)), ("started", started.iso().into())];
        self.write(RUN, &Json::Object(run).compact())
    }

    /// The page that begins with this row.
    pub fn page(&self, offset: usize) -> Option<String> {
        self.read(&page_name(offset))
    }

    /// Keeps the page that begins with this row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_page(&self, offset: usize, text: &str) -> Result<()> {
        self.write(&page_name(offset), text)
    }

    /// Keeps the calls made so far.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_calls(&self, calls: &CallLog) -> Result<()> {
        self.write(CALLS, &calls.print())
    }

    /// Forgets the run.
    ///
    /// # Errors
    /// When the folder is there and cannot be removed.
    pub fn remove(&self) -> Result<()> {
        if !self.folder.exists() {
            return Ok(());
        }
        fs::remove_dir_all(&self.folder)
            .with_context(|| format!("the folder {} cannot be removed", self.folder.display()))
    }

    fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(name)).ok()
    }

    fn write(&self, name: &str, text: &str) -> Result<()> {
        file::write(&self.folder.join(name), text)
    }
}

fn page_name(offset: usize) -> String {
    format!("{offset}.json")
}
