//! How many rows a page has.

/// How many rows a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// 1 to 100 rows; LL2 never gives more.
    Rows(u16),
    /// Every match on one page, up to [`Limit::MOST_AT_ONCE`]; LL2 does not offer it.
    All,
}

impl Limit {
    /// LL2's largest page.
    pub const MOST: u16 = 100;

    /// The most that [`Limit::All`] puts on one page. More of them come in pages of
    /// [`Limit::MOST`], because a browser shows thousands of cards slowly.
    pub const MOST_AT_ONCE: usize = 2_000;

    /// The number of rows, if one is asked for.
    pub fn rows(self) -> Option<usize> {
        match self {
            Self::Rows(rows) => Some(usize::from(rows)),
            Self::All => None,
        }
    }

    /// How many rows a page of so many matches has.
    pub fn rows_of(self, count: usize) -> usize {
        match self {
            Self::Rows(rows) => usize::from(rows),
            Self::All if count <= Self::MOST_AT_ONCE => Self::MOST_AT_ONCE,
            Self::All => usize::from(Self::MOST),
        }
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self::Rows(24)
    }
}
