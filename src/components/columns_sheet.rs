//! The columns of the table: which, in which order, and how tightly set.

use leptos::prelude::*;
use perigee_core::query::{Column, Density, Query};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::browser::element;
use crate::dom::{Node, each, el, fragment};
use crate::reactive::{Memo, condition, optional, text};
use crate::router::{Route, Router};

use super::Announcer;
use super::sheet::sheet;

/// A button, and a sheet with a checkbox for each column, ways to move those that are shown, and
/// the density.
#[component]
pub fn ColumnsSheet(
    /// The query.
    query: Memo<Query>,
) -> Node {
    let button = el("button").class("button").child("Columns …");
    sheet("columns", button, "Columns", move || {
        let router = Router::expect();
        let order = move || query.with(order_of);
        let keys = move || order().into_iter().map(|column| column as usize).collect();
        let list = each(keys, move |at| {
            order().get(at).map_or_else(fragment, |column| line(*column, query, router))
        });
        let usual = text(move || router.href(&Route::Browse, &query.get().with_columns([])));
        let usual = el("a")
            .class("button")
            .attr("id", "usual-columns")
            .attr("href", usual)
            .child("Usual columns");
        fragment()
            .child(el("ul").class("columns").child(list))
            .child(density(query, router))
            .child(usual)
    })
}

/// Every column: those shown in their order, then the others.
fn order_of(query: &Query) -> Vec<Column> {
    let shown = query.columns();
    let others = Column::ALL.into_iter().filter(|column| !shown.contains(column));
    shown.iter().copied().chain(others).collect()
}

fn line(column: Column, query: Memo<Query>, router: Router) -> Node {
    let announcer = use_context::<Announcer>();
    let place = move |query: &Query| query.columns().iter().position(|other| *other == column);
    let show = move |columns: Vec<Column>| {
        let next = query.with_untracked(|query| query.clone().with_columns(columns));
        router.push(&router.href(&Route::Browse, &next));
    };
    let box_id = format!("column-{}", column.key());
    let toggled = box_id.clone();
    let toggle = move || {
        let mut columns = query.with_untracked(|query| query.columns().to_vec());
        match columns.iter().position(|other| *other == column) {
            Some(at) => drop(columns.remove(at)),
            None => columns.push(column),
        }
        show(columns);
        refocus(&toggled);
    };
    // A table without any column would be none.
    let keep_last = move |event: Event| {
        if query.with_untracked(|query| query.columns() == [column]) {
            event.prevent_default();
        }
    };
    let step = move |by: isize, label: &'static str, sign: &'static str| {
        let id = format!("move-{}-{label}", column.key());
        let target = move |query: &Query| {
            let to = place(query)?.checked_add_signed(by)?;
            (to < query.columns().len()).then_some(to)
        };
        let off = optional(move || {
            query.with(|query| target(query).is_none()).then(|| "true".to_owned())
        });
        let button = id.clone();
        el("button")
            .class("step")
            .attr("type", "button")
            .attr("id", id)
            .attr("aria-disabled", off)
            .attr("aria-label", format!("Move {} {label}", column.label()))
            .on("click", move |_| {
                let columns = query.with_untracked(|query| {
                    let mut columns = query.columns().to_vec();
                    columns.swap(place(query)?, target(query)?);
                    Some(columns)
                });
                let Some(columns) = columns else { return };
                show(columns);
                refocus(&button);
                let place = query.with_untracked(|query| (place(query), query.columns().len()));
                if let (Some(announcer), (Some(at), count)) = (announcer, place) {
                    let label = column.label();
                    announcer.say(format!("{label}, column {} of {count}", at + 1));
                }
            })
            .child(el("span").attr("aria-hidden", "true").child(sign))
    };
    let shown = condition(move || query.with(|query| place(query).is_some()));
    let checkbox = el("input")
        .attr("type", "checkbox")
        .attr("id", box_id)
        .checked(shown)
        .on("click", keep_last)
        .on("change", move |_| toggle());
    el("li")
        .child(el("label").child(checkbox).child(column.label()))
        .child(step(-1, "earlier", "↑"))
        .child(step(1, "later", "↓"))
}

/// Gives the focus back to what was pressed, whose line has lost it if it moved.
fn refocus(id: &str) {
    let id = id.to_owned();
    // After the effects that move the line, and before the next key.
    spawn_local(async move { element(&id).iter().for_each(|pressed| drop(pressed.focus())) });
}

fn density(query: Memo<Query>, router: Router) -> Node {
    let choice = move |(density, label): (Density, &'static str)| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "density")
            .attr("id", format!("density-{}", label.to_ascii_lowercase()))
            .checked(condition(move || query.with(|query| query.density == density)))
            .on("change", move |_| {
                let next = query.with_untracked(|query| query.clone().with_density(density));
                router.push(&router.href(&Route::Browse, &next));
            });
        el("label").child(radio).child(el("span").child(label))
    };
    let choices = [(Density::Comfortable, "Comfortable"), (Density::Compact, "Compact")];
    el("fieldset")
        .class("flag")
        .child(el("legend").child("Density"))
        .child(el("div").class("segments").children(choices.into_iter().map(choice)))
}
