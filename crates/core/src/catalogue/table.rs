//! A table of the document while it is read, row by row.

use std::sync::Arc;

use crate::domain::{Term, is_safe_address};
use crate::json::Node;

use super::CatalogueError;

/// A table and the row that is being read. What is wrong with a cell is noted and looked at once,
/// by [`Table::rows`]: a check at every cell would be most of the program.
pub(super) struct Table {
    columns: Vec<(String, Node)>,
    /// How many rows it has: the length of its column `id`.
    len: usize,
    row: usize,
    /// The column after the one that was read last: the likeliest to be read next.
    next: usize,
    fault: Option<CatalogueError>,
}

const UNEVEN: CatalogueError =
    CatalogueError::Damaged("a column is missing or of another length than its table");

/// What a reference to a row beyond the end of a table is.
pub(super) const NOWHERE: CatalogueError = CatalogueError::Damaged("a reference leads nowhere");

impl Table {
    /// A table of the document, which must have these columns, each with a cell for each row.
    pub(super) fn new(node: Node, keys: &[&str]) -> Result<Self, CatalogueError> {
        let len = |node: &Node| match node {
            Node::Numbers(cells) => cells.len(),
            Node::Texts(cells) => cells.len(),
            Node::List(cells) => cells.len(),
            _ => usize::MAX,
        };
        let Node::Object(columns) = node else { return Err(UNEVEN) };
        let len = |key| {
            columns
                .iter()
                .find(|(name, _)| name == key)
                .map_or(usize::MAX, |(_, column)| len(column))
        };
        let rows = len("id");
        if rows == usize::MAX || !keys.iter().all(|key| len(key) == rows) {
            return Err(UNEVEN);
        }
        Ok(Self { columns, len: rows, row: 0, next: 0, fault: None })
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Reads every row, unless something was wrong with one.
    pub(super) fn rows<T>(
        mut self,
        mut read: impl FnMut(&mut Self) -> T,
    ) -> Result<Vec<T>, CatalogueError> {
        let mut rows = Vec::with_capacity(self.len);
        while self.row < self.len && self.fault.is_none() {
            rows.push(read(&mut self));
            self.row += 1;
        }
        self.fault.map_or(Ok(rows), Err)
    }

    /// Notes what is wrong; the first fault is told.
    pub(super) fn refuse(&mut self, fault: CatalogueError) {
        self.fault.get_or_insert(fault);
    }

    fn column(&mut self, key: &str) -> Option<&mut Node> {
        let is_next = self.columns.get(self.next).is_some_and(|(name, _)| name == key);
        if !is_next {
            self.next = self.columns.iter().position(|(name, _)| name == key)?;
        }
        self.next += 1;
        self.columns.get_mut(self.next - 1).map(|(_, column)| column)
    }

    pub(super) fn number(&mut self, key: &str) -> Option<i64> {
        let row = self.row;
        match self.column(key) {
            Some(Node::Numbers(cells)) => cells.get(row).copied().flatten(),
            _ => {
                self.refuse(UNEVEN);
                None
            }
        }
    }

    pub(super) fn bool(&mut self, key: &str) -> Option<bool> {
        self.number(key).map(|value| value != 0)
    }

    /// An id; 0, which is noted, where there is none.
    pub(super) fn id(&mut self, key: &str) -> u32 {
        let id = self.number(key);
        let fault = if id.is_none() { "an id is missing" } else { "an id is out of range" };
        id.and_then(|id| id.try_into().ok()).unwrap_or_else(|| {
            self.refuse(CatalogueError::Damaged(fault));
            0
        })
    }

    /// Takes a text out of its cell.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let row = self.row;
        match self.column(key) {
            Some(Node::Texts(cells)) => {
                cells.get_mut(row).map(std::mem::take).filter(|text| !text.is_empty())
            }
            _ => {
                self.refuse(UNEVEN);
                None
            }
        }
    }

    /// An address that may stand in a link; any other is treated as not recorded.
    pub(super) fn address(&mut self, key: &str) -> Option<String> {
        self.text(key).filter(|address| is_safe_address(address))
    }

    /// A text; an empty one, which is noted, where there is none.
    pub(super) fn name(&mut self, key: &str) -> String {
        self.text(key).unwrap_or_else(|| {
            self.refuse(CatalogueError::Damaged("a name is missing"));
            String::new()
        })
    }

    /// A term whose id and name stand in two columns.
    pub(super) fn term(&mut self, id: &str, name: &str) -> Option<Term> {
        let (known, name) = (self.number(id).is_some(), self.text(name));
        let name = name.filter(|_| known)?;
        Some(Term { id: self.id(id), name })
    }

    /// The row of another table that the cell names.
    pub(super) fn refer<T>(&mut self, key: &str, table: &[Arc<T>]) -> Option<Arc<T>> {
        let row = self.number(key)?;
        self.find(row, table)
    }

    /// The rows of another table that the cell lists.
    pub(super) fn refer_all<T>(&mut self, key: &str, table: &[Arc<T>]) -> Vec<Arc<T>> {
        let row = self.row;
        let list = match self.column(key) {
            Some(Node::List(cells)) => {
                cells.get_mut(row).map(|c| std::mem::replace(c, Node::Other))
            }
            _ => None,
        };
        let Some(Node::Numbers(rows)) = list else {
            self.refuse(UNEVEN);
            return vec![];
        };
        rows.into_iter().flatten().filter_map(|row| self.find(row, table)).collect()
    }

    fn find<T>(&mut self, row: i64, table: &[Arc<T>]) -> Option<Arc<T>> {
        let found = usize::try_from(row).ok().and_then(|row| table.get(row)).cloned();
        if found.is_none() {
            self.refuse(NOWHERE);
        }
        found
    }
}
