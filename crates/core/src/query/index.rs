//! The engine: answers a query from a collection, at once and without I/O.

use std::borrow::Cow;
use std::sync::Arc;

use perigee_columns::{Bits, Key, position, window};

use crate::domain::{Collection, Duration, Spacecraft, Term};

use super::column::SortKey;
use super::counts::{Counts, Histogram};
use super::facet::Facet;
use super::group::{Group, Subtotal};
use super::part::{Flag, Nullable};
use super::query_type::Query;
use super::query_words::Values;
use super::range::{Measure, Range};
use super::search;
use super::table::Table;

/// A collection made ready for queries.
#[derive(Debug)]
pub struct Index {
    table: Table,
}

/// One page of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// All matches.
    pub count: usize,
    /// All craft there are.
    pub total: usize,
    /// Matches before the first row.
    pub offset: usize,
    /// The craft on this page, in order.
    pub rows: Vec<Arc<Spacecraft>>,
    /// The groups those are in, in order, where the query asks for groups.
    pub groups: Vec<Subtotal>,
}

/// Where a craft stands among the matches of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbours {
    /// Its place, counted from zero.
    pub position: usize,
    /// All matches.
    pub count: usize,
    /// The match before it.
    pub previous: Option<Arc<Spacecraft>>,
    /// The match after it.
    pub next: Option<Arc<Spacecraft>>,
}

impl Index {
    /// Makes a collection ready for queries.
    pub fn new(collection: Arc<Collection>) -> Self {
        Self { table: Table::new(collection) }
    }

    /// Does some milliseconds of the work that the first search, or the first order by name, would
    /// have to wait for, for when there is nothing else to do. Gives whether there is more of it.
    pub fn prepare(&self) -> bool {
        self.table.prepare()
    }

    /// The collection it answers from.
    pub fn collection(&self) -> &Arc<Collection> {
        self.table.collection()
    }

    /// The page a query asks for. An offset past the end gives an empty page with the true count.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use perigee_core::domain::{Collection, Source, Timestamp};
    /// use perigee_core::query::{Index, codec};
    ///
    /// # let (source, generated_at, spacecraft) = (Source::Sample, Timestamp::from_millis(0), vec![]);
    /// let index = Index::new(Arc::new(Collection { source, generated_at, spacecraft }));
    /// let page = index.apply(&codec::parse("status=1&ordering=-time_in_space").query);
    /// println!("{} of {} are active", page.count, page.total);
    /// ```
    pub fn apply(&self, query: &Query) -> Page {
        let matches = self.matches(query);
        let count = matches.count();
        let limit = query.limit.rows_of(count);
        let places = window(&matches, &self.keys(query), query.offset, limit);
        let groups = query.grouping().map(|group| self.subtotals(group, &matches, &places));
        Page {
            count,
            total: self.table.len(),
            offset: query.offset,
            groups: groups.unwrap_or_default(),
            rows: places.into_iter().filter_map(|place| self.craft(place as usize)).collect(),
        }
    }

    /// How many craft match; cheaper than a page.
    pub fn count(&self, query: &Query) -> usize {
        self.matches(query).count()
    }

    /// For every value of every facet and flag, how many craft match if it is the one chosen
    /// there: each is counted without the query's own condition on it.
    pub fn counts(&self, query: &Query) -> Counts {
        let conditions = self.conditions(query);
        let all = self.without(&conditions, None);
        let matches = |of: Of| -> Cow<'_, Bits> {
            match conditions.iter().any(|(other, _)| *other == of) {
                true => Cow::Owned(self.without(&conditions, Some(of))),
                false => Cow::Borrowed(&all),
            }
        };
        let facet = |facet: Facet| {
            let (matches, column) = (matches(Of::Facet(facet)), self.table.facet(facet));
            let craft = column.map(|column| column.craft.as_slice()).unwrap_or_default();
            craft.iter().map(|with| matches.count_common(with)).collect()
        };
        let flag = |flag: Flag| {
            let matches = matches(Of::Flag(flag));
            [false, true].map(|value| {
                self.table.flagged(flag, value).map_or(0, |with| matches.count_common(with))
            })
        };
        let null = |field: Nullable| {
            let matches = matches(Of::Null(field));
            let missing = self.table.missing(field);
            let missing = missing.map_or(0, |missing| matches.count_common(missing));
            [matches.count() - missing, missing]
        };
        Counts {
            facets: Facet::ALL.map(facet),
            flags: Flag::ALL.map(flag),
            nulls: Nullable::ALL.map(null),
        }
    }

    /// How the matches spread over a measure, without the query's own bounds on it; `None` when
    /// no craft has a value, or all have the same.
    pub fn histogram(&self, query: &Query, measure: Measure) -> Option<Histogram> {
        let steps = self.table.steps(measure)?;
        let matches = self.without(&self.conditions(query), Some(Of::Measure(measure)));
        Some(Histogram {
            least: steps.least,
            most: steps.most,
            steps: steps.craft.iter().map(|with| matches.count_common(with)).collect(),
        })
    }

    /// The craft that meet all conditions but one field's.
    fn without(&self, conditions: &[(Of, Bits)], field: Option<Of>) -> Bits {
        let mut matches = Bits::all(self.table.len());
        let others = conditions.iter().filter(|(of, _)| Some(*of) != field);
        others.for_each(|(_, craft)| matches.and(craft));
        matches
    }

    /// The search text with unknown words replaced by the nearest known ones; `None` when there
    /// is nothing to replace, or nothing near enough.
    pub fn suggest(&self, query: &Query) -> Option<String> {
        self.table.suggest(&query.q)
    }

    /// Where a craft stands among the matches, if it is one of them.
    pub fn neighbours(&self, query: &Query, id: u32) -> Option<Neighbours> {
        let craft = &self.table.collection().spacecraft;
        let place = craft.binary_search_by_key(&id, |craft| craft.id).ok()?;
        let (matches, keys) = (self.matches(query), self.keys(query));
        let position = position(&matches, &keys, place)?;
        let at = |at: Option<usize>| {
            let place = window(&matches, &keys, at?, 1).first().copied()?;
            self.craft(place as usize)
        };
        Some(Neighbours {
            position,
            count: matches.count(),
            previous: at(position.checked_sub(1)),
            next: at(position.checked_add(1)),
        })
    }

    /// Every value of a facet that occurs, by name.
    pub fn terms(&self, facet: Facet) -> &[Term] {
        self.table.facet(facet).map(|column| column.terms.as_slice()).unwrap_or_default()
    }

    fn craft(&self, place: usize) -> Option<Arc<Spacecraft>> {
        self.table.collection().spacecraft.get(place).cloned()
    }

    /// The order asked for; without one craft are in order of id, as they stand. Groups come
    /// first, the other way round if the order says so of their column.
    fn keys(&self, query: &Query) -> Vec<Key<'_>> {
        let key = |key: &SortKey| {
            Some(Key { order: self.table.order(key.column)?, descending: key.descending })
        };
        let group = query.grouping().map(|group| {
            let of_group = |key: &&SortKey| key.column == group.column();
            let asked = query.ordering().iter().find(of_group).copied();
            asked.unwrap_or(SortKey { column: group.column(), descending: false })
        });
        group.iter().chain(query.ordering()).filter_map(key).collect()
    }

    /// The groups that rows are in, which stand group by group, with the sums over all matches.
    fn subtotals(&self, group: Group, matches: &Bits, rows: &[u32]) -> Vec<Subtotal> {
        let Some(order) = self.table.order(group.column()) else { return vec![] };
        let rank = |place: usize| order.ranks().get(place);
        let mut groups: Vec<(Option<&u32>, Subtotal)> = Vec::new();
        for (at, place) in rows.iter().enumerate() {
            let rank = rank(*place as usize);
            if groups.last().is_none_or(|(last, _)| *last != rank) {
                groups.push((rank, Subtotal { at, ..Subtotal::default() }));
            }
        }
        let sum = |measure: Measure, place: usize| {
            self.table.measure(measure).get(place).copied().flatten().unwrap_or(0)
        };
        let longer = |time: Duration, measure, place| {
            Duration::from_seconds(time.seconds().saturating_add(sum(measure, place)))
        };
        for place in matches.iter() {
            let rank = rank(place);
            if let Some((_, group)) = groups.iter_mut().find(|(other, _)| *other == rank) {
                group.count += 1;
                let flights = sum(Measure::FlightsCount, place);
                group.flights_count = group.flights_count.saturating_add(flights);
                group.time_in_space = longer(group.time_in_space, Measure::TimeInSpace, place);
                group.time_docked = longer(group.time_docked, Measure::TimeDocked, place);
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn matches(&self, query: &Query) -> Bits {
        self.without(&self.conditions(query), None)
    }

    /// For each condition the craft that meet it, and the field it is on.
    fn conditions(&self, query: &Query) -> Vec<(Of, Bits)> {
        let table = &self.table;
        let mut conditions = Vec::new();
        let mut add = |of: Of, craft: Bits| conditions.push((of, craft));
        for facet in Facet::ALL {
            let choice = query.facet(facet);
            if !choice.is_empty() {
                add(Of::Facet(facet), table.chosen(facet, choice));
            }
        }
        for flag in Flag::ALL {
            if let Some(craft) = query.flag(flag).and_then(|wanted| table.flagged(flag, wanted)) {
                add(Of::Flag(flag), craft.clone());
            }
        }
        for field in Nullable::ALL {
            match (query.null(field), table.missing(field)) {
                (Some(true), Some(missing)) => add(Of::Null(field), missing.clone()),
                (Some(false), Some(missing)) => {
                    let mut present = Bits::all(table.len());
                    present.and_not(missing);
                    add(Of::Null(field), present);
                }
                _ => {}
            }
        }
        for measure in Measure::ALL {
            let range = query.range(measure);
            if range != Range::default() {
                add(Of::Measure(measure), table.within(measure, range));
            }
        }
        if !query.name.is_empty() {
            add(Of::Words, table.named(&query.name));
        }
        let (ll2, any) = (search::ll2_terms(&query.search), search::box_terms(&query.q));
        if !ll2.is_empty() {
            add(Of::Words, table.found_by_ll2(&ll2));
        }
        if !any.is_empty() {
            add(Of::Words, table.found(&any));
        }
        conditions
    }
}

impl Values for Index {
    fn terms(&self, facet: Facet) -> Vec<Term> {
        Self::terms(self, facet).to_vec()
    }

    fn alias(&self, facet: Facet, id: u32) -> Option<String> {
        (facet == Facet::Agency).then(|| self.table.abbreviation(id)).flatten()
    }
}

/// What a condition is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Facet(Facet),
    Flag(Flag),
    Null(Nullable),
    Measure(Measure),
    Words,
}
