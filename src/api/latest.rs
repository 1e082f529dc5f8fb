//! Newest wins: a newer request aborts the older one, and a late answer is never taken.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::AbortController;

/// The requests of one place on the page, of which only the newest counts.
#[derive(Clone, Default)]
pub struct Latest(Rc<Inner>);

#[derive(Default)]
struct Inner {
    number: Cell<u64>,
    controller: RefCell<Option<AbortController>>,
}

/// One request's right to be taken.
pub struct Ticket {
    latest: Latest,
    number: u64,
    controller: Option<AbortController>,
}

impl Latest {
    /// A ticket for a new request; the one before is aborted.
    pub fn next(&self) -> Ticket {
        self.cancel();
        let controller = AbortController::new().ok();
        self.0.controller.replace(controller.clone());
        Ticket { latest: self.clone(), number: self.0.number.get(), controller }
    }

    /// Aborts the request under way, if there is one.
    pub fn cancel(&self) {
        self.0.number.set(self.0.number.get() + 1);
        if let Some(controller) = self.0.controller.take() {
            controller.abort();
        }
    }
}

impl Ticket {
    /// Whether no newer request has been made since.
    pub fn is_current(&self) -> bool {
        self.latest.0.number.get() == self.number
    }

    /// What aborts the request.
    pub fn controller(&self) -> Option<&AbortController> {
        self.controller.as_ref()
    }
}
