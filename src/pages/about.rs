//! What this is, where its data come from, and how to cite it.

use leptos::prelude::*;

use crate::app::use_title;
use crate::components::Story;
use crate::dom::{Node, el};
use crate::reactive::text;
use crate::router::PAGE_HEADING;
use crate::session::Session;

/// Static prose around the age of the data.
#[component]
pub fn AboutPage() -> Node {
    use_title(text(|| "About".to_owned()));
    let session = Session::expect();
    let cite = text(move || {
        let collection = session.collection();
        let at = collection.map_or_else(|| session.now(), |collection| collection.generated_at);
        format!(
            "The Space Devs, Launch Library 2, spacecraft; seen through Perigee, data of {}.",
            at.date()
        )
    });
    let paragraph = |text: &'static str| el("p").child(text);
    let heading = |text: &'static str| el("h2").child(text);
    let library = el("a")
        .attr("href", "https://thespacedevs.com/llapi")
        .attr("rel", "external noopener")
        .child("Launch Library 2");
    el("article")
        .class("about prose")
        .child(el("h1").attr("id", PAGE_HEADING).attr("tabindex", "-1").child("About Perigee"))
        .child(paragraph(
            "Perigee is a register of spacecraft: capsules, cargo ships, spaceplanes and landers, crewed \
             or not. Search it, filter it, sort it by any column, and pass the address on: the address is \
             the view, so whoever opens it sees what you saw.",
        ))
        .child(heading("Where the data come from"))
        .child(
            el("p")
                .child("Every record is from ")
                .child(library)
                .child(
                    ", kept by The Space Devs and their volunteers. Perigee holds a copy and answers from \
                     it, so that looking things up costs their servers nothing.",
                ),
        )
        .child(view! { <Story /> })
        .child(paragraph(
            "Where Launch Library 2 records nothing, Perigee says “not recorded” and never a zero. \
             Pictures carry their own credit and licence; the drawings in the sample are by the Perigee \
             authors, in the public domain (CC0).",
        ))
        .child(heading("What is stored on your device"))
        .child(paragraph(
            "Your choices of theme and of loading flights, the collection you saw last, and when calls to \
             Launch Library 2 were made; for as long as the tab is open the places you scrolled to, so that \
             Back returns there. No cookies, no trackers, nothing sent to third parties except that \
             pictures come from where Launch Library 2 keeps them.",
        ))
        .child(heading("How to cite"))
        .child(paragraph(
            "Cite Launch Library 2 with the date of the data, and give the address of the view. For example:",
        ))
        .child(el("blockquote").attr("data-testid", "citation").child(cite))
}
