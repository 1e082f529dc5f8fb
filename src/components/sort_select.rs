//! The order of the results, where there are no column headers to click.

use leptos::prelude::*;
use perigee_core::query::{Column, Query, SortKey};

use crate::router::{Route, Router};

/// The orders offered, most wanted first; any other that the address asks for is added.
const OFFERED: [(Column, bool); 11] = [
    (Column::Id, false),
    (Column::Name, false),
    (Column::FlightsCount, true),
    (Column::TimeInSpace, true),
    (Column::TimeDocked, true),
    (Column::FastestTurnaround, false),
    (Column::MaidenFlight, true),
    (Column::MaidenFlight, false),
    (Column::Status, false),
    (Column::SpacecraftConfig, false),
    (Column::Id, true),
];

/// A select. While it has the focus its changes replace the step of the history, because arrow
/// keys run through the options one by one.
#[component]
pub fn SortSelect(
    /// The query.
    query: Memo<Query>,
    /// Whether only LL2 itself can order, which it does by five fields.
    live: Signal<bool>,
) -> impl IntoView {
    let router = Router::expect();
    let current = Memo::new(move |_| query.with(|query| print(query.ordering())));
    let options = move || {
        let mut options: Vec<(String, String)> = OFFERED
            .into_iter()
            .filter(|(column, _)| column.known_to_ll2() || !live.get())
            .map(|(column, descending)| SortKey { column, descending })
            .map(|key| (key.print(), sentence(&[key])))
            .collect();
        let current = current.get();
        if options.iter().all(|(value, _)| *value != current) {
            let words = query.with_untracked(|query| sentence(query.ordering()));
            options.push((current, words));
        }
        options
    };
    let choose = move |value: String| {
        let keys = value.split(',').filter_map(SortKey::parse);
        let next = query.with_untracked(|query| query.clone().with_ordering(keys));
        router.replace(&router.href(&Route::Browse, &next));
    };
    view! {
        <label class="select">
            <span>{"Order"}</span>
            <select
                name="ordering"
                id="ordering"
                prop:value=move || current.get()
                on:change:target=move |event| choose(event.target().value())
            >
                {move || {
                    let now = current.get();
                    options()
                        .into_iter()
                        .map(|(value, words)| {
                            let selected = value == now;
                            view! { <option value=value selected=selected>{words}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

fn print(keys: &[SortKey]) -> String {
    if keys.is_empty() {
        return Column::Id.key().to_owned();
    }
    keys.iter().map(|key| key.print()).collect::<Vec<_>>().join(",")
}

fn sentence(keys: &[SortKey]) -> String {
    let words = keys.iter().map(|key| key.words()).collect::<Vec<_>>().join(", then ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
