//! The shape of results that are on their way.

use leptos::prelude::*;

/// Grey forms of the size of the cards or rows to come; nothing for a screen reader, which hears
/// of the wait through the count line.
#[component]
pub fn Skeleton(
    /// Whether rows of a table are coming rather than cards.
    table: bool,
) -> impl IntoView {
    let (class, count) = if table { ("rows skeleton", 24) } else { ("grid skeleton", 12) };
    // Classes are not literals, because a static element would come through `innerHTML`.
    let part = |class: &'static str| view! { <div class=class></div> }.into_any();
    let card = |_| {
        let parts =
            ["plate", "line wide", "line", "line short"].into_iter().map(part).collect::<Vec<_>>();
        view! { <div class="card">{parts}</div> }.into_any()
    };
    view! {
        <div class=class aria-hidden="true" data-testid="skeleton">
            {(0..count).map(card).collect::<Vec<_>>()}
        </div>
    }
}
