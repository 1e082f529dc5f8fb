//! The values of one facet to choose from.

use leptos::prelude::*;
use perigee_core::domain::Term;
use perigee_core::query::{Facet, Query};

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::condition;
use crate::router::{Route, Router};
use crate::session::Session;

/// A folding list of checkboxes; open when something in it is chosen or `open` says so.
#[component]
pub fn FacetList(
    /// Which facet.
    facet: Facet,
    /// The query.
    query: Memo<Query>,
    /// Whether it starts unfolded.
    open: bool,
    /// Whether nobody can answer it now, because LL2 itself does not filter by it.
    unanswered: bool,
) -> Node {
    if unanswered {
        let reason = format!(
            "Launch Library 2 itself does not filter by {}; that needs the whole catalogue.",
            facet.label().to_ascii_lowercase()
        );
        return el("details")
            .class("facet off")
            .attr("data-facet", facet.key())
            .child(el("summary").child(facet.label()))
            .child(
                el("fieldset").attr("disabled", true).child(el("p").class("hint").child(reason)),
            );
    }
    let router = Router::expect();
    let session = Session::expect();
    let toggle = move |id: u32| {
        let next = query.with_untracked(|query| query.clone().toggled(facet, id, false));
        router.push(&router.href(&Route::Browse, &next));
    };
    let value = move |term: &Term| {
        let id = term.id;
        let chosen = condition(move || query.with(|query| query.facet(facet).any.contains(&id)));
        let checkbox = el("input")
            .attr("type", "checkbox")
            .attr("id", format!("{}-{id}", facet.key()))
            .checked(chosen)
            .on("change", move |_| toggle(id));
        el("label")
            .attr("data-value", id)
            .child(checkbox)
            .child(el("span").child(term.name.as_str()))
    };
    let values = dynamic(move || {
        let words = session.vocabulary.get();
        fragment().children(words.terms(facet).iter().map(value))
    });
    let open = open || query.with_untracked(|query| !query.facet(facet).is_empty());
    el("details")
        .class("facet")
        .attr("open", open)
        .attr("data-facet", facet.key())
        .child(el("summary").child(facet.label()))
        .child(
            el("fieldset")
                .child(el("legend").class("visually-hidden").child(facet.label()))
                .child(values),
        )
}
