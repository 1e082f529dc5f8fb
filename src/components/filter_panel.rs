//! Everything one can filter by.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::query::{Counts, Facet, Flag, Measure, Nullable, Query, codec};

use crate::dom::{Node, dynamic, el, follow, fragment, later};
use crate::reactive::{Memo, RwSignal, Signal, text};
use crate::rest::{self, Part};
use crate::router::{Route, Router};
use crate::session::{Holding, Session};

/// The facets in the order people reach for them, and whether each starts unfolded.
const FACETS: [(Facet, bool); 7] = [
    (Facet::Status, true),
    (Facet::Type, true),
    (Facet::SpacecraftConfig, true),
    (Facet::Agency, false),
    (Facet::AgencyType, false),
    (Facet::Family, false),
    (Facet::License, false),
];

/// The panel beside the results; on small screens it folds behind a button.
#[component]
pub fn FilterPanel(
    /// The query.
    query: Memo<Query>,
    /// Whether only LL2 itself can filter, which it does by five fields; the others say so.
    live: Signal<bool>,
    /// How many craft each value would give, where that is known.
    counts: Memo<Option<Arc<Counts>>>,
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
    let session = Session::expect();
    let is_known =
        Memo::new(move |_| session.holding.with(|held| !matches!(held, Holding::Nothing(_))));
    let facets = dynamic(move || {
        // Without data there is nothing to choose from.
        if !is_known.get() {
            return fragment();
        }
        let live = live.get();
        let lists = FACETS.into_iter().map(|(facet, open)| {
            let unanswered = live && !facet.known_to_ll2();
            later(move || rest::soon(Part::Facet { facet, query, counts, open, unanswered }))
        });
        let flags = Toggle::ALL.into_iter().filter(|toggle| !live || toggle.known_to_ll2());
        let flags =
            flags.map(|toggle| later(move || rest::soon(Part::Toggle(toggle, query, counts))));
        let ranges = Measure::ALL.into_iter().filter(|_| !live);
        let ranges = ranges.map(|measure| later(move || rest::soon(Part::Range(measure, query))));
        fragment().children(lists).children(flags).children(ranges)
    });
    let fold = el("button")
        .class("button fold")
        .attr("type", "button")
        .attr("aria-expanded", expanded)
        .attr("aria-controls", "filter-panel")
        .on("click", move |_| unfolded.update(|unfolded| *unfolded = !*unfolded))
        .child("Filters")
        .child(pill);
    let clear = el("a").class("clear").attr("href", clear).child("Clear all filters");
    let name = later(move || rest::soon(Part::ExactName(query)));
    let content = fragment().child(facets).child(name).child(clear);
    let panel = el("div").class("filter-panel").attr("id", "filter-panel").last(content);
    el("section").class(class).attr("aria-label", "Filters").child(fold).child(panel)
}

/// A question to which a craft's answer is yes or no.
#[derive(Clone, Copy)]
pub enum Toggle {
    /// A field of its own.
    Flag(Flag),
    /// Whether a field is recorded: yes means that it is.
    Recorded(Nullable),
}

impl Toggle {
    const ALL: [Self; 5] = [
        Self::Flag(Flag::InSpace),
        Self::Flag(Flag::IsPlaceholder),
        Self::Recorded(Nullable::SerialNumber),
        Self::Recorded(Nullable::FastestTurnaround),
        Self::Recorded(Nullable::Image),
    ];

    fn known_to_ll2(self) -> bool {
        matches!(self, Self::Flag(_))
    }

    fn key(self) -> &'static str {
        match self {
            Self::Flag(flag) => flag.key(),
            Self::Recorded(field) => field.key(),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Flag(flag) => flag.label(),
            Self::Recorded(field) => field.label(),
        }
    }

    fn answer(self, query: &Query) -> Option<bool> {
        match self {
            Self::Flag(flag) => query.flag(flag),
            Self::Recorded(field) => query.null(field).map(|missing| !missing),
        }
    }

    fn with(self, query: Query, answer: Option<bool>) -> Query {
        match self {
            Self::Flag(flag) => query.with_flag(flag, answer),
            Self::Recorded(field) => query.with_null(field, answer.map(|recorded| !recorded)),
        }
    }

    fn count(self, counts: &Counts, answer: bool) -> usize {
        match self {
            Self::Flag(flag) => counts.of_flag(flag, answer),
            Self::Recorded(field) => counts.of_null(field, !answer),
        }
    }
}

/// Any, yes or no.
#[component]
pub fn ToggleChoice(
    /// The question.
    toggle: Toggle,
    /// The query.
    query: Memo<Query>,
    /// How many craft each answer would give, where that is known.
    counts: Memo<Option<Arc<Counts>>>,
) -> Node {
    let router = Router::expect();
    let choose = move |answer: Option<bool>| {
        let next = query.with_untracked(|query| toggle.with(query.clone(), answer));
        router.push(&router.href(&Route::Browse, &next));
    };
    let segment = move |(answer, label, key): (Option<bool>, &'static str, &'static str)| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", toggle.key())
            .attr("id", format!("{}-{key}", toggle.key()))
            .attr("value", key)
            .on("change", move |_| choose(answer));
        let (count, line) = (el("span").class("count"), el("label").attr("data-value", key));
        let handles = (answer, line.handle(), radio.handle(), count.handle());
        let words = el("span").child(label).child(" ").child(count);
        (line.child(radio).child(words), handles)
    };
    let choices = [(None, "Any", "any"), (Some(true), "Yes", "true"), (Some(false), "No", "false")];
    let (segments, handles): (Vec<Node>, Vec<_>) = choices.into_iter().map(segment).unzip();
    let mut shown = [None; 3];
    follow(move || {
        let chosen = query.with(|query| toggle.answer(query));
        let counts = counts.get();
        for ((answer, line, radio, place), shown) in handles.iter().zip(&mut shown) {
            radio.checked(chosen == *answer);
            let count = counts.as_ref().zip(*answer);
            let count = count.map(|(counts, answer)| toggle.count(counts, answer));
            if shown.replace(count) != Some(count) {
                let count = count.map(|count| count.to_string());
                line.attr("data-count", count.as_deref());
                place.text(count.as_deref().unwrap_or_default());
            }
        }
    });
    el("fieldset")
        .class("flag")
        .attr("data-facet", toggle.key())
        .child(el("legend").child(toggle.label()))
        .child(el("div").class("segments").children(segments))
}

/// A name to the letter, taken when the field is left or Enter is pressed.
#[component]
pub fn ExactName(
    /// The query.
    query: Memo<Query>,
) -> Node {
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
