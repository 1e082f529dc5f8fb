//! One craft.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::{Flight, Spacecraft};
use perigee_core::query::{Query, codec};
use wasm_bindgen_futures::spawn_local;

use crate::api::{ApiError, Latest, client};
use crate::app::{use_query, use_title};
use crate::components::{
    ConfigFacts, CraftFacts, ErrorState, FamilyFacts, Flights, Picture, Record, dynamic, handler,
    text,
};
use crate::results::Progress;
use crate::router::{PAGE_HEADING, Route, Router};
use crate::session::{Holding, Session};

use super::NotFoundPage;

/// What the live API says of one craft.
type LiveDetail = (Arc<Spacecraft>, Vec<Flight>);

/// A craft by its id: from the collection held, or from the live API where there is none.
#[component]
pub fn DetailPage(
    /// LL2's id.
    id: u32,
) -> impl IntoView {
    let session = Session::expect();
    let live = Live::new(id);
    // Without a collection the page has nothing to show but the live record: one call.
    Effect::new(move |_| {
        if session.holding.with(|holding| matches!(holding, Holding::Live)) {
            live.ask();
        }
    });
    let craft = Memo::new(move |_| {
        let held = session.collection().and_then(|held| held.get(id).cloned());
        held.or_else(|| live.answer.get().map(|(craft, _)| craft))
    });
    use_title(text(move || {
        craft.with(|craft| {
            craft.as_ref().map_or_else(|| "Spacecraft".to_owned(), |craft| craft.name.clone())
        })
    }));
    let waiting = move || match (session.holding.get(), live.progress.get()) {
        (Holding::Nothing(error), _) => {
            let retry = Callback::new(move |()| session.reload.update(|count| *count += 1));
            view! { <ErrorState what="The catalogue could not be loaded." error retry /> }
                .into_any()
        }
        (_, Some(Progress::Failed(ApiError::NotFound))) => view! { <NotFoundPage /> }.into_any(),
        (_, Some(Progress::Failed(error))) => {
            let retry = Callback::new(move |()| live.ask());
            view! { <ErrorState what="The record could not be loaded." error retry /> }.into_any()
        }
        (Holding::Local(_), None) => view! { <Unheld id live /> }.into_any(),
        _ => asking(),
    };
    dynamic(move || match craft.get() {
        Some(craft) => view! { <Craft craft live /> }.into_any(),
        None => waiting(),
    })
}

fn asking() -> AnyView {
    view! {
        <p class="state" role="status">
            {"Asking Launch Library 2 …"}
        </p>
    }
    .into_any()
}

/// The live record of one craft, asked for on demand.
#[derive(Clone, Copy)]
struct Live {
    id: u32,
    session: Session,
    answer: RwSignal<Option<LiveDetail>>,
    progress: RwSignal<Option<Progress>>,
    latest: StoredValue<Latest, LocalStorage>,
}

impl Live {
    fn new(id: u32) -> Self {
        let latest = StoredValue::new_local(Latest::default());
        on_cleanup(move || {
            latest.try_with_value(Latest::cancel);
        });
        Self {
            id,
            session: Session::expect(),
            answer: RwSignal::new(None),
            progress: RwSignal::new(None),
            latest,
        }
    }

    /// Asks the API: one call.
    fn ask(self) {
        let session = self.session;
        let Some((api, ticket)) =
            session.config().api.clone().zip(self.latest.try_with_value(Latest::next))
        else {
            return;
        };
        self.progress.set(Some(Progress::Loading));
        spawn_local(async move {
            let progress = match client::detail(&api, self.id, &ticket).await {
                Err(ApiError::Superseded) => return,
                Err(error) => Progress::Failed(error),
                Ok(detail) => {
                    let _ = self.answer.try_set(Some(detail));
                    Progress::Done
                }
            };
            let _ = self.progress.try_set(Some(progress));
            let _ = session.live_answered.try_set(true);
        });
    }
}

/// The whole record.
#[component]
fn Craft(craft: Arc<Spacecraft>, live: Live) -> impl IntoView {
    let session = Session::expect();
    let id = craft.id;
    let config = craft.spacecraft_config.clone();
    let kind = config.as_ref().map(|config| {
        let agency = config.agency.as_ref().map(|agency| format!(", {}", agency.name));
        format!("{}{}", config.name, agency.unwrap_or_default())
    });
    let families = config.as_ref().map(|config| config.family.clone()).unwrap_or_default();
    let paragraphs: Vec<String> = craft
        .description
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect();
    let prose = if paragraphs.is_empty() {
        view! { <p class="missing">{"No description recorded."}</p> }.into_any()
    } else {
        {
            let paragraph = |text| view! { <p>{text}</p> }.into_any();
            paragraphs.into_iter().map(paragraph).collect::<Vec<_>>().into_any()
        }
    };
    view! {
        <article class="detail" data-testid="detail" data-id=id>
            <Neighbourhood id />
            <header>
                <h1 id=PAGE_HEADING tabindex="-1">
                    {craft.name.clone()}
                </h1>
                <p class="kind">{kind}</p>
            </header>
            <Picture craft=Arc::clone(&craft) />
            <div class="prose">{prose}</div>
            <section class="own">
                <h2>{"Record"}</h2>
                <CraftFacts craft=Arc::clone(&craft) />
            </section>
            {config.map(|config| {
                view! {
                    <section>
                        <h2>{"Type"}</h2>
                        <ConfigFacts config />
                    </section>
                }
            })}
            {(!families.is_empty()).then(|| {
                view! {
                    <section>
                        <h2>{"Family"}</h2>
                        <FamilyFacts families />
                    </section>
                }
            })}
            <section class="wide">
                <h2>{"Flights"}</h2>
                <FlightsOnDemand live />
            </section>
            <section class="wide">
                <Record craft api=session.config().api.clone() />
            </section>
        </article>
    }
}

/// Back to the list, and the craft before and after in it.
#[component]
fn Neighbourhood(id: u32) -> impl IntoView {
    let router = Router::expect();
    let session = Session::expect();
    let parsed = use_query();
    dynamic(move || {
        let query = parsed.with(|parsed| parsed.query.clone());
        let search = codec::print(&query);
        let back = router.href_with(&Route::Browse, &search);
        let place = session.holding.with(|holding| match holding {
            Holding::Local(index) => index.neighbours(&query, id),
            Holding::Live | Holding::Nothing(_) => None,
        });
        let step = |craft: Option<Arc<Spacecraft>>, rel: &'static str, word: &'static str| {
            let Some(craft) = craft else { return ().into_any() };
            let href = router.href_with(&Route::Spacecraft(craft.id), &search);
            view! {
                <a rel=rel href=href>
                    <span>{word}</span>
                    {craft.name.clone()}
                </a>
            }
            .into_any()
        };
        let steps = place.map(|place| {
            view! {
                {step(place.previous, "prev", "Previous")}
                <span class="place">{format!("{} of {}", place.position + 1, place.count)}</span>
                {step(place.next, "next", "Next")}
            }
        });
        view! {
            <nav class="neighbourhood" aria-label="In the list">
                <a class="back" href=back>
                    {"All results"}
                </a>
                {steps}
            </nav>
        }
        .into_any()
    })
}

/// The flights, once they are asked for; they are not part of any list.
#[component]
fn FlightsOnDemand(live: Live) -> impl IntoView {
    let can_ask = Session::expect().config().api.is_some();
    let retry = Callback::new(move |()| live.ask());
    dynamic(move || {
        match (live.answer.get(), live.progress.get()) {
        (Some((_, flights)), _) => view! { <Flights flights /> }.into_any(),
        (None, Some(Progress::Failed(error))) => {
            view! { <ErrorState what="The flights could not be loaded." error retry /> }.into_any()
        }
        (None, Some(_)) => asking(),
        (None, None) if can_ask => view! {
            <p>{"Flights are not part of the catalogue; loading them is one call to Launch Library 2."}</p>
            <button type="button" class="button" data-action="load-flights" on:click=handler(move |_| live.ask())>
                {"Load flights"}
            </button>
        }
        .into_any(),
        (None, None) => {
            view! { <p>{"Flights come from the live API, which this site has switched off."}</p> }.into_any()
        }
    }
    })
}

/// A craft that the collection does not hold; LL2 may know it.
#[component]
fn Unheld(id: u32, live: Live) -> impl IntoView {
    let session = Session::expect();
    let router = Router::expect();
    let all = router.href(&Route::Browse, &Query::default());
    let sample =
        session.is_sample().then_some(" It is a sample; Launch Library 2 knows many more.");
    let ask = session.config().api.is_some().then(|| {
        view! {
            <button type="button" class="button" on:click=handler(move |_| live.ask())>
                {"Ask Launch Library 2"}
            </button>
        }
    });
    view! {
        <section class="state" data-testid="not-found">
            <h1 id=PAGE_HEADING tabindex="-1">
                {format!("No spacecraft {id} here")}
            </h1>
            <p>{"The catalogue held here has no craft with this id."} {sample}</p>
            <p>
                {ask} <a class="button" href=all>
                    {"All spacecraft"}
                </a>
            </p>
        </section>
    }
}
