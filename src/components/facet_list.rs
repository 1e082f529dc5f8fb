//! The values of one facet to choose from.

use leptos::prelude::*;
use perigee_core::domain::Term;
use perigee_core::query::{Facet, Query};

use crate::router::{Route, Router};
use crate::session::Session;

use super::shared::{condition, dynamic, handler};

/// A folding list of checkboxes; open when something in it is chosen or `open` says so.
#[component]
pub fn FacetList(
    /// Which facet.
    facet: Facet,
    /// The query.
    query: Memo<Query>,
    /// Whether it starts unfolded.
    open: bool,
) -> impl IntoView {
    let router = Router::expect();
    let session = Session::expect();
    let toggle = move |id: u32| {
        let next = query.with_untracked(|query| query.clone().toggled(facet, id, false));
        router.push(&router.href(&Route::Browse, &next));
    };
    let value = move |term: &Term| {
        let id = term.id;
        let chosen = condition(move || query.with(|query| query.facet(facet).any.contains(&id)));
        view! {
            <label data-value=id>
                <input
                    type="checkbox"
                    id=format!("{}-{id}", facet.key())
                    checked=chosen.get_untracked()
                    prop:checked=chosen
                    on:change=handler(move |_| toggle(id))
                />
                <span>{term.name.clone()}</span>
            </label>
        }
        .into_any()
    };
    let values = dynamic(move || {
        let words = session.vocabulary.get();
        words.terms(facet).iter().map(value).collect::<Vec<_>>().into_any()
    });
    let open = open || query.with_untracked(|query| !query.facet(facet).is_empty());
    view! {
        <details class="facet" open=open data-facet=facet.key()>
            <summary>{facet.label()}</summary>
            <fieldset>
                <legend class="visually-hidden">{facet.label()}</legend>
                {values}
            </fieldset>
        </details>
    }
}
