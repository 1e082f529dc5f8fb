//! Sentences the visitor should know: about the address, the configuration, the live API.

use leptos::prelude::*;

use crate::dom::{Node, dynamic, el, fragment};

/// A list of sentences; nothing when there are none.
#[component]
pub fn Notices(
    /// The sentences.
    sentences: impl Fn() -> Vec<String> + 'static,
) -> Node {
    dynamic(move || {
        let sentences = sentences();
        if sentences.is_empty() {
            return fragment();
        }
        el("div")
            .class("notice")
            .attr("data-testid", "notice")
            .attr("role", "note")
            .children(sentences.into_iter().map(|sentence| el("p").child(sentence)))
    })
}
