//! The parts, and the function at which the program is parted.
//!
//! A part is named by data, because a closure would be code of the first module.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::{Column, Counts, Facet, Ll2Request, Measure, Page, Query};

use crate::api::{ApiError, Ticket};
use crate::components::{
    Announcer, ColumnsSheet, DataNews, EmptyState, ExactName, FacetList, GroupSelect, RangeFilter,
    Table, Toggle, ToggleChoice, copy_link, search_words, sort_keys,
};
use crate::dom::{Node, fragment};
use crate::marks;
use crate::pages::{AboutPage, DetailPage, NotFoundPage};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::refresh::{self, Saved};
use crate::results::{self, Answer};
use crate::router::{Base, Route};
use crate::session::Session;

/// What the first view of a list does without. The first ones show something, the others do.
pub enum Part {
    /// A page that is not the list.
    Page(Route),
    /// The results as a table.
    Table {
        /// What to show.
        page: Signal<Arc<Page>>,
        /// Its columns, in order.
        columns: Vec<Column>,
        /// The query.
        query: Memo<Query>,
        /// The query string of the list.
        search: Signal<String>,
        /// The view in words.
        caption: Signal<String>,
        /// Whether the live API answers.
        live: Signal<bool>,
    },
    /// What stands over a table: its groups, unless the live API answers, and its columns.
    TableTools(Memo<Query>, bool),
    /// Where nothing matches.
    Empty(Memo<Query>),
    /// A facet of the filter panel.
    Facet {
        /// Which one.
        facet: Facet,
        /// The query.
        query: Memo<Query>,
        /// How many craft each value would give, where that is known.
        counts: Memo<Option<Arc<Counts>>>,
        /// Whether it starts unfolded.
        open: bool,
        /// Whether nobody can answer it now.
        unanswered: bool,
    },
    /// A question of the filter panel, and how many craft each answer would give.
    Toggle(Toggle, Memo<Query>, Memo<Option<Arc<Counts>>>),
    /// A measure of the filter panel.
    Range(Measure, Memo<Query>),
    /// The field for an exact name.
    ExactName(Memo<Query>),
    /// What is being done about the data, and what has changed.
    DataNews,
    /// The keys of the order, on their sheet.
    SortKeys(Memo<Query>, Signal<bool>),
    /// What one can type, on its sheet.
    SearchWords,
    /// Marks what a search has matched.
    Marks(String),
    /// Copies an address with its text.
    CopyLink(String, String, RwSignal<&'static str>, Option<Announcer>),
    /// Asks the live API for a page that starts at a place.
    Ask(Session, Ll2Request, Ticket, usize, RwSignal<Answer>),
    /// Sets a text aside that was kept and cannot be used.
    SetAside(String),
    /// Looks after the data from now on.
    Refresh(Session, Base, Option<Saved>),
}

fn built(part: Part) -> Node {
    match part {
        Part::Page(Route::Spacecraft(id)) => view! { <DetailPage id /> }.into(),
        Part::Page(Route::About) => view! { <AboutPage /> }.into(),
        Part::Page(_) => view! { <NotFoundPage /> }.into(),
        Part::Table { page, columns, query, search, caption, live } => {
            view! { <Table page columns query search caption live /> }.into()
        }
        Part::TableTools(query, live) => {
            let group = (!live).then(|| view! { <GroupSelect query /> });
            fragment().child(group).child(view! { <ColumnsSheet query /> })
        }
        Part::Empty(query) => view! { <EmptyState query /> }.into(),
        Part::Facet { facet, query, counts, open, unanswered } => {
            view! { <FacetList facet query counts open unanswered /> }.into()
        }
        Part::Toggle(toggle, query, counts) => {
            view! { <ToggleChoice toggle query counts /> }.into()
        }
        Part::Range(measure, query) => view! { <RangeFilter measure query /> }.into(),
        Part::ExactName(query) => view! { <ExactName query /> }.into(),
        Part::DataNews => view! { <DataNews /> }.into(),
        Part::SortKeys(query, live) => sort_keys(query, live),
        Part::SearchWords => search_words(),
        Part::Marks(search) => {
            marks::show(&search);
            fragment()
        }
        Part::CopyLink(href, words, label, announcer) => {
            copy_link(href, words, label, announcer);
            fragment()
        }
        Part::Ask(session, request, ticket, offset, live) => {
            results::fetch(session, request, ticket, offset, live);
            fragment()
        }
        Part::SetAside(text) => {
            refresh::set_aside(text);
            fragment()
        }
        Part::Refresh(session, base, saved) => {
            refresh::start(session, base, saved);
            fragment()
        }
    }
}

#[cfg(not(perigee_split))]
mod split {
    use super::{ApiError, Node, Part, built};

    #[allow(clippy::unused_async)]
    pub async fn load() -> Result<(), ApiError> {
        Ok(())
    }

    pub fn build(part: Box<Part>) -> Result<Node, Box<Part>> {
        Ok(built(*part))
    }
}

/// What `wasm_split_cli_support` looks for to part a module: a function that is imported by the one
/// module and exported by the other, and one that fetches the other. Its own crate of macros writes
/// the same, and with it futures that weigh 2 kB.
#[cfg(perigee_split)]
#[allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)]
mod split {
    use std::cell::Cell;
    use std::ffi::c_void;

    use js_sys::{Function, Promise};
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;

    use super::{ApiError, Node, Part, built};

    thread_local!(static IS_LOADED: Cell<bool> = const { Cell::new(false) });

    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        /// Fetches the second module, and calls the function with the pointer and with whether that
        /// went well.
        #[link_name = "__wasm_split_load_rest"]
        fn fetch(then: extern "C" fn(*const c_void, bool), data: *const c_void);

        #[link_name = "__wasm_split_00rest00_import_00000000000000000000000000000000_build"]
        safe fn second(part: Box<Part>) -> Box<Node>;
    }

    #[unsafe(export_name = "__wasm_split_00rest00_export_00000000000000000000000000000000_build")]
    extern "C" fn built_second(part: Box<Part>) -> Box<Node> {
        Box::new(built(*part))
    }

    /// See the function of the same name above.
    pub async fn load() -> Result<(), ApiError> {
        if !IS_LOADED.get() {
            let fetched = Promise::new(&mut |resolve, reject| {
                let then = Box::into_raw(Box::new([resolve, reject]));
                // SAFETY: it calls the function that is given to it once, with this pointer.
                unsafe { fetch(came, then.cast()) };
            });
            JsFuture::from(fetched).await.map_err(|_| ApiError::Unreachable)?;
            IS_LOADED.set(true);
        }
        Ok(())
    }

    extern "C" fn came(then: *const c_void, well: bool) {
        // SAFETY: the pointer comes from `load`, and is used once.
        let [resolve, reject] = *unsafe { Box::from_raw(then.cast_mut().cast::<[Function; 2]>()) };
        let _ = if well { resolve } else { reject }.call0(&JsValue::NULL);
    }

    /// The part, or its name where the module is not there yet.
    pub fn build(part: Box<Part>) -> Result<Node, Box<Part>> {
        if IS_LOADED.get() { Ok(*second(part)) } else { Err(part) }
    }
}

pub(super) use split::{build, load};
