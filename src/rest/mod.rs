//! The rest of the program: what the first view of a list does without.
//!
//! A release comes in two modules, so that a visitor on a slow network waits for two thirds of it
//! only. `cargo xtask build` parts them at one function, `part::build`: what can be reached through
//! it alone is in the second module, which is fetched as soon as the page is there, or along with
//! the data where the address asks for what is in it. Any other build is in one piece, and all of
//! this is there from the start.

mod part;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::spawn_local;

use crate::api::ApiError;
use crate::browser::{in_own_task, reload, sleep};
use crate::components::ErrorState;
use crate::dom::{Node, dynamic, fragment};
use crate::reactive::RwSignal;
use crate::router::Router;

pub use part::Part;

/// How long to wait before the first try anew where the module could not be had.
const PAUSE: Duration = Duration::from_secs(5);

thread_local! {
    /// How many parts the page waits for.
    static AWAITED: Cell<usize> = const { Cell::new(0) };
    /// What is to be done once it waits for none.
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(vec![]) };
}

/// Fetches the module, once for all who ask.
///
/// # Errors
/// When it could not be had; the next who asks tries anew.
pub async fn load() -> Result<(), ApiError> {
    part::load().await
}

/// A part of the page that is looked at: at once where the module is there, else as soon as it is,
/// and until then the page is not [whole](when_whole).
pub fn lazy(part: Part) -> Node {
    put_in(part, true)
}

/// A part of the page that nobody looks at yet, such as what is folded. It is tried for as long as it
/// takes.
pub fn soon(part: Part) -> Node {
    put_in(part, false)
}

fn put_in(part: Part, is_awaited: bool) -> Node {
    let part = match part::build(Box::new(part)) {
        Ok(node) => return node,
        Err(part) => part,
    };
    let owner = Owner::current().unwrap_or_default();
    let is_gone = Rc::new(Cell::new(false));
    let gone = SendWrapper::new(Rc::clone(&is_gone));
    on_cleanup(move || gone.set(true));
    let (built, slot) = (RwSignal::new(false), Rc::new(Cell::new(None)));
    let place = Rc::clone(&slot);
    AWAITED.set(AWAITED.get() + usize::from(is_awaited));
    spawn_local(async move {
        if !is_awaited {
            load_at_last().await;
        }
        let loaded = load().await;
        // Many parts may have waited.
        in_own_task(move || {
            if !is_gone.get() {
                place.set(owner.with(|| match loaded {
                    Ok(()) => part::build(part).ok(),
                    Err(error) => Some(missing(error)),
                }));
                built.set(true);
                owner.with(|| Router::expect().arrived());
            }
            AWAITED.set(AWAITED.get() - usize::from(is_awaited));
            if AWAITED.get() == 0 {
                WAITING.take().into_iter().for_each(|run| run());
            }
        });
    });
    dynamic(move || {
        built.track();
        slot.take().unwrap_or_else(fragment)
    })
}

/// Does something that shows nothing, at once or as soon as the module is there, however often
/// that has to be tried.
pub fn run(part: Part) {
    let Err(part) = part::build(Box::new(part)) else { return };
    spawn_local(async move {
        load_at_last().await;
        let _ = part::build(part);
    });
}

/// Fetches the module, however often that has to be tried.
async fn load_at_last() {
    let mut pause = PAUSE;
    while load().await.is_err() {
        sleep(pause).await;
        pause = pause.saturating_mul(2);
    }
}

/// Does something once all parts are on the page.
pub fn when_whole(run: impl FnOnce() + 'static) {
    if AWAITED.get() == 0 {
        run();
    } else {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(run)));
    }
}

/// What stands in the place of a part that could not be had. A newer version on the host may be
/// the reason, and the page as the host has it now is the way on.
fn missing(error: ApiError) -> Node {
    let what = "This part of the program could not be loaded.";
    view! { <ErrorState what error retry=Rc::new(reload) /> }.into()
}
