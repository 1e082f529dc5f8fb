//! Results as a table.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::query::{Column, Density, Page, Query, SortKey};

use crate::router::{Route, Router};

use super::cell::cell;
use super::icon::icon;
use super::shared::{CraftList, condition, dynamic, optional, text};

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
    let rows = Signal::derive(move || page.with(|page| page.rows.clone()));
    let compact = condition(move || query.with(|query| query.density == Density::Compact));
    let heads = dynamic(move || {
        let heads = columns.get().into_iter();
        heads
            .map(|column| view! { <Head column query live /> }.into_any())
            .collect::<Vec<_>>()
            .into_any()
    });
    let member = Arc::new(move |_, craft: Arc<Spacecraft>| {
        let id = craft.id;
        let cells = dynamic(move || {
            let columns = columns.get().into_iter();
            columns.map(|column| body_cell(&craft, column, search)).collect::<Vec<_>>().into_any()
        });
        view! {
            <tr data-testid="row" data-id=id>
                {cells}
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="table-scroller" role="region" aria-label="Table" tabindex="0">
            <table class="table" class:compact=compact>
                <caption class="visually-hidden">
                    {caption}
                </caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>
                    <CraftList rows member />
                </tbody>
            </table>
        </div>
    }
}

/// A header cell whose link sorts by the column, and the other way round when it does already.
#[component]
fn Head(column: Column, query: Memo<Query>, live: Signal<bool>) -> impl IntoView {
    let router = Router::expect();
    let current = move || query.with(|query| first_key(query).filter(|key| key.column == column));
    let sorted = optional(move || {
        let key = current()?;
        Some(if key.descending { "descending" } else { "ascending" }.to_owned())
    });
    let next = move || current().map_or(SortKey::first(column), SortKey::reversed);
    let href = text(move || router.href(&Route::Browse, &query.get().with_ordering([next()])));
    let title = text(move || format!("Sort: {}", next().words()));
    let label = dynamic(move || {
        if !column.known_to_ll2() && live.get() {
            return column.label().into_any();
        }
        view! {
            <a href=href title=title>
                {column.label()}
                {icon("sort-mark", (8, 12), &[("up", "M4 0L8 5H0z"), ("down", "M4 12L0 7H8z")])}
            </a>
        }
        .into_any()
    });
    view! {
        <th scope="col" class=alignment(column) data-sort=column.key() aria-sort=sorted>
            {label}
        </th>
    }
}

/// Numbers stand in columns, digit under digit.
fn alignment(column: Column) -> &'static str {
    if column.is_number() { "number" } else { "text" }
}

/// The key the rows are ordered by first; by id when nothing was asked for.
fn first_key(query: &Query) -> Option<SortKey> {
    let by_id = SortKey { column: Column::Id, descending: false };
    Some(query.ordering().first().copied().unwrap_or(by_id))
}

fn body_cell(craft: &Arc<Spacecraft>, column: Column, search: Signal<String>) -> AnyView {
    let content = cell(craft, column);
    if column != Column::Name {
        return view! { <td class=alignment(column) data-label=column.label()>{content}</td> }
            .into_any();
    }
    let router = Router::expect();
    let route = Route::Spacecraft(craft.id);
    let href = text(move || search.with(|search| router.href_with(&route, search)));
    view! {
        <th scope="row">
            <a href=href>{content}</a>
        </th>
    }
    .into_any()
}
