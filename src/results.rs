//! The answer to the current query: at once from the collection held, or from the live API.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use perigee_core::query::{Ll2Request, Page, Query};
use wasm_bindgen_futures::spawn_local;

use crate::api::{ApiError, Latest, client};
use crate::session::{Holding, Session};

/// How long typing must pause before the live API is asked.
const PAUSE: Duration = Duration::from_millis(400);

/// How far the answer has come. The last good page stays on screen through all of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// It is here.
    Done,
    /// It is on its way.
    Loading,
    /// It will not come, and why.
    Failed(ApiError),
}

/// The answer to the current query, as signals.
#[derive(Clone, Copy)]
pub struct Results {
    /// The page to show, once there is one.
    pub page: Signal<Option<Arc<Page>>>,
    /// How far the answer has come.
    pub progress: Signal<Progress>,
    /// In live mode, what the API is asked and what it cannot answer.
    pub request: Signal<Option<Ll2Request>>,
    again: RwSignal<u32>,
    session: Session,
}

impl Results {
    /// Answers a query for as long as the component that asks is on the page.
    pub fn new(query: Memo<Query>) -> Self {
        let session = Session::expect();
        let live_page = RwSignal::new(None);
        let live_progress = RwSignal::new(Progress::Loading);
        let again = RwSignal::new(0);

        let held = Memo::new(move |_| {
            session.holding.with(|holding| match holding {
                Holding::Local(index) => Some(Arc::new(index.apply(&query.get()))),
                Holding::Live | Holding::Nothing(_) => None,
            })
        });
        let request = Memo::new(move |_| {
            let live = session.holding.with(|holding| matches!(holding, Holding::Live));
            live.then(|| Ll2Request::new(&query.get()))
        });
        ask(session, query, request, live_page, live_progress, again);

        let page = Signal::derive(move || held.get().or_else(|| live_page.get()));
        let progress = Signal::derive(move || {
            session.holding.with(|holding| match holding {
                Holding::Local(_) => Progress::Done,
                Holding::Live => live_progress.get(),
                Holding::Nothing(error) => Progress::Failed(error.clone()),
            })
        });
        Self { page, progress, request: request.into(), again, session }
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
    page: RwSignal<Option<Arc<Page>>>,
    progress: RwSignal<Progress>,
    again: RwSignal<u32>,
) {
    let latest = StoredValue::new_local(Latest::default());
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        latest.try_with_value(Latest::cancel);
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop);

    Effect::new(move |asked_for: Option<String>| {
        again.track();
        let words = query.with_untracked(|query| query.q.clone());
        let Some((request, api)) = request.get().zip(session.config().api.clone()) else {
            return words;
        };
        stop();
        progress.set(Progress::Loading);
        let send = move || {
            let Some(ticket) = latest.try_with_value(Latest::next) else { return };
            let offset = query.with_untracked(|query| query.offset);
            spawn_local(async move {
                match client::list(&api, &request, &ticket).await {
                    Err(ApiError::Superseded) => return,
                    Err(error) => {
                        let _ = progress.try_set(Progress::Failed(error));
                    }
                    Ok(list) => {
                        session.learn(&list.spacecraft);
                        let (count, rows) = (list.count, list.spacecraft);
                        let answer = Page { count, total: count, offset, rows };
                        let _ = page.try_set(Some(Arc::new(answer)));
                        let _ = progress.try_set(Progress::Done);
                    }
                }
                let _ = session.live_answered.try_set(true);
            });
        };
        if asked_for.is_some_and(|before| before != words) {
            waiting.set_value(set_timeout_with_handle(send, PAUSE).ok());
        } else {
            send();
        }
        words
    });
}
