//! Small doors to the browser that several modules use. All of them answer `None` where the
//! browser refuses, so that a private window or a blocked storage costs only itself.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, HtmlElement, Storage, Window};

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

/// One thing put off, of which only the newest counts.
#[derive(Clone, Default)]
pub struct Timer(Rc<Cell<Option<TimeoutHandle>>>);

impl Timer {
    /// Does something after a pause, in place of what was waiting.
    pub fn set(&self, pause: Duration, run: impl FnOnce() + 'static) {
        let run: Box<dyn FnOnce()> = Box::new(run);
        self.clear();
        self.0.set(set_timeout_with_handle(run, pause).ok());
    }

    /// Drops what is waiting.
    pub fn clear(&self) {
        if let Some(handle) = self.0.take() {
            handle.clear();
        }
    }
}
