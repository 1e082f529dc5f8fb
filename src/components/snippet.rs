//! Why a craft was found, where its short texts do not show it.

use std::sync::Arc;

use perigee_core::domain::Spacecraft;
use perigee_core::query;

use crate::app::use_query;
use crate::dom::{Node, el};
use crate::marks::MARKED;
use crate::reactive::text;

/// The words of the description around what the search has found there; empty where it found
/// something else.
pub fn snippet(craft: &Arc<Spacecraft>) -> Node {
    let (craft, query) = (Arc::clone(craft), use_query());
    el("span").class("snippet").attr(MARKED, "").child(text(move || {
        let search = query.with(|query| query.q.clone());
        query::snippet(&craft, &search).unwrap_or_default()
    }))
}
