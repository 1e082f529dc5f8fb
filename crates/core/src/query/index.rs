//! The engine: answers a query from a collection, at once and without I/O.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::{Collection, Spacecraft, Term};

use super::column::Rank;
use super::facet::Facet;
use super::natural;
use super::order;
use super::part::{Flag, Nullable};
use super::query_type::Query;
use super::range::Measure;
use super::search;

/// A collection made ready for queries.
#[derive(Debug)]
pub struct Index {
    collection: Arc<Collection>,
    /// For each craft, in the collection's order, the texts that searches look at.
    texts: Vec<Texts>,
}

#[derive(Debug)]
struct Texts {
    ll2: String,
    any: String,
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
        let texts = collection
            .spacecraft
            .iter()
            .map(|craft| Texts { ll2: search::ll2_text(craft), any: search::box_text(craft) })
            .collect();
        Self { collection, texts }
    }

    /// The collection it answers from.
    pub fn collection(&self) -> &Arc<Collection> {
        &self.collection
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
        let matches = self.ordered(query);
        let limit = query.limit.rows().unwrap_or(usize::MAX);
        Page {
            count: matches.len(),
            total: self.collection.spacecraft.len(),
            offset: query.offset,
            rows: matches.into_iter().skip(query.offset).take(limit).cloned().collect(),
        }
    }

    /// How many craft match; cheaper than a page.
    pub fn count(&self, query: &Query) -> usize {
        self.matches(query).count()
    }

    /// Where a craft stands among the matches, if it is one of them.
    pub fn neighbours(&self, query: &Query, id: u32) -> Option<Neighbours> {
        let matches = self.ordered(query);
        let position = matches.iter().position(|craft| craft.id == id)?;
        let at = |at: Option<usize>| matches.get(at?).map(|craft| Arc::clone(craft));
        Some(Neighbours {
            position,
            count: matches.len(),
            previous: at(position.checked_sub(1)),
            next: at(position.checked_add(1)),
        })
    }

    /// Every value of a facet that occurs, by name.
    pub fn terms(&self, facet: Facet) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        for craft in &self.collection.spacecraft {
            for (id, name) in facet.values(craft) {
                if terms.iter().all(|term| term.id != id) {
                    terms.push(Term { id, name: name.to_owned() });
                }
            }
        }
        let keys: Vec<String> = terms.iter().map(|term| natural::key(&term.name)).collect();
        let order = order::sorted(terms.len(), &mut |a, b| keys.get(a).cmp(&keys.get(b)));
        order.into_iter().filter_map(|at| terms.get(at).cloned()).collect()
    }

    /// All matches in order: by the keys asked for, missing values last, ties by id.
    fn ordered(&self, query: &Query) -> Vec<&Arc<Spacecraft>> {
        let keys = query.ordering();
        let matches: Vec<&Arc<Spacecraft>> = self.matches(query).collect();
        if keys.is_empty() {
            return matches;
        }
        let ranks: Vec<Vec<Rank>> = matches
            .iter()
            .map(|craft| keys.iter().map(|key| key.column.rank(craft)).collect())
            .collect();
        // The collection is in order of id and ties stay in place, so they are by id.
        let order = order::sorted(matches.len(), &mut |a, b| {
            let (Some(a), Some(b)) = (ranks.get(a), ranks.get(b)) else { return Ordering::Equal };
            let steps = a.iter().zip(b).zip(keys);
            steps.fold(Ordering::Equal, |order, ((a, b), key)| {
                order.then_with(|| a.cmp(b, key.descending))
            })
        });
        order.into_iter().filter_map(|at| matches.get(at).copied()).collect()
    }

    /// All matches, in order of id.
    fn matches<'a>(&'a self, query: &Query) -> impl Iterator<Item = &'a Arc<Spacecraft>> {
        let filter = Filter::new(query);
        let rows = self.collection.spacecraft.iter().zip(&self.texts);
        rows.filter(move |(craft, texts)| filter.admits(craft, texts)).map(|(craft, _)| craft)
    }
}

/// A query's conditions, prepared once for all craft.
struct Filter {
    query: Query,
    ll2_terms: Vec<String>,
    box_terms: Vec<String>,
}

impl Filter {
    fn new(query: &Query) -> Self {
        Self {
            ll2_terms: search::ll2_terms(&query.search),
            box_terms: search::box_terms(&query.q),
            query: query.clone(),
        }
    }

    fn admits(&self, craft: &Spacecraft, texts: &Texts) -> bool {
        let query = &self.query;
        let has =
            |text: &str, terms: &[String]| terms.iter().all(|term| text.contains(term.as_str()));
        let meets = |wanted: Option<bool>, found: Option<bool>| wanted.is_none() || wanted == found;
        (query.name.is_empty() || query.name.contains(&craft.name))
            && Flag::ALL.iter().all(|flag| meets(query.flag(*flag), flag.value(craft)))
            && Nullable::ALL
                .iter()
                .all(|field| meets(query.null(*field), Some(field.is_null(craft))))
            && Measure::ALL.iter().all(|measure| query.range(*measure).admits(measure.value(craft)))
            && Facet::ALL.iter().all(|facet| {
                let choice = query.facet(*facet);
                choice.is_empty() || choice.admits(&facet.values(craft))
            })
            && has(&texts.ll2, &self.ll2_terms)
            && has(&texts.any, &self.box_terms)
    }
}
