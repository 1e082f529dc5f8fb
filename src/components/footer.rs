//! The foot of every page: whose data these are, and in which theme they are shown.

use leptos::prelude::*;

use crate::dom::{Node, el};

use super::ThemeSwitch;

/// Credit and theme.
#[component]
pub fn Footer() -> Node {
    let source = el("a")
        .attr("href", "https://thespacedevs.com/llapi")
        .attr("rel", "external noopener")
        .child("Launch Library 2");
    el("footer")
        .class("site-footer")
        .child(el("p").child("Data: ").child(source).child(" by The Space Devs."))
        .child(view! { <ThemeSwitch /> })
}
