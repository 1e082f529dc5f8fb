//! Lists that change while they are read.

use std::sync::Arc;

use perigee_core::domain::Spacecraft;
use serde::{Deserialize, Serialize};

/// A change between one page of the list and the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drift {
    /// What changes.
    pub kind: Kind,
    /// After how many answers of the list with status 200 it does, counted since this was set.
    /// It stays so until the setting changes.
    #[serde(default = "super::settings::once")]
    pub after: u64,
    /// For `removed` and `changed`: which craft; `null` means the one with the smallest id. For
    /// `appended`: the id of the new one; `null` means the largest id and 1.
    #[serde(default)]
    pub id: Option<u32>,
}

/// What changes. The first three are changes of the craft, which details show too; the others
/// are the faults of an order that is not total, and leave `count` as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A craft is gone.
    Removed,
    /// There is one more craft, named `Appended craft {id}`.
    Appended,
    /// A craft has flown once more, and its description is `Changed while the list was read.`
    Changed,
    /// All rows come one place later than they should, as if one had been put in front: the last
    /// row of a page comes again as the first of the next.
    Duplicated,
    /// All rows come one place earlier than they should: the first row of the next page never
    /// comes.
    Missing,
    /// On pages with an offset, the first row is the last of the page before, and the row that
    /// belongs there never comes.
    Swapped,
}

impl Drift {
    /// Checks what the shape alone does not tell.
    ///
    /// # Errors
    /// When a value belongs to another kind: half a sentence that says so.
    pub fn check(&self) -> Result<(), String> {
        if self.id.is_some()
            && matches!(self.kind, Kind::Duplicated | Kind::Missing | Kind::Swapped)
        {
            return Err("a drift of this kind has no `id`".to_owned());
        }
        Ok(())
    }

    /// Changes the craft themselves, in whatever order they are.
    pub fn change(&self, all: &mut Vec<Arc<Spacecraft>>) {
        let smallest = all.iter().map(|craft| craft.id).min().unwrap_or_default();
        let largest = all.iter().map(|craft| craft.id).max().unwrap_or_default();
        match self.kind {
            Kind::Removed => all.retain(|craft| craft.id != self.id.unwrap_or(smallest)),
            Kind::Appended => {
                let id = self.id.unwrap_or(largest.saturating_add(1));
                if let Some(model) = all.first() {
                    let name = format!("Appended craft {id}");
                    all.push(Arc::new(Spacecraft { id, name, ..Spacecraft::clone(model) }));
                }
            }
            Kind::Changed => {
                let id = self.id.unwrap_or(smallest);
                if let Some(craft) = all.iter_mut().find(|craft| craft.id == id) {
                    flown_once_more(craft, "Changed while the list was read.");
                }
            }
            Kind::Duplicated | Kind::Missing | Kind::Swapped => {}
        }
    }

    /// Shifts the rows that match a request, as they are ordered; `offset` is where its page
    /// begins.
    pub fn shift<T: Clone>(&self, rows: &mut Vec<T>, offset: usize) {
        match self.kind {
            Kind::Duplicated => {
                if let Some(first) = rows.first().cloned() {
                    rows.insert(0, first);
                }
            }
            Kind::Missing if !rows.is_empty() => {
                rows.remove(0);
            }
            Kind::Swapped if (1..rows.len()).contains(&offset) => rows.swap(offset - 1, offset),
            _ => {}
        }
    }
}

/// Makes a change to a craft that every page and every comparison shows.
pub fn flown_once_more(craft: &mut Arc<Spacecraft>, description: &str) {
    let craft = Arc::make_mut(craft);
    craft.flights_count = Some(craft.flights_count.unwrap_or_default() + 1);
    craft.description = Some(description.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shifted(kind: Kind, offset: usize) -> Vec<u32> {
        let mut rows = vec![1, 2, 3, 4];
        Drift { kind, after: 1, id: None }.shift(&mut rows, offset);
        rows
    }

    #[test]
    fn rows_shift() {
        assert_eq!(shifted(Kind::Duplicated, 2), [1, 1, 2, 3, 4]);
        assert_eq!(shifted(Kind::Missing, 2), [2, 3, 4]);
        assert_eq!(shifted(Kind::Swapped, 2), [1, 3, 2, 4]);
        for (kind, offset) in [(Kind::Swapped, 0), (Kind::Swapped, 4), (Kind::Removed, 2)] {
            assert_eq!(shifted(kind, offset), [1, 2, 3, 4]);
        }
        Drift { kind: Kind::Missing, after: 0, id: None }.shift(&mut Vec::<u32>::new(), 0);
    }
}
