//! From the page as it was prerendered to the program's own: what the visitor did meanwhile goes
//! on.
//!
//! Both pages are made by the same components, so what is in one is in the other. The first script
//! of `index.html` marks with `data-used` what was pressed or typed into before there was anybody
//! to hear it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Node, NodeList};

use crate::browser::{document, focus_without_scroll};

/// All that can have the focus or be used.
const CONTROLS: &str = "a, button, input, select, summary, [tabindex]";

/// Puts the program's page in the place of the prerendered one.
pub fn take_over(shell: &Element, root: &Element) {
    let (Ok(before), Ok(after)) =
        (shell.query_selector_all(CONTROLS), root.query_selector_all(CONTROLS))
    else {
        return;
    };
    let focused = document().and_then(|document| document.active_element());
    let pairs: Vec<(Element, HtmlElement)> =
        (0..before.length()).filter_map(|at| pair(&before, &after, at)).collect();
    let selection = focused.as_ref().and_then(selection);
    let _ = shell.replace_with_with_node_1(root);
    for (old, new) in &pairs {
        if old.has_attribute("data-used") {
            repeat(old, new);
        }
    }
    let Some((_, new)) = pairs.iter().find(|(old, _)| focused.as_ref() == Some(old)) else {
        return;
    };
    focus_without_scroll(new);
    if let (Some(field), Some((start, end))) = (new.dyn_ref::<HtmlInputElement>(), selection) {
        let _ = field.set_selection_range(start, end);
    }
}

/// A control and its counterpart: the one of the same id, else of the same place, as long as both
/// pages have as many.
fn pair(before: &NodeList, after: &NodeList, at: u32) -> Option<(Element, HtmlElement)> {
    let element = |node: Option<Node>| node?.dyn_into::<HtmlElement>().ok();
    let old = element(before.item(at))?;
    let same_place = || element(after.item(at)).filter(|_| before.length() == after.length());
    let new = match old.id() {
        id if id.is_empty() => same_place(),
        id => {
            (0..after.length()).filter_map(|at| element(after.item(at))).find(|new| new.id() == id)
        }
    }?;
    Some((old.into(), new))
}

/// Does to the new control what was done to the old one.
fn repeat(old: &Element, new: &HtmlElement) {
    let is = |key: &str| Reflect::get(new, &key.into()).ok() == Reflect::get(old, &key.into()).ok();
    match old.tag_name().as_str() {
        "SUMMARY" => {
            let open = |summary: &Element| {
                summary.parent_element().is_some_and(|details| details.has_attribute("open"))
            };
            if open(old) != open(new) {
                new.click();
            }
        }
        "INPUT" | "SELECT" if !is("checked") => new.click(),
        "INPUT" | "SELECT" if !is("value") => {
            let value = Reflect::get(old, &"value".into()).unwrap_or(JsValue::UNDEFINED);
            let _ = Reflect::set(new, &"value".into(), &value);
            for name in ["input", "change"] {
                if let Ok(event) = Event::new(name) {
                    event.init_event_with_bubbles(name, true);
                    let _ = new.dispatch_event(&event);
                }
            }
        }
        "BUTTON" => new.click(),
        _ => {}
    }
}

/// What is selected in a text field, in characters as JavaScript counts them.
fn selection(element: &Element) -> Option<(u32, u32)> {
    let field = element.dyn_ref::<HtmlInputElement>()?;
    Some((field.selection_start().ok()??, field.selection_end().ok()??))
}
