//! Every page of a site as HTML: what visitors see before the program runs, or without it.
//!
//! The pages are the program's own, rendered natively with addresses that are relative to the
//! document's base. One page more, a plain list of all craft, is for those who run no scripts.

mod about_page;

use std::sync::Arc;

use leptos::prelude::*;
use perigee_core::domain::Collection;
use perigee_core::query::Index;
use serde::Serialize;

use crate::api::Config;
use crate::app::App;
use crate::components::{Footer, Header};
use crate::dom::{Node, el};
use crate::pages::AllPage;
use crate::router::{Base, Route, Router};
use crate::session::{Holding, Session};

use about_page::{About, of_craft, of_list};

/// A page, and what search engines and other sites are told of it.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Where it stands below the site, such as `spacecraft/7/`; empty for the front page.
    pub address: String,
    /// What it is.
    #[serde(flatten)]
    pub about: About,
    /// Whether the program starts on it.
    pub runs: bool,
    /// What is in the body, as HTML.
    pub body: String,
}

/// All pages of a site, one after the other. Without a collection, or with one that the program
/// would not hold, there are only those that need none.
pub fn pages(config: &Config, collection: Option<Collection>) -> impl Iterator<Item = Page> {
    let fits =
        |held: &Collection| config.api.is_none() || held.spacecraft.len() <= config.local_limit;
    let collection = collection.filter(fits).map(Arc::new);
    let site = Site {
        config: config.clone(),
        index: collection.clone().map(|collection| Arc::new(Index::new(collection))),
    };
    let about = Page {
        address: "about/".to_owned(),
        about: About::named(
            "About",
            "What Perigee is, where its data on spacecraft come from, what it stores, and how to cite it.",
        ),
        runs: true,
        body: site.render(&Route::About),
    };
    let lists = collection.clone().map(|held| {
        let front = Page {
            address: String::new(),
            about: of_list(&held),
            runs: true,
            body: site.render(&Route::Browse),
        };
        let count = held.spacecraft.len();
        let all = Page {
            address: "spacecraft/".to_owned(),
            about: About::named(
                &format!("All {count} spacecraft"),
                &format!("Every one of {count} spacecraft by name, type and status, on one page."),
            ),
            runs: false,
            body: site.render_all(&held),
        };
        [front, all]
    });
    let craft = collection.into_iter().flat_map(move |held| {
        let site = site.clone();
        held.spacecraft.clone().into_iter().map(move |craft| Page {
            address: format!("spacecraft/{}/", craft.id),
            about: of_craft(&craft),
            runs: true,
            body: site.render(&Route::Spacecraft(craft.id)),
        })
    });
    std::iter::once(about).chain(lists.into_iter().flatten()).chain(craft)
}

/// What all pages have in common.
#[derive(Clone)]
struct Site {
    config: Config,
    index: Option<Arc<Index>>,
}

impl Site {
    fn render(&self, route: &Route) -> String {
        self.html(route, || view! { <App /> }.into())
    }

    /// The plain list, in the frame of all pages.
    fn render_all(&self, collection: &Arc<Collection>) -> String {
        let collection = Arc::clone(collection);
        self.html(&Route::NotFound("/spacecraft/".to_owned()), || {
            crate::dom::fragment()
                .child(view! { <Header /> })
                .child(el("main").attr("id", "main").child(view! { <AllPage collection /> }))
                .child(view! { <Footer /> })
        })
    }

    fn html(&self, route: &Route, page: impl FnOnce() -> Node) -> String {
        let owner = Owner::new();
        let html = owner.with(|| {
            let base = Base::relative();
            provide_context(Router::at(base.clone(), &base.join(&route.path()), ""));
            provide_context(self.session());
            page().into_html()
        });
        owner.cleanup();
        html
    }

    /// The visit of somebody who looks at the moment the data were made: nobody knows when a
    /// page will be looked at.
    fn session(&self) -> Session {
        let holding = match &self.index {
            Some(index) => Holding::Local(Arc::clone(index)),
            None => Holding::Live,
        };
        let made = self.index.as_ref().map(|index| index.collection().generated_at);
        let now = made.unwrap_or_else(|| perigee_core::domain::Timestamp::from_millis(0));
        Session::new(self.config.clone(), holding, vec![], now)
    }
}
