//! Starts the app in the browser: base path, configuration, data, first view.

use std::sync::Arc;

use futures::future::{join, join3};
use leptos::prelude::*;
use perigee_core::domain::{Collection, Source};
use perigee_core::query::{Index, View, codec};
use wasm_bindgen_futures::spawn_local;

use crate::api::{ApiError, Config, client};
use crate::app::App;
use crate::browser::{document, element, in_own_task, now, when_idle, window};
use crate::components::{Announcer, OUTLINE, outline};
use crate::dom;
use crate::layout;
use crate::reactive::effect;
use crate::refresh::Saved;
use crate::rest::{self, Part};
use crate::router::{Base, RESULTS_HEADING, Route, Router};
use crate::session::{Holding, Origin, Session};
use crate::store;
use crate::takeover::{take_over, typed_early};

/// The id of the element that the app takes the place of.
const ROOT: &str = "app";

/// Set on the document by the first script where the address asks for another view than the page
/// was prerendered with.
const OTHER_VIEW: &str = "data-query";

/// Set on the document by the first script on a phone, until what is near below is laid out.
const SETTLING: &str = "data-settling";

/// Fetches the configuration and the data, then puts the app in the place of the static shell.
pub fn start() {
    // To load the program was enough for a task, and so is to read the data.
    in_own_task(|| {
        spawn_local(async {
            let base = base();
            let router = router(&base);
            // Elsewhere than on a phone the filters are in sight, and they are in the rest.
            let is_enough = has(SETTLING)
                && router.location().with_untracked(|location| {
                    location.route == Route::Browse
                        && codec::parse(&location.search).query.view == View::Grid
                });
            // The page has asked for the settings and for the usual file already.
            let usual = Config::default();
            let data = async {
                let ((config, problems), file) = join(config(&base), file(&base, &usual)).await;
                let is_usual = config.catalogue == usual.catalogue;
                let file = if is_usual { file } else { self::file(&base, &config).await };
                (config, problems, file)
            };
            // What is missing in the end says so itself.
            let rest = async { if is_enough { Ok(()) } else { rest::load().await } };
            let noted = store::is_noted();
            let kept = async { if noted { Saved::load().await } else { None } };
            let ((config, problems, file), saved, _) = join3(data, kept, rest).await;
            // Without a file what is kept is looked for, noted or not.
            let saved = match (&file, saved) {
                (Some(Err(_)), None) if !noted => Saved::load().await,
                (_, saved) => saved,
            };
            let found = choose(&config, file, saved);
            in_own_task(move || mount(base, router, config, found, problems));
        });
    });
}

/// The data there are when the page opens.
struct Found {
    holding: Holding,
    origin: Origin,
    /// What an earlier visit kept.
    saved: Option<Saved>,
}

/// The catalogue file; `None` where this deployment has none.
async fn file(base: &Base, config: &Config) -> Option<Result<Collection, ApiError>> {
    Some(client::catalogue(&base.join(config.catalogue.as_ref()?), false).await)
}

/// Chooses the data: the catalogue file or what an earlier visit kept, whichever is newer; without
/// a file the live API.
fn choose(
    config: &Config,
    file: Option<Result<Collection, ApiError>>,
    saved: Option<Saved>,
) -> Found {
    let live = |otherwise| match config.api {
        Some(_) => Holding::Live,
        None => Holding::Nothing(otherwise),
    };
    let of_file = |holding, saved| Found { holding, origin: Origin::File, saved };
    let Some(file) = file else { return of_file(live(ApiError::NotFound), None) };
    let may_be_newer = |saved: &&Saved| match &file {
        Ok(file) => file.source == Source::Sample || saved.generated_at > file.generated_at,
        Err(_) => true,
    };
    let kept = saved.as_ref().filter(may_be_newer).and_then(|saved| {
        saved.read(config.api.as_deref(), file.as_ref().ok().map(|file| &file.source))
    });
    let kept =
        kept.filter(|kept| file.as_ref().is_ok_and(|file| kept.supersedes(file)) || file.is_err());
    let origin = saved.as_ref().filter(|_| kept.is_some());
    let origin = origin.map_or(Origin::File, |saved| saved.origin);
    let holding = match (kept, file) {
        (Some(collection), _) | (None, Ok(collection)) => local(collection, config),
        (None, Err(ApiError::NotFound)) => live(ApiError::Missing),
        (None, Err(error)) => Holding::Nothing(error),
    };
    Found { holding, origin, saved }
}

/// A collection to be asked here, unless it is larger than this deployment allows.
fn local(collection: Collection, config: &Config) -> Holding {
    if collection.spacecraft.len() > config.local_limit && config.api.is_some() {
        return Holding::Live;
    }
    Holding::Local(Arc::new(Index::new(Arc::new(collection))))
}

async fn config(base: &Base) -> (Config, Vec<String>) {
    let host = window().and_then(|window| window.location().hostname().ok()).unwrap_or_default();
    let on_localhost = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
    match client::config(&base.join("config.json")).await {
        Ok(Some(text)) => Config::parse(&text, on_localhost),
        Ok(None) => (Config::default(), vec![]),
        Err(error) => {
            let sentence =
                format!("config.json could not be read, so the defaults are used. {error}");
            (Config::default(), vec![sentence])
        }
    }
}

/// Builds the app out of sight and swaps it in whole, so that no half-built page is painted.
fn mount(base: Base, router: Router, config: Config, found: Found, problems: Vec<String>) {
    let Some(document) = document() else { return };
    let Some(shell) = document.get_element_by_id(ROOT) else { return };
    let Ok(root) = document.create_element("div") else { return };
    root.set_id(ROOT);
    // Words typed before the program ran are searched for in its first view. Query words are left
    // for the search box to read.
    let typed = typed_early(&shell).filter(|typed| !typed.contains(':'));
    let searched = typed.and_then(|typed| router.begin_with_q(&typed));
    let is_other_view = searched.is_some() || has(OTHER_VIEW);
    // Pictures may fail before the app is on the page.
    dom::replace_broken(&root, OUTLINE, outline);
    let build = || {
        provide_context(router);
        let session = Session::new(config, found.holding, problems, now());
        session.refreshed_here.set(found.origin == Origin::Refreshed);
        provide_context(session);
        view! { <App/> }.into()
    };
    let (page, saved) = (root.clone(), found.saved);
    let mount = || dom::mount(&page, build);
    let html = document.document_element();
    // On a phone the panel is folded; elsewhere the page would jump as it fills.
    let may_follow = is_other_view && has(SETTLING);
    let show = move |owner: Owner| {
        owner.with(|| router.attach());
        if let Some(href) = &searched {
            router.replace(href);
        }
        take_over(&shell, &root);
        if searched.is_some() {
            owner.with(say_answer);
        }
        if let Some(html) = html {
            let _ = html.remove_attribute(OTHER_VIEW);
        }
    };
    dom::in_steps(mount, may_follow, show, move |owner| {
        owner.with(|| {
            let session = Session::expect();
            report_ready(session);
            reload_on_demand(session, base.clone());
            prepare_when_idle(session);
            rest::run(Part::Refresh(session, base, saved));
        });
        // The app lives as long as the page.
        std::mem::forget(owner);
    });
}

/// Says what the first view shows, where it answers what was typed.
fn say_answer() {
    let line = element(RESULTS_HEADING).and_then(|heading| heading.text_content());
    if let Some((announcer, line)) = use_context::<Announcer>().zip(line) {
        announcer.say(line);
    }
}

/// Whether the first script has set this attribute on the document.
fn has(name: &str) -> bool {
    let html = document().and_then(|document| document.document_element());
    html.is_some_and(|html| html.has_attribute(name))
}

/// Tells tests and user scripts, once, that the app runs and shows a first result, an empty
/// state or an error.
fn report_ready(session: Session) {
    effect(move || {
        let settled = match session.holding.get() {
            Holding::Local(_) | Holding::Nothing(_) => true,
            Holding::Live => session.live_answered.get(),
        };
        if settled {
            rest::when_whole(|| {
                let root = document().and_then(|document| document.document_element());
                root.iter().for_each(|root| drop(root.set_attribute("data-ready", "true")));
                layout::go_on();
            });
        }
    });
}

/// Lets a collection do ahead, piece by piece, what the first search would have to wait for.
fn prepare_when_idle(session: Session) {
    fn prepare(index: Arc<Index>) {
        when_idle(move || {
            if index.prepare() {
                prepare(index);
            }
        });
    }
    effect(move || {
        if let Holding::Local(index) = session.holding.get() {
            prepare(index);
        }
    });
}

/// Fetches the data again when the visitor asks after a failure.
fn reload_on_demand(session: Session, base: Base) {
    let mut first = true;
    effect(move || {
        session.reload.track();
        if std::mem::take(&mut first) {
            return;
        }
        let base = base.clone();
        spawn_local(async move {
            let config = session.config();
            let (file, saved) = join(file(&base, &config), Saved::load()).await;
            let found = choose(&config, file, saved);
            session.hold(found.holding, found.origin);
        });
    });
}

/// The router, where the visitor is.
fn router(base: &Base) -> Router {
    let location = window().map(|window| window.location());
    let path = location.as_ref().and_then(|location| location.pathname().ok()).unwrap_or_default();
    let search = location.as_ref().and_then(|location| location.search().ok()).unwrap_or_default();
    Router::at(base.clone(), &path, &search)
}

/// The base path: where the document says its relative addresses start.
fn base() -> Base {
    let address =
        document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let url = web_sys::Url::new(&address);
    url.map_or_else(|_| Base::root(), |url| Base::new(&url.pathname()))
}
