//! The list of spacecraft.

use leptos::prelude::*;
use perigee_core::query::{Limit, Page, Query, View, codec, words};

use crate::app::{use_query, use_title};
use crate::components::{
    Announcer, Chips, EmptyState, ErrorState, FilterPanel, Grid, Notices, Pager, SearchBox,
    Skeleton, SortSelect, Table, ViewSwitch,
};
use crate::dom::{Node, condition, dynamic, el, fragment, optional, text};
use crate::results::{Progress, Results};
use crate::router::{PAGE_HEADING, RESULTS_HEADING};
use crate::session::{Holding, Session};

/// Search, filters, and the results as grid or table.
#[component]
pub fn BrowsePage() -> Node {
    let session = Session::expect();
    let parsed = use_query();
    let live = condition(move || session.holding.with(|holding| matches!(holding, Holding::Live)));
    // LL2 never gives more than a hundred rows, so "all" is pages of a hundred there.
    let query = Memo::new(move |_| {
        let mut query = parsed.with(|parsed| parsed.query.clone());
        if query.limit == Limit::All && live.get() {
            query.limit = Limit::Rows(Limit::MOST);
        }
        query
    });
    let search: Signal<String> = Memo::new(move |_| query.with(codec::print)).into();
    let results = Results::new(query);
    let line = text(move || count_line(session, query, results.page.get().as_deref(), live.get()));
    use_title(text(move || {
        let view = query.with(|query| words::view(query, session.vocabulary.get().as_ref()));
        if view.is_empty() { "Spacecraft".to_owned() } else { view }
    }));
    announce(line);

    let dropped = move || {
        let sentence = |dropped: &codec::Dropped| {
            let codec::Dropped { key, value } = dropped;
            format!("The address says {key}={value}, which means nothing here, so it was left out.")
        };
        parsed.with(|parsed| parsed.dropped.iter().map(sentence).collect::<Vec<_>>())
    };
    let unanswered = move || {
        let names = session.vocabulary.get();
        results.request.with(|request| {
            let Some(request) = request else { return vec![] };
            let parts = request.unanswered.iter();
            let parts =
                parts.map(|part| query.with(|query| words::chip(part, query, names.as_ref())));
            let orders = request.unordered.iter().map(|key| key.words().to_owned());
            parts
                .chain(orders)
                .map(|what| {
                    format!("Launch Library 2 itself cannot answer “{what}”, so it was left out.")
                })
                .collect::<Vec<_>>()
        })
    };
    let sentences = Signal::derive(move || {
        let mut sentences = session.problems.get();
        sentences.extend(dropped());
        sentences.extend(unanswered());
        sentences
    });
    let count = optional(move || results.page.with(|page| Some(page.as_ref()?.count.to_string())));
    let total = optional(move || results.page.with(|page| Some(page.as_ref()?.total.to_string())));
    let busy = optional(move || {
        results
            .progress
            .with(|progress| (*progress == Progress::Loading).then(|| "true".to_owned()))
    });

    let lead = el("div")
        .class("lead")
        .child(el("h1").attr("id", PAGE_HEADING).attr("tabindex", "-1").child("Spacecraft"))
        .child(view! { <SearchBox query /> });
    let heading = el("h2")
        .attr("id", RESULTS_HEADING)
        .attr("tabindex", "-1")
        .attr("data-testid", "count")
        .attr("data-count", count)
        .attr("data-total", total)
        .child(line);
    let tools = el("div")
        .class("tools")
        .child(view! { <SortSelect query live /> })
        .child(view! { <ViewSwitch query /> });
    let answers = el("section")
        .class("results")
        .attr("aria-labelledby", RESULTS_HEADING)
        .attr("aria-busy", busy)
        .child(view! { <Notices sentences /> })
        .child(el("div").class("toolbar").child(heading).child(tools))
        .child(view! { <Chips query /> })
        .child(view! { <Answer results query search line live /> });
    el("div").class("browse").child(lead).child(view! { <FilterPanel query live /> }).child(answers)
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
    let page = Signal::derive(move || results.page.get().unwrap_or_default());
    // What is shown changes far less often than what is in it.
    let shown = Memo::new(move |_| {
        let count = results.page.with(|page| page.as_ref().map(|page| page.count));
        let failed = results.progress.with(|progress| matches!(progress, Progress::Failed(_)));
        let table = query.with(|query| query.view == View::Table);
        (count.map(|count| count > 0), failed, table)
    });
    let retry = Callback::new(move |()| results.retry());
    let error = dynamic(move || match results.progress.get() {
        Progress::Failed(error) => {
            view! { <ErrorState what="The list could not be loaded." error retry /> }.into()
        }
        Progress::Done | Progress::Loading => fragment(),
    });
    let answer = dynamic(move || match shown.get() {
        (None, true, _) => fragment(),
        (None, false, table) => view! { <Skeleton table /> }.into(),
        (Some(false), ..) => view! { <EmptyState query /> }.into(),
        (Some(true), _, true) => fragment()
            .child(view! { <Table page query search caption=line live /> })
            .child(view! { <Pager page query live /> }),
        (Some(true), _, false) => fragment()
            .child(view! { <Grid page search /> })
            .child(view! { <Pager page query live /> }),
    });
    fragment().child(error).child(answer)
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

/// Says the count line whenever it changes, but not the first time, when the page itself is new.
fn announce(line: Signal<String>) {
    let announcer = use_context::<Announcer>();
    Effect::new(move |before: Option<String>| {
        let now = line.get();
        if let Some(announcer) = announcer
            && before.is_some_and(|before| before != now)
        {
            announcer.say(now.clone());
        }
        now
    });
}
