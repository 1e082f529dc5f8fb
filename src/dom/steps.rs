//! Building the app in steps, so that a slow device hears its visitor in between.

use std::cell::RefCell;

use leptos::prelude::Owner;

use crate::browser::in_own_task;

/// Lets what is built [apart](super::apart) take tasks of its own, if it takes long, then shows
/// the result. What is built [later](super::later) comes before that too, or after it if it
/// `may_follow`. Then all is done.
pub fn in_steps<T: Clone + 'static>(
    build: impl FnOnce() -> T,
    may_follow: bool,
    show: impl FnOnce(T) + 'static,
    done: impl FnOnce(T) + 'static,
) {
    STEPS.set(Some(Steps::default()));
    let built = build();
    let all = built.clone();
    STEPS.with_borrow_mut(|steps| {
        let steps = steps.get_or_insert_default();
        let last_of = if may_follow { &mut steps.first } else { &mut steps.later };
        last_of.insert(0, (Owner::new(), Box::new(move || show(built))));
    });
    after_a_break(Box::new(move || done(all)));
}

/// Something to be done.
pub(super) type Step = Box<dyn FnOnce()>;

/// How long to go on without a break, in milliseconds.
const LONG: f64 = 4.0;

thread_local! {
    /// What is still to be built, while the app is built; nothing at any other time.
    static STEPS: RefCell<Option<Steps>> = const { RefCell::new(None) };
}

/// Of each kind the last one is built first.
#[derive(Default)]
struct Steps {
    first: Vec<(Owner, Step)>,
    later: Vec<(Owner, Step)>,
}

/// Whether the app is being built.
pub(super) fn is_starting() -> bool {
    STEPS.with_borrow(Option::is_some)
}

/// Leaves something for a step of its own, or for after all such steps.
pub(super) fn put_off(later: bool, step: Step) {
    let owner = Owner::current().unwrap_or_default();
    STEPS.with_borrow_mut(|steps| {
        let steps = steps.get_or_insert_default();
        if later { &mut steps.later } else { &mut steps.first }.push((owner, step));
    });
}

fn after_a_break(done: Step) {
    in_own_task(move || build_apart(done));
}

/// Builds what is to be built apart, with a break now and then.
fn build_apart(done: Step) {
    let start = js_sys::Date::now();
    loop {
        let next = STEPS.with_borrow_mut(|steps| {
            let steps = steps.as_mut()?;
            steps.first.pop().or_else(|| steps.later.pop())
        });
        let Some((owner, build)) = next else { break };
        owner.with(build);
        if js_sys::Date::now() - start > LONG {
            return after_a_break(done);
        }
    }
    STEPS.set(None);
    done();
}
