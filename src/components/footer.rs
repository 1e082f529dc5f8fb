//! The foot of every page: whose data these are, how old, and in which theme they are shown.

use leptos::prelude::*;
use perigee_core::domain::Source;

use crate::dom::{Node, dynamic, el};
use crate::session::{Holding, Session};

use super::ThemeSwitch;

/// Credit, age and theme.
#[component]
pub fn Footer() -> Node {
    let source = el("a")
        .attr("href", "https://thespacedevs.com/llapi")
        .attr("rel", "external noopener")
        .child("Launch Library 2");
    el("footer")
        .class("site-footer")
        .child(el("p").child("Data: ").child(source).child(" by The Space Devs."))
        .child(view! { <DataAge /> })
        .child(view! { <ThemeSwitch /> })
}

/// Where the data come from and how old they are, relative and exact.
#[component]
pub fn DataAge() -> Node {
    let session = Session::expect();
    dynamic(move || match session.holding.get() {
        Holding::Local(index) => {
            let collection = index.collection();
            let at = collection.generated_at;
            let what = match &collection.source {
                Source::Sample => {
                    let count = collection.spacecraft.len();
                    format!(
                        "A sample of {count} real craft, not the whole catalogue; facts reviewed"
                    )
                }
                Source::Api(_) => "Catalogue as of".to_owned(),
            };
            let time = el("time")
                .attr("data-testid", "data-age")
                .attr("datetime", at.iso())
                .child(format!("{at} ({})", at.ago(session.now())));
            el("p").child(what).child(" ").child(time).child(".")
        }
        Holding::Live => {
            let time = el("time")
                .attr("data-testid", "data-age")
                .attr("datetime", session.now().iso())
                .child("as you look");
            el("p")
                .child("Live from Launch Library 2: every view is one call, made ")
                .child(time)
                .child(".")
        }
        Holding::Nothing(_) => el("p").child("No data loaded."),
    })
}
