//! The clipboard.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use crate::browser::{document, window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = write, catch)]
    fn write(items: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(forms: &Object) -> Result<ClipboardItem, JsValue>;
}

/// Copies a link to an address of this site with its text, in rich and in plain form, or the
/// plain form alone where the browser takes no other. Whether that worked: a page that did not
/// come by HTTPS has no clipboard.
pub async fn copy_link(href: &str, text: &str) -> bool {
    let origin = window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let plain = format!("{text}\n{origin}{href}");
    let html = anchor(&format!("{origin}{href}"), text).unwrap_or_default();
    let rich = || {
        let forms = Object::new();
        for (kind, form) in [("text/plain", &plain), ("text/html", &html)] {
            Reflect::set(&forms, &kind.into(), &form.as_str().into())?;
        }
        let item = ClipboardItem::new(&forms)?;
        write(&Array::of1(&item))
    };
    for attempt in [&rich as &dyn Fn() -> Result<Promise, JsValue>, &|| write_text(&plain)] {
        if let Ok(promise) = attempt()
            && JsFuture::from(promise).await.is_ok()
        {
            return true;
        }
    }
    false
}

/// A link as HTML, escaped by the browser itself.
fn anchor(href: &str, text: &str) -> Option<String> {
    let link = document()?.create_element("a").ok()?;
    link.set_attribute("href", href).ok()?;
    link.set_text_content(Some(text));
    Some(link.outer_html())
}
