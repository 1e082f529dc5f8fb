//! Nodes in the browser: real ones, built detached.
//!
//! A node that the browser refuses to build is an empty text: a part of the page is missing then,
//! and the rest stands.

use std::cell::RefCell;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Node as DomNode};

use super::node::Node;
use super::stamp::Stamped;
use super::steps::{Step, is_starting, put_off};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A node of the document, or a document fragment.
#[derive(Clone)]
pub(super) struct Platform(pub(super) DomNode);

/// Marks holes until a stamp has found them.
const HOLE: &str = "data-hole";

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

/// Puts another node in the place of every element inside with this attribute that fails to load,
/// on the page or not yet; it is made of the attribute's value. One ear for all of them costs each
/// of them nothing.
pub fn replace_broken(inside: &Element, attribute: &'static str, instead: fn(&str) -> Node) {
    let handle: Box<dyn FnMut(Event)> = Box::new(move |event| {
        let broken = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let kind = broken.as_ref().and_then(|broken| broken.get_attribute(attribute));
        if let Some((broken, kind)) = broken.zip(kind) {
            let _ = broken.replace_with_with_node_1(&instead(&kind).into_platform().0);
        }
    });
    let handle = Closure::wrap(handle);
    // Such events do not bubble, but they pass here on their way down.
    let _ = inside.add_event_listener_with_callback_and_bool(
        "error",
        handle.as_ref().unchecked_ref(),
        true,
    );
    handle.forget();
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

    pub(super) fn set_attribute(&self, name: &str, value: &str) {
        let _ = self.element_ref().set_attribute(name, value);
    }

    pub(super) fn remove_attribute(&self, name: &str) {
        let _ = self.element_ref().remove_attribute(name);
    }

    pub(super) fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    pub(super) fn set_checked(&self, checked: bool) {
        self.0.unchecked_ref::<Field>().set_checked(checked);
    }

    pub(super) fn hole(&self) {
        self.set_attribute(HOLE, "");
    }

    pub(super) fn follow(update: Box<dyn FnMut()>) {
        keep_up(update);
    }

    pub(super) fn cached(key: &str, build: impl FnOnce() -> Self) -> Self {
        thread_local!(static BUILT: RefCell<Vec<(String, DomNode)>> = const { RefCell::new(vec![]) });
        let known = BUILT.with_borrow(|built| {
            built.iter().find(|(other, _)| other == key).map(|(_, node)| node.clone())
        });
        let known = known.unwrap_or_else(|| {
            let node = build().0;
            BUILT.with_borrow_mut(|built| built.push((key.to_owned(), node.clone())));
            node
        });
        Self(copied(&known))
    }

    pub(super) fn follow_attribute(
        &self,
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

    pub(super) fn follow_value(&self, value: Box<dyn Fn() -> String>) {
        let field = self.0.clone().unchecked_into::<Field>();
        keep_up(Box::new(move || field.set_value(&value())));
    }

    pub(super) fn follow_checked(&self, checked: Box<dyn Fn() -> bool>) {
        let field = self.0.clone().unchecked_into::<Field>();
        keep_up(Box::new(move || field.set_checked(checked())));
    }

    /// The listener is taken away before its closure is dropped: a focused field that is removed
    /// still fires events, and a call to a dropped closure throws.
    pub(super) fn listen(&self, event: &'static str, handle: Box<dyn FnMut(Event)>) {
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

    pub(super) fn append(&self, child: Self) {
        let _ = self.0.append_child(&child.0);
    }

    pub(super) fn append_last(&self, child: Self) {
        self.append(child);
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

    pub(super) fn apart(later: bool, build: Box<dyn FnOnce() -> Self>) -> Self {
        if !is_starting() {
            return build();
        }
        let place: DomNode = document().create_comment("").into();
        let stands = place.clone();
        let step: Step = Box::new(move || {
            if let Some(parent) = stands.parent_node() {
                let _ = parent.insert_before(&build().0, Some(&stands));
            }
        });
        put_off(later, step);
        Self(place)
    }

    fn element_ref(&self) -> &Element {
        self.0.unchecked_ref()
    }
}

/// An element and the ways to its holes: at each level the number of the child.
pub(super) struct Model {
    shape: DomNode,
    holes: Vec<Vec<usize>>,
}

impl Stamped for Platform {
    type Model = Model;

    fn model(build: Box<dyn Fn() -> Self>) -> Model {
        let shape = build();
        let mut holes = Vec::new();
        let marked = shape.element_ref().query_selector_all(&format!("[{HOLE}]"));
        let inner = marked.iter().flat_map(|marked| {
            (0..marked.length()).filter_map(|at| marked.item(at)).collect::<Vec<_>>()
        });
        let root = shape.element_ref().has_attribute(HOLE).then(|| shape.0.clone());
        for hole in root.into_iter().chain(inner) {
            Self(hole.clone()).remove_attribute(HOLE);
            let mut way = Vec::new();
            let mut node = hole;
            while node != shape.0 {
                let before =
                    std::iter::successors(node.previous_sibling(), DomNode::previous_sibling);
                way.insert(0, before.count());
                let Some(parent) = node.parent_node() else { break };
                node = parent;
            }
            holes.push(way);
        }
        Model { shape: shape.0, holes }
    }

    fn copy(model: &Model) -> (Self, Vec<Self>) {
        let root = copied(&model.shape);
        // The nodes on the way to the hole before, each with its number: the next way shares most.
        let mut stack: Vec<(usize, DomNode)> = Vec::new();
        let mut holes = Vec::with_capacity(model.holes.len());
        for way in &model.holes {
            let same = stack.iter().zip(way).take_while(|((at, _), number)| at == *number).count();
            let sibling = stack.get(same).cloned();
            stack.truncate(same);
            for (level, number) in way.iter().enumerate().skip(same) {
                let from = sibling.clone().filter(|_| level == same).or_else(|| {
                    let parent = stack.last().map_or(&root, |(_, parent)| parent);
                    Some((0, parent.first_child()?))
                });
                let Some((mut at, mut node)) = from else { break };
                while at < *number {
                    let Some(next) = node.next_sibling() else { break };
                    (at, node) = (at + 1, next);
                }
                stack.push((at, node));
            }
            holes.push(Self(stack.last().map_or(&root, |(_, node)| node).clone()));
        }
        (Self(root), holes)
    }
}

fn copied(node: &DomNode) -> DomNode {
    node.clone_node_with_deep(true).unwrap_or_else(|_| document().create_text_node("").into())
}

pub(super) fn document() -> Document {
    thread_local!(static DOCUMENT: Document = crate::browser::document()
        .unwrap_or_else(|| JsValue::NULL.unchecked_into()));
    DOCUMENT.with(Clone::clone)
}

fn built(element: Result<Element, JsValue>) -> Platform {
    Platform(element.map_or_else(|_| document().create_text_node("").into(), Into::into))
}

/// A fragment with a comment at each end, between which things come and go.
pub(super) fn region() -> (Platform, DomNode, DomNode) {
    let fragment = Platform::fragment();
    let [start, end]: [DomNode; 2] = [(); 2].map(|()| document().create_comment("").into());
    fragment.append(Platform(start.clone()));
    fragment.append(Platform(end.clone()));
    (fragment, start, end)
}

/// Runs `update` now, and again whenever a signal it reads changes, until the component that
/// asks is gone.
pub(super) fn keep_up(mut update: Box<dyn FnMut()>) {
    let effect = SendWrapper::new(RenderEffect::new(move |_: Option<()>| update()));
    on_cleanup(move || drop(effect));
}
