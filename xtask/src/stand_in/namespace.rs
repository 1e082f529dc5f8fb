//! What belongs to one test: settings, log and counted calls.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use perigee_core::ll2::Json;

use super::drift::Drift;
use super::fault::Fault;
use super::log::{Entry, Log, Ticket};
use super::reply::Reply;
use super::route::Route;
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
    /// Answers of the list since the drift was set.
    listed: u64,
}

/// What becomes of a call.
#[derive(Clone, Debug)]
pub enum Call {
    /// It gets the true answer.
    True,
    /// It fails with this answer.
    Refused(Reply),
    /// It gets an answer with something wrong.
    Faulty(Fault),
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

    /// Changes some settings, and gives all as they are now. A new throttle or drift counts
    /// from zero.
    ///
    /// # Errors
    /// When the body holds no settings: a sentence that says why.
    pub fn change(&self, body: &[u8]) -> Result<Settings, String> {
        let mut state = self.state();
        let changed = state.settings.changed(body)?;
        if changed.throttle != state.settings.throttle {
            state.window = Window::default();
        }
        if changed.drift != state.settings.drift {
            state.listed = 0;
        }
        state.settings = changed.clone();
        Ok(changed)
    }

    /// Forgets everything.
    pub fn reset(&self) {
        let mut state = self.state();
        state.settings = Settings::default();
        state.window = Window::default();
        state.listed = 0;
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

    /// Counts a call of the API, given its query string as sent and decoded. Calls that ask how
    /// much of the allowance is used are free, and fail only by a fault.
    pub fn call(&self, route: Route<'_>, query: &str, decoded: &str) -> Call {
        let mut state = self.state();
        let State { settings, window, .. } = &mut *state;
        if route != Route::Throttle
            && let Some(reply) = refused(settings, window)
        {
            return Call::Refused(reply);
        }
        let fault = settings
            .faults
            .iter_mut()
            .find_map(|fault| fault.takes(route, query, decoded).then(|| fault.clone()));
        fault.map_or(Call::True, Call::Faulty)
    }

    /// The drift, once it is there.
    pub fn drift(&self) -> Option<Drift> {
        let state = self.state();
        state.settings.drift.clone().filter(|drift| state.listed >= drift.after)
    }

    /// Counts an answer of the list.
    pub fn listed(&self) {
        self.state().listed += 1;
    }

    /// LL2's `/api-throttle/`.
    pub fn report(&self) -> Json {
        let mut state = self.state();
        let State { settings, window, .. } = &mut *state;
        window.report(settings.throttle.as_ref(), Instant::now())
    }
}

/// The answer, when a call is one too many or is to fail.
fn refused(settings: &mut Settings, window: &mut Window) -> Option<Reply> {
    if let Some(throttle) = &settings.throttle
        && let Err(refused) = window.admit(throttle, Instant::now())
    {
        let reply = Reply::throttled(refused.wait_secs, throttle.retry_after, throttle.sentence);
        return Some(reply.open(throttle.cors));
    }
    let fail = settings.fail.as_mut().filter(|fail| fail.times > 0)?;
    fail.times -= 1;
    let reply = match fail.status {
        429 => Reply::throttled(Some(350), true, true),
        status => Reply::failure(status),
    };
    Some(reply.open(fail.cors))
}
