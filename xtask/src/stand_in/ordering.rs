//! `ordering=`, by the rules of Django REST framework and Postgres.

use std::cmp::Ordering;
use std::sync::Arc;

use perigee_core::domain::{Duration, Spacecraft};

use perigee_synth::mix;

/// A field that LL2 orders by.
type Key = fn(&Spacecraft) -> Option<i64>;

const FIELDS: [(&str, Key); 5] = [
    ("flights_count", |craft| craft.flights_count),
    ("id", |craft| Some(craft.id.into())),
    ("mission_ends_count", |craft| craft.mission_ends_count),
    ("time_docked", |craft| craft.time_docked.map(Duration::seconds)),
    ("time_in_space", |craft| craft.time_in_space.map(Duration::seconds)),
];

/// Puts craft into the order in which they come when nobody asks for one, and in which ties
/// stay: always the same, but in no relation to any field, least of all the id.
pub fn scramble(craft: &mut [Arc<Spacecraft>]) {
    craft.sort_by_key(|craft| mix(u64::from(craft.id) ^ 0x5CA7_7E2E_D000_0000));
}

/// Orders craft by a comma list of fields, `-` for descending; unknown fields are ignored.
pub fn sort(craft: &mut [&Arc<Spacecraft>], ordering: &str) {
    let keys: Vec<_> = ordering.split(',').filter_map(key).collect();
    craft.sort_by(|a, b| {
        let by = |(key, descending): &(Key, bool)| compare(key(a), key(b), *descending);
        keys.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
}

fn key(text: &str) -> Option<(Key, bool)> {
    let text = text.trim();
    let (name, descending) = match text.strip_prefix('-') {
        Some(name) => (name, true),
        None => (text, false),
    };
    FIELDS.iter().find(|(field, _)| *field == name).map(|(_, key)| (*key, descending))
}

/// Postgres takes null for larger than everything: last ascending, first descending.
fn compare(a: Option<i64>, b: Option<i64>, descending: bool) -> Ordering {
    let ascending = match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => a.cmp(&b),
    };
    if descending { ascending.reverse() } else { ascending }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_the_largest() {
        assert_eq!(compare(None, Some(9), false), Ordering::Greater);
        assert_eq!(compare(None, Some(9), true), Ordering::Less);
        assert_eq!(compare(Some(1), Some(9), true), Ordering::Greater);
        assert_eq!(compare(None, None, true), Ordering::Equal);
    }

    #[test]
    fn unknown_fields_are_ignored() {
        assert!(key("name").is_none() && key("").is_none() && key("--id").is_none());
        assert!(key(" -id ").is_some_and(|(_, descending)| descending));
    }
}
