//! Everything one can filter by.

use leptos::prelude::*;
use perigee_core::query::{Facet, Flag, Query, codec};

use crate::router::{Route, Router};

use super::FacetList;

/// The facets in the order people reach for them, and whether each starts unfolded.
const FACETS: [(Facet, bool); 5] = [
    (Facet::Status, true),
    (Facet::Type, true),
    (Facet::SpacecraftConfig, true),
    (Facet::Agency, false),
    (Facet::Family, false),
];

/// The panel beside the results; on small screens it folds behind a button.
#[component]
pub fn FilterPanel(
    /// The query.
    query: Memo<Query>,
    /// Whether only LL2 itself can filter, which it does by five fields.
    live: Signal<bool>,
) -> impl IntoView {
    let router = Router::expect();
    let count = move || query.with(|query| query.parts().len());
    let clear = move || router.href(&Route::Browse, &query.with(Query::cleared));
    // Folded at first on every screen; the style sheet keeps it open where there is room.
    let unfolded = RwSignal::new(false);
    view! {
        <section class="filters" aria-label="Filters" class:unfolded=move || unfolded.get()>
            <button
                type="button"
                class="button fold"
                aria-expanded=move || if unfolded.get() { "true" } else { "false" }
                aria-controls="filter-panel"
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {"Filters"}
                {move || (count() > 0).then(|| view! { <span class="pill">{count()}</span> })}
            </button>
            <div id="filter-panel" class="filter-panel">
                {FACETS
                    .map(|(facet, open)| {
                        let offered = move || facet.known_to_ll2() || !live.get();
                        view! {
                            <Show when=offered>
                                <FacetList facet query open />
                            </Show>
                        }
                    })
                    .collect_view()}
                {Flag::ALL.map(|flag| view! { <FlagChoice flag query /> }).collect_view()}
                <ExactName query />
                <Show when=move || live.get()>
                    <p class="hint">
                        {"Launch Library 2 itself filters by these alone. Type, agency and family need the \
                          whole catalogue."}
                    </p>
                </Show>
                <a class="clear" href=clear>
                    {"Clear all filters"}
                </a>
            </div>
        </section>
    }
}

/// Any, yes or no.
#[component]
fn FlagChoice(flag: Flag, query: Memo<Query>) -> impl IntoView {
    let router = Router::expect();
    let choose = move |value: Option<bool>| {
        let next = query.with_untracked(|query| query.clone().with_flag(flag, value));
        router.push(&router.href(&Route::Browse, &next));
    };
    let choices = [(None, "Any", "any"), (Some(true), "Yes", "true"), (Some(false), "No", "false")];
    view! {
        <fieldset class="flag" data-facet=flag.key()>
            <legend>{flag.label()}</legend>
            <div class="segments">
                {choices
                    .map(|(value, label, key)| {
                        let chosen = move || query.with(|query| query.flag(flag) == value);
                        view! {
                            <label data-value=key>
                                <input
                                    type="radio"
                                    name=flag.key()
                                    id=format!("{}-{key}", flag.key())
                                    value=key
                                    checked=query.with_untracked(|query| query.flag(flag) == value)
                                    prop:checked=chosen
                                    on:change=move |_| choose(value)
                                />
                                <span>{label}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

/// A name to the letter, taken when the field is left or Enter is pressed.
#[component]
fn ExactName(query: Memo<Query>) -> impl IntoView {
    let router = Router::expect();
    let name = move || query.with(|query| query.name.first().cloned().unwrap_or_default());
    let take = move |text: String| {
        let next = query.with_untracked(|query| query.clone().with_name(&text));
        if query.with_untracked(|query| *query != next) {
            router.push(&router.href(&Route::Browse, &next));
        }
    };
    view! {
        <form class="exact-name" on:submit=|event| event.prevent_default()>
            <label for="name">{"Exact name"}</label>
            <input
                id="name"
                type="text"
                name="name"
                placeholder="Soyuz MS-10"
                autocomplete="off"
                spellcheck="false"
                maxlength=codec::LONGEST_TEXT
                value=query.with_untracked(|query| query.name.first().cloned().unwrap_or_default())
                prop:value=name
                on:change:target=move |event| take(event.target().value())
            />
        </form>
    }
}
