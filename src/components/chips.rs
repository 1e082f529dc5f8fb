//! What is applied, each condition with a way to take it away.

use leptos::prelude::*;
use perigee_core::query::{Query, words};

use crate::router::{Route, Router};
use crate::session::Session;

use super::icon::icon;
use super::shared::dynamic;

/// A row of links; nothing at all for a query without conditions.
#[component]
pub fn Chips(
    /// The query.
    query: Memo<Query>,
) -> impl IntoView {
    let router = Router::expect();
    let session = Session::expect();
    dynamic(move || {
        let query = query.get();
        let names = session.vocabulary.get();
        let parts = query.parts();
        if parts.is_empty() {
            return ().into_any();
        }
        let chip = |part| {
            let href = router.href(&Route::Browse, &query.without(&part));
            let label = words::chip(&part, &query, names.as_ref());
            view! {
                <li>
                    <a class="chip" href=href>
                        <span class="visually-hidden">{"Remove "}</span>
                        {label}
                        {icon("cross", (10, 10), &[("", "M1 1L9 9M9 1L1 9")])}
                    </a>
                </li>
            }
            .into_any()
        };
        let chips: Vec<AnyView> = parts.into_iter().map(chip).collect();
        let clear = router.href(&Route::Browse, &query.cleared());
        view! {
            <ul class="chips" aria-label="Filters applied" data-testid="chips">
                {chips}
                <li>
                    <a class="clear" href=clear data-action="clear">
                        {"Clear all"}
                    </a>
                </li>
            </ul>
        }
        .into_any()
    })
}
