//! What only a browser can show: components with behaviour, and the router's edges.

#![cfg(all(target_arch = "wasm32", feature = "csr"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::dom::{document, window};
use perigee::api::Config;
use perigee::app::App;
use perigee::components::{OUTLINE, SearchBox, ThemeSwitch, Thumbnail, outline};
use perigee::dom::{self, Node, el, fragment};
use perigee::reactive::{Memo, text};
use perigee::router::{Base, Router};
use perigee::session::{Holding, Session};
use perigee_core::catalogue;
use perigee_core::domain::{Collection, Image, Timestamp};
use perigee_core::query::{Index, codec};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

wasm_bindgen_test_configure!(run_in_browser);

fn sample() -> Arc<Collection> {
    Arc::new(catalogue::read(include_str!("../public/data/catalogue.json")).unwrap())
}

fn session() -> Session {
    let config = Config { api: None, ..Config::default() };
    Session::new(
        config,
        Holding::Local(Arc::new(Index::new(sample()))),
        vec![],
        Timestamp::from_millis(0),
    )
}

/// A fresh section of the page with a component in it, taken away when the test ends.
struct Stage {
    section: HtmlElement,
    owner: Owner,
}

impl Stage {
    fn new(build: impl FnOnce() -> Node) -> Self {
        let section: HtmlElement = document().create_element("section").unwrap().unchecked_into();
        document().body().unwrap().append_child(&section).unwrap();
        dom::replace_broken(&section, OUTLINE, outline);
        let owner = dom::mount(&section, build);
        Self { section, owner }
    }

    fn find(&self, selector: &str) -> Element {
        self.section.query_selector(selector).unwrap().unwrap_or_else(|| {
            panic!("no {selector} in {}", self.section.inner_html());
        })
    }

    fn count(&self, selector: &str) -> u32 {
        self.section.query_selector_all(selector).unwrap().length()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.section.remove();
    }
}

async fn pause(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

fn fire(element: &Element, event: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    element
        .dispatch_event(&web_sys::Event::new_with_event_init_dict(event, &init).unwrap())
        .unwrap();
}

fn here() -> String {
    let location = window().location();
    format!("{}{}", location.pathname().unwrap(), location.search().unwrap())
}

/// The test page's own path serves as the base, so that the app's addresses stay on it.
fn base() -> Base {
    Base::new(&window().location().pathname().unwrap())
}

#[wasm_bindgen_test]
async fn typing_keeps_what_was_typed_and_moves_the_query() {
    let router = Router::at(base(), &window().location().pathname().unwrap(), "");
    let stage = Stage::new(move || {
        provide_context(router);
        provide_context(session());
        let query =
            Memo::new(move |_| router.location().with(|here| codec::parse(&here.search).query));
        let q = text(move || query.with(|query| query.q.clone()));
        fragment().child(view! { <SearchBox query /> }).child(el("output").child(q))
    });
    let input: HtmlInputElement = stage.find("input[type=search]").unchecked_into();
    input.set_value("soyuz ");
    fire(&input, "input");
    pause(20).await;
    assert_eq!(stage.find("output").text_content().unwrap(), "soyuz");
    assert_eq!(input.value(), "soyuz ", "the blank just typed is not taken away");

    // The address bar follows after a pause, in the same step of the history.
    pause(300).await;
    assert!(here().ends_with("?q=soyuz"), "{}", here());
    let path = window().location().pathname().unwrap();
    let history = window().history().unwrap();
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path)).unwrap();
}

#[wasm_bindgen_test]
async fn a_broken_picture_gives_way_to_a_silhouette_once() {
    let mut craft = sample().spacecraft[0].as_ref().clone();
    let image = Image {
        thumbnail_url: Some("missing/picture.png".to_owned()),
        ..craft.image.unwrap().as_ref().clone()
    };
    craft.image = Some(Arc::new(image));
    let stage = Stage::new(move || {
        provide_context(Router::at(base(), "/", ""));
        provide_context(session());
        view! { <Thumbnail craft=Arc::new(craft) eager=true /> }.into()
    });
    fire(&stage.find("img"), "error");
    pause(20).await;
    assert_eq!((stage.count("img"), stage.count("[data-testid=silhouette]")), (0, 1));
}

#[wasm_bindgen_test]
async fn the_theme_is_set_and_remembered() {
    let stage = Stage::new(|| view! { <ThemeSwitch /> }.into());
    let select: HtmlSelectElement = stage.find("select").unchecked_into();
    let root = document().document_element().unwrap();
    for (theme, attribute) in [("dark", Some("dark")), ("light", Some("light")), ("system", None)] {
        select.set_value(theme);
        fire(&select, "change");
        assert_eq!(root.get_attribute("data-theme").as_deref(), attribute);
        let stored = window().local_storage().unwrap().unwrap().get_item("perigee.theme").unwrap();
        assert_eq!(stored.as_deref(), Some(theme));
    }
}

/// One test, since a router takes over the whole page and never lets go of it.
#[wasm_bindgen_test]
async fn links_step_within_the_app_and_back_returns() {
    let start = here();
    let path = window().location().pathname().unwrap();
    let router = Router::at(base(), &path, "");
    let stage = Stage::new(move || {
        provide_context(router);
        provide_context(session());
        Effect::new(move |_| router.attach());
        view! { <App /> }.into()
    });
    pause(50).await;
    assert_eq!(stage.count("[data-testid=card]"), 24);

    stage.find("[data-view-switch=table]").unchecked_into::<HtmlElement>().click();
    pause(50).await;
    assert!(here().ends_with("?view=table"), "{}", here());
    assert_eq!((stage.count("[data-testid=row]"), stage.count("[data-testid=card]")), (24, 0));

    window().history().unwrap().back().unwrap();
    pause(150).await;
    assert_eq!(here(), start);
    assert_eq!(stage.count("[data-testid=card]"), 24);

    // A click with a modifier is the browser's own; a listener further out sees it unprevented.
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_ctrl_key(true);
    let event = web_sys::MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap();
    let prevented = std::rc::Rc::new(std::cell::Cell::new(None));
    let seen = std::rc::Rc::clone(&prevented);
    let listener = wasm_bindgen::prelude::Closure::<dyn FnMut(web_sys::Event)>::new(
        move |event: web_sys::Event| {
            seen.set(Some(event.default_prevented()));
            event.prevent_default();
        },
    );
    window().add_event_listener_with_callback("click", listener.as_ref().unchecked_ref()).unwrap();
    stage.find("[data-view-switch=table]").dispatch_event(&event).unwrap();
    window()
        .remove_event_listener_with_callback("click", listener.as_ref().unchecked_ref())
        .unwrap();
    assert_eq!(prevented.get(), Some(false));
    assert_eq!(here(), start);

    // Focus that goes down with its chip goes to the heading of the results.
    stage.find("[data-facet=status] input").unchecked_into::<HtmlElement>().click();
    pause(50).await;
    let chip: HtmlElement = stage.find("[data-testid=chips] a").unchecked_into();
    chip.focus().unwrap();
    chip.click();
    pause(150).await;
    assert_eq!(stage.count("[data-testid=chips]"), 0);
    assert_eq!(document().active_element().unwrap().id(), "results-heading");
}
