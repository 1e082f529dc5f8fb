//! What this visit holds, shared with every component by context.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Collection, Source, Spacecraft, Term, Timestamp};
use perigee_core::query::query_words::Values;
use perigee_core::query::words::Names;
use perigee_core::query::{Facet, Index};
use perigee_core::refresh::Changes;

use crate::api::{ApiError, Config};
use crate::reactive::RwSignal;
use crate::refresh::Status;

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

impl Default for Holding {
    fn default() -> Self {
        Self::Nothing(ApiError::NotFound)
    }
}

/// How a collection came here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is the deployer's file.
    File,
    /// A browser of this visitor read it from the API.
    Refreshed,
}

/// What stays the same all through the visit.
#[derive(Default)]
struct Setting {
    config: Arc<Config>,
    problems: Vec<String>,
}

/// The visit. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    setting: RwSignal<Arc<Setting>>,
    /// Where answers come from.
    pub holding: RwSignal<Holding>,
    /// The names of facet values met so far.
    pub vocabulary: RwSignal<Arc<Vocabulary>>,
    /// Whether the live API has answered this visit, well or badly.
    pub live_answered: RwSignal<bool>,
    /// Asks [`crate::boot`] to fetch the data again; counts the requests.
    pub reload: RwSignal<u32>,
    /// The time, which moves on while the page is open.
    pub time: RwSignal<Timestamp>,
    /// Whether a browser of this visitor read the collection held, rather than the deployer.
    pub refreshed_here: RwSignal<bool>,
    /// How many calls of the API were made within the last hour, by all tabs.
    pub calls_used: RwSignal<u32>,
    /// When the oldest of them counts no more.
    pub call_free_at: RwSignal<Timestamp>,
    /// How far a refresh has come.
    pub refresh: RwSignal<Status>,
    /// Asks for a refresh now; counts the requests.
    pub refresh_asked: RwSignal<u32>,
    /// What is different from the last visit, or from before the last refresh.
    pub changes: RwSignal<Option<Arc<Changes>>>,
    /// Whether the device has a network.
    pub online: RwSignal<bool>,
}

impl Session {
    /// A visit that begins at this moment with this configuration.
    pub fn new(config: Config, holding: Holding, problems: Vec<String>, now: Timestamp) -> Self {
        let vocabulary = Vocabulary::of(&holding);
        let setting = Setting { config: Arc::new(config), problems };
        Self {
            setting: RwSignal::new(Arc::new(setting)),
            holding: RwSignal::new(holding),
            vocabulary: RwSignal::new(Arc::new(vocabulary)),
            live_answered: RwSignal::new(false),
            reload: RwSignal::new(0),
            time: RwSignal::new(now),
            refreshed_here: RwSignal::new(false),
            calls_used: RwSignal::new(0),
            call_free_at: RwSignal::new(now),
            refresh: RwSignal::new(Status::Idle),
            refresh_asked: RwSignal::new(0),
            changes: RwSignal::new(None),
            online: RwSignal::new(true),
        }
    }

    /// The visit of the component that asks.
    pub fn expect() -> Self {
        use_context().unwrap_or_else(|| {
            let nothing = Holding::Nothing(ApiError::NotFound);
            Self::new(Config::default(), nothing, vec![], Timestamp::from_millis(0))
        })
    }

    /// The deployer's choices.
    pub fn config(self) -> Arc<Config> {
        Arc::clone(&self.setting.get_untracked().config)
    }

    /// Sentences about the configuration that the visitor should know.
    pub fn problems(self) -> Vec<String> {
        self.setting.get_untracked().problems.clone()
    }

    /// The time, as a signal.
    pub fn now(self) -> Timestamp {
        self.time.get()
    }

    /// Replaces what is held, as a whole.
    pub fn hold(self, holding: Holding, origin: Origin) {
        self.vocabulary.set(Arc::new(Vocabulary::of(&holding)));
        self.refreshed_here.set(origin == Origin::Refreshed);
        self.holding.set(holding);
    }

    /// Whether data of this moment are older than the deployer allows.
    pub fn is_stale(self, generated_at: Timestamp) -> bool {
        let age = self.now().millis() - generated_at.millis();
        age > self.config().refresh_after.seconds().saturating_mul(1_000)
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

    /// Asks something about the values of facets.
    pub fn values<T>(self, ask: impl FnOnce(&dyn Values) -> T) -> T {
        self.holding.with_untracked(|holding| match holding {
            Holding::Local(index) => ask(index.as_ref()),
            _ => self.vocabulary.with_untracked(|vocabulary| ask(vocabulary.as_ref())),
        })
    }

    /// Learns the names in records that came from the live API.
    pub fn learn(self, rows: &[Arc<Spacecraft>]) {
        let mut vocabulary = self.vocabulary.get_untracked();
        if Arc::make_mut(&mut vocabulary).learn(rows) {
            self.vocabulary.set(vocabulary);
        }
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
            Holding::Local(index) => Self(Facet::ALL.map(|facet| index.terms(facet).to_vec())),
            Holding::Live => {
                let mut vocabulary = Self::default();
                *vocabulary.terms_mut(Facet::Status) =
                    STATUSES.map(|(id, name)| Term { id, name: name.to_owned() }).to_vec();
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

    /// Whether there was anything to learn.
    fn learn(&mut self, rows: &[Arc<Spacecraft>]) -> bool {
        let mut learnt = false;
        for facet in Facet::ALL {
            let terms = self.terms_mut(facet);
            for (id, name) in rows.iter().flat_map(|craft| facet.values(craft)) {
                if terms.iter().all(|term| term.id != id) {
                    let at = terms.partition_point(|term| term.name.as_str() < name);
                    terms.insert(at, Term { id, name: name.to_owned() });
                    learnt = true;
                }
            }
        }
        learnt
    }
}

impl Values for Vocabulary {
    fn terms(&self, facet: Facet) -> Vec<Term> {
        Self::terms(self, facet).to_vec()
    }

    fn alias(&self, _: Facet, _: u32) -> Option<String> {
        None
    }
}

impl Names for Vocabulary {
    fn name(&self, facet: Facet, id: u32) -> Option<String> {
        self.terms(facet).iter().find(|term| term.id == id).map(|term| term.name.clone())
    }
}
