//! From the page as it was prerendered to the program's own: what the visitor did meanwhile goes
//! on.
//!
//! Both pages are made by the same components, so what is in one is in the other. The first script
//! of `index.html` marks with `data-used` what was pressed or typed into before there was anybody
//! to hear it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::browser::{document, focus_without_scroll};

/// All that can have the focus or be used.
const CONTROLS: &str = "a, button, input, select, summary, [tabindex]";

/// Puts the program's page in the place of the prerendered one.
pub fn take_over(shell: &Element, root: &Element) {
    let focused = document().and_then(|document| document.active_element());
    let selection = focused.as_ref().and_then(selection);
    let concerned = elements(shell, "[data-used], :focus");
    let _ = shell.replace_with_with_node_1(root);
    for old in concerned {
        let Some(new) = counterpart(shell, root, &old) else { continue };
        if old.has_attribute("data-used") {
            repeat(&old, &new);
        }
        if focused.as_deref() == Some(old.as_ref()) {
            focus_without_scroll(&new);
            if let (Some(field), Some((start, end))) =
                (new.dyn_ref::<HtmlInputElement>(), selection)
            {
                let _ = field.set_selection_range(start, end);
            }
        }
    }
}

/// What was typed into the prerendered search box before there was anybody to hear it.
pub fn typed_early(shell: &Element) -> Option<String> {
    let field = elements(shell, "input[type=search][data-used]").into_iter().next()?;
    let typed = field.dyn_into::<HtmlInputElement>().ok()?.value();
    (!typed.trim().is_empty()).then_some(typed)
}

/// The control that is named as the old one is, and that comes after as many others named so.
fn counterpart(shell: &Element, root: &Element, old: &HtmlElement) -> Option<HtmlElement> {
    let name_of_old = name(old);
    let named = |page: &Element| {
        let mut controls = elements(page, CONTROLS);
        controls.retain(|control| name(control) == name_of_old);
        controls
    };
    let place = named(shell).iter().position(|control| control == old)?;
    named(root).into_iter().nth(place)
}

/// The elements in a page, in their order.
fn elements(page: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = page.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The id of a control, else what it is and says.
fn name(control: &HtmlElement) -> String {
    let id = control.id();
    if !id.is_empty() {
        return id;
    }
    let mut name = control.tag_name();
    for part in ["name", "value", "aria-label"] {
        name += &control.get_attribute(part).unwrap_or_default();
    }
    // One page has relative addresses, the other has not.
    let address =
        Reflect::get(control, &"href".into()).ok().and_then(|address| address.as_string());
    name + &address.unwrap_or_default() + &control.text_content().unwrap_or_default()
}

/// Does to the new control what was done to the old one.
fn repeat(old: &HtmlElement, new: &HtmlElement) {
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
