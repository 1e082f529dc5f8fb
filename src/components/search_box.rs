//! The search box.

use leptos::prelude::*;
use perigee_core::query::{Query, codec};

use crate::dom::{Node, el};
use crate::reactive::effect;
use crate::router::{Route, Router};

use super::icon::icon;

const LENS: &[(&str, &str)] =
    &[("", "M8.5 2a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM13.5 13.5L18 18")];

/// A text field that filters as one types. Typing replaces the step of the history.
#[component]
pub fn SearchBox(
    /// The query.
    query: Memo<Query>,
) -> Node {
    let router = Router::expect();
    // The field holds what is typed to the letter; the query holds it without blanks around.
    let typed = RwSignal::new(query.with_untracked(|query| query.q.clone()));
    effect(move || {
        let q = query.with(|query| query.q.clone());
        if typed.with_untracked(|typed| typed.trim() != q) {
            typed.set(q);
        }
    });
    let type_on = move |text: String| {
        let next = query.with_untracked(|query| query.clone().with_q(&text));
        typed.set(text);
        if query.with_untracked(|query| *query != next) {
            router.replace(&router.href(&Route::Browse, &next));
        }
    };
    let label = el("label")
        .class("visually-hidden")
        .attr("for", "q")
        .child("Search name, serial number, configuration, agency or family");
    let field = el("input")
        .attr("id", "q")
        .attr("type", "search")
        .attr("name", "q")
        .attr("placeholder", "Name, serial, configuration, agency, family")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", codec::LONGEST_TEXT)
        .value(typed)
        .on("input", move |event| type_on(event_target_value(&event)));
    el("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(label)
        .child(icon("lens", (20, 20), LENS))
        .child(field)
}
