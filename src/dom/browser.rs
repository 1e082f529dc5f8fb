//! Nodes in the browser: real ones, built detached.
//!
//! A node that the browser refuses to build is null, and so is refused whatever is done to it
//! later: a part of the page is missing then, and the rest stands.

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Node as DomNode};

use super::node::Node;

const SVG: &str = "http://www.w3.org/2000/svg";

/// A node of the document, or a document fragment.
pub(super) struct Platform(DomNode);

/// Builds the app and puts it in an element. Gives the owner of all its signals and effects,
/// which live as long as the owner does.
pub fn mount(parent: &Element, build: impl FnOnce() -> Node) -> Owner {
    // It answers with an error where an executor is at work already, which will do.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let node = owner.with(build).into_platform().0;
    let _ = parent.append_child(&node);
    owner
}

#[wasm_bindgen]
extern "C" {
    /// Any kind of field.
    type Field;
    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Field, value: &str);
    #[wasm_bindgen(method, setter)]
    fn set_checked(this: &Field, checked: bool);
}

impl Platform {
    pub(super) fn element(tag: &str) -> Self {
        built(document().create_element(tag))
    }

    pub(super) fn svg(tag: &str) -> Self {
        built(document().create_element_ns(Some(SVG), tag))
    }

    pub(super) fn fragment() -> Self {
        Self(document().create_document_fragment().into())
    }

    pub(super) fn text(text: &str) -> Self {
        Self(document().create_text_node(text).into())
    }

    pub(super) fn follow_text(text: Box<dyn Fn() -> String>) -> Self {
        let node: DomNode = document().create_text_node("").into();
        let shown = node.clone();
        keep_up(Box::new(move || shown.set_text_content(Some(&text()))));
        Self(node)
    }

    pub(super) fn set_attribute(&mut self, name: &str, value: &str) {
        let _ = self.element_ref().set_attribute(name, value);
    }

    pub(super) fn follow_attribute(
        &mut self,
        name: &'static str,
        value: Box<dyn Fn() -> Option<String>>,
    ) {
        let element = self.element_ref().clone();
        let mut shown: Option<String> = None;
        keep_up(Box::new(move || {
            let next = value();
            if next == shown {
                return;
            }
            let _ = match &next {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
            shown = next;
        }));
    }

    pub(super) fn follow_value(&mut self, value: Box<dyn Fn() -> String>) {
        let field = self.0.clone().unchecked_into::<Field>();
        keep_up(Box::new(move || field.set_value(&value())));
    }

    pub(super) fn follow_checked(&mut self, checked: Box<dyn Fn() -> bool>) {
        let field = self.0.clone().unchecked_into::<Field>();
        keep_up(Box::new(move || field.set_checked(checked())));
    }

    /// The listener is taken away before its closure is dropped: a focused field that is removed
    /// still fires events, and a call to a dropped closure throws.
    pub(super) fn listen(&mut self, event: &'static str, handle: Box<dyn FnMut(Event)>) {
        let closure = Closure::wrap(handle);
        let element = self.element_ref().clone();
        let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        let listening = SendWrapper::new((element, closure));
        on_cleanup(move || {
            let (element, closure) = &*listening;
            let _ = element
                .remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        });
    }

    pub(super) fn replace_if_broken(&mut self, instead: Box<dyn Fn() -> Self>) {
        let element = self.element_ref().clone();
        let replace = move |_| {
            let _ = element.replace_with_with_node_1(&instead().0);
        };
        self.listen("error", Box::new(replace));
    }

    pub(super) fn append(&mut self, child: Self) {
        let _ = self.0.append_child(&child.0);
    }

    pub(super) fn dynamic(mut build: Box<dyn FnMut() -> Self>) -> Self {
        let (fragment, start, end) = region();
        keep_up(Box::new(move || {
            let next = build();
            let Some(parent) = end.parent_node() else { return };
            while let Some(old) = end.previous_sibling().filter(|old| *old != start) {
                let _ = parent.remove_child(&old);
            }
            let _ = parent.insert_before(&next.0, Some(&end));
        }));
        fragment
    }

    pub(super) fn each(
        keys: Box<dyn Fn() -> Vec<usize>>,
        build: Box<dyn Fn(usize) -> Self>,
    ) -> Self {
        let (fragment, start, end) = region();
        let list_owner = Owner::current().unwrap_or_default();
        let mut members: Vec<Member> = Vec::new();
        keep_up(Box::new(move || {
            let keys = keys();
            let Some(parent) = end.parent_node() else { return };
            // A page has two thousand members at most, for which looking through them is fast.
            let mut gone = std::mem::take(&mut members);
            for (at, key) in keys.into_iter().enumerate() {
                let member = match gone.iter().position(|member| member.key == key) {
                    Some(old) => gone.remove(old),
                    None => {
                        let owner = list_owner.with(Owner::new);
                        let node = owner.with(|| untrack(|| build(at))).0;
                        Member { key, node, owner }
                    }
                };
                members.push(member);
            }
            for member in gone {
                member.owner.cleanup();
                let _ = parent.remove_child(&member.node);
            }
            let mut place = start.next_sibling();
            for member in &members {
                if place.as_ref() == Some(&member.node) {
                    place = member.node.next_sibling();
                } else {
                    let _ = parent.insert_before(&member.node, place.as_ref());
                }
            }
        }));
        fragment
    }

    fn element_ref(&self) -> &Element {
        self.0.unchecked_ref()
    }
}

/// One member of a list, and the owner of its signals and effects.
struct Member {
    key: usize,
    node: DomNode,
    owner: Owner,
}

fn document() -> Document {
    thread_local!(static DOCUMENT: Document = crate::browser::document()
        .unwrap_or_else(|| JsValue::NULL.unchecked_into()));
    DOCUMENT.with(Clone::clone)
}

fn built(element: Result<Element, JsValue>) -> Platform {
    Platform(element.map_or_else(|_| JsValue::NULL.unchecked_into(), Into::into))
}

/// A fragment with a comment at each end, between which things come and go.
fn region() -> (Platform, DomNode, DomNode) {
    let mut fragment = Platform::fragment();
    let [start, end]: [DomNode; 2] = [(); 2].map(|()| document().create_comment("").into());
    fragment.append(Platform(start.clone()));
    fragment.append(Platform(end.clone()));
    (fragment, start, end)
}

/// Runs `update` now, and again whenever a signal it reads changes, until the component that
/// asks is gone.
fn keep_up(mut update: Box<dyn FnMut()>) {
    let effect = SendWrapper::new(RenderEffect::new(move |_: Option<()>| update()));
    on_cleanup(move || drop(effect));
}
