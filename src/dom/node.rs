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

/// A part of the page that takes a while to build: while the app starts it is built in a task of
/// its own, the one asked for last first, so that a slow device hears its visitor in between.
pub fn apart(build: impl FnOnce() -> Node + 'static) -> Node {
    Node(Platform::apart(false, Box::new(move || build().0)))
}

/// The same for what stands out of sight: it comes after all else, when the page may be shown
/// already.
pub fn later(build: impl FnOnce() -> Node + 'static) -> Node {
    Node(Platform::apart(true, Box::new(move || build().0)))
}

/// A list in which a member, one element each, stands for as long as its key is in the list.
/// `build` makes the member at a place.
pub fn each<M: Into<Member>>(
    keys: impl Fn() -> Vec<usize> + 'static,
    build: impl Fn(usize) -> M + 'static,
) -> Node {
    let build = move |at| {
        let Member(node, refresh) = build(at).into();
        (node.0, refresh)
    };
    Node(Platform::each(Box::new(keys), Box::new(build)))
}

/// Changes parts of the page, now and whenever a signal it reads changes.
pub fn follow(update: impl FnMut() + 'static) {
    Platform::follow(Box::new(update));
}

/// A node that is the same wherever it stands: it is built once for each key, then copied.
pub fn cached(key: &str, build: impl FnOnce() -> Node) -> Node {
    Node(Platform::cached(key, || build().0))
}

/// A member of a list, and what brings it up to date each time the list is looked at anew.
pub struct Member(Node, Option<Refresh>);

/// See [`Member`].
pub type Refresh = Box<dyn FnMut()>;

impl Member {
    /// A member that is brought up to date at once and from then on.
    pub fn kept(node: Node, mut refresh: impl FnMut() + 'static) -> Self {
        refresh();
        Self(node, Some(Box::new(refresh)))
    }
}

impl From<Node> for Member {
    fn from(node: Node) -> Self {
        Self(node, None)
    }
}

impl Node {
    /// Gives the element an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Attribute>) -> Self {
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
    pub fn value(self, value: impl Into<Signal<String>>) -> Self {
        let value = value.into();
        self.0.follow_value(Box::new(move || value.get()));
        self
    }

    /// Keeps a checkbox or radio button checked or not.
    pub fn checked(self, checked: Signal<bool>) -> Self {
        self.0.follow_checked(Box::new(move || checked.get()));
        self
    }

    /// Does something when an event reaches the element.
    pub fn on(self, event: &'static str, handle: impl FnMut(Event) + 'static) -> Self {
        self.0.listen(event, Box::new(handle));
        self
    }

    /// Marks the element as one that each copy of a [`Stamp`](super::Stamp) fills in.
    pub fn hole(self) -> Self {
        self.0.hole();
        self
    }

    /// Another hand on the element, to change it while it stands on the page.
    pub fn handle(&self) -> Handle {
        Handle(self.0.clone())
    }

    /// Puts something after what the node holds already.
    pub fn child(self, child: impl Into<Self>) -> Self {
        self.0.append(child.into().0);
        self
    }

    /// Puts several things after what the node holds already.
    pub fn children<C: Into<Self>>(self, children: impl IntoIterator<Item = C>) -> Self {
        for child in children {
            self.0.append(child.into().0);
        }
        self
    }

    /// Puts something into an element that has an id. A prerendered page has it at its end, so
    /// that the rest is painted sooner: xtask/src/pages/start.js puts it where it belongs.
    pub fn last(self, child: Self) -> Self {
        self.0.append_last(child.0);
        self
    }

    /// The HTML of a native render.
    #[cfg(not(feature = "csr"))]
    pub fn into_html(self) -> String {
        self.0.into_html()
    }

    pub(super) fn from_platform(platform: Platform) -> Self {
        Self(platform)
    }

    pub(super) fn into_platform(self) -> Platform {
        self.0
    }
}

/// A hand on an element.
#[derive(Clone)]
pub struct Handle(Platform);

impl Handle {
    pub(super) fn new(platform: Platform) -> Self {
        Self(platform)
    }

    /// Sets an attribute, or takes it away.
    pub fn attr(&self, name: &'static str, value: Option<&str>) {
        match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        }
    }

    /// Puts a text in place of all that is in the element.
    pub fn text(&self, text: &str) {
        self.0.set_text(text);
    }

    /// Checks a checkbox or not.
    pub fn checked(&self, checked: bool) {
        self.0.set_checked(checked);
    }

    /// Puts something after what the element holds already.
    pub fn child(&self, child: impl Into<Node>) {
        self.0.append(child.into().0);
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
