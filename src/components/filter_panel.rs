//! Everything one can filter by.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use perigee_core::query::{Facet, Flag, Query, codec};

use crate::router::{Route, Router};

use super::FacetList;
use super::shared::{condition, dynamic, handler, text};

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
    let clear = text(move || router.href(&Route::Browse, &query.with(Query::cleared)));
    let pill = dynamic(move || match query.with(|query| query.parts().len()) {
        0 => ().into_any(),
        count => view! { <span class="pill">{count.to_string()}</span> }.into_any(),
    });
    // Folded at first on every screen; the style sheet keeps it open where there is room.
    let unfolded = RwSignal::new(false);
    let expanded = text(move || unfolded.get().to_string());
    let facets = dynamic(move || {
        let offered = FACETS.into_iter().filter(|(facet, _)| facet.known_to_ll2() || !live.get());
        let lists =
            offered.map(|(facet, open)| view! { <FacetList facet query open /> }.into_any());
        lists.collect::<Vec<_>>().into_any()
    });
    let hint = dynamic(move || {
        if !live.get() {
            return ().into_any();
        }
        view! {
            <p class="hint">
                {"Launch Library 2 itself filters by these alone. Type, agency and family need the whole \
                  catalogue."}
            </p>
        }
        .into_any()
    });
    let flags: Vec<AnyView> =
        Flag::ALL.into_iter().map(|flag| view! { <FlagChoice flag query /> }.into_any()).collect();
    view! {
        <section class="filters" aria-label="Filters" class:unfolded=unfolded>
            <button
                type="button"
                class="button fold"
                aria-expanded=expanded
                aria-controls="filter-panel"
                on:click=handler(move |_| unfolded.update(|unfolded| *unfolded = !*unfolded))
            >
                {"Filters"}
                {pill}
            </button>
            <div id="filter-panel" class="filter-panel">
                {facets}
                {flags}
                <ExactName query />
                {hint}
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
    let segment = move |(value, label, key): (Option<bool>, &'static str, &'static str)| {
        let chosen = condition(move || query.with(|query| query.flag(flag) == value));
        view! {
            <label data-value=key>
                <input
                    type="radio"
                    name=flag.key()
                    id=format!("{}-{key}", flag.key())
                    value=key
                    checked=chosen.get_untracked()
                    prop:checked=chosen
                    on:change=handler(move |_| choose(value))
                />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let choices = [(None, "Any", "any"), (Some(true), "Yes", "true"), (Some(false), "No", "false")];
    let segments: Vec<AnyView> = choices.into_iter().map(segment).collect();
    view! {
        <fieldset class="flag" data-facet=flag.key()>
            <legend>{flag.label()}</legend>
            <div class="segments">{segments}</div>
        </fieldset>
    }
}

/// A name to the letter, taken when the field is left or Enter is pressed.
#[component]
fn ExactName(query: Memo<Query>) -> impl IntoView {
    let router = Router::expect();
    let name = text(move || query.with(|query| query.name.first().cloned().unwrap_or_default()));
    let take = move |text: String| {
        let next = query.with_untracked(|query| query.clone().with_name(&text));
        if query.with_untracked(|query| *query != next) {
            router.push(&router.href(&Route::Browse, &next));
        }
    };
    view! {
        <form class="exact-name" on:submit=handler(|event: SubmitEvent| event.prevent_default())>
            <label for="name">{"Exact name"}</label>
            <input
                id="name"
                type="text"
                name="name"
                placeholder="Soyuz MS-10"
                autocomplete="off"
                spellcheck="false"
                maxlength=codec::LONGEST_TEXT
                value=name.get_untracked()
                prop:value=name
                on:change=handler(move |event| take(event_target_value(&event)))
            />
        </form>
    }
}
