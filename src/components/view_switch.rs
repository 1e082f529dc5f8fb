//! Grid or table.

use leptos::prelude::*;
use perigee_core::query::{Query, View};

use crate::dom::{Node, el};
use crate::reactive::{Memo, optional, text};
use crate::router::{Route, Router};

use super::icon::icon;

const GRID: &[(&str, &str)] = &[("", "M1 1h6v6H1zM9 1h6v6H9zM1 9h6v6H1zM9 9h6v6H9z")];
const TABLE: &[(&str, &str)] = &[("", "M1 2h14v2H1zM1 7h14v2H1zM1 12h14v2H1z")];

/// Two links, the shown one marked as current. Everything but the view stays.
#[component]
pub fn ViewSwitch(
    /// The query.
    query: Memo<Query>,
) -> Node {
    let router = Router::expect();
    let link = move |view,
                     key: &'static str,
                     label: &'static str,
                     icon_paths: &'static [(&'static str, &'static str)]| {
        let href = text(move || router.href(&Route::Browse, &query.get().with_view(view)));
        let current =
            optional(move || query.with(|query| query.view == view).then(|| "true".to_owned()));
        el("a")
            .attr("href", href)
            .attr("id", format!("view-{key}"))
            .attr("data-view-switch", key)
            .attr("aria-current", current)
            .child(icon("view", (16, 16), icon_paths))
            .child(label)
    };
    el("nav")
        .class("segments view-switch")
        .attr("aria-label", "View")
        .child(link(View::Grid, "grid", "Grid", GRID))
        .child(link(View::Table, "table", "Table", TABLE))
}
