//! The same list some time later.

use std::sync::Arc;

use perigee_core::domain::Spacecraft;

use super::drift::flown_once_more;

/// How many craft lie between the changes of one step and of the next.
const STRIDE: usize = 10;

/// The craft as they are so many steps after version 0, given those of version 0 in order of id.
///
/// With these numbered from 1, step `k` takes craft `10k` away, changes the three after it
/// (`flights_count` is one more, the description is `Changed in version k.`) and adds two, with
/// the ids `max + 2k - 1` and `max + 2k` and the names `New craft {id}`. Of the usual 596 craft
/// of seed 1, step 1 takes 13 away, changes 14, 15 and 16 and adds 864 and 865; step 2 takes 23
/// away, changes 24, 25 and 26 and adds 866 and 867.
pub fn later(craft: &[Arc<Spacecraft>], steps: u32) -> Vec<Arc<Spacecraft>> {
    let mut all: Vec<Option<Arc<Spacecraft>>> = craft.iter().cloned().map(Some).collect();
    let mut added = Vec::new();
    let max = craft.last().map_or(0, |last| last.id);
    for step in 1..=steps {
        // Counted from zero, the craft `10k` stands one place earlier.
        let at = STRIDE * step as usize - 1;
        if let Some(gone) = all.get_mut(at) {
            *gone = None;
        }
        for changed in all.iter_mut().skip(at + 1).take(3).flatten() {
            flown_once_more(changed, &format!("Changed in version {step}."));
        }
        let Some(model) = craft.get(at % craft.len().max(1)) else { continue };
        for nth in [1, 0] {
            let id = max.saturating_add(step.saturating_mul(2)).saturating_sub(nth);
            let name = format!("New craft {id}");
            added.push(Arc::new(Spacecraft { id, name, ..Spacecraft::clone(model) }));
        }
    }
    all.into_iter().flatten().chain(added).collect()
}

#[cfg(test)]
mod tests {
    use perigee_core::domain::{Collection, Source, Timestamp};
    use perigee_core::refresh::Changes;

    use super::*;
    use perigee_synth::synth;

    fn version(number: u32) -> Collection {
        let mut all = synth(596, 1, "/media");
        all.spacecraft = later(&all.spacecraft, number);
        all
    }

    fn ids(changes: &Changes) -> [Vec<u32>; 3] {
        [&changes.added, &changes.changed, &changes.gone]
            .map(|craft| craft.iter().map(|change| change.id).collect())
    }

    #[test]
    fn a_step_is_two_new_three_changed_one_gone() {
        let changes = |a, b| ids(&Changes::between(&version(a), &version(b)));
        assert_eq!(changes(0, 1), [vec![864, 865], vec![14, 15, 16], vec![13]]);
        assert_eq!(changes(1, 2), [vec![866, 867], vec![24, 25, 26], vec![23]]);
        assert_eq!(version(2).spacecraft.len(), 598);
        assert!(version(70).spacecraft.is_sorted_by(|a, b| a.id < b.id));
    }

    #[test]
    fn a_short_list_has_versions_too() {
        let none = Collection {
            source: Source::Sample,
            generated_at: Timestamp::from_millis(0),
            spacecraft: vec![],
        };
        assert_eq!(later(&none.spacecraft, 3), []);
        assert_eq!(later(&synth(3, 1, "/media").spacecraft, 1).len(), 5);
    }
}
