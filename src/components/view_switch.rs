//! Grid or table.

use leptos::prelude::*;
use perigee_core::query::{Query, View};

use crate::router::{Route, Router};

use super::icon::icon;
use super::shared::{optional, text};

/// Two links, the shown one marked as current. Everything but the view stays.
#[component]
pub fn ViewSwitch(
    /// The query.
    query: Memo<Query>,
) -> impl IntoView {
    let router = Router::expect();
    let link = move |view,
                     key: &'static str,
                     label: &'static str,
                     icon_paths: &'static [(&'static str, &'static str)]| {
        let href = text(move || router.href(&Route::Browse, &query.get().with_view(view)));
        let current =
            optional(move || query.with(|query| query.view == view).then(|| "true".to_owned()));
        view! {
            <a href=href id=format!("view-{key}") data-view-switch=key aria-current=current>
                {icon("view", (16, 16), icon_paths)}
                {label}
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="segments view-switch" aria-label="View">
            {link(View::Grid, "grid", "Grid", &[("", "M1 1h6v6H1zM9 1h6v6H9zM1 9h6v6H1zM9 9h6v6H9z")])}
            {link(View::Table, "table", "Table", &[("", "M1 2h14v2H1zM1 7h14v2H1zM1 12h14v2H1z")])}
        </nav>
    }
}
