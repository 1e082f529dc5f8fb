//! What belongs to one test: settings, log and counted calls.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use perigee_core::ll2::Json;

use super::log::{Entry, Log, Ticket};
use super::reply::Reply;
use super::settings::Settings;
use super::throttle::Window;

/// The state of a namespace.
#[derive(Debug, Default)]
pub struct Namespace(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    settings: Settings,
    log: Log,
    window: Window,
}

impl Namespace {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the lock, and if it did, the state would still be whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The settings as they are now.
    pub fn settings(&self) -> Settings {
        self.state().settings.clone()
    }

    /// Changes some settings, and gives all as they are now. A new throttle counts from zero.
    ///
    /// # Errors
    /// When the body holds no settings: a sentence that says why.
    pub fn change(&self, body: &[u8]) -> Result<Settings, String> {
        let mut state = self.state();
        let changed = state.settings.changed(body)?;
        if changed.throttle != state.settings.throttle {
            state.window = Window::default();
        }
        state.settings = changed.clone();
        Ok(changed)
    }

    /// Forgets everything.
    pub fn reset(&self) {
        let mut state = self.state();
        state.settings = Settings::default();
        state.window = Window::default();
        state.log.clear();
    }

    /// Notes a request.
    pub fn begin(&self, entry: Entry) -> Ticket {
        self.state().log.begin(entry)
    }

    /// Notes how a request was answered.
    pub fn finish(&self, ticket: Ticket, status: u16) {
        self.state().log.finish(ticket, status);
    }

    /// All requests so far.
    pub fn log(&self) -> Vec<Entry> {
        self.state().log.entries().to_vec()
    }

    /// Counts a call of the API; the answer, when it is to fail or is one too many.
    pub fn call(&self) -> Option<Reply> {
        let mut state = self.state();
        let State { settings, window, .. } = &mut *state;
        if let Some(throttle) = &settings.throttle
            && let Err(refused) = window.admit(throttle, Instant::now())
        {
            return Some(Reply::throttled(refused.wait_secs).open(throttle.cors));
        }
        let fail = settings.fail.as_mut().filter(|fail| fail.times > 0)?;
        fail.times -= 1;
        let reply = match fail.status {
            429 => Reply::throttled(Some(350)),
            status @ 400..=499 => Reply::detail(status, "The stand-in was asked to refuse this."),
            status => Reply::fault(status),
        };
        Some(reply.open(fail.cors))
    }

    /// LL2's `/api-throttle/`.
    pub fn report(&self) -> Json {
        let mut state = self.state();
        let State { settings, window, .. } = &mut *state;
        window.report(settings.throttle.as_ref(), Instant::now())
    }
}
