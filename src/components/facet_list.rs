//! The values of one facet to choose from.

use leptos::prelude::*;
use perigee_core::query::{Facet, Query};

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
) -> impl IntoView {
    let router = Router::expect();
    let session = Session::expect();
    let terms = Memo::new(move |_| session.vocabulary.with(|words| words.terms(facet).to_vec()));
    let chosen = move |id: u32| query.with(|query| query.facet(facet).any.contains(&id));
    let toggle = move |id: u32| {
        let next = query.with_untracked(|query| query.clone().toggled(facet, id, false));
        router.push(&router.href(&Route::Browse, &next));
    };
    let open = open || query.with_untracked(|query| !query.facet(facet).is_empty());
    view! {
        <details class="facet" open=open data-facet=facet.key()>
            <summary>{facet.label()}</summary>
            <fieldset>
                <legend class="visually-hidden">{facet.label()}</legend>
                <For each=move || terms.get() key=|term| term.id let(term)>
                    <label data-value=term.id>
                        <input
                            type="checkbox"
                            id=format!("{}-{}", facet.key(), term.id)
                            checked=query.with_untracked(|query| query.facet(facet).any.contains(&term.id))
                            prop:checked=move || chosen(term.id)
                            on:change=move |_| toggle(term.id)
                        />
                        <span>{term.name.clone()}</span>
                    </label>
                </For>
            </fieldset>
        </details>
    }
}
