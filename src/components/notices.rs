//! Sentences the visitor should know: about the address, the configuration, the live API.

use leptos::prelude::*;

/// A list of sentences; nothing when there are none.
#[component]
pub fn Notices(
    /// The sentences.
    sentences: Signal<Vec<String>>,
) -> impl IntoView {
    view! {
        <Show when=move || sentences.with(|sentences| !sentences.is_empty())>
            <div class="notice" data-testid="notice" role="note">
                <For each=move || sentences.get() key=Clone::clone let(sentence)>
                    <p>{sentence}</p>
                </For>
            </div>
        </Show>
    }
}
