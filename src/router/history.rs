//! The browser's history: steps made, steps taken back, and the place on the page for each.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use crate::browser::{Timer, element, focus_is_lost, focus_without_scroll, listen, window};

use super::positions::{Position, Positions};
use super::{Location, Router};

/// How long typing must pause before the address bar follows. Browsers allow about a hundred
/// changes in ten to thirty seconds.
const PAUSE: Duration = Duration::from_millis(200);

/// How often, and how far apart, a place is tried that is not there yet: for three seconds.
const RETRIES: u32 = 30;
/// See [`RETRIES`].
const RETRY_PAUSE: Duration = Duration::from_millis(100);

/// The id of every page's heading, which takes the focus when the page opens.
pub const PAGE_HEADING: &str = "page-heading";
/// The id of the heading over the results, which takes the focus when its holder goes.
pub const RESULTS_HEADING: &str = "results-heading";

thread_local! {
    static STEPS: RefCell<Steps> = RefCell::default();
}

/// What the history's own state cannot hold.
#[derive(Default)]
struct Steps {
    /// The number of the step shown, as stored in its history state.
    current: u64,
    positions: Positions,
    /// An address typing has led to, not yet in the address bar.
    pending: Option<String>,
    /// Writes it there.
    writing: Timer,
}

/// Takes over scroll restoration and listens for Back and Forward.
pub(super) fn attach(router: Router) {
    let Some((window, history)) = browser() else { return };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    let positions = Positions::load();
    let current = step_of(&history).unwrap_or_else(|| {
        let step = js_sys::Date::now() as u64;
        let _ = history.replace_state_with_url(&JsValue::from_f64(step as f64), "", None);
        step
    });
    let position = positions.get(current).cloned();
    STEPS.with_borrow_mut(|steps| {
        steps.current = current;
        steps.positions = positions;
    });
    if let Some(position) = position {
        restore(position, current, RETRIES);
    }

    listen(&window, "popstate", move || went(router));
    listen(&window, "pagehide", || {
        write_pending();
        keep_position();
        STEPS.with_borrow(|steps| steps.positions.store());
    });
}

/// A new step at this address.
pub(super) fn push(router: Router, href: &str) {
    let Some((window, history)) = browser() else { return };
    write_pending();
    keep_position();
    let step = STEPS.with_borrow_mut(|steps| {
        steps.current = steps.current.max(js_sys::Date::now() as u64) + 1;
        steps.current
    });
    if history.push_state_with_url(&JsValue::from_f64(step as f64), "", Some(href)).is_err() {
        // The browser refuses too many steps in a row; the page still goes where it should.
        let _ = window.location().set_href(href);
        return;
    }
    let before = router.location.get_untracked();
    router.location.set(here(router));
    settle(&before, &router.location.get_untracked());
}

/// The same step at another address: the page at once, the address bar after a pause.
pub(super) fn replace_soon(router: Router, href: &str) {
    let (path, search) = href.split_once('?').unwrap_or((href, ""));
    STEPS.with_borrow_mut(|steps| {
        steps.pending = Some(href.to_owned());
        steps.writing.set(PAUSE, write_pending);
    });
    router.location.set(router.resolve(path, search));
}

/// The visitor went Back or Forward.
fn went(router: Router) {
    let Some((_, history)) = browser() else { return };
    // The address typed last belongs to the step that was just left.
    let step = step_of(&history);
    STEPS.with_borrow_mut(|steps| {
        steps.pending = None;
        steps.writing.clear();
    });
    let before = router.location.get_untracked();
    let location = here(router);
    let Some(step) = step else {
        // A link within the page, such as the skip link: nothing but the fragment changed.
        return;
    };
    keep_position();
    let position = STEPS.with_borrow_mut(|steps| {
        steps.current = step;
        steps.positions.get(step).cloned()
    });
    router.location.set(location.clone());
    match position {
        Some(position) => restore(position, step, RETRIES),
        None => settle(&before, &location),
    }
}

/// Brings the visitor back to a place, again and again for a while: in live mode the rows that
/// make room for it come later. A newer step ends it.
fn restore(position: Position, step: u64, retries: u32) {
    request_animation_frame(move || {
        let current = STEPS.with_borrow(|steps| steps.current);
        if current == step && !position.restore() && retries > 0 {
            set_timeout(move || restore(position, step, retries - 1), RETRY_PAUSE);
        }
    });
}

/// After a step: a new page starts at its top with the focus on its heading; on the same page
/// everything stays, and focus that went down with its element goes to the result's heading.
fn settle(before: &Location, after: &Location) {
    let new_page = before.route != after.route;
    if new_page && let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    request_animation_frame(move || {
        let heading = if new_page {
            element(PAGE_HEADING)
        } else if focus_is_lost() {
            element(RESULTS_HEADING)
        } else {
            None
        };
        if let Some(heading) = heading {
            focus_without_scroll(&heading);
        }
    });
}

/// Writes the address that typing led to into the address bar.
fn write_pending() {
    let pending = STEPS.with_borrow_mut(|steps| Some((steps.pending.take()?, steps.current)));
    let Some((href, step)) = pending else { return };
    if let Some((_, history)) = browser() {
        let _ = history.replace_state_with_url(&JsValue::from_f64(step as f64), "", Some(&href));
    }
}

fn keep_position() {
    let position = Position::here();
    STEPS.with_borrow_mut(|steps| {
        let current = steps.current;
        steps.positions.set(current, position);
    });
}

fn here(router: Router) -> Location {
    let location = window().map(|window| window.location());
    let path = location.as_ref().and_then(|location| location.pathname().ok()).unwrap_or_default();
    let search = location.as_ref().and_then(|location| location.search().ok()).unwrap_or_default();
    router.resolve(&path, &search)
}

fn step_of(history: &History) -> Option<u64> {
    history.state().ok()?.as_f64().map(|step| step as u64)
}

fn browser() -> Option<(web_sys::Window, History)> {
    let window = window()?;
    let history = window.history().ok()?;
    Some((window, history))
}
