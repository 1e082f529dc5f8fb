//! The browser's history: steps made, steps taken back, and the place on the page for each.

use std::cell::RefCell;
use std::time::Duration;

use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use crate::browser::{
    Timer, before_paint, element, focus_is_lost, focus_without_scroll, in_own_task, listen, window,
};

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
    /// An address that is shown, but not yet in the address bar.
    pending: Option<Pending>,
    /// Writes there what typing has led to.
    writing: Timer,
    /// Whether a new page has yet to come that was to take the focus.
    is_page_due: bool,
}

struct Pending {
    href: String,
    /// Whether it is a step of its own, or another address of the step before.
    is_step: bool,
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
    // A scroll is told a frame late, which is too late for who scrolls and presses at once.
    for event in ["scroll", "pointerdown", "keydown"] {
        listen(&window, event, Position::note_scroll);
    }
    listen(&window, "pagehide", || {
        write_pending();
        keep(Position::here());
        STEPS.with_borrow(|steps| steps.positions.store());
    });
}

/// A new step at this address: the page at once, the address bar right after it, since browsers
/// take longer to write an address than the page takes to change.
pub(super) fn push(router: Router, href: &str) {
    write_pending();
    keep(Position::lately());
    STEPS.with_borrow_mut(|steps| {
        steps.current = steps.current.max(js_sys::Date::now() as u64) + 1;
        steps.pending = Some(Pending { href: href.to_owned(), is_step: true });
    });
    in_own_task(write_pending);
    let is_new_page = go(router, router.leads_to(href));
    settle(is_new_page);
}

/// Shows another location; whether that is another page.
fn go(router: Router, location: Location) -> bool {
    let is_new_page = router.location.with_untracked(|before| before.route != location.route);
    router.location.set(location);
    is_new_page
}

/// The same step at another address: the page at once, the address bar after a pause.
pub(super) fn replace_soon(router: Router, href: &str) {
    if STEPS.with_borrow(|steps| steps.pending.as_ref().is_some_and(|pending| pending.is_step)) {
        write_pending();
    }
    STEPS.with_borrow_mut(|steps| {
        steps.pending = Some(Pending { href: href.to_owned(), is_step: false });
        steps.writing.set(PAUSE, write_pending);
    });
    router.location.set(router.leads_to(href));
}

/// The visitor went Back or Forward.
fn went(router: Router) {
    let Some((_, history)) = browser() else { return };
    // The address typed last belongs to the step that was just left.
    let step = step_of(&history);
    let pending = STEPS.with_borrow_mut(|steps| {
        steps.writing.clear();
        steps.pending.take()
    });
    if pending.is_some_and(|pending| pending.is_step) {
        // The step shown was not in the history yet, so this went one too far.
        let _ = history.forward();
        return;
    }
    let location = here(router);
    let Some(step) = step else {
        // A link within the page, such as the skip link: nothing but the fragment changed.
        return;
    };
    keep(Position::here());
    let position = STEPS.with_borrow_mut(|steps| {
        steps.current = step;
        steps.positions.get(step).cloned()
    });
    let is_new_page = go(router, location);
    match position {
        Some(position) => restore(position, step, RETRIES),
        None => settle(is_new_page),
    }
}

/// Brings the visitor back to a place, again and again for a while: in live mode the rows that
/// make room for it come later. A newer step ends it.
fn restore(position: Position, step: u64, retries: u32) {
    before_paint(move || {
        let current = STEPS.with_borrow(|steps| steps.current);
        if current == step && !position.restore() && retries > 0 {
            Timer::default().set(RETRY_PAUSE, move || restore(position, step, retries - 1));
        }
    });
}

/// After a step: a new page starts at its top with the focus on its heading; on the same page
/// everything stays, and focus that went down with its element goes to the result's heading.
fn settle(is_new_page: bool) {
    if is_new_page && let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    before_paint(move || {
        let heading = if is_new_page {
            let heading = element(PAGE_HEADING);
            STEPS.with_borrow_mut(|steps| steps.is_page_due = heading.is_none());
            heading
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

/// To be called when something has come to the page that was not there in time for the step that
/// leads to it.
pub(super) fn arrived() {
    before_paint(|| {
        let is_page_due = STEPS.with_borrow_mut(|steps| std::mem::take(&mut steps.is_page_due));
        let heading = element(PAGE_HEADING).filter(|_| is_page_due && focus_is_lost());
        heading.iter().for_each(focus_without_scroll);
    });
}

/// Writes the address that is shown into the address bar.
fn write_pending() {
    let pending = STEPS.with_borrow_mut(|steps| Some((steps.pending.take()?, steps.current)));
    let (Some((pending, step)), Some((window, history))) = (pending, browser()) else { return };
    let (state, href) = (JsValue::from_f64(step as f64), pending.href.as_str());
    if !pending.is_step {
        let _ = history.replace_state_with_url(&state, "", Some(href));
    } else if history.push_state_with_url(&state, "", Some(href)).is_err() {
        // The browser refuses too many steps in a row; the page still goes where it should.
        let _ = window.location().set_href(href);
    }
}

fn keep(position: Position) {
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
