//! A collection in the making, page by page.

use std::fmt;
use std::sync::Arc;

use crate::domain::{Collection, Source, Spacecraft, Timestamp};
use crate::ll2::{ReadError, Reader};

/// Rows on a page: the most LL2 gives.
pub const PAGE_ROWS: usize = 100;

/// More records than this cannot be read in a set that is to be trusted: one in ten.
const MOST_SKIPPED: usize = 10;

/// The pages of a whole list, put together in order of id. The set counts only as a whole, and
/// only if it is sound: every row received, each once.
#[derive(Debug, Default)]
pub struct Assembly {
    reader: Reader,
    craft: Vec<Arc<Spacecraft>>,
    received: usize,
    skipped: usize,
    /// What the last page said of the whole list.
    count: Option<usize>,
}

/// Why a page was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageError {
    /// The page is no answer of LL2; asking for it again may help.
    Unreadable(ReadError),
    /// The pages do not fit together; only a new run from the first page can help.
    Unsound(Unsound),
}

/// Why pages do not make a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// A row came twice, or out of order.
    OutOfOrder,
    /// Rows are missing: the list ended before the number of rows it said it has.
    Incomplete,
    /// The list became shorter meanwhile, so rows may have slipped from one page to another.
    Shrunk,
    /// The list does not say how many rows it has.
    Uncounted,
    /// Too many records could not be read.
    Skipped,
}

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OutOfOrder => "some records came twice or out of order",
            Self::Incomplete => "some records are missing",
            Self::Shrunk => "records were removed while it was read",
            Self::Uncounted => "it does not say how many records there are",
            Self::Skipped => "too many of its records could not be read",
        })
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::Unsound(reason) => write!(f, "The list is not sound: {reason}."),
        }
    }
}

impl std::error::Error for PageError {}

impl Assembly {
    /// The query string of the page that is needed next; `None` once all pages are here.
    pub fn next_request(&self) -> Option<String> {
        let offset = self.received;
        let needed = self.count.is_none_or(|count| offset < count);
        needed.then(|| format!("limit={PAGE_ROWS}&ordering=id&offset={offset}"))
    }

    /// Rows received so far, skipped ones included.
    pub fn received(&self) -> usize {
        self.received
    }

    /// Records that could not be read.
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// Rows there are in all, as the last page said.
    pub fn count(&self) -> Option<usize> {
        self.count
    }

    /// How many more pages are needed, given how many rows are expected in all.
    pub fn pages_left(&self, expected: usize) -> usize {
        let count = self.count.unwrap_or(expected.max(1));
        count.saturating_sub(self.received).div_ceil(PAGE_ROWS)
    }

    /// Takes the page that [`Self::next_request`] asked for. Rows appended to the list during
    /// the run are simply more to come.
    ///
    /// # Errors
    /// When the page is unreadable, which leaves everything as it was, or does not fit.
    pub fn take(&mut self, text: &str) -> Result<(), PageError> {
        let page = self.reader.list_page(text).map_err(PageError::Unreadable)?;
        let rows = page.spacecraft.len() + page.skipped;
        let count = page.count.ok_or(PageError::Unsound(Unsound::Uncounted))?;
        if self.count.is_some_and(|before| count < before) {
            return Err(PageError::Unsound(Unsound::Shrunk));
        }
        for craft in page.spacecraft {
            if self.craft.last().is_some_and(|last| last.id >= craft.id) {
                return Err(PageError::Unsound(Unsound::OutOfOrder));
            }
            self.craft.push(craft);
        }
        self.received += rows;
        self.skipped += page.skipped;
        self.count = Some(count);
        if self.received > count {
            return Err(PageError::Unsound(Unsound::OutOfOrder));
        }
        if rows == 0 && self.received < count {
            return Err(PageError::Unsound(Unsound::Incomplete));
        }
        Ok(())
    }

    /// The whole set.
    ///
    /// # Errors
    /// When pages are missing, or too many records could not be read.
    pub fn finish(self, api: &str, at: Timestamp) -> Result<Collection, Unsound> {
        if self.count.is_none() || self.next_request().is_some() {
            return Err(Unsound::Incomplete);
        }
        if self.skipped > 1 && self.skipped * MOST_SKIPPED > self.received {
            return Err(Unsound::Skipped);
        }
        let source = Source::Api(api.to_owned());
        Ok(Collection { source, generated_at: at, spacecraft: self.craft })
    }
}
