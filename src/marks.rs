//! Marks on what a search has matched, drawn by the browser over texts that stay as they are.

use js_sys::{Object, Reflect};
use perigee_core::query;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Node;

use crate::browser::document;

/// The attribute of elements whose text may be marked.
pub const MARKED: &str = "data-marked";

/// The name of the marks in the style sheet.
const NAME: &str = "search";

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn set_highlight(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;

    type StaticRange;
    #[wasm_bindgen(constructor, catch)]
    fn new(stretch: &Object) -> Result<StaticRange, JsValue>;
}

/// Marks a search in every text on the page that may be marked, in place of earlier marks. A
/// browser that cannot do so shows the texts without.
pub fn show(search: &str) {
    let Ok(highlight) = Highlight::new() else { return };
    let texts = document()
        .filter(|_| !search.is_empty())
        .and_then(|document| document.query_selector_all(&format!("[{MARKED}]")).ok());
    if let Some(texts) = texts {
        for at in 0..texts.length() {
            if let Some(node) = texts.item(at).and_then(|element| element.first_child()) {
                mark(&node, search, &highlight);
            }
        }
    }
    let _ = set_highlight(NAME, &highlight);
}

fn mark(node: &Node, search: &str, highlight: &Highlight) {
    if node.node_type() != Node::TEXT_NODE {
        return;
    }
    for stretch in query::marks(&node.text_content().unwrap_or_default(), search) {
        let ends = Object::new();
        for (key, value) in [
            ("startContainer", node.into()),
            ("startOffset", JsValue::from(stretch.start as u32)),
            ("endContainer", node.into()),
            ("endOffset", JsValue::from(stretch.end as u32)),
        ] {
            let _ = Reflect::set(&ends, &key.into(), &value);
        }
        if let Ok(range) = StaticRange::new(&ends) {
            highlight.add(&range);
        }
    }
}
