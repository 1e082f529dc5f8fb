//! Why a craft was found, where its short texts do not show it.

use std::sync::Arc;

use perigee_core::domain::Spacecraft;
use perigee_core::query;

use crate::dom::Handle;

/// The words of a description around what a search has found there; empty where it found
/// something else.
pub struct Snippet {
    place: Handle,
    craft: Arc<Spacecraft>,
    shown: String,
}

impl Snippet {
    /// An empty one at a place on the page.
    pub fn new(place: Handle, craft: &Arc<Spacecraft>) -> Self {
        Self { place, craft: Arc::clone(craft), shown: String::new() }
    }

    /// Shows the words for a search.
    pub fn show(&mut self, search: &str) {
        let words = query::snippet(&self.craft, search).unwrap_or_default();
        if words != self.shown {
            self.place.text(&words);
            self.shown = words;
        }
    }
}
