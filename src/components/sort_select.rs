//! The order of the results, where there are no column headers to click.

use leptos::prelude::*;
use perigee_core::query::{Column, Query, SortKey, words};
use perigee_core::text::join;

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, Signal, text};
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

/// A select. Its changes replace the step of the history, because arrow keys run through the
/// options one by one.
#[component]
pub fn SortSelect(
    /// The query.
    query: Memo<Query>,
    /// Whether only LL2 itself can order, which it does by five fields.
    live: Signal<bool>,
) -> Node {
    let router = Router::expect();
    let current = text(move || query.with(|query| print(query.ordering())));
    let choose = move |value: String| {
        let next = query.with_untracked(|query| query.clone().with_ordering(keys(&value)));
        router.replace(&router.href(&Route::Browse, &next));
    };
    // The options stand while the choice is among them, or an open list would be built anew.
    let offered = move || {
        let live = live.get();
        let known = OFFERED.into_iter().filter(move |(column, _)| column.known_to_ll2() || !live);
        known.map(|(column, descending)| SortKey { column, descending })
    };
    let unusual = Memo::new(move |_| {
        let current = current.get();
        let usual = offered().any(|key| key.print() == current);
        if usual { String::new() } else { current }
    });
    let options = dynamic(move || {
        let now = current.get_untracked();
        let option = |keys: Vec<SortKey>| {
            let value = print(&keys);
            let selected = value == now;
            el("option").attr("value", value).attr("selected", selected).child(sentence(&keys))
        };
        let unusual = keys(&unusual.get());
        let unusual = (!unusual.is_empty()).then_some(unusual);
        fragment().children(offered().map(|key| vec![key]).chain(unusual).map(option))
    });
    let select = el("select")
        .attr("name", "ordering")
        .attr("id", "ordering")
        .on("change", move |event| choose(event_target_value(&event)))
        .child(options)
        .value(current);
    el("label").class("select").child(el("span").child("Order")).child(select)
}

fn keys(value: &str) -> Vec<SortKey> {
    value.split(',').filter_map(SortKey::parse).collect()
}

fn print(keys: &[SortKey]) -> String {
    if keys.is_empty() {
        return Column::Id.key().to_owned();
    }
    join(&keys.iter().map(|key| key.print()).collect::<Vec<_>>(), ",")
}

fn sentence(keys: &[SortKey]) -> String {
    words::capitalised(join(&keys.iter().map(|key| key.words()).collect::<Vec<_>>(), ", then "))
}
