//! The laws of the engine, on arbitrary collections and queries, against a second engine that
//! is written here plainly and shares nothing with the first but the types.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::cmp::Ordering;
use std::sync::Arc;

use common::collections::{NAMES, collection};
use common::queries::{conditions, few_conditions, ordering};
use perigee_core::domain::{Collection, Duration, Spacecraft};
use perigee_core::query::{
    Choice, Column, End, Facet, Flag, Index, Limit, Measure, Nullable, Part, Query, SortKey,
};
use proptest::prelude::*;
use proptest::sample::select;

/// A search as it is meant: terms in lower case, and the text they are typed as.
#[derive(Clone, Debug, Default)]
struct Search {
    terms: Vec<String>,
    text: String,
}

fn search() -> impl Strategy<Value = Search> {
    let words = ["soyuz", "SOYUZ", "dragon", "9", "0", "ТМ", "énergie", "en", "second", "zz", "-"];
    let phrases = ["crew dragon", "soyuz 9", "dragon, the", "dragon crew"];
    let word = prop_oneof![
        4 => select(words.to_vec()).prop_map(|word| (word.to_lowercase(), word.to_owned())),
        1 => select(phrases.to_vec()).prop_map(|text| (text.to_owned(), format!("\"{text}\""))),
    ];
    let some = proptest::collection::vec(word, 1..3).prop_map(|words| {
        let (terms, texts): (Vec<String>, Vec<String>) = words.into_iter().unzip();
        Search { terms, text: texts.join(" ") }
    });
    prop_oneof![6 => Just(Search::default()), 1 => some]
}

/// A query with the meaning of its searches. Most ask little, so that some craft match and what
/// each condition does to them shows.
fn question() -> impl Strategy<Value = (Query, Search, Search)> {
    let names = prop_oneof![
        8 => Just(vec![]),
        1 => proptest::collection::vec(select(NAMES.to_vec()).prop_map(str::to_owned), 1..3),
    ];
    let conditions =
        prop_oneof![1 => conditions(), 6 => few_conditions(), 1 => Just(Query::default())];
    (conditions, search(), search(), names, ordering()).prop_map(
        |(query, ll2, any, names, order)| {
            let mut query = query.with_ordering(order).with_limit(Limit::All);
            query.search = ll2.text.clone();
            query.q = any.text.clone();
            for name in names {
                if !query.name.contains(&name) {
                    query.name.push(name);
                }
            }
            (query, ll2, any)
        },
    )
}

/// Folding, as far as the texts of these tests need it.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('é', "e")
}

fn flag(craft: &Spacecraft, flag: Flag) -> Option<bool> {
    match flag {
        Flag::InSpace => craft.in_space,
        Flag::IsPlaceholder => craft.is_placeholder,
    }
}

fn values(craft: &Spacecraft, facet: Facet) -> Vec<u32> {
    let config = craft.spacecraft_config.as_ref();
    let agency = config.and_then(|config| config.agency.as_ref());
    let of_type = config.and_then(|config| config.image.as_ref());
    match facet {
        Facet::SpacecraftConfig => config.map(|config| config.id).into_iter().collect(),
        Facet::Status => craft.status.iter().map(|status| status.id).collect(),
        Facet::Agency => agency.map(|agency| agency.id).into_iter().collect(),
        Facet::AgencyType => agency
            .and_then(|agency| agency.agency_type.as_ref())
            .map(|t| t.id)
            .into_iter()
            .collect(),
        Facet::Type => config
            .and_then(|config| config.config_type.as_ref())
            .map(|t| t.id)
            .into_iter()
            .collect(),
        Facet::Family => {
            config.map(|c| c.family.iter().map(|f| f.id).collect()).unwrap_or_default()
        }
        Facet::License => {
            let shown = craft.image.as_ref().or(of_type);
            shown.and_then(|image| image.license.as_ref()).map(|l| l.id).into_iter().collect()
        }
    }
}

fn amount(craft: &Spacecraft, measure: Measure) -> Option<i64> {
    match measure {
        Measure::FlightsCount => craft.flights_count,
        Measure::MissionEndsCount => craft.mission_ends_count,
        Measure::TimeInSpace => craft.time_in_space.map(Duration::seconds),
        Measure::TimeDocked => craft.time_docked.map(Duration::seconds),
        Measure::MaidenFlight => {
            let families = &craft.spacecraft_config.as_ref()?.family;
            let days = families.iter().filter_map(|family| family.maiden_flight);
            days.map(|day| i64::from(day.year())).max()
        }
    }
}

fn is_missing(craft: &Spacecraft, field: Nullable) -> bool {
    let config = craft.spacecraft_config.as_ref();
    match field {
        Nullable::SerialNumber => craft.serial_number.is_none(),
        Nullable::FastestTurnaround => craft.fastest_turnaround.is_none(),
        Nullable::Image => craft.image.is_none() && config.is_none_or(|c| c.image.is_none()),
    }
}

fn admits(query: &Query, ll2: &Search, any: &Search, craft: &Spacecraft) -> bool {
    let config = craft.spacecraft_config.as_ref();
    let config_name = config.map(|config| config.name.to_lowercase()).unwrap_or_default();
    let mut texts = vec![plain(&craft.name), plain(&config_name)];
    texts.extend(craft.serial_number.iter().map(|text| perigee_core::query::fold(text)));
    if let Some(config) = config {
        texts.extend(config.family.iter().map(|family| plain(&family.name)));
        if let Some(agency) = &config.agency {
            texts.push(plain(&agency.name));
            texts.extend(agency.abbrev.iter().map(|text| plain(text)));
        }
    }
    for term in &ll2.terms {
        if !craft.name.to_lowercase().contains(term) && !config_name.contains(term) {
            return false;
        }
    }
    for term in &any.terms {
        if !texts.iter().any(|text| text.contains(&plain(term))) {
            return false;
        }
    }
    if !query.name.is_empty() && !query.name.contains(&craft.name) {
        return false;
    }
    for of in Flag::ALL {
        if query.flag(of).is_some() && query.flag(of) != flag(craft, of) {
            return false;
        }
    }
    for field in Nullable::ALL {
        if query.null(field).is_some_and(|wanted| wanted != is_missing(craft, field)) {
            return false;
        }
    }
    for facet in Facet::ALL {
        let (choice, values) = (query.facet(facet), values(craft, facet));
        if !choice.any.is_empty() && !choice.any.iter().any(|id| values.contains(id)) {
            return false;
        }
        if choice.not.iter().any(|id| values.contains(id)) {
            return false;
        }
    }
    for measure in Measure::ALL {
        let (range, amount) = (query.range(measure), amount(craft, measure));
        if range.gte.is_some_and(|least| amount.is_none_or(|amount| amount < least)) {
            return false;
        }
        if range.lte.is_some_and(|most| amount.is_none_or(|amount| amount > most)) {
            return false;
        }
    }
    true
}

#[derive(PartialEq)]
enum Piece {
    Number(u128),
    Letter(char),
}

/// Numbers come where the digits stand among the characters.
fn compare_pieces(a: &Piece, b: &Piece) -> Ordering {
    match (a, b) {
        (Piece::Number(a), Piece::Number(b)) => a.cmp(b),
        (Piece::Letter(a), Piece::Letter(b)) => a.cmp(b),
        (Piece::Number(_), Piece::Letter(b)) => '5'.cmp(b),
        (Piece::Letter(a), Piece::Number(_)) => a.cmp(&'5'),
    }
}

fn split(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for c in perigee_core::query::fold(text).chars() {
        match (c.to_digit(10), pieces.last_mut()) {
            (Some(digit), Some(Piece::Number(number))) => {
                *number = *number * 10 + u128::from(digit);
            }
            (Some(digit), _) => pieces.push(Piece::Number(digit.into())),
            (None, _) => pieces.push(Piece::Letter(c)),
        }
    }
    pieces
}

fn natural(a: &str, b: &str) -> Ordering {
    let (a, b) = (split(a), split(b));
    let unlike = a.iter().zip(&b).map(|(a, b)| compare_pieces(a, b)).find(|order| order.is_ne());
    unlike.unwrap_or_else(|| a.len().cmp(&b.len()))
}

fn compare(column: Column, descending: bool, a: &Spacecraft, b: &Spacecraft) -> Ordering {
    let number = |of: &dyn Fn(&Spacecraft) -> Option<i64>| by(of(a), of(b), descending, Ord::cmp);
    let text = |of: &dyn Fn(&Spacecraft) -> Option<String>| {
        by(of(a), of(b), descending, |a, b| natural(a, b))
    };
    let config = |craft: &Spacecraft| craft.spacecraft_config.clone();
    match column {
        Column::Id => number(&|c| Some(c.id.into())),
        Column::Name => text(&|c| Some(c.name.clone())),
        Column::SerialNumber => text(&|c| c.serial_number.clone()),
        Column::Status => text(&|c| Some(c.status.as_ref()?.name.clone())),
        Column::SpacecraftConfig => text(&|c| Some(config(c)?.name.clone())),
        Column::Type => text(&|c| Some(config(c)?.config_type.as_ref()?.name.clone())),
        Column::Agency => text(&|c| Some(config(c)?.agency.as_ref()?.name.clone())),
        Column::Family => text(&|c| Some(config(c)?.family.last()?.name.clone())),
        Column::InSpace => number(&|c| c.in_space.map(i64::from)),
        Column::IsPlaceholder => number(&|c| c.is_placeholder.map(i64::from)),
        Column::FlightsCount => number(&|c| c.flights_count),
        Column::MissionEndsCount => number(&|c| c.mission_ends_count),
        Column::TimeInSpace => number(&|c| c.time_in_space.map(Duration::seconds)),
        Column::TimeDocked => number(&|c| c.time_docked.map(Duration::seconds)),
        Column::FastestTurnaround => number(&|c| c.fastest_turnaround.map(Duration::seconds)),
        Column::MaidenFlight => number(&|c| amount(c, Measure::MaidenFlight)),
    }
}

fn by<T>(
    a: Option<T>,
    b: Option<T>,
    descending: bool,
    cmp: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) if descending => cmp(&b, &a),
        (Some(a), Some(b)) => cmp(&a, &b),
    }
}

fn in_order(keys: &[SortKey], a: &Spacecraft, b: &Spacecraft) -> Ordering {
    for key in keys {
        let order = compare(key.column, key.descending, a, b);
        if order.is_ne() {
            return order;
        }
    }
    a.id.cmp(&b.id)
}

fn all_ids(index: &Index, query: &Query) -> Vec<u32> {
    let page = index.apply(&query.clone().with_limit(Limit::All).with_offset(0));
    page.rows.iter().map(|craft| craft.id).collect()
}

/// A query with LL2's search alone.
fn searched(text: &str) -> Query {
    let mut query = Query::default();
    query.search = text.to_owned();
    query
}

fn indexed(collection: &Collection) -> Index {
    Index::new(Arc::new(collection.clone()))
}

/// Whether a condition is one of several of which any will do: without it, the others still must hold.
fn is_one_of_several(part: &Part, query: &Query) -> bool {
    match part {
        Part::Name(_) => query.name.len() > 1,
        Part::Value { facet, not: false, .. } => query.facet(*facet).any.len() > 1,
        _ => false,
    }
}

proptest! {
    // What the engine exists for is tried more often than the rest.
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_engine_agrees_with_a_plain_one(collection in collection(24), (query, ll2, any) in question()) {
        let matching = collection.spacecraft.iter().filter(|craft| admits(&query, &ll2, &any, craft));
        let mut expected: Vec<_> = matching.cloned().collect();
        expected.sort_by(|a, b| in_order(query.ordering(), a, b));
        let page = indexed(&collection).apply(&query);
        prop_assert_eq!(page.count, expected.len());
        prop_assert_eq!(page.total, collection.spacecraft.len());
        prop_assert_eq!(page.rows, expected);
    }

    #[test]
    fn counts_are_those_of_a_plain_engine(collection in collection(24), (query, ll2, any) in question()) {
        let index = indexed(&collection);
        let counts = index.counts(&query);
        for facet in Facet::ALL {
            let free = query.clone().with_facet(facet, Choice::default());
            let plainly: Vec<usize> = index.terms(facet).iter().map(|term| {
                let passes = |craft: &&std::sync::Arc<Spacecraft>| {
                    admits(&free, &ll2, &any, craft) && values(craft, facet).contains(&term.id)
                };
                collection.spacecraft.iter().filter(passes).count()
            }).collect();
            prop_assert_eq!(counts.of(facet), plainly, "{:?}", facet);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn typing_on_gives_what_typing_at_once_gives(
        collection in collection(24), text in "[sdoyuzragn0-9é \"]{0,10}",
    ) {
        let typed = indexed(&collection);
        for end in (0..=text.chars().count()).chain([2, 5, 0]) {
            let sofar = searched(&text.chars().take(end).collect::<String>());
            prop_assert_eq!(typed.apply(&sofar), indexed(&collection).apply(&sofar));
        }
    }

    #[test]
    fn the_order_is_total_and_follows_the_keys(collection in collection(24), keys in ordering()) {
        let query = Query::default().with_ordering(keys.clone()).with_limit(Limit::All);
        let rows = indexed(&collection).apply(&query).rows;
        prop_assert_eq!(rows.len(), collection.spacecraft.len());
        for pair in rows.windows(2) {
            prop_assert_eq!(in_order(&keys, &pair[0], &pair[1]), Ordering::Less);
        }
    }

    #[test]
    fn what_canonical_order_leaves_out_changes_nothing(collection in collection(24), keys in ordering()) {
        // Keys after a repeated column or after the id have no say, so dropping them is sound.
        let rows = indexed(&collection)
            .apply(&Query::default().with_ordering(keys.clone()).with_limit(Limit::All))
            .rows;
        let mut expected = collection.spacecraft.clone();
        expected.sort_by(|a, b| in_order(&keys, a, b));
        prop_assert_eq!(rows, expected);
    }

    #[test]
    fn pages_put_together_are_the_whole_answer(
        collection in collection(24),
        (query, ..) in question(),
        limit in 1..10_u16,
    ) {
        let index = indexed(&collection);
        let whole = all_ids(&index, &query);
        let mut together = Vec::new();
        let mut page = Some(query.with_limit(Limit::Rows(limit)));
        while let Some(query) = page {
            let answer = index.apply(&query);
            prop_assert_eq!(answer.count, whole.len());
            prop_assert!(answer.rows.len() <= usize::from(limit));
            together.extend(answer.rows.iter().map(|craft| craft.id));
            page = query.next_page(answer.count);
        }
        prop_assert_eq!(together, whole);
    }

    #[test]
    fn an_offset_leaves_out_exactly_so_many(
        collection in collection(24),
        (query, ..) in question(),
        offset in 0..30_usize,
    ) {
        let index = indexed(&collection);
        let whole = all_ids(&index, &query);
        let page = index.apply(&query.with_offset(offset));
        let ids: Vec<u32> = page.rows.iter().map(|craft| craft.id).collect();
        prop_assert_eq!(&ids[..], whole.get(offset..).unwrap_or_default());
        prop_assert_eq!(page.count, whole.len());
    }

    #[test]
    fn the_count_is_that_of_the_page_whatever_page_and_order(
        collection in collection(24),
        (query, ..) in question(),
    ) {
        let index = indexed(&collection);
        let count = index.count(&query);
        prop_assert_eq!(count, index.apply(&query).rows.len());
        let other = query.with_ordering([]).with_limit(Limit::Rows(1)).with_offset(7);
        prop_assert_eq!(count, index.apply(&other).count);
    }

    #[test]
    fn neighbours_stand_as_in_the_list(collection in collection(16), (query, ..) in question()) {
        let index = indexed(&collection);
        let whole = all_ids(&index, &query);
        let paged = query.with_limit(Limit::Rows(2)).with_offset(3);
        for craft in &collection.spacecraft {
            let found = index.neighbours(&paged, craft.id);
            let position = whole.iter().position(|id| *id == craft.id);
            prop_assert_eq!(found.as_ref().map(|found| found.position), position);
            if let (Some(found), Some(at)) = (found, position) {
                prop_assert_eq!(found.count, whole.len());
                prop_assert_eq!(found.next.map(|c| c.id), whole.get(at + 1).copied());
                prop_assert_eq!(found.previous.map(|c| c.id), (at > 0).then(|| whole[at.wrapping_sub(1)]));
            }
        }
    }

    #[test]
    fn a_condition_taken_away_never_narrows_unless_others_of_its_kind_remain(
        collection in collection(24),
        (query, ..) in question(),
    ) {
        let index = indexed(&collection);
        let before = all_ids(&index, &query.clone().with_ordering([]));
        for part in query.parts() {
            let without = query.without(&part);
            prop_assert!(!without.parts().contains(&part));
            prop_assert_eq!(without.parts().len() + 1, query.parts().len());
            let after = all_ids(&index, &without.with_ordering([]));
            if is_one_of_several(&part, &query) {
                prop_assert!(after.iter().all(|id| before.contains(id)), "{:?}", part);
            } else {
                prop_assert!(before.iter().all(|id| after.contains(id)), "{:?}", part);
            }
        }
        prop_assert_eq!(index.count(&query.cleared()), collection.spacecraft.len());
    }

    #[test]
    fn bounds_that_close_in_only_narrow(
        collection in collection(24),
        measure in select(Measure::ALL.to_vec()),
        end in select(End::ALL.to_vec()),
        (a, b) in (0..5_i64, 0..5_i64),
    ) {
        let index = indexed(&collection);
        let bounded = |value: i64| {
            let mut range = Query::default().range(measure);
            *range.end_mut(end) = Some(value);
            all_ids(&index, &Query::default().with_range(measure, range))
        };
        let (least, most) = (a.min(b), a.max(b));
        let (tight, wide) = match end {
            End::Gte => (bounded(most), bounded(least)),
            End::Lte => (bounded(least), bounded(most)),
        };
        prop_assert!(tight.iter().all(|id| wide.contains(id)));
    }

    #[test]
    fn wanting_and_excluding_a_value_split_the_collection(
        collection in collection(24),
        facet in select(Facet::ALL.to_vec()),
        id in 1..6_u32,
    ) {
        let index = indexed(&collection);
        let with = index.count(&Query::default().toggled(facet, id, false));
        let without = index.count(&Query::default().toggled(facet, id, true));
        prop_assert_eq!(with + without, collection.spacecraft.len());
    }

    #[test]
    fn every_term_of_a_facet_is_of_some_craft_and_none_is_forgotten(
        collection in collection(24),
        facet in select(Facet::ALL.to_vec()),
    ) {
        let index = indexed(&collection);
        let mut terms: Vec<u32> = index.terms(facet).iter().map(|term| term.id).collect();
        terms.sort_unstable();
        let mut expected: Vec<u32> = collection.spacecraft.iter().flat_map(|c| values(c, facet)).collect();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(terms, expected);
    }

    #[test]
    fn any_search_is_answered(collection in collection(4), text in "[\\PC\"', \\\\]{0,20}") {
        let index = indexed(&collection);
        let _ = index.count(&Query::default().with_q(&text));
        let _ = index.count(&searched(&text));
    }

    #[test]
    fn every_craft_is_found_by_its_own_words(collection in collection(12), at in any::<proptest::sample::Index>()) {
        prop_assume!(!collection.spacecraft.is_empty());
        let craft = &collection.spacecraft[at.index(collection.spacecraft.len())];
        let words = craft.name.replace(['"', ','], " ");
        let index = indexed(&collection);
        for query in [
            Query::default().with_q(&words),
            searched(&words),
            Query::default().with_name(&craft.name),
        ] {
            prop_assert!(all_ids(&index, &query).contains(&craft.id), "{:?}", query);
        }
    }
}
