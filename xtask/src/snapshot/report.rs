//! What a snapshot brought, in words.

use anyhow::Result;
use perigee_core::catalogue;
use perigee_core::domain::Collection;
use perigee_core::refresh::{Change, Changes};

use crate::catalogue::summary;
use crate::sizes::{compressed, kilobytes};

use super::file::Old;

/// How many names are told of each kind of change.
const NAMES: usize = 5;

/// What a snapshot brought.
#[derive(Debug)]
pub struct Report {
    /// What the file held before.
    pub old: Old,
    /// What it holds now.
    pub new: Collection,
    /// How many records are left out.
    pub skipped: usize,
}

impl Report {
    /// What is now there and how large it is: a line.
    ///
    /// # Errors
    /// When its compressed size cannot be measured.
    pub fn size(&self) -> Result<String> {
        let text = catalogue::write(&self.new);
        let brotli = kilobytes(compressed(text.as_bytes())?);
        Ok(format!("{}, {brotli} with brotli", summary(&self.new, &text)))
    }

    /// What is left out, and what is different from before: a few lines.
    pub fn changes(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.skipped > 0 {
            lines.push(format!("{} records could not be read and are left out", self.skipped));
        }
        lines.extend(since(&self.old, &self.new));
        lines
    }
}

fn since(old: &Old, new: &Collection) -> Vec<String> {
    let mut lines = Vec::new();
    match old {
        Old::None => lines.push("there was no file before".to_owned()),
        Old::Sample => lines.push("it replaces the sample".to_owned()),
        Old::Unreadable(why) => lines.push(format!("it replaces a file that was of no use: {why}")),
        Old::Real(old) => {
            let changes = Changes::between(old, new);
            lines.push(changes.sentence());
            let kinds =
                [("new", &changes.added), ("changed", &changes.changed), ("gone", &changes.gone)];
            let some = kinds.into_iter().filter(|(_, craft)| !craft.is_empty());
            lines.extend(some.map(|(kind, craft)| format!("  {kind}: {}", names(craft))));
        }
    }
    lines
}

/// The first few names, and how many more there are.
fn names(craft: &[Change]) -> String {
    let first: Vec<_> = craft.iter().take(NAMES).map(|change| change.name.as_str()).collect();
    let named = first.join(", ");
    match craft.len() - first.len() {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use perigee_core::domain::Source;

    use super::*;
    use perigee_synth::synth;

    #[test]
    fn tells_counts_sizes_and_the_first_names() {
        let (old, mut new) = (synth(9, 1, "/media"), synth(20, 1, "/media"));
        new.spacecraft.remove(1);
        let report = Report { old: Old::Real(old), new, skipped: 2 };
        let size = report.size().unwrap();
        assert!(size.starts_with("19 craft (") && size.ends_with(" kB with brotli"), "{size}");
        let told = report.changes();
        assert_eq!(told[0], "2 records could not be read and are left out");
        assert_eq!(told[1], "11 new and 1 gone since 1 November 2026");
        assert!(told[2].starts_with("  new: ") && told[2].ends_with(" and 6 more"), "{}", told[2]);
        assert_eq!(told[3], "  gone: Soyuz TM-01");
        assert_eq!(told.len(), 4);
    }

    #[test]
    fn tells_what_it_replaces() {
        let new = Collection { source: Source::Sample, ..synth(1, 1, "/media") };
        let told = |old| Report { old, new: new.clone(), skipped: 0 }.changes().concat();
        assert_eq!(told(Old::None), "there was no file before");
        assert_eq!(told(Old::Sample), "it replaces the sample");
        assert!(told(Old::Unreadable("Why.".to_owned())).ends_with("of no use: Why."));
        assert_eq!(told(Old::Real(new.clone())), "nothing has changed since 1 November 2026");
    }
}
