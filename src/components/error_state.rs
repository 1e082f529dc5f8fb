//! Something could not be had: one sentence, one action.

use leptos::prelude::*;

use crate::api::ApiError;

use super::shared::handler;

/// An alert with the error's sentence, and a button where trying again can help.
#[component]
pub fn ErrorState(
    /// What could not be had, such as "The catalogue could not be loaded."
    what: &'static str,
    /// Why.
    error: ApiError,
    /// What the button does.
    retry: Callback<()>,
) -> impl IntoView {
    let button = error.can_retry().then(|| {
        view! {
            <button type="button" class="button" data-action="retry" on:click=handler(move |_| retry.run(()))>
                {"Try again"}
            </button>
        }
    });
    view! {
        <div class="state error">
            <p role="alert">
                <strong>{what}</strong>
                {" "}
                {error.to_string()}
            </p>
            {button}
        </div>
    }
}
