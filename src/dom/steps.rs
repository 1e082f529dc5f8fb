//! Building the app in steps, so that a slow device hears its visitor in between.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::Owner;

use crate::browser::Timer;

/// Lets what is built [apart](super::apart) take tasks of its own, if it takes long, then does
/// something with the result.
pub fn in_steps<T: 'static>(build: impl FnOnce() -> T, done: impl FnOnce(T) + 'static) {
    APART.set(Some(vec![]));
    let built = build();
    after_a_break(Box::new(move || done(built)));
}

/// Something to be done.
pub(super) type Step = Box<dyn FnOnce()>;

/// How long to go on without a break, in milliseconds.
const LONG: f64 = 4.0;

thread_local! {
    /// What is still to be built apart, while the app is built; nothing at any other time.
    static APART: RefCell<Option<Vec<(Owner, Step)>>> = const { RefCell::new(None) };
}

/// Whether the app is being built.
pub(super) fn is_starting() -> bool {
    APART.with_borrow(Option::is_some)
}

/// Leaves something for later.
pub(super) fn put_off(step: Step) {
    let owner = Owner::current().unwrap_or_default();
    APART.with_borrow_mut(|apart| apart.get_or_insert_default().push((owner, step)));
}

fn after_a_break(done: Step) {
    Timer::default().set(Duration::ZERO, move || build_apart(done));
}

/// Builds what is to be built apart, with a break now and then.
fn build_apart(done: Step) {
    let start = js_sys::Date::now();
    loop {
        let next = APART.with_borrow_mut(|apart| apart.as_mut().and_then(Vec::pop));
        let Some((owner, build)) = next else { break };
        owner.with(build);
        if js_sys::Date::now() - start > LONG {
            return after_a_break(done);
        }
    }
    APART.set(None);
    done();
}
