//! One reading of all the API's pages, which a reload goes on with.

use std::cell::RefCell;

use perigee_core::domain::{Collection, Timestamp};
use perigee_core::refresh::{Assembly, PageError, Unsound, backoff};

use crate::api::{ApiError, calls, client};
use crate::browser::now;
use crate::session::Session;
use crate::store;
use crate::tabs::Turn;

use super::Status;

/// Where the run's head is kept; its pages are kept under the same with their numbers.
const KEY: &str = "run";

/// Pages older than this are not put together with new ones: six hours, in milliseconds.
const LONGEST: i64 = 6 * 3_600_000;

thread_local! {
    /// The run where nothing can be stored.
    static MEMORY: RefCell<Option<Pages>> = const { RefCell::new(None) };
    /// How often in a row an attempt failed.
    static FAILURES: RefCell<u32> = const { RefCell::new(0) };
}

/// The pages of a run so far, as the API sent them.
#[derive(Clone, Debug)]
struct Pages {
    api: String,
    started: Timestamp,
    texts: Vec<String>,
}

/// Reads all pages that are not here yet.
///
/// # Errors
/// How the attempt ended, if not with a whole and sound collection.
pub(super) async fn collect(session: Session, turn: &Turn) -> Result<Collection, Status> {
    let first = collect_once(session, turn).await;
    let outcome = match first {
        // Rows may have come or gone between two pages; once more, from the first page.
        Err(Status::Unsound(_)) => collect_once(session, turn).await,
        outcome => outcome,
    };
    if outcome.is_ok() {
        FAILURES.set(0);
    }
    outcome
}

async fn collect_once(session: Session, turn: &Turn) -> Result<Collection, Status> {
    let config = session.config();
    let Some(api) = config.api.clone() else { return Err(Status::Idle) };
    let (mut pages, mut assembly) = resume(&api).await;
    let expected = session.collection().map_or(0, |held| held.spacecraft.len());
    let needed = assembly.pages_left(expected);
    if let Some(until) = calls::log().free_at(needed, config.calls_per_hour as usize, now()) {
        let paused = calls::log().paused_until(now()).is_some();
        return Err(if paused { Status::Waiting(until) } else { Status::Spent(until) });
    }
    let mut resumed = assembly.count();
    while let Some(request) = assembly.next_request() {
        let (received, count) = (assembly.received(), assembly.count());
        session.refresh.set(Status::Running { received, count });
        let text = client::page(&config, &request).await.map_err(failed)?;
        match assembly.take(&text) {
            // Between a page of then and a page of now the list may have changed anywhere.
            Ok(()) if resumed.take().is_some_and(|then| assembly.count() != Some(then)) => {
                forget().await;
                return Err(Status::Unsound(Unsound::Incomplete));
            }
            Ok(()) => pages.add(text).await,
            Err(PageError::Unreadable(error)) => return Err(failed(error.into())),
            Err(PageError::Unsound(reason)) => {
                forget().await;
                return Err(Status::Unsound(reason));
            }
        }
        turn.renew();
    }
    let whole = assembly.finish(&api, pages.started);
    // An empty list may be sound, but nothing held is given up for it.
    let whole = whole.and_then(|whole| match whole.spacecraft.len() {
        0 => Err(Unsound::Incomplete),
        _ => Ok(whole),
    });
    match whole {
        Ok(collection) => Ok(collection),
        Err(reason) => {
            forget().await;
            Err(Status::Unsound(reason))
        }
    }
}

/// Forgets the pages, once what they make is kept.
pub(super) async fn forget() {
    if let Some(pages) = Pages::load().await {
        pages.forget().await;
    }
}

/// When a failure is tried again, which it is not before the server allows.
fn failed(error: ApiError) -> Status {
    match error {
        ApiError::Throttled(until) => return Status::Waiting(until),
        ApiError::Spent(until) => return Status::Spent(until),
        _ => {}
    }
    let failures = FAILURES.with_borrow_mut(|failures| {
        *failures = failures.saturating_add(1);
        *failures
    });
    let wait = backoff(failures, js_sys::Math::random()).seconds() * 1_000;
    Status::Failed(error, Timestamp::from_millis(now().millis() + wait))
}

/// The pages that are here already, and what they make.
async fn resume(api: &str) -> (Pages, Assembly) {
    // Where none is here yet, a list is as old as its first page will be, and not as an attempt that
    // had to wait.
    let known = |pages: &Pages| pages.belong_to(api) && !pages.texts.is_empty();
    if let Some(pages) = Pages::load().await.filter(known) {
        let mut assembly = Assembly::default();
        let taken: Result<(), PageError> =
            pages.texts.iter().try_for_each(|text| assembly.take(text));
        if taken.is_ok() {
            return (pages, assembly);
        }
        pages.forget().await;
    }
    let pages = Pages { api: api.to_owned(), started: now(), texts: vec![] };
    store::put(KEY, &format!("{} {}", pages.started.iso(), pages.api)).await;
    (pages, Assembly::default())
}

impl Pages {
    async fn load() -> Option<Self> {
        let Some(head) = store::get(KEY).await else { return MEMORY.with_borrow(Clone::clone) };
        let (started, api) = head.split_once(' ')?;
        let started = Timestamp::parse(started)?;
        let mut texts = Vec::new();
        while let Some(text) = store::get(&key(texts.len())).await {
            texts.push(text);
        }
        Some(Self { api: api.to_owned(), started, texts })
    }

    fn belong_to(&self, api: &str) -> bool {
        let age = now().millis() - self.started.millis();
        self.api == api && (0..LONGEST).contains(&age)
    }

    /// Keeps one more page before the next is asked for.
    async fn add(&mut self, text: String) {
        let kept = store::put(&key(self.texts.len()), &text).await;
        self.texts.push(text);
        MEMORY.set((!kept).then(|| self.clone()));
    }

    async fn forget(&self) {
        MEMORY.set(None);
        let pages = (0..=self.texts.len()).map(key);
        store::delete(&pages.chain([KEY.to_owned()]).collect::<Vec<_>>()).await;
    }
}

fn key(number: usize) -> String {
    format!("{KEY}/{number}")
}
