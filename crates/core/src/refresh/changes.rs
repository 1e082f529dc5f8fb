//! What is different between two collections.

use crate::domain::{Collection, Timestamp};
use crate::text::join;

/// The craft that came, went or changed since a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// When the older collection was made.
    pub since: Timestamp,
    /// Craft the older collection does not have.
    pub added: Vec<Change>,
    /// Craft of which something is recorded differently.
    pub changed: Vec<Change>,
    /// Craft the newer collection does not have.
    pub gone: Vec<Change>,
}

/// One craft among the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// LL2's id.
    pub id: u32,
    /// Its name, the newer one.
    pub name: String,
}

impl Changes {
    /// Compares by id and by every field.
    pub fn between(old: &Collection, new: &Collection) -> Self {
        let name = |id: u32, name: &str| Change { id, name: name.to_owned() };
        let mut changes =
            Self { since: old.generated_at, added: vec![], changed: vec![], gone: vec![] };
        for craft in &new.spacecraft {
            match old.get(craft.id) {
                None => changes.added.push(name(craft.id, &craft.name)),
                Some(before) if before != craft => {
                    changes.changed.push(name(craft.id, &craft.name));
                }
                Some(_) => {}
            }
        }
        let gone = old.spacecraft.iter().filter(|craft| new.get(craft.id).is_none());
        changes.gone = gone.map(|craft| name(craft.id, &craft.name)).collect();
        changes
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }

    /// "3 new, 2 changed and 1 gone since 12 November 2026".
    pub fn sentence(&self) -> String {
        let parts = [(&self.added, "new"), (&self.changed, "changed"), (&self.gone, "gone")];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(craft, _)| !craft.is_empty())
            .map(|(craft, word)| format!("{} {word}", craft.len()))
            .collect();
        let what = match parts.split_last() {
            None => "nothing has changed".to_owned(),
            Some((only, [])) => only.clone(),
            Some((last, rest)) => format!("{} and {last}", join(rest, ", ")),
        };
        format!("{what} since {}", self.since.date())
    }
}
