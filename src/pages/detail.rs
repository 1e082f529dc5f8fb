//! One craft.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Flight, Spacecraft};
use perigee_core::query::{Query, codec};
use wasm_bindgen_futures::spawn_local;

use crate::api::{ApiError, Latest, client};
use crate::app::{use_query, use_title};
use crate::browser::{local_storage, now};
use crate::components::{
    ConfigFacts, CraftFacts, ErrorState, FamilyFacts, Flights, Picture, Record,
};
use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, RwSignal, effect, text};
use crate::router::{PAGE_HEADING, Route, Router};
use crate::session::{Holding, Session};

use super::NotFoundPage;

/// A craft by its id: from the collection held, or from the live API where there is none.
#[component]
pub fn DetailPage(
    /// LL2's id.
    id: u32,
) -> Node {
    let session = Session::expect();
    let live = Live::new(id);
    // Without a collection the page has nothing to show but the live record: one call.
    effect(move || {
        if session.is_live() {
            live.ask();
        }
    });
    let craft = Memo::new(move |_| {
        let held = session.collection().and_then(|held| held.get(id).cloned());
        held.or_else(|| match &*live.asked.get() {
            Asked::Answered(craft, _) => Some(Arc::clone(craft)),
            Asked::No | Asked::Waiting | Asked::Failed(_) => None,
        })
    });
    use_title(text(move || {
        craft.with(|craft| {
            craft.as_ref().map_or_else(|| "Spacecraft".to_owned(), |craft| craft.name.clone())
        })
    }));
    let waiting = move || match (session.holding.get(), &*live.asked.get()) {
        (Holding::Nothing(error), _) => {
            let retry = Rc::new(move || session.reload.update(|count| *count += 1));
            view! { <ErrorState what="The catalogue could not be loaded." error retry /> }.into()
        }
        (_, Asked::Failed(ApiError::NotFound)) => view! { <NotFoundPage /> }.into(),
        (_, Asked::Failed(error)) => {
            let error = error.clone();
            let retry = Rc::new(move || live.ask());
            view! { <ErrorState what="The record could not be loaded." error retry /> }.into()
        }
        (Holding::Local(_), Asked::No) => view! { <Unheld id live /> }.into(),
        _ => asking(),
    };
    dynamic(move || match craft.get() {
        Some(craft) => view! { <Craft craft live /> }.into(),
        None => waiting(),
    })
}

fn asking() -> Node {
    el("p").class("state").attr("role", "status").child("Asking Launch Library 2 …")
}

/// How far the live record has come.
#[derive(Clone, Default)]
enum Asked {
    #[default]
    No,
    Waiting,
    Failed(ApiError),
    Answered(Arc<Spacecraft>, Vec<Flight>),
}

/// The live record of one craft, asked for on demand.
#[derive(Clone, Copy)]
struct Live {
    id: u32,
    session: Session,
    asked: RwSignal<Arc<Asked>>,
    latest: StoredValue<Latest, LocalStorage>,
}

impl Live {
    fn new(id: u32) -> Self {
        let latest = StoredValue::new_local(Latest::default());
        on_cleanup(move || {
            latest.try_with_value(Latest::cancel);
        });
        Self { id, session: Session::expect(), asked: RwSignal::new(Arc::default()), latest }
    }

    /// Asks the API: one call.
    fn ask(self) {
        let session = self.session;
        let Some(ticket) = self.latest.try_with_value(Latest::next) else { return };
        self.asked.set(Arc::new(Asked::Waiting));
        spawn_local(async move {
            let asked = match client::detail(&session.config(), self.id, &ticket).await {
                Err(ApiError::Superseded) => return,
                Err(error) => Asked::Failed(error),
                Ok((craft, flights)) => Asked::Answered(craft, flights),
            };
            session.time.set(now());
            self.asked.set(Arc::new(asked));
            session.live_answered.set(true);
        });
    }
}

/// The whole record.
#[component]
fn Craft(craft: Arc<Spacecraft>, live: Live) -> Node {
    let session = Session::expect();
    let id = craft.id;
    let config = craft.spacecraft_config.clone();
    let kind = config.as_ref().map(|config| {
        let agency = config.agency.as_ref().map(|agency| format!(", {}", agency.name));
        format!("{}{}", config.name, agency.unwrap_or_default())
    });
    let families = config.as_ref().map(|config| config.family.clone()).unwrap_or_default();
    let description = craft.description.as_deref().unwrap_or_default();
    let mut paragraphs = description.lines().filter(|line| !line.trim().is_empty()).peekable();
    let prose = if paragraphs.peek().is_none() {
        el("p").class("missing").child("No description recorded.")
    } else {
        fragment().children(paragraphs.map(|text| el("p").child(text)))
    };
    let section = |heading: &'static str, content: Node| {
        el("section").child(el("h2").child(heading)).child(content)
    };
    let header = el("header")
        .child(el("h1").attr("id", PAGE_HEADING).attr("tabindex", "-1").child(craft.name.as_str()))
        .child(el("p").class("kind").child(kind));
    let families = (!families.is_empty())
        .then(|| section("Family", view! { <FamilyFacts families /> }.into()));
    let own = view! { <CraftFacts craft=Arc::clone(&craft) /> };
    let api = session.config().api.clone();
    el("article")
        .class("detail")
        .attr("data-testid", "detail")
        .attr("data-id", id)
        .child(view! { <Neighbourhood id /> })
        .child(header)
        .child(view! { <Picture craft=Arc::clone(&craft) /> })
        .child(el("div").class("prose").child(prose))
        .child(section("Record", own.into()).class("own"))
        .child(config.map(|config| section("Type", view! { <ConfigFacts config /> }.into())))
        .child(families)
        .child(section("Flights", view! { <FlightsOnDemand live /> }.into()).class("wide live"))
        .child(el("section").class("wide").child(view! { <Record craft api /> }))
}

/// Back to the list, and the craft before and after in it.
#[component]
fn Neighbourhood(id: u32) -> Node {
    let router = Router::expect();
    let session = Session::expect();
    let query = use_query();
    dynamic(move || {
        let query = query.get();
        let search = codec::print(&query);
        let back = router.href_with(&Route::Browse, &search);
        let place = session.holding.with(|holding| match holding {
            Holding::Local(index) => index.neighbours(&query, id),
            Holding::Live | Holding::Nothing(_) => None,
        });
        let step = |craft: Option<Arc<Spacecraft>>, rel: &'static str, word: &'static str| {
            craft.map(|craft| {
                el("a")
                    .attr("rel", rel)
                    .attr("href", router.href_with(&Route::Spacecraft(craft.id), &search))
                    .child(el("span").child(word))
                    .child(craft.name.as_str())
            })
        };
        let steps = place.map(|place| {
            let words = format!("{} of {}", place.position + 1, place.count);
            fragment()
                .child(step(place.previous, "prev", "Previous"))
                .child(el("span").class("place").child(words))
                .child(step(place.next, "next", "Next"))
        });
        el("nav")
            .class("neighbourhood")
            .attr("aria-label", "In the list")
            .child(el("a").class("back").attr("href", back).child("All results"))
            .child(steps)
    })
}

/// Where the wish to have flights loaded unasked is kept, and the value that says so.
const FLIGHTS: (&str, &str) = ("perigee.flights", "always");

/// The flights, once they are asked for; they are not part of any list.
#[component]
fn FlightsOnDemand(live: Live) -> Node {
    let can_ask = Session::expect().config().api.is_some();
    if !can_ask {
        return el("p").child("Flights come from the live API, which this site has switched off.");
    }
    let always = RwSignal::new(false);
    effect(move || {
        let kept = local_storage().and_then(|storage| storage.get_item(FLIGHTS.0).ok().flatten());
        always.set(kept.as_deref() == Some(FLIGHTS.1));
        if always.get_untracked() {
            live.ask();
        }
    });
    let choose = move |_| {
        always.update(|always| *always = !*always);
        if let Some(storage) = local_storage() {
            let _ = match always.get_untracked() {
                true => storage.set_item(FLIGHTS.0, FLIGHTS.1),
                false => storage.remove_item(FLIGHTS.0),
            };
        }
    };
    let flights = dynamic(move || match &*live.asked.get() {
        Asked::Answered(_, flights) => view! { <Flights flights=flights.clone() /> }.into(),
        Asked::Failed(error) => {
            let (error, retry) = (error.clone(), Rc::new(move || live.ask()));
            view! { <ErrorState what="The flights could not be loaded." error retry /> }.into()
        }
        Asked::Waiting => asking(),
        Asked::No => {
            let load = el("button")
                .class("button")
                .attr("type", "button")
                .attr("data-action", "load-flights")
                .on("click", move |_| live.ask())
                .child("Load flights");
            let cost = "Flights are not part of the catalogue; loading them is one call to Launch \
                        Library 2.";
            fragment().child(el("p").child(cost)).child(load)
        }
    });
    let wish = el("label")
        .class("always")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("id", "always-load-flights")
                .checked(always.into())
                .on("change", choose),
        )
        .child(el("span").child("Always load flights, at one call a craft"));
    fragment().child(flights).child(wish)
}

/// A craft that the collection does not hold; LL2 may know it.
#[component]
fn Unheld(id: u32, live: Live) -> Node {
    let session = Session::expect();
    let router = Router::expect();
    let all = router.href(&Route::Browse, &Query::default());
    let sample =
        session.is_sample().then_some(" It is a sample; Launch Library 2 knows many more.");
    let ask = session.config().api.is_some().then(|| {
        el("button")
            .class("button")
            .attr("type", "button")
            .on("click", move |_| live.ask())
            .child("Ask Launch Library 2")
    });
    el("section")
        .class("state")
        .attr("data-testid", "not-found")
        .child(
            el("h1")
                .attr("id", PAGE_HEADING)
                .attr("tabindex", "-1")
                .child(format!("No spacecraft {id} here")),
        )
        .child(el("p").child("The catalogue held here has no craft with this id.").child(sample))
        .child(
            el("p")
                .child(ask)
                .child(" ")
                .child(el("a").class("button").attr("href", all).child("All spacecraft")),
        )
}
