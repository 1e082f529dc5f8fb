//! Something could not be had: one sentence, one action.

use std::rc::Rc;

use leptos::prelude::*;

use crate::api::ApiError;
use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, text};
use crate::session::Session;

/// An alert with the error's sentence, and a button once trying again can help.
#[component]
pub fn ErrorState(
    /// What could not be had, such as "The catalogue could not be loaded."
    what: &'static str,
    /// Why.
    error: ApiError,
    /// What the button does.
    retry: Rc<dyn Fn()>,
) -> Node {
    let session = Session::expect();
    let (can_retry, until) = (error.can_retry(), error.until());
    // The wait changes every second, the button only when it ends.
    let waits = Memo::new(move |_| until.is_some_and(|until| until > session.now()));
    let wait = text(move || {
        let left = until.map(|until| until.until(session.now())).unwrap_or_default();
        format!("Trying again is of no use for another {left}.")
    });
    let action = dynamic(move || {
        if !can_retry {
            return fragment();
        }
        if waits.get() {
            return el("p").attr("data-testid", "countdown").child(wait);
        }
        let retry = Rc::clone(&retry);
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-action", "retry")
            .on("click", move |_| retry())
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
        .child(action)
}
