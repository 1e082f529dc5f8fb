//! The order of the second engine: natural, with missing values last, and groups.

use std::cmp::Ordering;
use std::sync::Arc;

use perigee_core::domain::{Collection, Duration, Spacecraft};
use perigee_core::query::{Column, Group, Measure, Query, SortKey, Subtotal, fold};

use super::naive::{admits, amount};
use super::questions::Question;

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
    for c in fold(text).chars() {
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

/// How two craft stand to each other by some keys, and by id.
pub fn in_order(keys: &[SortKey], a: &Spacecraft, b: &Spacecraft) -> Ordering {
    for key in keys {
        let order = compare(key.column, key.descending, a, b);
        if order.is_ne() {
            return order;
        }
    }
    a.id.cmp(&b.id)
}

/// The column that a group's names are in.
fn column(group: Group) -> Column {
    match group {
        Group::Agency => Column::Agency,
        Group::Family => Column::Family,
        Group::SpacecraftConfig => Column::SpacecraftConfig,
        Group::Status => Column::Status,
    }
}

/// Group by group, the other way round if the ordering says so of that column, and by the
/// ordering within.
fn in_groups(query: &Query, group: Option<Group>, a: &Spacecraft, b: &Spacecraft) -> Ordering {
    let by_group = group.map_or(Ordering::Equal, |group| {
        let of_group = |key: &&SortKey| key.column == column(group);
        let descending = query.ordering().iter().find(of_group).is_some_and(|key| key.descending);
        compare(column(group), descending, a, b)
    });
    by_group.then_with(|| in_order(query.ordering(), a, b))
}

/// All craft that answer a question, in order, as a table with these groups shows them.
pub fn answer(
    collection: &Collection,
    question: &Question,
    group: Option<Group>,
) -> Vec<Arc<Spacecraft>> {
    let matching = collection.spacecraft.iter().filter(|craft| admits(question, craft));
    let mut craft: Vec<_> = matching.cloned().collect();
    craft.sort_by(|a, b| in_groups(&question.query, group, a, b));
    craft
}

/// The groups of some rows of an answer, with the sums over all of it.
pub fn subtotals(group: Group, rows: &[Arc<Spacecraft>], all: &[Arc<Spacecraft>]) -> Vec<Subtotal> {
    let same = |a: &Spacecraft, b: &Spacecraft| compare(column(group), false, a, b).is_eq();
    let begins = |at: &usize| *at == 0 || !same(&rows[*at - 1], &rows[*at]);
    let of = |at: usize| {
        let of_group = || all.iter().filter(move |craft| same(craft, &rows[at]));
        let sum = |of: fn(&Spacecraft) -> Option<i64>| of_group().filter_map(|c| of(c)).sum();
        Subtotal {
            at,
            count: of_group().count(),
            flights_count: sum(|craft| craft.flights_count),
            time_in_space: Duration::from_seconds(sum(|c| c.time_in_space.map(Duration::seconds))),
            time_docked: Duration::from_seconds(sum(|c| c.time_docked.map(Duration::seconds))),
        }
    };
    (0..rows.len()).filter(begins).map(of).collect()
}
