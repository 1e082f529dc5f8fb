//! The shape of results that are on their way.

use leptos::prelude::*;
use perigee_core::query::View;

/// Grey forms of the size of the cards or rows to come; nothing for a screen reader, which hears
/// of the wait through the page's status.
#[component]
pub fn Skeleton(
    /// The view that is coming.
    view: View,
) -> impl IntoView {
    let count = match view {
        View::Grid => 12,
        View::Table => 24,
    };
    let class = match view {
        View::Grid => "grid skeleton",
        View::Table => "rows skeleton",
    };
    view! {
        <div class=class aria-hidden="true" data-testid="skeleton">
            {(0..count)
                .map(|_| {
                    view! {
                        <div class="card">
                            <div class="plate"></div>
                            <div class="line wide"></div>
                            <div class="line"></div>
                            <div class="line short"></div>
                        </div>
                    }
                })
                .collect_view()}
        </div>
    }
}
