//! Craft in a list, whatever a member looks like.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::query::Page;

use crate::dom::{Node, each, fragment};

/// A list of craft in which a member is built again only when its record changes.
pub fn craft_list(
    page: Signal<Arc<Page>>,
    member: impl Fn(usize, Arc<Spacecraft>) -> Node + 'static,
) -> Node {
    let key = |craft: &Arc<Spacecraft>| Arc::as_ptr(craft) as usize;
    let keys = move || page.with(|page| page.rows.iter().map(key).collect());
    each(keys, move |at| {
        let craft = page.with_untracked(|page| page.rows.get(at).cloned());
        craft.map_or_else(fragment, |craft| member(at, craft))
    })
}
