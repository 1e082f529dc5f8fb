//! Leptos's signals and effects behind boxed closures. The compiler makes a copy of their
//! machinery for every type of closure it meets, a kilobyte each in the app; through these it
//! meets one.

use leptos::prelude::*;

/// A text that follows the signals it reads.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    let text: Box<dyn Fn() -> String + Send + Sync> = Box::new(text);
    Signal::derive(text)
}

/// A text that is there only at times.
pub fn optional(
    text: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> Signal<Option<String>> {
    let text: Box<dyn Fn() -> Option<String> + Send + Sync> = Box::new(text);
    Signal::derive(text)
}

/// A condition that follows the signals it reads.
pub fn condition(condition: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let condition: Box<dyn Fn() -> bool + Send + Sync> = Box::new(condition);
    Signal::derive(condition)
}

/// Does something soon, and again after the signals it reads have changed, until the component
/// that asks is gone. Natively it does nothing.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}
