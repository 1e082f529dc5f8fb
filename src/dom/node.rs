//! A piece of the page.

use leptos::prelude::*;
use web_sys::Event;

use super::{Attribute, Platform};

use crate::reactive::Signal;

/// An element, a text, or a run of them without an element around it.
pub struct Node(Platform);

/// An HTML element.
pub fn el(tag: &'static str) -> Node {
    Node(Platform::element(tag))
}

/// An element of a drawing.
pub fn svg(tag: &'static str) -> Node {
    Node(Platform::svg(tag))
}

/// A run of nodes; an empty one shows nothing.
pub fn fragment() -> Node {
    Node(Platform::fragment())
}

/// A part of the page that is built anew whenever a signal it reads changes.
pub fn dynamic(mut build: impl FnMut() -> Node + 'static) -> Node {
    Node(Platform::dynamic(Box::new(move || build().0)))
}

/// A list in which a member, one element each, stands for as long as its key is in the list.
/// `build` makes the member at a place.
pub fn each(
    keys: impl Fn() -> Vec<usize> + 'static,
    build: impl Fn(usize) -> Node + 'static,
) -> Node {
    Node(Platform::each(Box::new(keys), Box::new(move |at| build(at).0)))
}

impl Node {
    /// Gives the element an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<Attribute>) -> Self {
        match value.into() {
            Attribute::Fixed(None) => {}
            Attribute::Fixed(Some(value)) => self.0.set_attribute(name, &value),
            Attribute::Following(value) => self.0.follow_attribute(name, value),
        }
        self
    }

    /// Gives the element classes for the style sheet.
    pub fn class(self, names: impl Into<Attribute>) -> Self {
        self.attr("class", names)
    }

    /// Keeps the value of a field. An attribute would only be its first value. For a select this
    /// comes after its options.
    pub fn value(mut self, value: impl Into<Signal<String>>) -> Self {
        let value = value.into();
        self.0.follow_value(Box::new(move || value.get()));
        self
    }

    /// Keeps a checkbox or radio button checked or not.
    pub fn checked(mut self, checked: Signal<bool>) -> Self {
        self.0.follow_checked(Box::new(move || checked.get()));
        self
    }

    /// Does something when an event reaches the element.
    pub fn on(mut self, event: &'static str, handle: impl FnMut(Event) + 'static) -> Self {
        self.0.listen(event, Box::new(handle));
        self
    }

    /// Puts another node in the element's place, should what it shows fail to load.
    pub fn or_if_broken(mut self, instead: impl Fn() -> Self + 'static) -> Self {
        self.0.replace_if_broken(Box::new(move || instead().0));
        self
    }

    /// Puts something after what the node holds already.
    pub fn child(mut self, child: impl Into<Self>) -> Self {
        self.0.append(child.into().0);
        self
    }

    /// Puts several things after what the node holds already.
    pub fn children<C: Into<Self>>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        for child in children {
            self.0.append(child.into().0);
        }
        self
    }

    /// The HTML of a native render.
    #[cfg(not(feature = "csr"))]
    pub fn into_html(self) -> String {
        self.0.into_html()
    }

    #[cfg(feature = "csr")]
    pub(super) fn into_platform(self) -> Platform {
        self.0
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self(Platform::text(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<Signal<String>> for Node {
    fn from(text: Signal<String>) -> Self {
        Self(Platform::follow_text(Box::new(move || text.get())))
    }
}

impl<C: Into<Self>> From<Option<C>> for Node {
    fn from(node: Option<C>) -> Self {
        node.map_or_else(fragment, Into::into)
    }
}

/// What `view! { <Component /> }` gives.
impl From<View<Self>> for Node {
    fn from(view: View<Self>) -> Self {
        view.into_inner()
    }
}
