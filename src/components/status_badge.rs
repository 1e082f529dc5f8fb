//! What became of a craft, as a shape and a word.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Status;

use crate::dom::{Node, cached, el, svg};

/// A status. The shape is told by LL2's status id and never by colour alone.
#[component]
pub fn StatusBadge(
    /// The status; `None` reads "not recorded".
    status: Option<Arc<Status>>,
) -> Node {
    let (id, name) = match status {
        Some(status) => (status.id, status.name.clone()),
        None => (0, "Status not recorded".to_owned()),
    };
    cached(&format!("status {id} {name}"), move || badge(id, name))
}

fn badge(id: u32, name: String) -> Node {
    // Active: full disc. Retired: ring. Destroyed: cross. Single use: half disc. Being built:
    // dashed ring. Anything newer: a dot.
    let shape = match id {
        1 => "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
        2 => "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM6 3a3 3 0 1 1 0 6a3 3 0 1 1 0-6z",
        3 => "M2.5 1L6 4.5L9.5 1L11 2.5L7.5 6L11 9.5L9.5 11L6 7.5L2.5 11L1 9.5L4.5 6L1 2.5z",
        4 => "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM6 3a3 3 0 0 1 0 6z",
        5 => "M1 5h2v2H1zM5 1h2v2H5zM9 5h2v2H9zM5 9h2v2H5z",
        _ => "M6 4a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
    };
    let mark = svg("svg")
        .attr("viewBox", "0 0 12 12")
        .attr("width", "12")
        .attr("height", "12")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", shape).attr("fill-rule", "evenodd"));
    el("span").class("status").attr("data-status", id).child(mark).child(name)
}
