//! Sentences the visitor should know: about the address, the configuration, the live API.

use leptos::prelude::*;

use super::shared::dynamic;

/// A list of sentences; nothing when there are none.
#[component]
pub fn Notices(
    /// The sentences.
    sentences: Signal<Vec<String>>,
) -> impl IntoView {
    dynamic(move || {
        let sentences: Vec<AnyView> = sentences
            .get()
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> }.into_any())
            .collect();
        if sentences.is_empty() {
            return ().into_any();
        }
        view! {
            <div class="notice" data-testid="notice" role="note">
                {sentences}
            </div>
        }
        .into_any()
    })
}
