//! The head of an HTML page, read just well enough to move its parts about.
//!
//! The page comes from Trunk, whose minifier drops quotes, and the opening tags
//! of `<html>` and `<head>` too; so the head is all that stands before
//! `</head>` or `<body>`.

use std::ops::Range;

/// Elements whose content is text up to their own closing tag, or that are
/// moved as a whole.
const WITH_CONTENT: [&str; 5] = ["script", "style", "title", "noscript", "template"];

/// One element of the head.
#[derive(Debug)]
pub struct Element {
    /// Its name in lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// Where it stands in the page, with its content.
    pub range: Range<usize>,
}

impl Element {
    /// The value of an attribute; empty when it has none.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A page's head.
#[derive(Debug)]
pub struct Head {
    /// Its elements in order.
    pub elements: Vec<Element>,
    /// Where it ends in the page.
    pub end: usize,
}

impl Head {
    /// Reads a page up to the end of its head.
    pub fn parse(html: &str) -> Self {
        let mut elements = Vec::new();
        let mut at = 0;
        while let Some(start) = find(html, at, "<") {
            let rest = html.get(start..).unwrap_or_default();
            if starts_with(rest, "</head") || starts_with(rest, "<body") {
                return Self { elements, end: start };
            }
            at = if rest.starts_with("<!--") {
                find(html, start, "-->").map_or(html.len(), |end| end + 3)
            } else if !names_element(rest) {
                // A doctype or a closing tag.
                find(html, start, ">").map_or(html.len(), |end| end + 1)
            } else {
                let element = Reader { html, at: start + 1 }.element(start);
                let end = element.range.end;
                elements.push(element);
                end
            };
        }
        Self { elements, end: html.len() }
    }

    /// The `<base>` that counts, which is the first.
    pub fn base(&self) -> Option<&Element> {
        self.elements.iter().find(|element| element.name == "base")
    }
}

/// Reads one opening tag.
struct Reader<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn element(mut self, start: usize) -> Element {
        let name = self.take(|c| !c.is_whitespace() && c != '>' && c != '/').to_ascii_lowercase();
        let mut attributes = Vec::new();
        loop {
            self.take(|c| c.is_whitespace() || c == '/');
            let key = self.take(|c| !c.is_whitespace() && !"=>/".contains(c)).to_ascii_lowercase();
            self.take(char::is_whitespace);
            let value = if self.skip('=') { self.value() } else { "" };
            if key.is_empty() && value.is_empty() {
                break;
            }
            attributes.push((key, value.to_owned()));
        }
        self.skip('>');
        if WITH_CONTENT.contains(&name.as_str()) {
            self.at = find(self.html, self.at, &format!("</{name}"))
                .and_then(|close| find(self.html, close, ">"))
                .map_or(self.html.len(), |end| end + 1);
        }
        Element { name, attributes, range: start..self.at }
    }

    fn value(&mut self) -> &'a str {
        self.take(char::is_whitespace);
        for quote in ['"', '\''] {
            if self.skip(quote) {
                let value = self.take(|c| c != quote);
                self.skip(quote);
                return value;
            }
        }
        self.take(|c| !c.is_whitespace() && c != '>')
    }

    /// Moves on while characters fit, and returns them.
    fn take(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.html.get(self.at..).unwrap_or_default();
        let length = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn skip(&mut self, wanted: char) -> bool {
        let found = self.html.get(self.at..).is_some_and(|rest| rest.starts_with(wanted));
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }
}

fn names_element(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic())
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// Finds a text in any case, from a place on.
fn find(html: &str, from: usize, wanted: &str) -> Option<usize> {
    let rest = html.as_bytes().get(from..)?;
    let found = rest
        .windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))?;
    Some(from + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        Head::parse(html).elements.into_iter().map(|element| element.name).collect()
    }

    #[test]
    fn the_head_may_lack_its_own_tags() {
        let html = "<!doctype html><meta charset=utf-8><base href=./></head><body><script>";
        assert_eq!(names(html), ["meta", "base"]);
        assert_eq!(Head::parse("<base><body><base>").elements.len(), 1);
        assert_eq!(names("<base>"), ["base"]);
    }

    #[test]
    fn attributes_come_with_any_quotes_or_none() {
        let html = r#"<LINK Rel=stylesheet href='./a>b.css' data-x="1 2" disabled /></head>"#;
        let head = Head::parse(html);
        let link = head.elements.first().unwrap();
        assert_eq!(link.name, "link");
        assert_eq!(link.attribute("rel"), Some("stylesheet"));
        assert_eq!(link.attribute("href"), Some("./a>b.css"));
        assert_eq!(link.attribute("data-x"), Some("1 2"));
        assert_eq!(link.attribute("disabled"), Some(""));
        assert_eq!(link.attribute("absent"), None);
        assert_eq!(html.get(link.range.clone()), html.strip_suffix("</head>"));
    }

    #[test]
    fn text_is_not_taken_for_elements() {
        let html = "<!-- <base> --><script type=module>if (a<b) '<base>';</SCRIPT>\
                    <title>x</title></head>";
        assert_eq!(names(html), ["script", "title"]);
        let script = Head::parse(html).elements.into_iter().next().unwrap();
        assert!(html.get(script.range).unwrap().ends_with("'<base>';</SCRIPT>"));
    }

    #[test]
    fn a_cut_off_page_is_read_to_its_end() {
        for html in
            ["<", "<script", "<script>x", "<!--", "<link rel=", "<link rel=\"a", "<a =>", ""]
        {
            let head = Head::parse(html);
            assert!(head.end <= html.len());
        }
    }
}
