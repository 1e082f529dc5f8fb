//! Results as a table.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Duration, Spacecraft};
use perigee_core::query::{Column, Density, Page, Query, SortKey, Subtotal};
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use crate::dom::{Member, Node, Stamp, cached, dynamic, el, follow, fragment};
use crate::layout;
use crate::marks::MARKED;
use crate::reactive::{Memo, Signal, effect, optional, text};
use crate::router::{Route, Router};

use super::cell::fill_cell;
use super::craft_list::grouped_list;
use super::icon::icon;
use super::snippet::Snippet;

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
    let heads = el("tr").attr("role", "row").children(heads);
    let width = columns.len();
    // What names the row stands in a header cell, which leads to the craft.
    let named = columns.iter().position(|column| *column == Column::Name).unwrap_or(0);
    let shape = shape(columns.clone(), named);
    let router = Router::expect();
    let member = move |_, craft: Arc<Spacecraft>| {
        let (node, mut holes) = shape.copy();
        if holes.len() != columns.len() + 2 {
            return fragment().into();
        }
        // The snippet's hole follows that of the cell it stands in.
        let snippet = holes.remove(named + 2);
        let [row, cells @ ..] = holes.as_slice() else { return fragment().into() };
        row.attr("data-id", Some(&craft.id.to_string()));
        for (cell, column) in cells.iter().zip(&columns) {
            fill_cell(cell, &craft, *column);
        }
        let link = cells.get(named).unwrap_or(row).clone();
        let mut snippet = Snippet::new(snippet, &craft);
        Member::kept(node, move || {
            let route = Route::Spacecraft(craft.id);
            link.attr("href", Some(&search.with_untracked(|list| router.href_with(&route, list))));
            query.with_untracked(|query| snippet.show(&query.q));
        })
    };
    let group = move |page: &Page, group: &Subtotal| {
        let by = query.with_untracked(Query::grouping)?;
        let name = page.rows.get(group.at).and_then(|craft| by.name(craft).map(str::to_owned));
        Some(group_row(name, group, width))
    };
    effect(move || layout::in_parts(page.with(|page| page.rows.len())));
    // Browsers may take what is not laid out as a table for none, but for its roles.
    let table = el("table")
        .class(class)
        .attr("role", "table")
        .child(el("caption").class("visually-hidden").child(caption))
        .child(el("thead").attr("role", "rowgroup").child(heads))
        .child(el("tbody").attr("role", "rowgroup").child(grouped_list(
            page,
            query,
            Box::new(member),
            Box::new(group),
        )));
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
    let sorted = optional(move || {
        let first = query.with(|query| order(query).first().copied())?;
        let word = if first.descending { "descending" } else { "ascending" };
        (first.column == column).then(|| word.to_owned())
    });
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
    let label = dynamic(move || {
        if !column.known_to_ll2() && live.get() {
            return column.label().into();
        }
        let (link, turn) = (el("a").on("click", add), el("span").class("turn"));
        let (link_hand, turn_hand) = (link.handle(), turn.handle());
        follow(move || {
            let query = query.get();
            let current = order(&query).into_iter().find(|key| key.column == column);
            let next = current.map_or(SortKey::first(column), SortKey::reversed);
            turn_hand.text(&turn_of(column, query.ordering()));
            let href = router.href(&Route::Browse, &query.with_ordering([next]));
            link_hand.attr("href", Some(&href));
            let title = format!("Sort: {}. With Shift: sort by this too", next.words());
            link_hand.attr("title", Some(&title));
        });
        link.child(column.label())
            .child(turn)
            .child(cached("sort-mark", || icon("sort-mark", (8, 12), SORT_MARK)))
    });
    el("th")
        .class(width_of(column))
        .attr("role", "columnheader")
        .attr("scope", "col")
        .attr("data-sort", column.key())
        .attr("aria-sort", sorted)
        .child(label)
}

/// Where several columns order the rows, each says its turn and its direction.
fn turn_of(column: Column, keys: &[SortKey]) -> String {
    let at = keys.iter().position(|key| key.column == column).filter(|_| keys.len() > 1);
    match at.and_then(|at| Some((at, keys.get(at)?))) {
        Some((at, key)) => format!("{}{}", at + 1, if key.descending { "↓" } else { "↑" }),
        None => String::new(),
    }
}

/// How wide a cell is, and that numbers stand in columns, digit under digit. No text has a say in
/// widths, so that each row can be laid out by itself.
fn width_of(column: Column) -> &'static str {
    match column {
        Column::Name | Column::SpacecraftConfig | Column::Family | Column::IsPlaceholder => "broad",
        Column::Id | Column::InSpace | Column::Agency => "narrow",
        Column::FlightsCount | Column::MissionEndsCount | Column::MaidenFlight => "number narrow",
        Column::TimeInSpace | Column::TimeDocked => "number time",
        Column::FastestTurnaround => "number medium",
        Column::SerialNumber | Column::Status | Column::Type => "medium",
    }
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
        .attr("role", "columnheader")
        .attr("scope", "col")
        .attr("colspan", width)
        .child(el("strong").child(name.unwrap_or_else(|| "Not recorded".to_owned())))
        .child(sum("craft:", group.count.to_string()))
        .child(sum("flights:", group.flights_count.to_string()))
        .child(time("in space:", group.time_in_space))
        .child(time("docked:", group.time_docked));
    el("tr")
        .class("group")
        .attr("role", "row")
        .attr("data-testid", "group")
        .attr("data-count", group.count)
        .child(heading)
}

/// The shape of a row: holes for the row, for what is in each of its cells, and, in the cell that
/// names it, for the words of the description that a search has found.
fn shape(columns: Vec<Column>, named: usize) -> Stamp {
    Stamp::new(move || {
        let cell = |(at, column): (usize, &Column)| {
            if at == named {
                return el("th")
                    .class(width_of(*column))
                    .attr("role", "rowheader")
                    .attr("scope", "row")
                    .child(el("a").attr(MARKED, column.is_searched().then(String::new)).hole())
                    .child(el("span").class("snippet").attr(MARKED, "").hole());
            }
            el("td")
                .class(width_of(*column))
                .attr("role", "cell")
                .attr("data-label", column.label())
                .attr(MARKED, column.is_searched().then(String::new))
                .hole()
        };
        el("tr")
            .attr("role", "row")
            .attr("data-testid", "row")
            .hole()
            .children(columns.iter().enumerate().map(cell))
    })
}
