//! The router: the only door to the address bar and the history.
//!
//! [`Base`] and [`Route`] are pure. [`Router`] holds the current [`Location`] as a signal and
//! moves it; `history` does the moving in the browser. A native render gives the router a fixed
//! address instead.

mod base;
mod history;
mod links;
mod location;
mod positions;
mod route;

pub use base::Base;
pub use history::{PAGE_HEADING, RESULTS_HEADING};
pub use location::Location;
pub use route::Route;

use leptos::prelude::*;
use perigee_core::query::{Query, codec};

use crate::reactive::{RwSignal, Signal};

/// Where the visitor is, and the way to go elsewhere. Cheap to copy; shared by context.
#[derive(Clone, Copy)]
pub struct Router {
    base: RwSignal<Base>,
    location: RwSignal<Location>,
}

impl Router {
    /// A router that stands at this address below the base, such as `/?q=soyuz`.
    pub fn at(base: Base, path: &str, search: &str) -> Self {
        let location = Location::new(&base, path, search);
        Self { base: RwSignal::new(base), location: RwSignal::new(location) }
    }

    /// The router of the component that asks.
    pub fn expect() -> Self {
        use_context().unwrap_or_else(|| Self::at(Base::root(), "/", ""))
    }

    /// The current location, as a signal.
    pub fn location(self) -> Signal<Location> {
        self.location.into()
    }

    /// The address of a page, the app's base included: the one place where links are made.
    pub fn href(self, route: &Route, query: &Query) -> String {
        self.href_with(route, &codec::print(query))
    }

    /// The same, with a query string that is printed already.
    pub fn href_with(self, route: &Route, query_string: &str) -> String {
        let mut href = self.base.with_untracked(|base| base.join(&route.path()));
        if !query_string.is_empty() {
            href.push('?');
            href.push_str(query_string);
        }
        href
    }

    /// The address of a file of the app, such as `art/soyuz.svg`. An absolute address is kept.
    pub fn asset(self, path: &str) -> String {
        if path.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//")) {
            path.to_owned()
        } else {
            self.base.with_untracked(|base| base.join(path))
        }
    }

    /// Has the first view of a list search for these words too. The address that this makes is for
    /// the address bar, once the router is [attached](Self::attach); `None` on any other page, and
    /// where these words are searched for already.
    pub fn begin_with_q(self, words: &str) -> Option<String> {
        let location = self.location.get_untracked();
        if location.route != Route::Browse {
            return None;
        }
        let before = codec::parse(&location.search).query;
        let query = before.clone().with_q(words);
        if query.q == before.q {
            return None;
        }
        let href = self.href(&Route::Browse, &query);
        self.location.set(self.leads_to(&href));
        Some(href)
    }

    /// Goes to an address as a new step of the history: for every choice.
    pub fn push(self, href: &str) {
        history::push(self, href);
    }

    /// Goes to an address in place of the current step: for typing. The page follows at once,
    /// the address bar after a short pause, since browsers throttle rapid changes to it.
    pub fn replace(self, href: &str) {
        history::replace_soon(self, href);
    }

    /// Takes over the browser's history and its clicks on links. Called once, when the app starts.
    pub fn attach(self) {
        history::attach(self);
        links::attach(self);
    }

    /// Gives the focus to a page that came later than the step that leads to it.
    pub fn arrived(self) {
        history::arrived();
    }

    /// The location that a link's address leads to.
    fn leads_to(self, href: &str) -> Location {
        let href = href.split_once('#').map_or(href, |(href, _)| href);
        let (path, search) = href.split_once('?').unwrap_or((href, ""));
        self.resolve(path, search)
    }

    /// The location an address leads to, if the app has a page there.
    fn resolve(self, path: &str, search: &str) -> Location {
        self.base.with_untracked(|base| Location::new(base, path, search))
    }
}
