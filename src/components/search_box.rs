//! The search box.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use perigee_core::query::{Query, codec};

use crate::router::{Route, Router};

use super::icon::icon;
use super::shared::handler;

/// A text field that filters as one types. Typing replaces the step of the history.
#[component]
pub fn SearchBox(
    /// The query.
    query: Memo<Query>,
) -> impl IntoView {
    let router = Router::expect();
    // The field holds what is typed to the letter; the query holds it without blanks around.
    let typed = RwSignal::new(query.with_untracked(|query| query.q.clone()));
    Effect::new(move |_| {
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
    view! {
        <form role="search" class="search" on:submit=handler(|event: SubmitEvent| event.prevent_default())>
            <label for="q" class="visually-hidden">
                {"Search name, serial number, configuration, agency or family"}
            </label>
            {icon("lens", (20, 20), &[("", "M8.5 2a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM13.5 13.5L18 18")])}
            <input
                id="q"
                type="search"
                name="q"
                placeholder="Name, serial, configuration, agency, family"
                autocomplete="off"
                spellcheck="false"
                maxlength=codec::LONGEST_TEXT
                value=typed.get_untracked()
                prop:value=typed
                on:input=handler(move |event| type_on(event_target_value(&event)))
            />
        </form>
    }
}
