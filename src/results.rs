//! The answer to the current query: at once from the collection held, or from the live API.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use perigee_core::query::{Ll2Request, Page, Query};
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::spawn_local;

use crate::api::{ApiError, Latest, Ticket, client};
use crate::browser::{Timer, now};
use crate::reactive::{Memo, RwSignal, effect};
use crate::rest::{self, Part};
use crate::session::{Holding, Session};

/// How long typing must pause before the live API is asked.
const PAUSE: Duration = Duration::from_millis(400);

/// How far the answer has come. The last good page stays on screen through all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Progress {
    /// It is here.
    Done,
    /// It is on its way.
    #[default]
    Loading,
    /// It will not come, and why.
    Failed(ApiError),
}

/// What there is to show, and how far it has come.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The page to show, once there is one.
    pub page: Option<Arc<Page>>,
    /// How far the answer has come.
    pub progress: Progress,
}

/// The answer to the current query, as signals.
#[derive(Clone, Copy)]
pub struct Results {
    /// The answer.
    pub answer: Memo<Answer>,
    /// In live mode, what the API is asked and what it cannot answer.
    pub request: Memo<Option<Ll2Request>>,
    again: RwSignal<u32>,
    session: Session,
}

impl Results {
    /// Answers a query for as long as the component that asks is on the page.
    pub fn new(query: Memo<Query>) -> Self {
        let session = Session::expect();
        let live = RwSignal::new(Answer::default());
        let again = RwSignal::new(0);
        let request = Memo::new(move |_| session.is_live().then(|| Ll2Request::new(&query.get())));
        ask(session, query, request, live, again);

        let answer = move || {
            session.holding.with(|holding| match holding {
                Holding::Local(index) => Answer {
                    page: Some(Arc::new(index.apply(&query.get()))),
                    progress: Progress::Done,
                },
                Holding::Live => live.get(),
                Holding::Nothing(error) => {
                    let page = live.with(|live| live.page.clone());
                    Answer { page, progress: Progress::Failed(error.clone()) }
                }
            })
        };
        // To compare two pages costs more than to show the same one twice.
        let answer = Memo::always(answer);
        let results = Self { answer, request, again, session };
        // A network that came back is reason enough to ask once more.
        effect(move || {
            let offline = Progress::Failed(ApiError::Offline);
            if session.online.get() && answer.with_untracked(|answer| answer.progress == offline) {
                results.retry();
            }
        });
        results
    }

    /// Asks once more after a failure.
    pub fn retry(self) {
        match self.session.holding.get_untracked() {
            Holding::Nothing(_) => self.session.reload.update(|count| *count += 1),
            _ => self.again.update(|count| *count += 1),
        }
    }
}

/// Asks the live API whenever the request changes: at once after a choice, after a pause while
/// typing. Only the newest request counts.
fn ask(
    session: Session,
    query: Memo<Query>,
    request: Memo<Option<Ll2Request>>,
    live: RwSignal<Answer>,
    again: RwSignal<u32>,
) {
    let (latest, waiting) = (Latest::default(), Timer::default());
    let stopped = SendWrapper::new((latest.clone(), waiting.clone()));
    on_cleanup(move || {
        stopped.0.cancel();
        stopped.1.clear();
    });

    let mut asked_for: Option<String> = None;
    effect(move || {
        again.track();
        let words = query.with_untracked(|query| query.q.clone());
        let Some(request) = request.get() else {
            asked_for = Some(words);
            return;
        };
        latest.cancel();
        waiting.clear();
        live.update(|answer| answer.progress = Progress::Loading);
        let latest = latest.clone();
        let send = move || {
            let ticket = latest.next();
            let offset = query.with_untracked(|query| query.offset);
            spawn_local(async move {
                match rest::load().await {
                    Ok(()) => rest::run(Part::Ask(session, request, ticket, offset, live)),
                    Err(error) => {
                        live.update(|answer| answer.progress = Progress::Failed(error));
                        session.live_answered.set(true);
                    }
                }
            });
        };
        if asked_for.as_ref().is_some_and(|before| *before != words) {
            waiting.set(PAUSE, send);
        } else {
            send();
        }
        asked_for = Some(words);
    });
}

/// Asks the live API for a page that starts at a place, and shows what comes of it.
pub fn fetch(
    session: Session,
    request: Ll2Request,
    ticket: Ticket,
    offset: usize,
    live: RwSignal<Answer>,
) {
    spawn_local(async move {
        match client::list(&session.config(), &request, &ticket).await {
            Err(ApiError::Superseded) => return,
            Err(error) => {
                session.time.set(now());
                live.update(|answer| answer.progress = Progress::Failed(error));
            }
            Ok(list) => {
                session.learn(&list.spacecraft);
                let rows = list.spacecraft;
                let count = list.count.unwrap_or(rows.len() + list.skipped);
                let page = Arc::new(Page { count, total: count, offset, rows, groups: vec![] });
                live.set(Answer { page: Some(page), progress: Progress::Done });
            }
        }
        session.live_answered.set(true);
    });
}
