//! The columns of the table: which, in which order, and how tightly set.

use std::time::Duration;

use leptos::prelude::*;
use perigee_core::query::{Column, Density, Query};

use crate::browser::{Timer, element};
use crate::dom::{Node, dynamic, each, el, fragment};
use crate::reactive::{Memo, condition, optional};
use crate::router::{Route, Router};

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
        let order = move || query.with(|query| order(query));
        let keys = move || order().into_iter().map(|column| column as usize).collect();
        let list = each(keys, move |at| {
            order().get(at).map_or_else(fragment, |column| line(*column, query, router))
        });
        let usual = dynamic(move || {
            let usual = query.with(|query| query.clone().with_columns([]));
            let href = router.href(&Route::Browse, &usual);
            el("a").class("button").attr("href", href).child("Usual columns")
        });
        fragment()
            .child(el("ul").class("columns").child(list))
            .child(density(query, router))
            .child(usual)
    })
}

/// Every column: those shown in their order, then the others.
fn order(query: &Query) -> Vec<Column> {
    let shown = query.columns();
    let others = Column::ALL.into_iter().filter(|column| !shown.contains(column));
    shown.iter().copied().chain(others).collect()
}

fn line(column: Column, query: Memo<Query>, router: Router) -> Node {
    let place = move |query: &Query| query.columns().iter().position(|other| *other == column);
    let show = move |columns: Vec<Column>| {
        let next = query.with_untracked(|query| query.clone().with_columns(columns));
        router.push(&router.href(&Route::Browse, &next));
    };
    let toggle = move || {
        let mut columns = query.with_untracked(|query| query.columns().to_vec());
        match columns.iter().position(|other| *other == column) {
            // A table without any column would be none.
            Some(_) if columns.len() == 1 => return,
            Some(at) => drop(columns.remove(at)),
            None => columns.push(column),
        }
        show(columns);
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
                // A line that moved has lost the focus on the way.
                let button = button.clone();
                let refocus = move || element(&button).iter().for_each(|b| drop(b.focus()));
                Timer::default().set(Duration::ZERO, refocus);
            })
            .child(el("span").attr("aria-hidden", "true").child(sign))
    };
    let shown = condition(move || query.with(|query| place(query).is_some()));
    let checkbox = el("input")
        .attr("type", "checkbox")
        .attr("id", format!("column-{}", column.key()))
        .checked(shown)
        .on("change", move |_| toggle());
    el("li")
        .child(el("label").child(checkbox).child(column.label()))
        .child(step(-1, "earlier", "↑"))
        .child(step(1, "later", "↓"))
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
