//! Forms that many components share, each boxed to one type. The compiler makes a copy of the
//! rendering machinery for every closure type it meets, a kilobyte or more each, and a page has
//! hundreds of closures; through these it meets a handful.

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Spacecraft;

/// A part of the page that is built anew whenever a signal it reads changes.
pub fn dynamic(build: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let build: Box<dyn FnMut() -> AnyView + Send> = Box::new(build);
    build.into_any()
}

/// A text or attribute that follows the signals it reads.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// An attribute that is present only at times.
pub fn optional(
    value: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> Signal<Option<String>> {
    Signal::derive(value)
}

/// A condition that follows the signals it reads.
pub fn condition(condition: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(condition)
}

/// What a control does when it is used.
pub fn handler<E>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}

/// One member of a list of craft.
type Member = Arc<dyn Fn(usize, Arc<Spacecraft>) -> AnyView + Send + Sync>;

/// A list of craft in which a member is built again only when its record changes.
#[component]
pub fn CraftList(
    /// The craft, in order.
    rows: Signal<Vec<Arc<Spacecraft>>>,
    /// Builds a member from its place and its craft.
    member: Member,
) -> impl IntoView {
    let numbered = move || rows.get().into_iter().enumerate().collect::<Vec<_>>();
    let key = |(_, craft): &(usize, Arc<Spacecraft>)| Arc::as_ptr(craft) as usize;
    view! { <For each=numbered key=key children=move |(at, craft)| member(at, craft) /> }
}
