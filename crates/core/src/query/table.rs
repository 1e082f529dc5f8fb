//! A collection as columns, each made for one kind of question.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use perigee_columns::{Bits, Order, Texts, find};

use crate::domain::{Collection, Spacecraft, SpacecraftConfig};

use super::column::{Column, Value};
use super::descriptions::Descriptions;
use super::facet::{Choice, Facet};
use super::facet_column::FacetColumn;
use super::natural;
use super::part::{Flag, Nullable};
use super::range::{Measure, Range};
use super::search;
use super::suggest::suggest;

/// The columns of a collection. Craft are known by their places in it, which are in order of id.
#[derive(Debug)]
pub(super) struct Table {
    collection: Arc<Collection>,
    /// For each craft the number of its configuration among `configs`.
    config_of: Vec<u32>,
    /// Every configuration, by the first craft of it.
    configs: Vec<Arc<SpacecraftConfig>>,
    facets: Vec<FacetColumn>,
    flags: Vec<[Bits; 2]>,
    missing: Vec<Bits>,
    measures: Vec<Vec<Option<i64>>>,
    steps: Vec<OnceLock<Option<Steps>>>,
    any: Searched,
    descriptions: Mutex<Descriptions>,
    ll2: OnceLock<Searched>,
    orders: Vec<OnceLock<Order>>,
    /// The last search and what it found, which a longer one narrows.
    last: Mutex<Option<(Vec<String>, Bits)>>,
}

/// A measure cut into equal steps, and the craft in each.
#[derive(Debug)]
pub(super) struct Steps {
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) craft: Vec<Bits>,
}

/// How many steps a measure is cut into.
const STEPS: i64 = 24;

/// The columns that people sort by: all that a table shows at first, but for the id, by which craft
/// are sorted anyway.
const SORTED_BY: [Column; 9] = [
    Column::Name,
    Column::SerialNumber,
    Column::Status,
    Column::SpacecraftConfig,
    Column::Agency,
    Column::FlightsCount,
    Column::TimeInSpace,
    Column::TimeDocked,
    Column::FastestTurnaround,
];

/// What one kind of search looks at: texts of the craft's own, and texts of configurations.
#[derive(Debug)]
struct Searched {
    own: Texts,
    configs: Texts,
}

impl Table {
    pub(super) fn new(collection: Arc<Collection>) -> Self {
        let craft = &collection.spacecraft;
        // Equal parts are one part in memory, so their addresses tell them apart.
        let address = |craft: &Arc<Spacecraft>| {
            craft.spacecraft_config.as_ref().map(|config| Arc::as_ptr(config) as usize as i64)
        };
        let by_address = Order::of_numbers(&craft.iter().map(address).collect::<Vec<_>>());
        let firsts: Vec<usize> = by_address.firsts().collect();
        let configs: Vec<Arc<SpacecraftConfig>> = firsts
            .iter()
            .filter_map(|place| craft.get(*place)?.spacecraft_config.clone())
            .collect();
        let config_of = by_address.ranks().to_vec();
        let mut seen: Vec<u32> = (0..configs.len() as u32).collect();
        perigee_columns::sort(&mut seen, &mut |a, b| {
            firsts.get(*a as usize).cmp(&firsts.get(*b as usize))
        });
        let facet = |facet: &Facet| FacetColumn::new(*facet, craft, &config_of, &configs, &seen);
        let any = Searched {
            own: craft.iter().map(|craft| search::own_text(craft)).collect(),
            configs: configs.iter().map(|config| search::config_text(config)).collect(),
        };
        let flag = |flag: Flag| {
            [false, true].map(|wanted| Bits::of(craft, |craft| flag.value(craft) == Some(wanted)))
        };
        let missing = |field: Nullable| Bits::of(craft, |craft| field.is_null(craft));
        let measure =
            |measure: Measure| craft.iter().map(|craft| measure.value(craft)).collect::<Vec<_>>();
        Self {
            facets: Facet::ALL.iter().map(facet).collect(),
            flags: Flag::ALL.map(flag).into(),
            missing: Nullable::ALL.map(missing).into(),
            measures: Measure::ALL.map(measure).into(),
            steps: Measure::ALL.map(|_| OnceLock::new()).into(),
            orders: Column::ALL.map(|_| OnceLock::new()).into(),
            ll2: OnceLock::new(),
            descriptions: Mutex::new(Descriptions::default()),
            last: Mutex::new(None),
            any,
            config_of,
            configs,
            collection,
        }
    }

    /// What the columns are of.
    pub(super) fn collection(&self) -> &Arc<Collection> {
        &self.collection
    }

    /// How many craft there are.
    pub(super) fn len(&self) -> usize {
        self.collection.spacecraft.len()
    }

    /// The column of a facet.
    pub(super) fn facet(&self, facet: Facet) -> Option<&FacetColumn> {
        self.facets.get(facet as usize)
    }

    /// How an agency is abbreviated.
    pub(super) fn abbreviation(&self, agency: u32) -> Option<String> {
        let mut agencies = self.configs.iter().filter_map(|config| config.agency.as_ref());
        agencies.find(|other| other.id == agency)?.abbrev.clone()
    }

    /// The craft that a choice admits.
    pub(super) fn chosen(&self, facet: Facet, choice: &Choice) -> Bits {
        let Some(column) = self.facet(facet) else { return Bits::all(self.len()) };
        let union = |ids: &[u32]| {
            let mut craft = Bits::none(self.len());
            let values = column.terms.iter().zip(&column.craft);
            values
                .filter(|(term, _)| ids.binary_search(&term.id).is_ok())
                .for_each(|(_, with)| craft.or(with));
            craft
        };
        let mut admitted =
            if choice.any.is_empty() { Bits::all(self.len()) } else { union(&choice.any) };
        if !choice.not.is_empty() {
            admitted.and_not(&union(&choice.not));
        }
        admitted
    }

    /// The craft with this value of a flag.
    pub(super) fn flagged(&self, flag: Flag, wanted: bool) -> Option<&Bits> {
        self.flags.get(flag as usize)?.get(usize::from(wanted))
    }

    /// The craft without a value in a field.
    pub(super) fn missing(&self, field: Nullable) -> Option<&Bits> {
        self.missing.get(field as usize)
    }

    /// The values of a measure.
    pub(super) fn measure(&self, measure: Measure) -> &[Option<i64>] {
        self.measures.get(measure as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// A measure cut into steps, made when it is first asked for.
    pub(super) fn steps(&self, measure: Measure) -> Option<&Steps> {
        let make = || {
            let values = self.measure(measure);
            let (mut least, mut most) = (i64::MAX, i64::MIN);
            for value in values.iter().flatten() {
                (least, most) = (least.min(*value), most.max(*value));
            }
            let span = most.checked_sub(least).filter(|span| *span > 0)?;
            let step = |value: i64| {
                let part = value - least;
                // Amounts beyond all reason are cut more coarsely, but still in order.
                let cut = part.checked_mul(STEPS).map(|parts| parts / span.saturating_add(1));
                cut.unwrap_or(part / (span / STEPS + 1)) as usize
            };
            let mut craft = vec![Bits::none(values.len()); STEPS as usize];
            for (place, value) in values.iter().enumerate() {
                if let Some(with) = value.and_then(|value| craft.get_mut(step(value))) {
                    with.insert(place);
                }
            }
            Some(Steps { least, most, craft })
        };
        self.steps.get(measure as usize)?.get_or_init(make).as_ref()
    }

    /// The craft within a range.
    pub(super) fn within(&self, measure: Measure, range: Range) -> Bits {
        Bits::of(self.measure(measure), |value| range.admits(*value))
    }

    /// The craft of one of these names, to the letter.
    pub(super) fn named(&self, names: &[String]) -> Bits {
        Bits::of(&self.collection.spacecraft, |craft| names.contains(&craft.name))
    }

    /// The craft that LL2's own search would find.
    pub(super) fn found_by_ll2(&self, terms: &[String]) -> Bits {
        let searched = self.ll2.get_or_init(|| Searched {
            own: self.collection.spacecraft.iter().map(|craft| search::lower_name(craft)).collect(),
            configs: self.configs.iter().map(|config| search::lower_config(config)).collect(),
        });
        let mut found = Bits::all(self.len());
        terms.iter().for_each(|term| found.and(&self.find_in(searched, term)));
        found
    }

    /// The craft that the search box finds. While someone types, each search narrows the last
    /// one, and only what that found needs to be looked at again.
    pub(super) fn found(&self, terms: &[String]) -> Bits {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = last.as_ref().filter(|(before, _)| before == terms) {
            return found.clone();
        }
        let narrower = last.as_ref().filter(|(before, _)| narrows(before, terms));
        let mut found = narrower.map_or_else(|| Bits::all(self.len()), |(_, bits)| bits.clone());
        let few = narrower.is_some() && found.count() < self.len() / 8;
        let with = |term: &String, found: &Bits| {
            if !few {
                return self.find(term);
            }
            let mut with = self.any.own.find_among(found, term);
            with.or(&self.of_configs(&self.any.configs.find(term)));
            with.or(&self.described(term));
            with
        };
        for term in terms {
            let with = with(term, &found);
            found.and(&with);
        }
        *last = Some((terms.to_vec(), found.clone()));
        found
    }

    /// The craft whose descriptions contain a term.
    fn described(&self, term: &str) -> Bits {
        let mut descriptions = self.descriptions.lock().unwrap_or_else(PoisonError::into_inner);
        descriptions.find(&self.collection.spacecraft, term)
    }

    /// Does some of the work that a search or an order would have to wait for. Gives whether
    /// there is more of it.
    pub(super) fn prepare(&self) -> bool {
        let mut descriptions = self.descriptions.lock().unwrap_or_else(PoisonError::into_inner);
        if descriptions.read_on(&self.collection.spacecraft) {
            return true;
        }
        drop(descriptions);
        let unmade = |column: &Column| {
            self.orders.get(*column as usize).is_some_and(|order| order.get().is_none())
        };
        match SORTED_BY.into_iter().find(unmade) {
            Some(column) => self.order(column).is_some(),
            None => false,
        }
    }

    /// "Did you mean …?"
    pub(super) fn suggest(&self, text: &str) -> Option<String> {
        let knows = |word: &str| self.find(word).count() > 0;
        suggest(text, &self.collection.spacecraft, &self.configs, knows)
    }

    /// The craft in any of whose texts the search box finds a term.
    fn find(&self, term: &str) -> Bits {
        let mut found = self.find_in(&self.any, term);
        found.or(&self.described(term));
        found
    }

    fn find_in(&self, searched: &Searched, term: &str) -> Bits {
        let mut found = searched.own.find(term);
        found.or(&self.of_configs(&searched.configs.find(term)));
        found
    }

    /// The craft of some configurations.
    fn of_configs(&self, configs: &Bits) -> Bits {
        match configs.count() {
            0 => Bits::none(self.len()),
            _ => Bits::of(&self.config_of, |config| configs.contains(*config as usize)),
        }
    }

    /// The order of a column, made when it is first asked for.
    pub(super) fn order(&self, column: Column) -> Option<&Order> {
        let order = self.orders.get(column as usize)?;
        Some(order.get_or_init(|| self.make_order(column)))
    }

    fn make_order(&self, column: Column) -> Order {
        let craft = &self.collection.spacecraft;
        if column == Column::Status {
            let name =
                |craft: &Arc<Spacecraft>| craft.status.as_ref().map(|s| natural::key(&s.name));
            return ordered(craft.iter().map(|craft| Value::Text(name(craft))));
        }
        if column.is_shared() {
            let shared = ordered(self.configs.iter().map(|config| column.shared_value(config)));
            return Order::of_codes(&self.config_of, shared.ranks());
        }
        ordered(craft.iter().map(|craft| column.own_value(craft)))
    }
}

/// The order of values that are all numbers or all texts.
fn ordered(values: impl Iterator<Item = Value>) -> Order {
    let (mut numbers, mut texts) = (Vec::new(), Vec::new());
    for value in values {
        match value {
            Value::Number(number) => numbers.push(number),
            Value::Text(text) => texts.push(text),
        }
    }
    if texts.is_empty() { Order::of_numbers(&numbers) } else { Order::of_texts(&texts) }
}

/// Whether whatever the new terms find, the old ones found too.
fn narrows(before: &[String], now: &[String]) -> bool {
    !before.is_empty() && before.iter().all(|old| now.iter().any(|new| find(new, old).is_some()))
}
