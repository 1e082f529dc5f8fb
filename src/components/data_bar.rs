//! The bar at the top of the window: whose data these are, how old, and what is being done
//! about it.

use leptos::prelude::*;
use perigee_core::domain::Source;
use perigee_core::query::Query;
use perigee_core::refresh::{Change, Changes};

use crate::api::Refresh;
use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, condition, optional, text};
use crate::refresh::Status;
use crate::rest::{self, Part};
use crate::router::{Route, Router};
use crate::session::{Holding, Session};

/// How many craft of each kind of change are named.
const NAMED: usize = 12;

/// The age of the data, always on screen; unfolded, the whole story and the way to newer data.
#[component]
pub fn DataBar() -> Node {
    let session = Session::expect();
    let stale = optional(move || {
        let held = session.collection().filter(|held| held.source != Source::Sample)?;
        session.is_stale(held.generated_at).then(|| "stale".to_owned())
    });
    let summary =
        el("summary").child(view! { <Age /> }).child(el("span").class("more").child("Details"));
    let story = el("div")
        .class("data-story")
        .child(view! { <Story /> })
        .child(view! { <Calls /> })
        .child(view! { <RefreshButton /> });
    el("aside")
        .class("data-bar")
        .attr("aria-label", "The data")
        .attr("data-testid", "data-bar")
        .attr("data-state", stale)
        .child(el("details").class("data-facts").child(summary).child(story))
        .child(el("div").class("data-news").child(rest::soon(Part::DataNews)))
}

/// What is being done about the data, and what has changed.
#[component]
pub fn DataNews() -> Node {
    fragment().child(view! { <Progress /> }).child(view! { <ChangeList /> })
}

/// Source and age in a few words.
#[component]
fn Age() -> Node {
    let session = Session::expect();
    let date = text(move || {
        let at = session.collection().map(|held| held.generated_at);
        at.map_or_else(|| "as you look".to_owned(), |at| at.date().to_string())
    });
    let iso = text(move || {
        let at = session.collection().map(|held| held.generated_at);
        at.unwrap_or_else(|| session.now()).iso()
    });
    let source = text(move || {
        let word = match (session.holding.get(), session.refreshed_here.get()) {
            (Holding::Nothing(_), _) => "No data",
            (Holding::Live, _) => "Live",
            (Holding::Local(_), _) if session.is_sample() => "Sample",
            (Holding::Local(_), false) => "Catalogue",
            (Holding::Local(_), true) => "Refreshed here",
        };
        let offline = if session.online.get() { "" } else { " · offline" };
        let old = match session.collection() {
            Some(held) if held.source != Source::Sample && session.is_stale(held.generated_at) => {
                " · out of date"
            }
            _ => "",
        };
        format!("{word}{offline}{old}")
    });
    let is_there =
        Memo::new(move |_| session.holding.with(|held| !matches!(held, Holding::Nothing(_))));
    let time = dynamic(move || {
        if !is_there.get() {
            return fragment();
        }
        el("time")
            .attr("data-testid", "data-age")
            .attr("datetime", iso)
            .child(date)
            .child(ago(session))
    });
    fragment().child(el("span").class("data-source").child(source)).child(" ").child(time)
}

/// How long ago the data held were made. It stands apart, since a page that was rendered at some
/// other time cannot know it: `style/static.css` hides it until the program runs.
fn ago(session: Session) -> Node {
    el("span").class("ago").child(text(move || {
        let at = session.collection().map(|held| held.generated_at);
        at.map(|at| format!(" ({})", at.ago(session.now()))).unwrap_or_default()
    }))
}

/// Where the data come from and how old they are, to the minute.
#[component]
pub fn Story() -> Node {
    let session = Session::expect();
    let story = text(move || match session.holding.get() {
        Holding::Local(index) => {
            let collection = index.collection();
            let (count, at) = (collection.spacecraft.len(), collection.generated_at);
            match (&collection.source, session.refreshed_here.get()) {
                (Source::Sample, _) => format!(
                    "A sample of {count} real craft, not the whole catalogue; facts reviewed {at}"
                ),
                (Source::Api(_), false) => {
                    format!("All {count} craft of Launch Library 2, read by this site on {at}")
                }
                (Source::Api(_), true) => {
                    format!("All {count} craft of Launch Library 2, read by this browser on {at}")
                }
            }
        }
        Holding::Live => {
            "Live from Launch Library 2: every view is one call, made as you look".to_owned()
        }
        Holding::Nothing(_) => "No data loaded".to_owned(),
    });
    el("p").child(story).child(ago(session))
}

/// The calls made within the last hour.
#[component]
fn Calls() -> Node {
    let session = Session::expect();
    let allowance = session.config().calls_per_hour;
    let words = optional(move || {
        let used = session.calls_used.get();
        let next = session.call_free_at.get().until(session.now());
        (used > 0).then(|| format!("{used} of {allowance} calls used, next free in {next}"))
    });
    dynamic(move || {
        let Some(words) = words.get() else { return fragment() };
        let meter = el("meter")
            .attr("max", allowance)
            .attr("value", session.calls_used.get_untracked())
            .attr("aria-hidden", "true");
        el("p").class("calls").attr("data-testid", "calls").child(meter).child(" ").child(words)
    })
}

/// The way to newer data, where the deployer allows it.
#[component]
fn RefreshButton() -> Node {
    let session = Session::expect();
    let config = session.config();
    if config.api.is_none() || config.refresh == Refresh::Never {
        return fragment();
    }
    let held = condition(move || matches!(session.holding.get(), Holding::Local(_)));
    let busy = condition(move || session.refresh.with(Status::is_busy));
    dynamic(move || {
        if !held.get() || busy.get() {
            return fragment();
        }
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-action", "refresh")
            .on("click", move |_| session.refresh_asked.update(|asked| *asked += 1))
            .child("Refresh now")
    })
}

/// What a refresh is doing, or why it is not.
#[component]
fn Progress() -> Node {
    let session = Session::expect();
    let sentence = text(move || {
        let now = session.now();
        session.refresh.with(|status| status.sentence(now)).unwrap_or_default()
    });
    // The sentence counts down; what stands around it stays meanwhile.
    let kind = Memo::new(move |_| session.refresh.with(|status| status.kind().to_owned()));
    dynamic(move || {
        let kind = kind.get();
        if kind.is_empty() {
            return fragment();
        }
        let button = (kind == "failed").then(|| {
            el("button")
                .class("button")
                .attr("type", "button")
                .attr("data-action", "retry")
                .on("click", move |_| session.refresh_asked.update(|asked| *asked += 1))
                .child("Try again")
        });
        el("div")
            .class("data-progress")
            .attr("data-testid", "refresh")
            .attr("data-state", kind)
            .child(el("p").child(sentence))
            .child(button)
    })
}

/// What is different since the last visit, with links.
#[component]
fn ChangeList() -> Node {
    let session = Session::expect();
    dynamic(move || {
        let Some(changes) = session.changes.get() else { return fragment() };
        let Changes { added, changed, gone, .. } = changes.as_ref();
        el("details")
            .class("changes")
            .attr("data-testid", "changes")
            .child(el("summary").child(changes.sentence()))
            .child(
                el("dl")
                    .child(craft("New", added, true))
                    .child(craft("Changed", changed, true))
                    .child(craft("Gone", gone, false)),
            )
    })
}

/// Craft by name, linked where there is something to link to.
fn craft(term: &'static str, craft: &[Change], linked: bool) -> Option<Node> {
    let router = Router::expect();
    let name = |change: &Change| {
        let name = change.name.as_str();
        let href = router.href(&Route::Spacecraft(change.id), &Query::default());
        el("dd").child(if linked { el("a").attr("href", href).child(name) } else { name.into() })
    };
    let more = craft.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| el("dd").child(format!("and {more} more")));
    (!craft.is_empty()).then(|| {
        fragment()
            .child(el("dt").child(term))
            .children(craft.iter().take(NAMED).map(name))
            .child(more)
    })
}
