//! What the rows of the table are grouped by.

use leptos::prelude::*;
use perigee_core::query::{Group, Query};

use crate::dom::{Node, el};
use crate::reactive::{Memo, text};
use crate::router::{Route, Router};

/// A select. Its changes replace the step of the history, because arrow keys run through the
/// options one by one.
#[component]
pub fn GroupSelect(
    /// The query.
    query: Memo<Query>,
) -> Node {
    let router = Router::expect();
    let choose = move |value: String| {
        let group = Group::from_key(&value);
        let next = query.with_untracked(|query| query.clone().with_group(group));
        router.replace(&router.href(&Route::Browse, &next));
    };
    let current = text(move || query.with(|query| query.group.map_or("", Group::key).to_owned()));
    let option = |group: Group| {
        let selected = query.with_untracked(|query| query.group == Some(group));
        el("option")
            .attr("value", group.key())
            .attr("selected", selected)
            .child(group.column().label())
    };
    let select = el("select")
        .attr("name", "group")
        .attr("id", "group")
        .on("change", move |event| choose(event_target_value(&event)))
        .child(el("option").attr("value", "").child("Nothing"))
        .children(Group::ALL.into_iter().map(option))
        .value(current);
    el("label").class("select").child(el("span").child("Group by")).child(select)
}
