//! Nodes outside a browser: HTML. What would follow signals is printed as it stands now.

use leptos::prelude::untrack;
use web_sys::Event;

/// HTML under construction.
#[derive(Default)]
pub(super) struct Platform {
    tag: Option<&'static str>,
    attributes: String,
    content: String,
}

impl Platform {
    pub(super) fn element(tag: &'static str) -> Self {
        Self { tag: Some(tag), ..Self::default() }
    }

    pub(super) fn svg(tag: &'static str) -> Self {
        Self::element(tag)
    }

    pub(super) fn fragment() -> Self {
        Self::default()
    }

    pub(super) fn text(text: &str) -> Self {
        let mut node = Self::default();
        escape(text, &mut node.content);
        node
    }

    pub(super) fn follow_text(text: Box<dyn Fn() -> String>) -> Self {
        Self::text(&untrack(text))
    }

    pub(super) fn set_attribute(&mut self, name: &str, value: &str) {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        escape(value, &mut self.attributes);
        self.attributes.push('"');
    }

    pub(super) fn follow_attribute(&mut self, name: &str, value: Box<dyn Fn() -> Option<String>>) {
        if let Some(value) = untrack(value) {
            self.set_attribute(name, &value);
        }
    }

    pub(super) fn follow_value(&mut self, value: Box<dyn Fn() -> String>) {
        // A select shows its selected option; it has no attribute for that.
        if self.tag != Some("select") {
            self.set_attribute("value", &untrack(value));
        }
    }

    pub(super) fn follow_checked(&mut self, checked: Box<dyn Fn() -> bool>) {
        if untrack(checked) {
            self.set_attribute("checked", "");
        }
    }

    pub(super) fn listen(&mut self, _: &'static str, _: Box<dyn FnMut(Event)>) {}

    pub(super) fn replace_if_broken(&mut self, _: Box<dyn Fn() -> Self>) {}

    pub(super) fn append(&mut self, child: Self) {
        child.print(&mut self.content);
    }

    pub(super) fn dynamic(build: Box<dyn FnMut() -> Self>) -> Self {
        untrack(build)
    }

    pub(super) fn each(
        keys: Box<dyn Fn() -> Vec<usize>>,
        build: Box<dyn Fn(usize) -> Self>,
    ) -> Self {
        let mut list = Self::default();
        for at in 0..untrack(keys).len() {
            list.append(build(at));
        }
        list
    }

    pub(super) fn into_html(self) -> String {
        let mut html = String::new();
        self.print(&mut html);
        html
    }

    fn print(self, html: &mut String) {
        let Some(tag) = self.tag else {
            html.push_str(&self.content);
            return;
        };
        html.push('<');
        html.push_str(tag);
        html.push_str(&self.attributes);
        html.push('>');
        // HTML gives these neither content nor an end tag.
        if !matches!(tag, "img" | "input" | "br" | "hr" | "link" | "meta") {
            html.push_str(&self.content);
            html.push_str("</");
            html.push_str(tag);
            html.push('>');
        }
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
