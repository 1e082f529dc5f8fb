//! Something could not be had: one sentence, one action.

use leptos::prelude::*;

use crate::api::ApiError;
use crate::dom::{Node, el};

/// An alert with the error's sentence, and a button where trying again can help.
#[component]
pub fn ErrorState(
    /// What could not be had, such as "The catalogue could not be loaded."
    what: &'static str,
    /// Why.
    error: ApiError,
    /// What the button does.
    retry: Callback<()>,
) -> Node {
    let button = error.can_retry().then(|| {
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-action", "retry")
            .on("click", move |_| retry.run(()))
            .child("Try again")
    });
    el("div")
        .class("state error")
        .child(
            el("p")
                .attr("role", "alert")
                .child(el("strong").child(what))
                .child(" ")
                .child(error.to_string()),
        )
        .child(button)
}
