//! The values of one facet to choose from.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Term;
use perigee_core::query::{Counts, Facet, Query, fold};

use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, RwSignal, condition, optional, text};
use crate::router::{Route, Router};
use crate::session::Session;

/// How many values a list shows before it is asked for more.
const SHORT: usize = 8;

/// How long a list has to be to be searched.
const LONG: usize = 16;

/// A folding list of checkboxes, each with the number of craft it would give and a way to
/// exclude them; open when something in it is chosen or `open` says so.
#[component]
pub fn FacetList(
    /// Which facet.
    facet: Facet,
    /// The query.
    query: Memo<Query>,
    /// How many craft each value would give, where that is known.
    counts: Memo<Option<Arc<Counts>>>,
    /// Whether it starts unfolded.
    open: bool,
    /// Whether nobody can answer it now, because LL2 itself does not filter by it.
    unanswered: bool,
) -> Node {
    if unanswered {
        let reason = format!(
            "Launch Library 2 itself does not filter by {}; that needs the whole catalogue.",
            facet.label().to_ascii_lowercase()
        );
        return el("details")
            .class("facet off")
            .attr("data-facet", facet.key())
            .child(el("summary").child(facet.label()))
            .child(
                el("fieldset").attr("disabled", true).child(el("p").class("hint").child(reason)),
            );
    }
    let session = Session::expect();
    let values = dynamic(move || {
        let vocabulary = session.vocabulary.get();
        let terms = vocabulary.terms(facet);
        let list = List { wanted: RwSignal::new(String::new()), all: RwSignal::new(false) };
        let value = |(at, term): (usize, &Term)| value(facet, query, counts, list, at, term);
        fragment()
            .child((terms.len() > LONG).then(|| list.search(facet)))
            .children(terms.iter().enumerate().map(value))
            .child((terms.len() > SHORT).then(|| list.more(terms.len() - SHORT)))
    });
    let open = open || query.with_untracked(|query| !query.facet(facet).is_empty());
    el("details")
        .class("facet")
        .attr("open", open)
        .attr("data-facet", facet.key())
        .child(el("summary").child(facet.label()))
        .child(
            el("fieldset")
                .child(el("legend").class("visually-hidden").child(facet.label()))
                .child(values),
        )
}

/// Which values of a long list are shown.
#[derive(Clone, Copy)]
struct List {
    /// What their names must contain, folded.
    wanted: RwSignal<String>,
    /// Whether the whole list is shown.
    all: RwSignal<bool>,
}

impl List {
    fn shows(self, at: usize, name: &str) -> bool {
        self.wanted.with(|wanted| match wanted.as_str() {
            "" => at < SHORT || self.all.get(),
            wanted => name.contains(wanted),
        })
    }

    fn search(self, facet: Facet) -> Node {
        let label = format!("Find in {}", facet.label());
        el("input")
            .class("find")
            .attr("type", "text")
            .attr("id", format!("find-{}", facet.key()))
            .attr("placeholder", "Find …")
            .attr("aria-label", label)
            .attr("autocomplete", "off")
            .on("input", move |event| self.wanted.set(fold(event_target_value(&event).trim())))
    }

    fn more(self, count: usize) -> Node {
        let label = text(move || match self.all.get() {
            true => "Show fewer".to_owned(),
            false => format!("Show {count} more"),
        });
        el("button")
            .class("more")
            .attr("type", "button")
            .attr("aria-expanded", text(move || self.all.get().to_string()))
            .on("click", move |_| self.all.update(|all| *all = !*all))
            .child(label)
    }
}

/// One value: a checkbox with its count, and a button that excludes it.
fn value(
    facet: Facet,
    query: Memo<Query>,
    counts: Memo<Option<Arc<Counts>>>,
    list: List,
    at: usize,
    term: &Term,
) -> Node {
    let router = Router::expect();
    let (id, name) = (term.id, fold(&term.name));
    let toggle = move |excluded: bool| {
        let next = query.with_untracked(|query| query.clone().toggled(facet, id, excluded));
        router.push(&router.href(&Route::Browse, &next));
    };
    let chosen = condition(move || query.with(|query| query.facet(facet).any.contains(&id)));
    let excluded = condition(move || query.with(|query| query.facet(facet).not.contains(&id)));
    let count = optional(move || {
        counts.with(|counts| Some(counts.as_ref()?.of(facet).get(at)?.to_string()))
    });
    let gives_nothing = move || count.with(|count| count.as_deref() == Some("0")) && !chosen.get();
    let class = text(move || {
        let shown = list.shows(at, &name) || chosen.get() || excluded.get();
        match (shown, excluded.get()) {
            (false, _) => "value out",
            (true, true) => "value excluded",
            (true, false) => "value",
        }
        .to_owned()
    });
    let checkbox = el("input")
        .attr("type", "checkbox")
        .attr("id", format!("{}-{id}", facet.key()))
        .attr("disabled", optional(move || gives_nothing().then(String::new)))
        .checked(chosen)
        .on("change", move |_| toggle(false));
    let label = el("label")
        .attr("data-value", id)
        .attr("data-count", count)
        .child(checkbox)
        .child(el("span").child(term.name.as_str()))
        .child(" ")
        .child(el("span").class("count").child(text(move || count.get().unwrap_or_default())));
    let exclude = el("button")
        .class("exclude")
        .attr("type", "button")
        .attr("id", format!("not-{}-{id}", facet.key()))
        .attr("aria-pressed", text(move || excluded.get().to_string()))
        .attr("aria-label", format!("Exclude {}", term.name))
        .attr("title", format!("Exclude {}", term.name))
        .on("click", move |_| toggle(true))
        .child(el("span").attr("aria-hidden", "true").child("−"));
    el("div").class(class).child(label).child(exclude)
}
