//! An address without a page.

use leptos::prelude::*;
use perigee_core::query::Query;

use crate::app::use_title;
use crate::router::{PAGE_HEADING, Route, Router};

/// Says so, and offers the list.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    use_title(Signal::stored("Page not found".to_owned()));
    let all = Router::expect().href(&Route::Browse, &Query::default());
    view! {
        <section class="state" data-testid="not-found">
            <h1 id=PAGE_HEADING tabindex="-1">
                {"There is nothing at this address"}
            </h1>
            <p>{"The link may be mistyped, or the craft may have left Launch Library 2."}</p>
            <a class="button" href=all>
                {"All spacecraft"}
            </a>
        </section>
    }
}
