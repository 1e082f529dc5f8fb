//! The list of spacecraft.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use perigee_core::query::{Column, Limit, Page, Query, View, codec, words};
use send_wrapper::SendWrapper;

use crate::app::{use_query, use_title};
use crate::browser::Timer;
use crate::components::{
    Announcer, Chips, CopyLink, ErrorState, FilterPanel, Grid, Notices, Pager, SearchBox, Skeleton,
    SortSelect, SortSheet, ViewSwitch,
};
use crate::dom::{Node, apart, dynamic, el, fragment, later};
use crate::reactive::{Memo, Signal, effect, optional, text};
use crate::rest::{self, Part};
use crate::results::{Progress, Results};
use crate::router::{PAGE_HEADING, RESULTS_HEADING, Router};
use crate::session::{Holding, Session};

/// Long enough that the results themselves are painted first.
const MARKS_AFTER: Duration = Duration::from_millis(60);

/// Search, filters, and the results as grid or table.
#[component]
pub fn BrowsePage() -> Node {
    let session = Session::expect();
    let location = Router::expect().location();
    let query = use_query();
    // A memo, since what depends on it is built anew whenever it is said again.
    let live: Signal<bool> = Memo::new(move |_| session.is_live()).into();
    let search: Signal<String> = Memo::new(move |_| query.with(codec::print)).into();
    let results = Results::new(query);
    let counts = move || {
        session.holding.with(|holding| match holding {
            Holding::Local(index) => Some(Arc::new(index.counts(&query.get()))),
            Holding::Live | Holding::Nothing(_) => None,
        })
    };
    let counts = Memo::always(counts);
    let line = text(move || {
        results.answer.with(|answer| count_line(session, query, answer.page.as_deref(), live.get()))
    });
    use_title(text(move || {
        let view = query.with(|query| words::view(query, session.vocabulary.get().as_ref()));
        if view.is_empty() { "Spacecraft".to_owned() } else { view }
    }));
    announce(line, query);
    // What is put off first is built last, so all that there is to mark is there by then.
    let marks = later(move || {
        mark_matches(results, query);
        fragment()
    });

    let dropped = move || {
        let sentence = |dropped: &codec::Dropped| {
            let codec::Dropped { key, value } = dropped;
            format!("The address says {key}={value}, which means nothing here, so it was left out.")
        };
        let dropped = location.with(|location| codec::parse(&location.search).dropped);
        dropped.iter().map(sentence).collect::<Vec<_>>()
    };
    let unanswered = move || {
        let names = session.vocabulary.get();
        results.request.with(|request| {
            let Some(request) = request else { return vec![] };
            let parts = request.unanswered.iter();
            let parts =
                parts.map(|part| query.with(|query| words::chip(part, query, names.as_ref())));
            let orders = request.unordered.iter().map(|key| key.words().to_owned());
            let groups =
                request.ungrouped.map(|group| format!("Group by {}", group.column().label()));
            parts
                .chain(orders)
                .chain(groups)
                .map(|what| {
                    format!("Launch Library 2 itself cannot answer “{what}”, so it was left out.")
                })
                .collect::<Vec<_>>()
        })
    };
    let sentences = move || {
        let mut sentences = session.problems();
        sentences.extend(dropped());
        sentences.extend(unanswered());
        if live.get() && query.with(|query| !query.q.is_empty()) {
            sentences.push("Launch Library 2 itself looks for words in names only.".to_owned());
        }
        sentences
    };
    let count = page_number(results, |page| page.count);
    let total = page_number(results, |page| page.total);
    let busy = optional(move || {
        let busy = results.answer.with(|answer| answer.progress == Progress::Loading);
        busy.then(|| "true".to_owned())
    });

    let lead = el("div")
        .class("lead")
        .child(el("h1").attr("id", PAGE_HEADING).attr("tabindex", "-1").child("Spacecraft"))
        .child(apart(move || view! { <SearchBox query /> }.into()));
    let heading = el("h2")
        .attr("id", RESULTS_HEADING)
        .attr("tabindex", "-1")
        .attr("data-testid", "count")
        .attr("data-count", count)
        .attr("data-total", total)
        .child(line);
    let is_table = Memo::new(move |_| query.with(|query| query.view == View::Table));
    let table_tools = dynamic(move || {
        if !is_table.get() {
            return fragment();
        }
        rest::soon(Part::TableTools(query, live.get()))
    });
    let tools = move || {
        el("div")
            .class("tools")
            .child(view! { <SortSelect query live /> })
            .child(view! { <SortSheet query live /> })
            .child(table_tools)
            .child(view! { <ViewSwitch query /> })
            .child(view! { <CopyLink query line /> })
    };
    let answers = el("section")
        .class("results")
        .attr("aria-labelledby", RESULTS_HEADING)
        .attr("aria-busy", busy)
        .child(view! { <Notices sentences /> })
        .child(el("div").class("toolbar").child(heading).child(apart(tools)))
        .child(view! { <Chips query /> })
        .child(apart(move || view! { <Answer results query search line live /> }.into()));
    #[cfg(not(feature = "csr"))]
    let answers = answers.child(super::all::link_to_all());
    el("div")
        .class("browse")
        .child(marks)
        .child(lead)
        .child(apart(move || view! { <FilterPanel query live counts /> }.into()))
        .child(answers)
}

/// The results in the state they are in. A page that was shown stays while the next one loads,
/// and under the error when it fails.
#[component]
fn Answer(
    results: Results,
    query: Memo<Query>,
    search: Signal<String>,
    line: Signal<String>,
    live: Signal<bool>,
) -> Node {
    let page = Signal::derive(move || results.answer.with(|a| a.page.clone().unwrap_or_default()));
    let failure = move || {
        results.answer.with(|answer| match &answer.progress {
            Progress::Failed(error) => Some(error.clone()),
            Progress::Done | Progress::Loading => None,
        })
    };
    // What is shown changes far less often than what is in it.
    let shown = Memo::new(move |_| {
        let count = results.answer.with(|answer| answer.page.as_ref().map(|page| page.count));
        let table = query.with(|query| query.view == View::Table);
        match count {
            None if failure().is_some() => Shown::Nothing,
            None => Shown::Skeleton { table },
            Some(0) => Shown::Empty,
            Some(_) if table => Shown::Table(query.with(|query| query.columns().to_vec())),
            Some(_) => Shown::Grid,
        }
    });
    let error = dynamic(move || {
        let what = "The list could not be loaded.";
        let retry = Rc::new(move || results.retry());
        failure().map(|error| view! { <ErrorState what error retry /> }).into()
    });
    let answer = dynamic(move || {
        let rows = match shown.get() {
            Shown::Nothing => return fragment(),
            Shown::Skeleton { table } => return view! { <Skeleton table /> }.into(),
            Shown::Empty => return rest::lazy(Part::Empty(query)),
            Shown::Table(columns) => {
                rest::lazy(Part::Table { page, columns, query, search, caption: line, live })
            }
            Shown::Grid => view! { <Grid page query search /> }.into(),
        };
        fragment().child(rows).child(later(move || view! { <Pager page query live /> }.into()))
    });
    fragment().child(error).child(answer)
}

/// The forms an answer takes.
#[derive(Clone, Default, PartialEq)]
enum Shown {
    #[default]
    Nothing,
    Skeleton {
        table: bool,
    },
    Empty,
    Table(Vec<Column>),
    Grid,
}

/// A number of the page, for tests and user scripts.
fn page_number(results: Results, number: fn(&Page) -> usize) -> Signal<Option<String>> {
    optional(move || {
        results.answer.with(|answer| Some(number(answer.page.as_deref()?).to_string()))
    })
}

/// "37 of 116 spacecraft: …"; in live mode the whole number of craft is not known.
fn count_line(session: Session, query: Memo<Query>, page: Option<&Page>, live: bool) -> String {
    let Some(page) = page else {
        return if live { "Asking Launch Library 2 …" } else { "Nothing to show" }.to_owned();
    };
    let names = session.vocabulary.get();
    query.with(|query| {
        if !live {
            return words::count_line(page.count, page.total, query, names.as_ref());
        }
        let view = words::view(query, names.as_ref());
        let separator = if view.is_empty() { "" } else { ": " };
        format!("{} spacecraft{separator}{view}", page.count)
    })
}

/// Marks what the search has matched, once it is on screen.
fn mark_matches(results: Results, query: Memo<Query>) {
    let soon = Timer::default();
    let marked = Rc::new(Cell::new(false));
    let stopped = SendWrapper::new((soon.clone(), Rc::clone(&marked)));
    on_cleanup(move || {
        let (soon, marked) = &*stopped;
        if marked.get() {
            soon.clear();
            rest::run(Part::Marks(String::new()));
        }
    });
    effect(move || {
        results.answer.track();
        let search = query.with(|query| query.q.clone());
        // Nothing was marked and nothing is to be, as on most visits.
        if marked.replace(!search.is_empty()) || marked.get() {
            soon.set(MARKS_AFTER, move || rest::run(Part::Marks(search)));
        }
    });
}

/// Says the count line whenever it changes, but not the first time, when the page itself is new;
/// and how it is shown, where that alone has changed.
fn announce(line: Signal<String>, query: Memo<Query>) {
    let announcer = use_context::<Announcer>();
    let mut before: Option<(String, View, Limit)> = None;
    effect(move || {
        let (line, view, limit) = query.with(|query| (line.get(), query.view, query.limit));
        let said = match &before {
            None => None,
            Some((other, ..)) if *other != line => Some(line.clone()),
            Some((_, other, _)) if *other != view => Some(match view {
                View::Grid => "Shown as cards".to_owned(),
                View::Table => "Shown as a table".to_owned(),
            }),
            Some((.., other)) if *other != limit => Some(match limit.rows() {
                Some(rows) => format!("{rows} rows on a page"),
                None => "All rows on one page".to_owned(),
            }),
            Some(_) => None,
        };
        if let Some((announcer, said)) = announcer.zip(said) {
            announcer.say(said);
        }
        before = Some((line, view, limit));
    });
}
