//! A table of the document while it is read: columns of one length, taken row by row.

use std::sync::Arc;
use std::vec::IntoIter;

use crate::domain::{Term, is_safe_address};
use crate::json::Node;

use super::CatalogueError;

/// A table, from which each column is taken once.
pub(super) struct Table {
    node: Node,
    /// How many rows it has: the length of its first column, `id`.
    pub(super) rows: usize,
    ids: Option<Numbers>,
}

/// A column of numbers: ids, counts, seconds, booleans or row numbers of another table.
pub(super) struct Numbers(IntoIter<Option<i64>>);

/// A column of texts.
pub(super) struct Texts(IntoIter<String>);

/// A column of lists of numbers.
pub(super) struct Lists(IntoIter<Node>);

const UNEVEN: CatalogueError =
    CatalogueError::Damaged("a column is missing or of another length than its table");

/// What a reference to a row beyond the end of a table is.
pub(super) const NOWHERE: CatalogueError = CatalogueError::Damaged("a reference leads nowhere");

impl Table {
    pub(super) fn new(mut node: Node) -> Result<Self, CatalogueError> {
        let Node::Numbers(ids) = node.take("id") else { return Err(UNEVEN) };
        Ok(Self { node, rows: ids.len(), ids: Some(Numbers(ids.into_iter())) })
    }

    /// The column every table begins with.
    pub(super) fn ids(&mut self) -> Result<Numbers, CatalogueError> {
        self.ids.take().ok_or(UNEVEN)
    }

    pub(super) fn numbers(&mut self, key: &str) -> Result<Numbers, CatalogueError> {
        match self.node.take(key) {
            Node::Numbers(column) if column.len() == self.rows => Ok(Numbers(column.into_iter())),
            _ => Err(UNEVEN),
        }
    }

    pub(super) fn texts(&mut self, key: &str) -> Result<Texts, CatalogueError> {
        match self.node.take(key) {
            Node::Texts(column) if column.len() == self.rows => Ok(Texts(column.into_iter())),
            // An empty column does not show what it would hold.
            Node::Numbers(column) if column.is_empty() && self.rows == 0 => {
                Ok(Texts(vec![].into_iter()))
            }
            _ => Err(UNEVEN),
        }
    }

    pub(super) fn lists(&mut self, key: &str) -> Result<Lists, CatalogueError> {
        match self.node.take(key) {
            Node::List(column) if column.len() == self.rows => Ok(Lists(column.into_iter())),
            Node::Numbers(column) if column.is_empty() && self.rows == 0 => {
                Ok(Lists(vec![].into_iter()))
            }
            _ => Err(UNEVEN),
        }
    }
}

impl Numbers {
    pub(super) fn number(&mut self) -> Option<i64> {
        self.0.next().flatten()
    }

    pub(super) fn bool(&mut self) -> Option<bool> {
        self.number().map(|value| value != 0)
    }

    pub(super) fn id(&mut self) -> Result<u32, CatalogueError> {
        self.number().map_or(Err(CatalogueError::Damaged("an id is missing")), to_id)
    }

    /// The row of another table that the number names.
    pub(super) fn refer<T>(&mut self, table: &[Arc<T>]) -> Result<Option<Arc<T>>, CatalogueError> {
        self.number().map(|row| find(row, table)).transpose()
    }

    /// A term whose id stands in this column and whose name in another.
    pub(super) fn term(&mut self, names: &mut Texts) -> Result<Option<Term>, CatalogueError> {
        match (self.number(), names.text()) {
            (Some(id), Some(name)) => Ok(Some(Term { id: to_id(id)?, name })),
            _ => Ok(None),
        }
    }
}

impl Texts {
    pub(super) fn text(&mut self) -> Option<String> {
        self.0.next().filter(|text| !text.is_empty())
    }

    /// An address that may stand in a link; any other is treated as not recorded.
    pub(super) fn address(&mut self) -> Option<String> {
        self.text().filter(|address| is_safe_address(address))
    }

    pub(super) fn name(&mut self) -> Result<String, CatalogueError> {
        self.text().ok_or(CatalogueError::Damaged("a name is missing"))
    }
}

impl Lists {
    /// The rows of another table that the list names.
    pub(super) fn refer<T>(&mut self, table: &[Arc<T>]) -> Result<Vec<Arc<T>>, CatalogueError> {
        match self.0.next() {
            Some(Node::Numbers(rows)) => {
                rows.into_iter().flatten().map(|row| find(row, table)).collect()
            }
            _ => Err(UNEVEN),
        }
    }
}

fn to_id(value: i64) -> Result<u32, CatalogueError> {
    value.try_into().map_err(|_| CatalogueError::Damaged("an id is out of range"))
}

fn find<T>(row: i64, table: &[Arc<T>]) -> Result<Arc<T>, CatalogueError> {
    let found = usize::try_from(row).ok().and_then(|row| table.get(row));
    found.cloned().ok_or(NOWHERE)
}
