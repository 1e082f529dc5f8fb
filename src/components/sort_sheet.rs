//! An order of several keys, chosen without a mouse.

use leptos::prelude::*;
use perigee_core::query::{Column, Query, SortKey, words};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use crate::dom::{Node, el};
use crate::reactive::{Memo, Signal, optional, text};
use crate::rest::{self, Part};
use crate::router::{Route, Router};

use super::sheet::sheet;

/// How many keys are offered. The address takes more.
const KEYS: usize = 4;

/// A button, and a sheet with a select for each key; one more than there are keys.
#[component]
pub fn SortSheet(
    /// The query.
    query: Memo<Query>,
    /// Whether only LL2 itself can order, which it does by five fields.
    live: Signal<bool>,
) -> Node {
    let button = el("button").class("button").child("Sort …");
    sheet("sort", button, "Sort by", move || rest::lazy(Part::SortKeys(query, live)))
}

/// What is on the sheet.
pub fn sort_keys(query: Memo<Query>, live: Signal<bool>) -> Node {
    el("ol").class("sort-keys").children((0..KEYS).map(|at| step(at, query, live)))
}

/// One key of the order.
fn step(at: usize, query: Memo<Query>, live: Signal<bool>) -> Node {
    let router = Router::expect();
    let key = move || query.with(|query| query.ordering().get(at).copied());
    let shown = move || key().map(SortKey::print).unwrap_or_default();
    let choose = move |event: &Event| {
        let value = event_target_value(event);
        let next = query.with_untracked(|query| {
            let mut keys = query.ordering().to_vec();
            match (SortKey::parse(&value), keys.get_mut(at)) {
                (Some(new), Some(old)) => *old = new,
                (Some(new), None) => keys.push(new),
                (None, Some(_)) => drop(keys.remove(at)),
                (None, None) => {}
            }
            query.clone().with_ordering(keys)
        });
        router.push(&router.href(&Route::Browse, &next));
        // A column counts once, so the choice may not hold; the field says what does.
        if shown() != value
            && let Some(select) = event.target()
        {
            select.unchecked_ref::<HtmlSelectElement>().set_value(&shown());
        }
    };
    let known = Column::ALL.into_iter().filter(|column| column.known_to_ll2() || !live.get());
    let keys = known
        .flat_map(|column| [SortKey::first(column), SortKey::first(column).reversed()].into_iter());
    let option = |key: SortKey| {
        el("option").attr("value", key.print()).child(words::capitalised(key.words().to_owned()))
    };
    // Without following the query: a sheet that is built anew would lose the focus.
    let now = query.with_untracked(|query| query.ordering().get(at).copied());
    let unknown = now.filter(|key| !key.column.known_to_ll2() && live.get());
    let none = el("option").attr("value", "").child(if at == 0 { "By LL2 id" } else { "—" });
    let label = if at == 0 { "First" } else { "Then" };
    let select = el("select")
        .attr("id", format!("sort-{at}"))
        .on("change", move |event| choose(&event))
        .child(none)
        .children(keys.chain(unknown).map(option))
        .value(text(shown));
    let hidden =
        optional(move || query.with(|query| at > query.ordering().len()).then(String::new));
    el("li")
        .attr("hidden", hidden)
        .child(el("label").class("select").child(el("span").child(label)).child(select))
}
