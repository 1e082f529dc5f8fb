//! Everything one can filter by.

use leptos::prelude::*;
use perigee_core::query::{Facet, Flag, Query, codec};

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{condition, text};
use crate::router::{Route, Router};

use super::FacetList;

/// The facets in the order people reach for them, and whether each starts unfolded.
const FACETS: [(Facet, bool); 5] = [
    (Facet::Status, true),
    (Facet::Type, true),
    (Facet::SpacecraftConfig, true),
    (Facet::Agency, false),
    (Facet::Family, false),
];

/// The panel beside the results; on small screens it folds behind a button.
#[component]
pub fn FilterPanel(
    /// The query.
    query: Memo<Query>,
    /// Whether only LL2 itself can filter, which it does by five fields; the others say so.
    live: Signal<bool>,
) -> Node {
    let router = Router::expect();
    let clear = text(move || router.href(&Route::Browse, &query.with(Query::cleared)));
    let pill = dynamic(move || match query.with(|query| query.parts().len()) {
        0 => fragment(),
        count => el("span").class("pill").child(count.to_string()),
    });
    // Folded at first on every screen; the style sheet keeps it open where there is room.
    let unfolded = RwSignal::new(false);
    let expanded = text(move || unfolded.get().to_string());
    let class =
        text(move || if unfolded.get() { "filters unfolded" } else { "filters" }.to_owned());
    let facets = dynamic(move || {
        let live = live.get();
        fragment().children(FACETS.into_iter().map(|(facet, open)| {
            let unanswered = live && !facet.known_to_ll2();
            view! { <FacetList facet query open unanswered /> }
        }))
    });
    let fold = el("button")
        .class("button fold")
        .attr("type", "button")
        .attr("aria-expanded", expanded)
        .attr("aria-controls", "filter-panel")
        .on("click", move |_| unfolded.update(|unfolded| *unfolded = !*unfolded))
        .child("Filters")
        .child(pill);
    let panel = el("div")
        .class("filter-panel")
        .attr("id", "filter-panel")
        .child(facets)
        .children(Flag::ALL.into_iter().map(|flag| view! { <FlagChoice flag query /> }))
        .child(view! { <ExactName query /> })
        .child(el("a").class("clear").attr("href", clear).child("Clear all filters"));
    el("section").class(class).attr("aria-label", "Filters").child(fold).child(panel)
}

/// Any, yes or no.
#[component]
fn FlagChoice(flag: Flag, query: Memo<Query>) -> Node {
    let router = Router::expect();
    let choose = move |value: Option<bool>| {
        let next = query.with_untracked(|query| query.clone().with_flag(flag, value));
        router.push(&router.href(&Route::Browse, &next));
    };
    let segment = move |(value, label, key): (Option<bool>, &'static str, &'static str)| {
        let chosen = condition(move || query.with(|query| query.flag(flag) == value));
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", flag.key())
            .attr("id", format!("{}-{key}", flag.key()))
            .attr("value", key)
            .checked(chosen)
            .on("change", move |_| choose(value));
        el("label").attr("data-value", key).child(radio).child(el("span").child(label))
    };
    let choices = [(None, "Any", "any"), (Some(true), "Yes", "true"), (Some(false), "No", "false")];
    el("fieldset")
        .class("flag")
        .attr("data-facet", flag.key())
        .child(el("legend").child(flag.label()))
        .child(el("div").class("segments").children(choices.into_iter().map(segment)))
}

/// A name to the letter, taken when the field is left or Enter is pressed.
#[component]
fn ExactName(query: Memo<Query>) -> Node {
    let router = Router::expect();
    let name = text(move || query.with(|query| query.name.first().cloned().unwrap_or_default()));
    let take = move |text: String| {
        let next = query.with_untracked(|query| query.clone().with_name(&text));
        if query.with_untracked(|query| *query != next) {
            router.push(&router.href(&Route::Browse, &next));
        }
    };
    let field = el("input")
        .attr("id", "name")
        .attr("type", "text")
        .attr("name", "name")
        .attr("placeholder", "Soyuz MS-10")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", codec::LONGEST_TEXT)
        .value(name)
        .on("change", move |event| take(event_target_value(&event)));
    el("form")
        .class("exact-name")
        .on("submit", |event| event.prevent_default())
        .child(el("label").attr("for", "name").child("Exact name"))
        .child(field)
}
