//! The values of one facet to choose from.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Term;
use perigee_core::query::{Counts, Facet, Query, find, fold};

use crate::dom::{Handle, Node, dynamic, el, follow, fragment};
use crate::reactive::{Memo, RwSignal, text};
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
    let terms = Memo::new(move |_| session.vocabulary.with(|known| known.terms(facet).to_vec()));
    let open = open || query.with_untracked(|query| !query.facet(facet).is_empty());
    // What is folded away costs nothing before it is looked at.
    let opened = RwSignal::new(open);
    let values = dynamic(move || {
        if !opened.get() {
            return fragment();
        }
        let terms = terms.get();
        let list = List { wanted: RwSignal::new(String::new()), all: RwSignal::new(false) };
        let (nodes, mut values): (Vec<Node>, Vec<Value>) =
            terms.iter().map(|term| value(facet, query, term)).unzip();
        // One for all values: to follow the query with each of them costs more than the answer.
        follow(move || {
            let counts = counts.get();
            let counts = counts.as_ref().map(|counts| counts.of(facet));
            let choice = query.with(|query| query.facet(facet).clone());
            for (at, value) in values.iter_mut().enumerate() {
                let chosen = choice.any.contains(&value.id);
                let excluded = choice.not.contains(&value.id);
                let shown = list.shows(at, &value.name) || chosen || excluded;
                let count = counts.and_then(|counts| counts.get(at)).copied();
                value.show(State { chosen, excluded, shown, count });
            }
        });
        fragment()
            .child((terms.len() > LONG).then(|| list.search(facet)))
            .children(nodes)
            .child((terms.len() > SHORT).then(|| list.more(terms.len() - SHORT)))
    });
    el("details")
        .class("facet")
        .attr("open", open)
        .attr("data-facet", facet.key())
        .on("toggle", move |_| {
            if !opened.get_untracked() {
                opened.set(true);
            }
        })
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
            wanted => find(name, wanted).is_some(),
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

/// What there is to show of one value.
#[derive(Clone, Copy, Default, PartialEq)]
struct State {
    chosen: bool,
    excluded: bool,
    /// Whether it is in the part of the list that is shown.
    shown: bool,
    /// How many craft it would give, where that is known.
    count: Option<usize>,
}

/// One value on the page.
struct Value {
    id: u32,
    /// Its name, folded.
    name: String,
    state: Option<State>,
    line: Handle,
    label: Handle,
    checkbox: Handle,
    count: Handle,
    exclude: Handle,
}

impl Value {
    /// Shows a state; what is shown already is left alone.
    fn show(&mut self, now: State) {
        let before = self.state.replace(now);
        if before == Some(now) {
            return;
        }
        let class = match (now.shown, now.excluded) {
            (false, _) => "value out",
            (true, true) => "value excluded",
            (true, false) => "value",
        };
        self.line.attr("class", Some(class));
        self.checkbox.checked(now.chosen);
        let gives_nothing = now.count == Some(0) && !now.chosen;
        self.checkbox.attr("disabled", gives_nothing.then_some(""));
        self.exclude.attr("aria-pressed", Some(if now.excluded { "true" } else { "false" }));
        if before.is_none_or(|before| before.count != now.count) {
            let count = now.count.map(|count| count.to_string());
            self.label.attr("data-count", count.as_deref());
            self.count.text(count.as_deref().unwrap_or_default());
        }
    }
}

/// One value: a checkbox with its count, and a button that excludes it.
fn value(facet: Facet, query: Memo<Query>, term: &Term) -> (Node, Value) {
    let router = Router::expect();
    let id = term.id;
    let toggle = move |excluded: bool| {
        let next = query.with_untracked(|query| query.clone().toggled(facet, id, excluded));
        router.push(&router.href(&Route::Browse, &next));
    };
    let checkbox = el("input")
        .attr("type", "checkbox")
        .attr("id", format!("{}-{id}", facet.key()))
        .on("change", move |_| toggle(false));
    let count = el("span").class("count");
    let exclude = el("button")
        .class("exclude")
        .attr("type", "button")
        .attr("id", format!("not-{}-{id}", facet.key()))
        .attr("aria-label", format!("Exclude {}", term.name))
        .attr("title", format!("Exclude {}", term.name))
        .on("click", move |_| toggle(true))
        .child(el("span").attr("aria-hidden", "true").child("−"));
    let (label, line) = (el("label").attr("data-value", id), el("div"));
    let value = Value {
        id,
        name: fold(&term.name),
        state: None,
        line: line.handle(),
        label: label.handle(),
        checkbox: checkbox.handle(),
        count: count.handle(),
        exclude: exclude.handle(),
    };
    let label =
        label.child(checkbox).child(el("span").child(term.name.as_str())).child(" ").child(count);
    (line.child(label).child(exclude), value)
}
