//! A link to the view, to be passed on.

use leptos::prelude::*;
use perigee_core::query::Query;
use wasm_bindgen_futures::spawn_local;

use crate::clipboard;
use crate::dom::{Node, el};
use crate::reactive::{Memo, RwSignal, Signal, text};
use crate::rest::{self, Part};
use crate::router::{Route, Router};

use super::Announcer;

/// A button that copies the address with the view in words: as a link where rich text is pasted,
/// as two lines elsewhere.
#[component]
pub fn CopyLink(
    /// The query.
    query: Memo<Query>,
    /// The view in words.
    line: Signal<String>,
) -> Node {
    let router = Router::expect();
    let announcer = use_context::<Announcer>();
    let label = RwSignal::new("Copy link");
    let copy = move |_| {
        let href = query.with_untracked(|query| router.href(&Route::Browse, query));
        let words = line.get_untracked();
        rest::run(Part::CopyLink(href, words, label, announcer));
    };
    // A link to another view has not been copied yet.
    crate::reactive::effect(move || {
        query.track();
        label.set("Copy link");
    });
    el("button")
        .class("button copy")
        .attr("type", "button")
        .attr("data-action", "copy-link")
        .on("click", copy)
        .child(text(move || label.get().to_owned()))
}

/// Copies an address with its text, and says what came of it on the button and to who listens.
pub fn copy_link(
    href: String,
    words: String,
    label: RwSignal<&'static str>,
    announcer: Option<Announcer>,
) {
    spawn_local(async move {
        let said = match clipboard::copy_link(&href, &words).await {
            true => "Link copied",
            false => "Copy the address bar",
        };
        label.set(said);
        if let Some(announcer) = announcer {
            announcer.say(said.to_owned());
        }
    });
}
