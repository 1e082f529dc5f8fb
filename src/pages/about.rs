//! What this is, where its data come from, and how to cite it.

use leptos::prelude::*;

use crate::app::use_title;
use crate::components::{DataAge, text};
use crate::router::PAGE_HEADING;
use crate::session::Session;

/// Static prose around the age of the data.
#[component]
pub fn AboutPage() -> impl IntoView {
    use_title(Signal::stored("About".to_owned()));
    let session = Session::expect();
    let cite = text(move || {
        let collection = session.collection();
        let at = collection.map_or_else(|| session.now(), |collection| collection.generated_at);
        format!(
            "The Space Devs, Launch Library 2, spacecraft; seen through Perigee, data of {}.",
            at.date()
        )
    });
    view! {
        <article class="about prose">
            <h1 id=PAGE_HEADING tabindex="-1">
                {"About Perigee"}
            </h1>
            <p>
                {"Perigee is a register of spacecraft: capsules, cargo ships, spaceplanes and landers, crewed \
                  or not. Search it, filter it, sort it by any column, and pass the address on: the address is \
                  the view, so whoever opens it sees what you saw."}
            </p>
            <h2>{"Where the data come from"}</h2>
            <p>
                {"Every record is from "}
                <a href="https://thespacedevs.com/llapi" rel="external noopener">
                    {"Launch Library 2"}
                </a>
                {", kept by The Space Devs and their volunteers. Perigee holds a copy and answers from it, so \
                  that looking things up costs their servers nothing."}
            </p>
            <DataAge />
            <p>
                {"Where Launch Library 2 records nothing, Perigee says “not recorded” and never a zero. Pictures \
                  carry their own credit and licence; the drawings in the sample are by the Perigee authors, \
                  in the public domain (CC0)."}
            </p>
            <h2>{"What is stored on your device"}</h2>
            <p>
                {"Your choice of theme, and for as long as the tab is open the places you scrolled to, so that \
                  Back returns there. No cookies, no trackers, nothing sent to third parties except that \
                  pictures come from where Launch Library 2 keeps them."}
            </p>
            <h2>{"How to cite"}</h2>
            <p>
                {"Cite Launch Library 2 with the date of the data, and give the address of the view. For \
                  example:"}
            </p>
            <blockquote data-testid="citation">{cite}</blockquote>
        </article>
    }
}
