//! Small doors to the browser that several modules use. All of them answer `None` where the
//! browser refuses, so that a private window or a blocked storage costs only itself.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Promise};
use perigee_core::domain::Timestamp;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, EventTarget, HtmlElement, Storage, Window};

/// The window; `None` outside a page.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The storage that outlives the visit.
pub fn local_storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The storage of this tab.
pub fn session_storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

/// Gives an element the focus and leaves the page where it is.
pub fn focus_without_scroll(element: &HtmlElement) {
    #[wasm_bindgen]
    extern "C" {
        type Focusable;
        #[wasm_bindgen(method)]
        fn focus(this: &Focusable, options: &js_sys::Object);
    }
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    element.unchecked_ref::<Focusable>().focus(&options);
}

/// Whether nothing in particular has the focus, as after the focused element was removed.
pub fn focus_is_lost() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|element| element.tag_name().eq_ignore_ascii_case("body"))
}

/// The element with this id, if it can take the focus.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// A promise that is broken after a while, for waiting no longer than that.
pub fn patience(pause: Duration) -> Promise {
    Promise::new(&mut |_, reject| {
        let _ = timeout(&reject, pause);
    })
}

/// Calls a function after a pause; by its number it can be taken back.
fn timeout(run: &Function, pause: Duration) -> Option<i32> {
    let millis = i32::try_from(pause.as_millis()).unwrap_or(i32::MAX);
    window()?.set_timeout_with_callback_and_timeout_and_arguments_0(run, millis).ok()
}

/// Does something right before the page is painted next.
pub fn before_paint(run: impl FnOnce() + 'static) {
    let run: Box<dyn FnOnce()> = Box::new(run);
    let run = Closure::once_into_js(run);
    let _ = window().map(|window| window.request_animation_frame(run.unchecked_ref()));
}

/// The time.
pub fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Asks the host for the page anew.
pub fn reload() {
    let _ = window().map(|window| window.location().reload());
}

/// Waits.
pub async fn sleep(pause: Duration) {
    let _ = JsFuture::from(patience(pause)).await;
}

/// Whether the device says that it has a network. A yes means little; a no is reliable.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Does something in a task of its own: after an event browsers show first what it has changed.
/// No timer, since those wait for a second in a page that nobody sees.
pub fn in_own_task(run: impl FnOnce() + 'static) {
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = scheduler, js_name = postTask, catch)]
        fn post_task(run: &Function) -> Result<JsValue, JsValue>;
    }
    put_off(Box::new(run), post_task, Duration::ZERO);
}

/// Does something when the page has nothing else to do.
pub fn when_idle(run: impl FnOnce() + 'static) {
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = requestIdleCallback, catch)]
        fn request_idle_callback(run: &Function) -> Result<JsValue, JsValue>;
    }
    put_off(Box::new(run), request_idle_callback, Duration::from_millis(50));
}

/// Safari has no scheduler and no idle callbacks; there a pause must do.
fn put_off(
    run: Box<dyn FnOnce()>,
    ask: fn(&Function) -> Result<JsValue, JsValue>,
    pause: Duration,
) {
    let run = Closure::once_into_js(run);
    let run: &Function = run.unchecked_ref();
    if ask(run).is_err() {
        let _ = timeout(run, pause);
    }
}

/// Calls a function for every event of a name, for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, heard: impl FnMut() + 'static) {
    let heard: Box<dyn FnMut()> = Box::new(heard);
    let listener = Closure::wrap(heard);
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Does something again and again, for as long as the page lives.
pub fn every(pause: Duration, run: impl FnMut() + 'static) {
    let run = Closure::wrap(Box::new(run) as Box<dyn FnMut()>);
    let millis = i32::try_from(pause.as_millis()).unwrap_or(i32::MAX);
    let _ = window().map(|window| {
        let run = run.as_ref().unchecked_ref();
        window.set_interval_with_callback_and_timeout_and_arguments_0(run, millis)
    });
    run.forget();
}

/// One thing put off, of which only the newest counts.
#[derive(Clone, Default)]
pub struct Timer(Rc<Cell<Option<i32>>>);

impl Timer {
    /// Does something after a pause, in place of what was waiting.
    pub fn set(&self, pause: Duration, run: impl FnOnce() + 'static) {
        let run: Box<dyn FnOnce()> = Box::new(run);
        self.clear();
        self.0.set(timeout(Closure::once_into_js(run).unchecked_ref(), pause));
    }

    /// Drops what is waiting.
    pub fn clear(&self) {
        if let Some(number) = self.0.take()
            && let Some(window) = window()
        {
            window.clear_timeout_with_handle(number);
        }
    }
}
