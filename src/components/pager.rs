//! From page to page, and how long a page is.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::{Limit, Page, Query};

use crate::router::{RESULTS_HEADING, Route, Router};

use super::shared::{dynamic, optional, text};

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
    let steps = dynamic(move || {
        let (query, page) = (query.get(), page.get());
        let href = |query: Query| router.href(&Route::Browse, &query);
        let place = match page.rows.len() {
            0 => format!("Nothing at this place; there are {} in all", page.count),
            rows => format!("{}–{} of {}", page.offset + 1, page.offset + rows, page.count),
        };
        let past_the_end = page.rows.is_empty() && page.count > 0;
        let first = past_the_end
            .then(|| step(Some(href(query.clone().with_offset(0))), "first", "First page"));
        view! {
            <div class="steps">
                {step(query.previous_page().map(href), "prev", "Previous")}
                <span class="place">{place}</span>
                {step(query.next_page(page.count).map(href), "next", "Next")}
                {first}
            </div>
        }
        .into_any()
    });
    let sizes = dynamic(move || {
        let offered = SIZES.into_iter().filter(|limit| *limit != Limit::All || !live.get());
        offered
            .map(|limit| view! { <Size limit query /> }.into_any())
            .collect::<Vec<_>>()
            .into_any()
    });
    view! {
        <nav class="pager" aria-label="Pages">
            {steps}
            <div class="sizes" role="group" aria-label="Rows on a page">
                <span aria-hidden="true">{"Rows"}</span>
                {sizes}
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
    let href = text(move || router.href(&Route::Browse, &query.get().with_limit(limit)));
    let current =
        optional(move || query.with(|query| query.limit == limit).then(|| "true".to_owned()));
    view! {
        <a href=href id=format!("rows-{label}") aria-current=current>
            <span class="visually-hidden">{"Show "}</span>
            {label.clone()}
        </a>
    }
}
