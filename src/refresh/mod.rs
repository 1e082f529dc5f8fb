//! Keeps what is held current: when a refresh is due, what it costs, and what comes of it.
//!
//! The rules themselves are the core's (`perigee_core::refresh`); here they meet the clock, the
//! store, the other tabs and the network. One run at a time, in one tab; pages are kept as they
//! come, so that a tab that is closed half-way loses nothing; and the set held is replaced only
//! by a whole and sound one.

mod run;
mod saved;
mod status;

pub use saved::{Saved, set_aside};
pub use status::Status;

use std::cell::Cell;
use std::sync::Arc;
use std::time;

use perigee_core::domain::{Collection, Source, Timestamp};
use perigee_core::query::Index;
use perigee_core::refresh::Changes;
use perigee_core::text::number;
use wasm_bindgen_futures::spawn_local;

use crate::api::{ApiError, Refresh, calls, client};
use crate::browser::{every, is_online, listen, local_storage, now, when_idle, window};
use crate::reactive::effect;
use crate::router::Base;
use crate::session::{Holding, Origin, Session};
use crate::tabs::{self, Turn};

/// How often the clock on the page moves and what is due is looked at.
const TICK: time::Duration = time::Duration::from_secs(1);

/// Where it is kept that the API's list was not sound: until when to leave it alone.
const LEFT_ALONE_UNTIL: &str = "perigee.refresh-not-before";

/// The largest catalogue file that is kept.
const MOST_KEPT: usize = 2_000;

thread_local! {
    /// Whether this tab is at it.
    static BUSY: Cell<bool> = const { Cell::new(false) };
    /// Whether the visitor asked for it, and it has not come to an end.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Starts looking after the data; `saved` is what the store was known to hold when the page opened.
pub fn start(session: Session, base: Base, saved: Option<Saved>) {
    let base = Arc::new(base);
    let config_base = Arc::clone(&base);
    let consider = move || {
        session.time.set(now());
        let log = calls::log();
        session.calls_used.set(log.used(now()) as u32);
        session.call_free_at.set(log.next_free(now()).unwrap_or_else(now));
        let asked = ASKED.get();
        let over = |status: &Status| matches!(status, Status::Elsewhere(until) if *until <= now());
        if session.refresh.with_untracked(over) {
            session.refresh.set(Status::Idle);
        }
        if (asked || due(session)) && may_start(session) {
            run(session, Arc::clone(&config_base), asked);
        }
    };
    if let Some(window) = window() {
        for event in ["online", "offline"] {
            listen(&window, event, move || back_online(session));
        }
    }
    session.online.set(is_online());
    tabs::hear(move || {
        spawn_local(async move {
            take_over(session).await;
        });
    });
    every(TICK, consider);
    effect(move || {
        let asked = session.refresh_asked.get();
        if asked > 0 {
            ASKED.set(true);
            run(session, Arc::clone(&base), true);
        }
    });
    match saved {
        Some(saved) => compare(session, &saved),
        None => spawn_local(look_for_unnoted(session)),
    }
}

/// Looks for what is kept without a note, for which the first view has not waited.
async fn look_for_unnoted(session: Session) {
    match Saved::load().await {
        Some(saved) if !take_over(session).await => compare(session, &saved),
        // Where the note was there, this is what the visit would have begun with.
        Some(_) => session.changes.set(None),
        None if session.refreshed_here.get_untracked() => {}
        None => keep(session),
    }
}

/// Notes whether there is a network. One that came back makes the next try due at once.
fn back_online(session: Session) {
    session.online.set(is_online());
    let offline = |status: &Status| matches!(status, Status::Failed(ApiError::Offline, _));
    if is_online() && session.refresh.with_untracked(offline) {
        session.refresh.set(Status::Idle);
    }
}

/// Says what has changed since the last visit, and remembers this one.
fn compare(session: Session, saved: &Saved) {
    let Some(held) = session.collection() else { return };
    if held.generated_at <= saved.generated_at || session.is_sample() {
        return;
    }
    if let Some(old) = saved.read(session.config().api.as_deref(), Some(&held.source)) {
        session.note_changes(&old, &held);
    }
    keep(session);
}

/// Keeps the collection of the deployer's file, so that the next visit can tell what has changed,
/// once the page has nothing else to do. A sample is not worth it, and a list of changes in a
/// catalogue many times LL2's is not worth the time to write it.
fn keep(session: Session) {
    let worth = |held: &Arc<Collection>| {
        held.source != Source::Sample && held.spacecraft.len() <= MOST_KEPT
    };
    if let Some(held) = session.collection().filter(worth) {
        when_idle(move || {
            spawn_local(async move {
                Saved::save(&held, Origin::File).await;
            });
        });
    }
}

/// Whether the data are old enough for a refresh that nobody asked for.
fn due(session: Session) -> bool {
    let config = session.config();
    let Some(held) = session.collection() else { return false };
    config.refresh == Refresh::Auto
        && config.api.is_some()
        && session.is_stale(held.generated_at)
        && left_alone_until().is_none_or(|until| until <= now())
}

/// Whether nothing stands in the way of a start now.
fn may_start(session: Session) -> bool {
    !BUSY.get()
        && is_online()
        && session.refresh.with_untracked(|status| match status {
            Status::Waiting(until)
            | Status::Spent(until)
            | Status::Failed(_, until)
            | Status::Elsewhere(until) => *until <= now(),
            // A list that is not sound is due again only after it was left alone.
            Status::Idle | Status::Unsound(_) => true,
            Status::Checking | Status::Running { .. } => false,
        })
}

fn run(session: Session, base: Arc<Base>, asked: bool) {
    if BUSY.replace(true) {
        return;
    }
    spawn_local(async move {
        let status = attempt(session, &base, asked).await;
        if matches!(status, Status::Idle | Status::Unsound(_)) {
            ASKED.set(false);
        }
        session.time.set(now());
        session.refresh.set(status);
        BUSY.set(false);
    });
}

/// One attempt, and how it ended.
async fn attempt(session: Session, base: &Base, asked: bool) -> Status {
    let Some(turn) = Turn::take().await else { return Status::elsewhere(now()) };
    session.refresh.set(Status::Checking);
    let newer_elsewhere = take_over(session).await;
    let newer_file = take_newest_file(session, base).await;
    let fresh = session.collection().is_some_and(|held| !session.is_stale(held.generated_at));
    if fresh && (newer_elsewhere || newer_file || !asked) {
        return Status::Idle;
    }
    match run::collect(session, &turn).await {
        Ok(collection) => {
            let held = session.collection();
            let saved = Saved::save(&collection, Origin::Refreshed).await;
            replace(session, collection, Origin::Refreshed);
            if let (Some(old), Some(new)) = (held, session.collection()) {
                session.note_changes(&old, &new);
            }
            run::forget().await;
            if saved {
                tabs::tell();
            }
            leave_alone_until(None);
            Status::Idle
        }
        Err(status) => {
            if matches!(status, Status::Unsound(_)) {
                let wait = session.config().refresh_after.seconds().saturating_mul(1_000);
                leave_alone_until(Some(now().millis().saturating_add(wait)));
            }
            status
        }
    }
}

/// Takes over what another tab has refreshed meanwhile; whether there was anything.
async fn take_over(session: Session) -> bool {
    let Some(saved) = Saved::load().await else { return false };
    let Some(held) = session.collection() else { return false };
    if saved.generated_at <= held.generated_at && held.source != Source::Sample {
        return false;
    }
    let newer = saved.read(session.config().api.as_deref(), Some(&held.source));
    let Some(newer) = newer.filter(|newer| newer.supersedes(&held)) else { return false };
    replace(session, newer, saved.origin);
    if let Some(new) = session.collection() {
        session.note_changes(&held, &new);
    }
    // Whatever kept this tab waiting is over.
    if !BUSY.get() {
        session.refresh.set(Status::Idle);
    }
    true
}

/// Takes the deployer's file if it is newer than what is held, which costs no call.
async fn take_newest_file(session: Session, base: &Base) -> bool {
    let Some(path) = session.config().catalogue.clone() else { return false };
    let Some(held) = session.collection() else { return false };
    let Ok(file) = client::catalogue(&base.join(&path), true).await else { return false };
    if !file.supersedes(&held) {
        return false;
    }
    replace(session, file, Origin::File);
    if let Some(new) = session.collection() {
        session.note_changes(&held, &new);
    }
    keep(session);
    true
}

fn replace(session: Session, collection: Collection, origin: Origin) {
    session.hold(Holding::Local(Arc::new(Index::new(Arc::new(collection)))), origin);
}

fn left_alone_until() -> Option<Timestamp> {
    let until = local_storage()?.get_item(LEFT_ALONE_UNTIL).ok()??;
    number(&until).map(Timestamp::from_millis)
}

fn leave_alone_until(until: Option<i64>) {
    if let Some(storage) = local_storage() {
        let _ = match until {
            Some(until) => storage.set_item(LEFT_ALONE_UNTIL, &until.to_string()),
            None => storage.remove_item(LEFT_ALONE_UNTIL),
        };
    }
}

impl Session {
    /// Shows what is different, if the older collection was a whole one.
    fn note_changes(self, old: &Collection, new: &Collection) {
        if old.source != Source::Sample {
            let changes = Changes::between(old, new);
            self.changes.set((!changes.is_empty()).then(|| Arc::new(changes)));
        }
    }
}
