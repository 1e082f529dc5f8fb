//! The head of every page.

use leptos::prelude::*;
use perigee_core::query::Query;

use crate::router::{Route, Router};

use super::shared::{optional, text};

/// Skip link, name of the site, pages.
#[component]
pub fn Header() -> impl IntoView {
    let router = Router::expect();
    let location = router.location();
    let current = move |route: Route| {
        optional(move || {
            location.with(|location| location.route == route).then(|| "page".to_owned())
        })
    };
    let home = router.href(&Route::Browse, &Query::default());
    let about = router.href(&Route::About, &Query::default());
    // A fragment alone would be resolved against the base, not against this page.
    let skip = text(move || {
        let here = location.get();
        format!("{}#main", router.href_with(&here.route, &here.search))
    });
    view! {
        <a class="skip" href=skip>
            {"Skip to content"}
        </a>
        <header class="site-header">
            <a class="wordmark" href=home.clone()>
                <svg viewBox="0 0 64 64" width="28" height="28" aria-hidden="true">
                    <circle class="planet" cx="38" cy="30" r="13" />
                    <ellipse class="path" cx="32" cy="32" rx="29" ry="18" transform="rotate(-24 32 32)" />
                    <circle class="craft" cx="24" cy="48" r="5" />
                </svg>
                {"Perigee"}
            </a>
            <nav aria-label="Site">
                <a href=home aria-current=current(Route::Browse)>
                    {"Spacecraft"}
                </a>
                <a href=about aria-current=current(Route::About)>
                    {"About"}
                </a>
            </nav>
        </header>
    }
}
