//! What is applied, each condition with a way to take it away.

use leptos::prelude::*;
use perigee_core::query::{Query, words};

use crate::router::{Route, Router};
use crate::session::Session;

/// A row of links; nothing at all for a query without conditions.
#[component]
pub fn Chips(
    /// The query.
    query: Memo<Query>,
) -> impl IntoView {
    let router = Router::expect();
    let session = Session::expect();
    let parts = Memo::new(move |_| query.with(Query::parts));
    let chip = move |part| {
        let label = move |part: &_| {
            let names = session.vocabulary.get();
            query.with(|query| words::chip(part, query, names.as_ref()))
        };
        let href = {
            let part = std::clone::Clone::clone(&part);
            move || router.href(&Route::Browse, &query.with(|query| query.without(&part)))
        };
        let text = Memo::new(move |_| label(&part));
        view! {
            <li>
                <a class="chip" href=href>
                    <span class="visually-hidden">{"Remove "}</span>
                    {move || text.get()}
                    <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                        <path d="M1 1L9 9M9 1L1 9" />
                    </svg>
                </a>
            </li>
        }
    };
    let clear = move || router.href(&Route::Browse, &query.with(Query::cleared));
    view! {
        <Show when=move || parts.with(|parts| !parts.is_empty())>
            <ul class="chips" aria-label="Filters applied" data-testid="chips">
                <For each=move || parts.get() key=Clone::clone children=chip />
                <li>
                    <a class="clear" href=clear data-action="clear">
                        {"Clear all"}
                    </a>
                </li>
            </ul>
        </Show>
    }
}
