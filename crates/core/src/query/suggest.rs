//! "Did you mean …?": the nearest words that the collection knows.

use std::sync::Arc;

use crate::domain::{Spacecraft, SpacecraftConfig};
use crate::text::join;

use super::fold::fold;

/// The text with each word that nothing contains replaced by the nearest word of the collection;
/// `None` when there is no such word near enough. `knows` tells whether anything contains a
/// folded word.
pub(super) fn suggest(
    text: &str,
    craft: &[Arc<Spacecraft>],
    configs: &[Arc<SpacecraftConfig>],
    knows: impl Fn(&str) -> bool,
) -> Option<String> {
    let mut changed = false;
    let mut suggested = Vec::new();
    for word in text.split_whitespace() {
        let folded = fold(word);
        if knows(&folded) {
            suggested.push(word.to_owned());
            continue;
        }
        suggested.push(nearest(&folded, craft, configs)?);
        changed = true;
    }
    changed.then(|| join(&suggested, " "))
}

/// The known word at the smallest distance, the first of them where several are as near.
fn nearest(
    wanted: &str,
    craft: &[Arc<Spacecraft>],
    configs: &[Arc<SpacecraftConfig>],
) -> Option<String> {
    let letters = wanted.chars().count();
    // A short word is like too many others.
    let allowed = match letters {
        0..3 => return None,
        3..6 => 1,
        _ => 2,
    };
    let near = |word: &str| {
        let folded = fold(word);
        let close = folded.chars().count().abs_diff(letters) <= allowed;
        let distance = close.then(|| strsim::osa_distance(&folded, wanted))?;
        (distance <= allowed).then_some(distance)
    };
    let shared = configs.iter().flat_map(|config| {
        let agency = config.agency.as_deref();
        let families = config.family.iter().map(|family| family.name.as_str());
        [Some(config.name.as_str()), agency.map(|agency| agency.name.as_str())]
            .into_iter()
            .flatten()
            .chain(agency.and_then(|agency| agency.abbrev.as_deref()))
            .chain(families)
            .collect::<Vec<_>>()
    });
    let names = craft.iter().map(|craft| craft.name.as_str());
    let words = shared
        .chain(names)
        .flat_map(|text| text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()));
    let near = words.filter_map(|word| Some((near(word)?, word)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, word)| word.to_owned())
}
