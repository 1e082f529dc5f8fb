//! Nodes outside a browser: HTML. What would follow signals is printed as it stands now.

use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

use leptos::prelude::untrack;
use web_sys::Event;

use super::node::Refresh;
use super::stamp::Stamped;

/// HTML under construction.
#[derive(Clone, Default)]
pub(super) struct Platform(Rc<RefCell<Content>>);

#[derive(Default)]
struct Content {
    tag: Option<&'static str>,
    attributes: Vec<(&'static str, String)>,
    /// What is in it, before its children.
    text: String,
    children: Vec<Platform>,
    /// What is only to be read when all the rest is, so that the rest is painted sooner.
    last: Vec<Platform>,
    is_hole: bool,
}

impl Platform {
    pub(super) fn element(tag: &'static str) -> Self {
        Self(Rc::new(RefCell::new(Content { tag: Some(tag), ..Content::default() })))
    }

    pub(super) fn svg(tag: &'static str) -> Self {
        Self::element(tag)
    }

    pub(super) fn fragment() -> Self {
        Self::default()
    }

    pub(super) fn text(text: &str) -> Self {
        let node = Self::default();
        node.set_text(text);
        node
    }

    pub(super) fn follow_text(text: Box<dyn Fn() -> String>) -> Self {
        Self::text(&untrack(text))
    }

    pub(super) fn set_attribute(&self, name: &'static str, value: &str) {
        self.remove_attribute(name);
        self.0.borrow_mut().attributes.push((name, value.to_owned()));
    }

    pub(super) fn remove_attribute(&self, name: &str) {
        self.0.borrow_mut().attributes.retain(|(other, _)| *other != name);
    }

    pub(super) fn follow_attribute(
        &self,
        name: &'static str,
        value: Box<dyn Fn() -> Option<String>>,
    ) {
        if let Some(value) = untrack(value) {
            self.set_attribute(name, &value);
        }
    }

    pub(super) fn follow_value(&self, value: Box<dyn Fn() -> String>) {
        // A select shows its selected option; it has no attribute for that.
        if self.0.borrow().tag != Some("select") {
            self.set_attribute("value", &untrack(value));
        }
    }

    pub(super) fn follow_checked(&self, checked: Box<dyn Fn() -> bool>) {
        self.set_checked(untrack(checked));
    }

    pub(super) fn set_checked(&self, checked: bool) {
        self.remove_attribute("checked");
        if checked {
            self.set_attribute("checked", "");
        }
    }

    pub(super) fn set_text(&self, text: &str) {
        let mut content = self.0.borrow_mut();
        content.children.clear();
        content.text = text.to_owned();
    }

    pub(super) fn listen(&self, _: &'static str, _: Box<dyn FnMut(Event)>) {}

    pub(super) fn append(&self, child: Self) {
        self.0.borrow_mut().children.push(child);
    }

    pub(super) fn append_last(&self, child: Self) {
        self.0.borrow_mut().last.push(child);
    }

    pub(super) fn hole(&self) {
        self.0.borrow_mut().is_hole = true;
    }

    pub(super) fn follow(update: Box<dyn FnMut()>) {
        untrack(update);
    }

    pub(super) fn cached(_: &str, build: impl FnOnce() -> Self) -> Self {
        build()
    }

    pub(super) fn dynamic(build: Box<dyn FnMut() -> Self>) -> Self {
        untrack(build)
    }

    pub(super) fn apart(_: bool, build: Box<dyn FnOnce() -> Self>) -> Self {
        build()
    }

    pub(super) fn each(
        keys: Box<dyn Fn() -> Vec<usize>>,
        build: Box<dyn Fn(usize) -> (Self, Option<Refresh>)>,
    ) -> Self {
        let list = Self::default();
        for at in 0..untrack(keys).len() {
            list.append(build(at).0);
        }
        list
    }

    /// What comes last stands in templates, which name the element that it is for.
    pub(super) fn into_html(self) -> String {
        let (mut html, mut last) = (String::new(), String::new());
        self.print(&mut html, &mut last);
        html + &last
    }

    fn print(&self, html: &mut String, last: &mut String) {
        let content = self.0.borrow();
        if let Some(tag) = content.tag {
            html.push('<');
            html.push_str(tag);
            for (name, value) in &content.attributes {
                html.push(' ');
                html.push_str(name);
                html.push_str("=\"");
                escape(value, html);
                html.push('"');
            }
            html.push('>');
            // HTML gives these neither content nor an end tag.
            if matches!(tag, "img" | "input" | "br" | "hr" | "link" | "meta") {
                return;
            }
        }
        escape(&content.text, html);
        content.children.iter().for_each(|child| child.print(html, last));
        if !content.last.is_empty() {
            let id = content.attributes.iter().find(|(name, _)| *name == "id");
            let id = id.map_or("", |(_, id)| id.as_str());
            let _ = write!(last, "<template data-for=\"{id}\">");
            let mut deeper = String::new();
            content.last.iter().for_each(|child| child.print(last, &mut deeper));
            last.push_str("</template>");
            last.push_str(&deeper);
        }
        if let Some(tag) = content.tag {
            html.push_str("</");
            html.push_str(tag);
            html.push('>');
        }
    }

    fn holes(&self, found: &mut Vec<Self>) {
        let content = self.0.borrow();
        if content.is_hole {
            found.push(self.clone());
        }
        content.children.iter().for_each(|child| child.holes(found));
    }
}

/// Here a copy is built anew.
impl Stamped for Platform {
    type Model = Box<dyn Fn() -> Self>;

    fn model(build: Box<dyn Fn() -> Self>) -> Self::Model {
        build
    }

    fn copy(model: &Self::Model) -> (Self, Vec<Self>) {
        let copy = model();
        let mut holes = Vec::new();
        copy.holes(&mut holes);
        (copy, holes)
    }
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
}
