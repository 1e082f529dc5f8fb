//! The foot of every page: whose data these are, how old, and in which theme they are shown.

use leptos::prelude::*;
use perigee_core::domain::Source;

use crate::session::{Holding, Session};

use super::ThemeSwitch;
use super::shared::dynamic;

/// Credit, age and theme.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>
                {"Data: "}
                <a href="https://thespacedevs.com/llapi" rel="external noopener">
                    {"Launch Library 2"}
                </a>
                {" by The Space Devs."}
            </p>
            <DataAge />
            <ThemeSwitch />
        </footer>
    }
}

/// Where the data come from and how old they are, relative and exact.
#[component]
pub fn DataAge() -> impl IntoView {
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
            view! {
                <p>
                    {what}
                    {" "}
                    <time data-testid="data-age" datetime=at.iso()>
                        {at.to_string()}
                        {" ("}
                        {at.ago(session.now())}
                        {")"}
                    </time>
                    {"."}
                </p>
            }
            .into_any()
        }
        Holding::Live => {
            let now = session.now();
            view! {
                <p>
                    {"Live from Launch Library 2: every view is one call, made "}
                    <time data-testid="data-age" datetime=now.iso()>
                        {"as you look"}
                    </time>
                    {"."}
                </p>
            }
            .into_any()
        }
        Holding::Nothing(_) => view! { <p>{"No data loaded."}</p> }.into_any(),
    })
}
