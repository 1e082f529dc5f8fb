//! Results as a table.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Duration, Spacecraft};
use perigee_core::query::{Column, Density, Page, Query, SortKey, Subtotal};
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use crate::dom::{Node, dynamic, el, fragment};
use crate::marks::MARKED;
use crate::reactive::{Memo, Signal, optional, text};
use crate::router::{Route, Router};

use super::cell::cell;
use super::craft_list::grouped_list;
use super::icon::icon;
use super::snippet::snippet;

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
    let width = columns.len();
    let head =
        if columns.contains(&Column::Name) { Some(Column::Name) } else { columns.first().copied() };
    let member = move |_, craft: Arc<Spacecraft>| {
        let cells = columns.iter().map(|column| match Some(*column) == head {
            true => head_cell(&craft, *column, search),
            false => body_cell(&craft, *column),
        });
        el("tr").attr("data-testid", "row").attr("data-id", craft.id).children(cells)
    };
    let group = move |page: &Page, group: &Subtotal| {
        let by = query.with_untracked(Query::grouping)?;
        let name = page.rows.get(group.at).and_then(|craft| by.name(craft).map(str::to_owned));
        Some(group_row(name, group, width))
    };
    let table = el("table")
        .class(class)
        .child(el("caption").class("visually-hidden").child(caption))
        .child(el("thead").child(heads))
        .child(el("tbody").child(grouped_list(page, member, group)));
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

/// The heading of a group, with what its rows come to; nothing where nothing is recorded.
fn group_row(name: Option<String>, group: &Subtotal, width: usize) -> Node {
    let sum = |what: &str, amount: String| {
        fragment().child(" ").child(el("span").class("sum").child(format!("{what} {amount}")))
    };
    let time = |what: &str, time: Duration| {
        (time != Duration::default()).then(|| sum(what, time.to_string()))
    };
    let heading = el("th")
        .attr("scope", "rowgroup")
        .attr("colspan", width)
        .child(el("strong").child(name.unwrap_or_else(|| "Not recorded".to_owned())))
        .child(sum("craft:", group.count.to_string()))
        .child(sum("flights:", group.flights_count.to_string()))
        .child(time("in space:", group.time_in_space))
        .child(time("docked:", group.time_docked));
    el("tr")
        .class("group")
        .attr("data-testid", "group")
        .attr("data-count", group.count)
        .child(heading)
}

/// The cell that names the row, and leads to the craft.
fn head_cell(craft: &Arc<Spacecraft>, column: Column, search: Signal<String>) -> Node {
    let router = Router::expect();
    let route = Route::Spacecraft(craft.id);
    let href = text(move || search.with(|search| router.href_with(&route, search)));
    let link = el("a").attr("href", href).attr(MARKED, "").child(cell(craft, column));
    el("th").attr("scope", "row").child(link).child(snippet(craft))
}

fn body_cell(craft: &Arc<Spacecraft>, column: Column) -> Node {
    let label = column.label();
    el("td")
        .class(alignment(column))
        .attr("data-label", label)
        .attr(MARKED, column.is_searched().then(String::new))
        .child(cell(craft, column))
}
