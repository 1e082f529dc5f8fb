//! Where the visitor is.

use super::{Base, Route};

/// A page and the query string that goes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The raw query string, without the question mark. It is decoded once, by the codec.
    pub search: String,
}

impl Location {
    /// The location of an address on the app's own host.
    pub fn new(base: &Base, path: &str, search: &str) -> Self {
        let route = match base.strip(path) {
            Some(path) => Route::parse(path),
            None => Route::NotFound(path.to_owned()),
        };
        Self { route, search: search.strip_prefix('?').unwrap_or(search).to_owned() }
    }
}
