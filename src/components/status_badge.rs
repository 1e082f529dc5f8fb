//! What became of a craft, as a shape and a word.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Status;

/// A status. The shape is told by LL2's status id and never by colour alone.
#[component]
pub fn StatusBadge(
    /// The status; `None` reads "not recorded".
    status: Option<Arc<Status>>,
) -> impl IntoView {
    let (id, name) = match status {
        Some(status) => (status.id, status.name.clone()),
        None => (0, "Status not recorded".to_owned()),
    };
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
    view! {
        <span class="status" data-status=id>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d=shape fill-rule="evenodd" />
            </svg>
            {name}
        </span>
    }
}
