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
    let card = |_| {
        view! {
            <div class="card">
                <div class="plate"></div>
                <div class="line wide"></div>
                <div class="line"></div>
                <div class="line short"></div>
            </div>
        }
        .into_any()
    };
    view! {
        <div class=class aria-hidden="true" data-testid="skeleton">
            {(0..count).map(card).collect::<Vec<_>>()}
        </div>
    }
}
