//! A sheet over the page: a button, and the dialog it opens.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::browser::element;
use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{RwSignal, text};

use super::icon::cross;

/// A button that opens a modal dialog. The dialog takes the focus and gives it back; Escape, its
/// button and a click beside it close it. What is in it is built when it is first opened.
pub fn sheet(
    id: &'static str,
    button: Node,
    title: &'static str,
    body: impl Fn() -> Node + 'static,
) -> Node {
    sheet_with(id, button, title, Box::new(body))
}

/// The same for every body, so that the program holds it once.
fn sheet_with(
    id: &'static str,
    button: Node,
    title: &'static str,
    body: Box<dyn Fn() -> Node>,
) -> Node {
    let opened = RwSignal::new(false);
    let dialog = move || element(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    let open = move || {
        opened.set(true);
        if let Some(dialog) = dialog() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || dialog().iter().for_each(HtmlDialogElement::close);
    let body = dynamic(move || if opened.get() { body() } else { fragment() });
    let heading = text(move || format!("{id}-title"));
    let head =
        el("div").class("sheet-head").child(el("h2").attr("id", heading).child(title)).child(
            el("button")
                .class("close")
                .attr("type", "button")
                .attr("aria-label", "Close")
                .on("click", move |_| close())
                .child(cross()),
        );
    let dialog = el("dialog")
        .class("sheet")
        .attr("id", id)
        .attr("aria-labelledby", heading)
        .on("mousedown", move |event| {
            // Only a press beside the content reaches the dialog itself.
            if event.target() == event.current_target() {
                // Or the press would take the focus that closing gives back.
                event.prevent_default();
                close();
            }
        })
        .child(el("div").class("sheet-body").child(head).child(body));
    let button =
        button.attr("type", "button").attr("aria-haspopup", "dialog").on("click", move |_| open());
    fragment().child(button).child(dialog)
}
