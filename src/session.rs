//! What this visit holds, shared with every component by context.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Collection, Source, Spacecraft, Status, Term, Timestamp};
use perigee_core::query::words::Names;
use perigee_core::query::{Facet, Index};

use crate::api::{ApiError, Config};

/// Where answers come from.
#[derive(Clone, Debug)]
pub enum Holding {
    /// A collection held here, asked without any call.
    Local(Arc<Index>),
    /// The live API, one call for each view.
    Live,
    /// Nothing, and why.
    Nothing(ApiError),
}

/// What stays the same all through the visit.
struct Setting {
    config: Arc<Config>,
    problems: Vec<String>,
    clock: fn() -> Timestamp,
}

/// The visit. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    setting: StoredValue<Arc<Setting>>,
    /// Where answers come from.
    pub holding: RwSignal<Holding>,
    /// The names of facet values met so far.
    pub vocabulary: RwSignal<Arc<Vocabulary>>,
    /// Whether the live API has answered this visit, well or badly.
    pub live_answered: RwSignal<bool>,
    /// Asks [`crate::boot`] to fetch the data again; counts the requests.
    pub reload: RwSignal<u32>,
}

impl Session {
    /// A visit with this configuration; `clock` tells the time, so that a native render can
    /// stand at a fixed moment.
    pub fn new(
        config: Config,
        holding: Holding,
        problems: Vec<String>,
        clock: fn() -> Timestamp,
    ) -> Self {
        let vocabulary = Vocabulary::of(&holding);
        let setting = Setting { config: Arc::new(config), problems, clock };
        Self {
            setting: StoredValue::new(Arc::new(setting)),
            holding: RwSignal::new(holding),
            vocabulary: RwSignal::new(Arc::new(vocabulary)),
            live_answered: RwSignal::new(false),
            reload: RwSignal::new(0),
        }
    }

    /// The visit of the component that asks.
    pub fn expect() -> Self {
        use_context().unwrap_or_else(|| {
            Self::new(Config::default(), Holding::Nothing(ApiError::NotFound), vec![], || {
                Timestamp::from_millis(0)
            })
        })
    }

    /// The deployer's choices.
    pub fn config(self) -> Arc<Config> {
        Arc::clone(&self.setting.get_value().config)
    }

    /// Sentences about the configuration that the visitor should know.
    pub fn problems(self) -> Vec<String> {
        self.setting.get_value().problems.clone()
    }

    /// The time.
    pub fn now(self) -> Timestamp {
        (self.setting.get_value().clock)()
    }

    /// Replaces what is held, as a whole.
    pub fn hold(self, holding: Holding) {
        self.vocabulary.set(Arc::new(Vocabulary::of(&holding)));
        self.holding.set(holding);
    }

    /// The collection held, if any.
    pub fn collection(self) -> Option<Arc<Collection>> {
        self.holding.with(|holding| match holding {
            Holding::Local(index) => Some(Arc::clone(index.collection())),
            Holding::Live | Holding::Nothing(_) => None,
        })
    }

    /// Whether every view is asked of the live API.
    pub fn is_live(self) -> bool {
        self.holding.with(|holding| matches!(holding, Holding::Live))
    }

    /// Whether the data held are the shipped sample.
    pub fn is_sample(self) -> bool {
        self.collection().is_some_and(|collection| collection.source == Source::Sample)
    }

    /// Learns the names in records that came from the live API.
    pub fn learn(self, rows: &[Arc<Spacecraft>]) {
        self.vocabulary.update(|vocabulary| Arc::make_mut(vocabulary).learn(rows));
    }
}

/// The values of each facet, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary([Vec<Term>; 7]);

/// LL2's statuses, offered in live mode before any record was seen. The source is the API
/// contract's list of statuses seen in recorded answers.
const STATUSES: [(u32, &str); 5] =
    [(1, "Active"), (2, "Retired"), (3, "Destroyed"), (4, "Single Use"), (5, "Under construction")];

impl Vocabulary {
    fn of(holding: &Holding) -> Self {
        match holding {
            Holding::Local(index) => Self(Facet::ALL.map(|facet| index.terms(facet))),
            Holding::Live => {
                let mut vocabulary = Self::default();
                *vocabulary.terms_mut(Facet::Status) =
                    STATUSES.map(|(id, name)| Status { id, name: name.to_owned() }).to_vec();
                vocabulary
            }
            Holding::Nothing(_) => Self::default(),
        }
    }

    /// The values of a facet.
    pub fn terms(&self, facet: Facet) -> &[Term] {
        self.0.get(facet as usize).map(Vec::as_slice).unwrap_or_default()
    }

    fn terms_mut(&mut self, facet: Facet) -> &mut Vec<Term> {
        let [first, rest @ ..] = &mut self.0;
        match (facet as usize).checked_sub(1) {
            None => first,
            Some(at) => rest.get_mut(at).unwrap_or(first),
        }
    }

    fn learn(&mut self, rows: &[Arc<Spacecraft>]) {
        for facet in Facet::ALL {
            let terms = self.terms_mut(facet);
            for (id, name) in rows.iter().flat_map(|craft| facet.values(craft)) {
                if terms.iter().all(|term| term.id != id) {
                    let at = terms.partition_point(|term| term.name.as_str() < name);
                    terms.insert(at, Term { id, name: name.to_owned() });
                }
            }
        }
    }
}

impl Names for Vocabulary {
    fn name(&self, facet: Facet, id: u32) -> Option<String> {
        self.terms(facet).iter().find(|term| term.id == id).map(|term| term.name.clone())
    }
}
