//! The frame around every page, and which page is shown.

use leptos::prelude::*;
use perigee_core::query::{Limit, Query, codec};

use crate::browser::{document, in_own_task};
use crate::components::{Announcer, AnnouncerRegion, DataBar, Footer, Header};
use crate::dom::{Node, apart, dynamic, el, fragment, later};
use crate::pages::BrowsePage;
use crate::reactive::{Memo, RwSignal, Signal, effect};
use crate::rest::{self, Part};
use crate::router::{Route, Router};
use crate::session::Session;

/// The title of the page shown, without the name of the site.
#[derive(Clone, Copy)]
struct Title(RwSignal<String>);

/// The query in the address.
#[derive(Clone, Copy)]
struct AddressQuery(Memo<Query>);

/// The query in the address, parsed once for all who ask.
pub fn use_query() -> Memo<Query> {
    use_context::<AddressQuery>().map_or_else(address_query, |query| query.0)
}

fn address_query() -> Memo<Query> {
    let location = Router::expect().location();
    let session = Session::expect();
    Memo::new(move |_| {
        let mut query = location.with(|location| codec::parse(&location.search).query);
        // LL2 never gives more than a hundred rows, so "all" is pages of a hundred there.
        if query.limit == Limit::All && session.is_live() {
            query.limit = Limit::Rows(Limit::MOST);
        }
        query
    })
}

/// Titles the page for as long as the component that asks is shown.
pub fn use_title(title: Signal<String>) {
    let Some(Title(shown)) = use_context() else { return };
    shown.set(title.get_untracked());
    effect(move || shown.set(title.get()));
}

/// The app. Takes the [`Router`] and the [`Session`] from context.
#[component]
pub fn App() -> Node {
    let location = Router::expect().location();
    provide_context(Title(RwSignal::new(String::new())));
    provide_context(AddressQuery(address_query()));
    provide_context(Announcer::new());
    keep_title();
    // Only another path makes another page; each page follows the query by itself.
    let path = Memo::new(move |_| location.with(|location| location.route.path()));
    let page = move || {
        dynamic(move || {
            // A memo that is only tracked is never computed, and so follows nothing.
            path.with(|_| ());
            page(location.with_untracked(|location| location.route.clone()))
        })
    };
    fragment()
        .child(apart(|| view! { <Header /> }.into()))
        .child(apart(|| view! { <DataBar /> }.into()))
        .child(el("main").attr("id", "main").attr("tabindex", "-1").child(apart(page)))
        .child(later(|| view! { <Footer /> }.into()))
        .child(view! { <AnnouncerRegion /> })
}

fn page(route: Route) -> Node {
    match route {
        Route::Browse => view! { <BrowsePage /> }.into(),
        other => rest::lazy(Part::Page(other)),
    }
}

/// Keeps the document's title, and announces it when the page is another one.
fn keep_title() {
    let Some(Title(title)) = use_context() else { return };
    let announcer = use_context::<Announcer>();
    let route = Router::expect().location();
    let mut before = None;
    effect(move || {
        let title = title.get();
        let whole =
            if title.is_empty() { "Perigee".to_owned() } else { format!("{title} · Perigee") };
        // To set it takes the browser longer than to show what was typed.
        let set = move || document().iter().for_each(|document| document.set_title(&whole));
        in_own_task(set);
        let route = route.with(|location| location.route.clone());
        if let Some(announcer) = announcer
            && before.as_ref().is_some_and(|before| *before != route)
        {
            announcer.say(title);
        }
        before = Some(route);
    });
}
