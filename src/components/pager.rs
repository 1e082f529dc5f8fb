//! From page to page, and how long a page is.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::{Limit, Page, Query};

use crate::router::{RESULTS_HEADING, Route, Router};

/// The page sizes offered.
const SIZES: [Limit; 5] =
    [Limit::Rows(12), Limit::Rows(24), Limit::Rows(48), Limit::Rows(100), Limit::All];

/// Links to the page before and after, the place in words, and the page sizes.
#[component]
pub fn Pager(
    /// What is shown.
    page: Signal<Arc<Page>>,
    /// The query.
    query: Memo<Query>,
    /// Whether pages come from LL2, which never gives more than 100.
    live: Signal<bool>,
) -> impl IntoView {
    let router = Router::expect();
    let count = move || page.with(|page| page.count);
    let place = move || {
        page.with(|page| match page.rows.len() {
            0 => format!("Nothing at this place; there are {} in all", page.count),
            rows => format!("{}–{} of {}", page.offset + 1, page.offset + rows, page.count),
        })
    };
    let previous =
        move || query.with(Query::previous_page).map(|query| router.href(&Route::Browse, &query));
    let next = move || {
        query.with(|query| query.next_page(count())).map(|q| router.href(&Route::Browse, &q))
    };
    let first = move || router.href(&Route::Browse, &query.get().with_offset(0));
    let past_the_end = move || page.with(|page| page.rows.is_empty() && page.count > 0);
    view! {
        <nav class="pager" aria-label="Pages">
            <div class="steps">
                {move || step(previous(), "prev", "Previous")}
                <span class="place">{place}</span>
                {move || step(next(), "next", "Next")}
                <Show when=past_the_end>
                    <a href=first data-scroll-to=RESULTS_HEADING>
                        {"First page"}
                    </a>
                </Show>
            </div>
            <div class="sizes" role="group" aria-label="Rows on a page">
                <span aria-hidden="true">{"Rows"}</span>
                {SIZES
                    .map(|limit| {
                        let offered = move || limit != Limit::All || !live.get();
                        view! {
                            <Show when=offered>
                                <Size limit query />
                            </Show>
                        }
                    })
                    .collect_view()}
            </div>
        </nav>
    }
}

fn step(href: Option<String>, rel: &'static str, label: &'static str) -> AnyView {
    match href {
        Some(href) => {
            view! { <a class="button" rel=rel href=href data-scroll-to=RESULTS_HEADING>{label}</a> }
                .into_any()
        }
        None => view! { <span class="button off" aria-hidden="true">{label}</span> }.into_any(),
    }
}

#[component]
fn Size(limit: Limit, query: Memo<Query>) -> impl IntoView {
    let router = Router::expect();
    let label = limit.rows().map_or("All".to_owned(), |rows| rows.to_string());
    let href = move || router.href(&Route::Browse, &query.get().with_limit(limit));
    let current = move || query.with(|query| query.limit == limit).then_some("true");
    view! {
        <a href=href id=format!("rows-{label}") aria-current=current>
            <span class="visually-hidden">{"Show "}</span>
            {label.clone()}
        </a>
    }
}
