//! Plain links, taken over where a step within the app will do.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::browser::{document, element, focus_without_scroll, window};

use super::Router;

/// The attribute of a link after which the page goes on at the element with this id, as a pager
/// does at the top of the results.
const SCROLL_TO: &str = "data-scroll-to";

/// Listens for clicks on links anywhere in the page.
pub(super) fn attach(router: Router) {
    let Some(document) = document() else { return };
    let listener = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| {
        let Some(link) = followed_link(&event) else { return };
        let Some(href) = own_address(router, &link) else { return };
        event.prevent_default();
        router.push(&href);
        if let Some(target) = link.get_attribute(SCROLL_TO).and_then(|id| element(&id)) {
            target.scroll_into_view();
            focus_without_scroll(&target);
        }
    });
    let _ = document.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The link a plain click follows in this tab. A modifier key, another button, a target, a
/// download or another script's claim leaves the click to the browser.
fn followed_link(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = clicked.closest("a[href]").ok()??.dyn_into().ok()?;
    let target = link.target();
    let stays = (target.is_empty() || target == "_self") && !link.has_attribute("download");
    let external = link.rel().split_whitespace().any(|rel| rel == "external");
    (stays && !external).then_some(link)
}

/// The address to go to, if it is a page of the app and not just a place on this one.
fn own_address(router: Router, link: &HtmlAnchorElement) -> Option<String> {
    let here = window()?.location();
    let (path, search) = (link.pathname(), link.search());
    let same_page = here.pathname().ok()? == path && here.search().ok()? == search;
    let own =
        here.origin().ok()? == link.origin() && router.resolve(&path, &search).route.is_found();
    let fragment = !link.hash().is_empty();
    (own && !(same_page && fragment)).then(|| format!("{path}{search}{}", link.hash()))
}
