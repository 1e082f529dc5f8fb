//! Results as a table.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::query::{Column, Density, Page, Query, SortKey};

use crate::router::{Route, Router};

use super::cell::cell;

/// A real table: caption, header cells with sort links, one of them with `aria-sort`.
#[component]
pub fn Table(
    /// What to show.
    page: Signal<Arc<Page>>,
    /// The query, for columns and order.
    query: Memo<Query>,
    /// The query string of the list.
    search: Signal<String>,
    /// The view in words.
    caption: Signal<String>,
    /// Whether only LL2 itself can order, which it does by five fields.
    live: Signal<bool>,
) -> impl IntoView {
    let columns = Memo::new(move |_| query.with(|query| query.columns().to_vec()));
    let rows = move || page.with(|page| page.rows.clone());
    let compact = move || query.with(|query| query.density == Density::Compact);
    view! {
        <div class="table-scroller" role="region" aria-labelledby="table-caption" tabindex="0">
            <table class="table" class:compact=compact>
                <caption id="table-caption" class="visually-hidden">{move || caption.get()}</caption>
                <thead>
                    <tr>
                        {move || {
                            let heads = columns.get().into_iter();
                            heads.map(|column| view! { <Head column query live /> }).collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
                    <For each=rows key=|craft| Arc::as_ptr(craft) as usize let(craft)>
                        <Row craft columns search />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(
    craft: Arc<Spacecraft>,
    columns: Memo<Vec<Column>>,
    search: Signal<String>,
) -> impl IntoView {
    let id = craft.id;
    let cells = move || {
        let columns = columns.get().into_iter();
        columns.map(|column| body_cell(&craft, column, search)).collect_view()
    };
    view! {
        <tr data-testid="row" data-id=id>
            {cells}
        </tr>
    }
}

/// A header cell whose link sorts by the column, and the other way round when it does already.
#[component]
fn Head(column: Column, query: Memo<Query>, live: Signal<bool>) -> impl IntoView {
    let router = Router::expect();
    let current = move || query.with(|query| first_key(query).filter(|key| key.column == column));
    let sorted =
        move || current().map(|key| if key.descending { "descending" } else { "ascending" });
    let next = move || current().map_or(SortKey::first(column), SortKey::reversed);
    let href = move || router.href(&Route::Browse, &query.get().with_ordering([next()]));
    let sortable = move || column.known_to_ll2() || !live.get();
    view! {
        <th scope="col" data-sort=column.key() aria-sort=sorted class:number=column.is_number()>
            {move || {
                if sortable() {
                    view! {
                        <a href=href title=move || format!("Sort: {}", next().words())>
                            {column.label()}
                            <svg class="sort-mark" viewBox="0 0 8 12" width="8" height="12" aria-hidden="true">
                                <path class="up" d="M4 0L8 5H0z" />
                                <path class="down" d="M4 12L0 7H8z" />
                            </svg>
                        </a>
                    }
                        .into_any()
                } else {
                    column.label().into_any()
                }
            }}
        </th>
    }
}

/// The key the rows are ordered by first; by id when nothing was asked for.
fn first_key(query: &Query) -> Option<SortKey> {
    let by_id = SortKey { column: Column::Id, descending: false };
    Some(query.ordering().first().copied().unwrap_or(by_id))
}

fn body_cell(craft: &Arc<Spacecraft>, column: Column, search: Signal<String>) -> AnyView {
    let content = cell(craft, column);
    if column != Column::Name {
        return view! { <td class:number=column.is_number() data-label=column.label()>{content}</td> }.into_any();
    }
    let router = Router::expect();
    let route = Route::Spacecraft(craft.id);
    view! {
        <th scope="row">
            <a href=move || search.with(|search| router.href_with(&route, search))>{content}</a>
        </th>
    }
    .into_any()
}
