//! Craft in a list, whatever a member looks like.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;

use crate::dom::{Node, each, fragment};

/// A list of craft in which a member is built again only when its record changes.
pub fn craft_list(
    rows: Signal<Vec<Arc<Spacecraft>>>,
    member: impl Fn(usize, Arc<Spacecraft>) -> Node + 'static,
) -> Node {
    let keys = move || rows.with(|rows| rows.iter().map(|row| Arc::as_ptr(row) as usize).collect());
    each(keys, move |at| {
        let craft = rows.with_untracked(|rows| rows.get(at).cloned());
        craft.map_or_else(fragment, |craft| member(at, craft))
    })
}
