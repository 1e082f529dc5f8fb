//! Results as a table.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;
use perigee_core::query::{Column, Density, Page, Query, SortKey};
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use crate::dom::{Node, dynamic, el};
use crate::reactive::{optional, text};
use crate::router::{Route, Router};

use super::cell::cell;
use super::craft_list::craft_list;
use super::icon::icon;

const SORT_MARK: &[(&str, &str)] = &[("up", "M4 0L8 5H0z"), ("down", "M4 12L0 7H8z")];

/// A real table: caption, header cells with sort links, one of them with `aria-sort`.
#[component]
pub fn Table(
    /// What to show.
    page: Signal<Arc<Page>>,
    /// Its columns, in order.
    columns: Vec<Column>,
    /// The query, for the order.
    query: Memo<Query>,
    /// The query string of the list.
    search: Signal<String>,
    /// The view in words.
    caption: Signal<String>,
    /// Whether only LL2 itself can order, which it does by five fields.
    live: Signal<bool>,
) -> Node {
    let class = text(move || {
        let compact = query.with(|query| query.density == Density::Compact);
        if compact { "table compact" } else { "table" }.to_owned()
    });
    let heads = columns.iter().map(|column| view! { <Head column=*column query live /> });
    let heads = el("tr").children(heads);
    let member = move |_, craft: Arc<Spacecraft>| {
        let cells = columns.iter().map(|column| body_cell(&craft, *column, search));
        el("tr").attr("data-testid", "row").attr("data-id", craft.id).children(cells)
    };
    let table = el("table")
        .class(class)
        .child(el("caption").class("visually-hidden").child(caption))
        .child(el("thead").child(heads))
        .child(el("tbody").child(craft_list(page, member)));
    el("div")
        .class("table-scroller")
        .attr("role", "region")
        .attr("aria-label", "Table")
        .attr("tabindex", "0")
        .child(table)
}

/// A header cell whose link sorts by the column, and the other way round when it does already.
/// With Shift, by pointer or Enter, the column is added to the order that is there.
#[component]
fn Head(column: Column, query: Memo<Query>, live: Signal<bool>) -> Node {
    let router = Router::expect();
    let key = move |query: &Query| order(query).into_iter().find(|key| key.column == column);
    let current = move || query.with(key);
    let sorted = optional(move || {
        let first = query.with(|query| order(query).first().copied())?;
        let word = if first.descending { "descending" } else { "ascending" };
        (first.column == column).then(|| word.to_owned())
    });
    let next = move || current().map_or(SortKey::first(column), SortKey::reversed);
    let href = text(move || router.href(&Route::Browse, &query.get().with_ordering([next()])));
    let title = text(move || format!("Sort: {}. With Shift: sort by this too", next().words()));
    let add = move |event: Event| {
        let shift = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
        if !shift {
            return;
        }
        event.prevent_default();
        let more = query.with_untracked(|query| {
            let mut keys = query.ordering().to_vec();
            match keys.iter_mut().find(|key| key.column == column) {
                Some(key) => *key = key.reversed(),
                None => keys.push(SortKey::first(column)),
            }
            query.clone().with_ordering(keys)
        });
        router.push(&router.href(&Route::Browse, &more));
    };
    // Where several columns order the rows, each says its turn and its direction.
    let turn = text(move || {
        let keys = query.with(|query| query.ordering().to_vec());
        let at = keys.iter().position(|key| key.column == column);
        match at.and_then(|at| Some((at, keys.get(at)?))) {
            Some((at, key)) if keys.len() > 1 => {
                format!("{}{}", at + 1, if key.descending { "↓" } else { "↑" })
            }
            _ => String::new(),
        }
    });
    let label = dynamic(move || {
        if !column.known_to_ll2() && live.get() {
            return column.label().into();
        }
        el("a")
            .attr("href", href)
            .attr("title", title)
            .on("click", add)
            .child(column.label())
            .child(el("span").class("turn").child(turn))
            .child(icon("sort-mark", (8, 12), SORT_MARK))
    });
    el("th")
        .class(alignment(column))
        .attr("scope", "col")
        .attr("data-sort", column.key())
        .attr("aria-sort", sorted)
        .child(label)
}

/// Numbers stand in columns, digit under digit.
fn alignment(column: Column) -> &'static str {
    if column.is_number() { "number" } else { "text" }
}

/// The keys the rows are ordered by; by id when nothing was asked for.
fn order(query: &Query) -> Vec<SortKey> {
    match query.ordering() {
        [] => vec![SortKey { column: Column::Id, descending: false }],
        keys => keys.to_vec(),
    }
}

fn body_cell(craft: &Arc<Spacecraft>, column: Column, search: Signal<String>) -> Node {
    let content = cell(craft, column);
    if column != Column::Name {
        return el("td").class(alignment(column)).attr("data-label", column.label()).child(content);
    }
    let router = Router::expect();
    let route = Route::Spacecraft(craft.id);
    let href = text(move || search.with(|search| router.href_with(&route, search)));
    el("th").attr("scope", "row").child(el("a").attr("href", href).child(content))
}
