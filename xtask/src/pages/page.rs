//! A prerendered page: what it shows, and what others are told of it.

use std::fmt::Write;

use serde::Deserialize;
use serde_json::{Value, json};

/// The name of the site, for titles and for those who show links to it.
const SITE: &str = "Perigee";

/// How many cards the first paint shows: as many as a phone has room for, or the first row.
const IN_SIGHT: usize = 4;

/// The id of the last of them.
const LAST_IN_SIGHT: &str = "in-sight";

/// What the app's `prerender` program says of a page.
#[derive(Debug, Deserialize)]
pub struct Content {
    /// Where it stands below the site, such as `spacecraft/7/`; empty for the front page.
    pub address: String,
    title: String,
    description: String,
    picture: Option<String>,
    data: Option<Value>,
    /// Whether the program starts on it.
    pub runs: bool,
    /// What is in the body, as HTML.
    pub body: String,
    /// The address of the whole site, where it is known; it ends with a slash.
    #[serde(skip)]
    pub site: Option<String>,
    /// The file below the site of the picture that those who show a link may show with it.
    #[serde(skip)]
    pub social: Option<String>,
}

impl Content {
    /// The path of the picture that the page is about, if it is one of the site's own.
    pub fn own_picture(&self) -> Option<&str> {
        self.picture.as_deref().filter(|path| !path.contains("://"))
    }

    /// Marks the last card that the first paint waits for.
    pub fn mark_last_in_sight(&mut self) {
        if let Some((at, _)) = self.body.match_indices("<li class=\"card\"").nth(IN_SIGHT - 1) {
            self.body.insert_str(at + "<li".len(), &format!(" id={LAST_IN_SIGHT}"));
        }
    }

    /// Whether it shows the list as cards.
    pub fn has_cards(&self) -> bool {
        self.body.contains("id=\"cards\"")
    }

    /// How many steps it is from the page up to the site, as a relative address.
    pub fn base(&self) -> String {
        match self.address.matches('/').count() {
            0 => "./".to_owned(),
            steps => "../".repeat(steps),
        }
    }

    /// The absolute address of a path below the site, where the site's own is known.
    fn absolute(&self, path: &str) -> Option<String> {
        if path.contains("://") {
            return Some(path.to_owned());
        }
        self.site.as_ref().map(|site| format!("{site}{path}"))
    }

    /// Writes the part of the head that is of this page alone.
    pub fn write_head(&self, html: &mut String) {
        let title = format!("{} · {SITE}", self.title);
        let _ = write!(html, "<title>{}</title>", escape(&title));
        if self.has_cards() {
            // One paint with cards comes sooner than one without them and another with them.
            let _ = write!(html, "<link rel=expect href=#{LAST_IN_SIGHT} blocking=render>");
        }
        let mut meta = |kind: &str, name: &str, content: &str| {
            let _ = write!(html, "<meta {kind}={name} content=\"{}\">", escape(content));
        };
        meta("name", "description", &self.description);
        meta("property", "og:site_name", SITE);
        meta("property", "og:type", "website");
        meta("property", "og:title", &self.title);
        meta("property", "og:description", &self.description);
        let address = self.absolute(&self.address);
        if let Some(address) = &address {
            meta("property", "og:url", address);
        }
        let social = self.social.as_ref().and_then(|path| self.absolute(path));
        // A large card without a picture would be an empty frame.
        meta(
            "name",
            "twitter:card",
            if social.is_some() { "summary_large_image" } else { "summary" },
        );
        if let Some(picture) = &social {
            meta("property", "og:image", picture);
            meta("property", "og:image:width", "1200");
            meta("property", "og:image:height", "630");
            meta("property", "og:image:alt", &format!("Drawing: {}", self.title));
        }
        if let Some(address) = &address {
            let _ = write!(html, "<link rel=canonical href=\"{}\">", escape(address));
        }
        if let Some(data) = self.linked_data(address) {
            // Nothing in it may end the element.
            let text = data.to_string().replace('<', "\\u003c");
            let _ = write!(html, "<script type=application/ld+json>{text}</script>");
        }
    }

    fn linked_data(&self, address: Option<String>) -> Option<Value> {
        let mut data = self.data.clone()?;
        let object = data.as_object_mut()?;
        object.insert("@context".to_owned(), json!("https://schema.org"));
        if let Some(address) = address {
            object.insert("url".to_owned(), json!(address));
        }
        if let Some(picture) = self.picture.as_ref().and_then(|path| self.absolute(path)) {
            object.insert("image".to_owned(), json!(picture));
        }
        Some(data)
    }
}

/// A text as it stands between quotes or tags.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(site: Option<&str>) -> Content {
        let mut content: Content = serde_json::from_value(json!({
            "address": "spacecraft/7/", "title": "A \"<b>\"", "description": "D",
            "picture": "art/soyuz.svg", "data": { "name": "</script>" }, "runs": true, "body": "",
        }))
        .unwrap();
        content.site = site.map(str::to_owned);
        content.social = Some("social/soyuz.png".to_owned());
        content
    }

    fn head(site: Option<&str>) -> String {
        let mut html = String::new();
        content(site).write_head(&mut html);
        html
    }

    #[test]
    fn absolute_addresses_need_the_site() {
        let with = head(Some("https://example.org/p/"));
        for part in [
            "<link rel=canonical href=\"https://example.org/p/spacecraft/7/\">",
            "og:image content=\"https://example.org/p/social/soyuz.png\"",
            "\"image\":\"https://example.org/p/art/soyuz.svg\"",
            "summary_large_image",
        ] {
            assert!(with.contains(part), "{part} is not in {with}");
        }
        let without = head(None);
        for part in ["canonical", "og:image", "og:url", "art/soyuz.svg", "summary_large_image"] {
            assert!(!without.contains(part), "{part} is in {without}");
        }
    }

    #[test]
    fn the_first_paint_waits_for_the_fourth_card() {
        let mut list = content(None);
        list.body = format!("<ul id=\"cards\">{}</ul>", "<li class=\"card\"></li>".repeat(6));
        list.mark_last_in_sight();
        let marked = "<li id=in-sight class=\"card\"></li>";
        assert_eq!(list.body.matches("</li>").count(), 6);
        assert_eq!(list.body.find(marked), list.body.match_indices("<li").nth(3).map(|(at, _)| at));
        let mut html = String::new();
        list.write_head(&mut html);
        assert!(html.contains("<link rel=expect href=#in-sight blocking=render>"), "{html}");
    }

    #[test]
    fn no_text_ends_its_element() {
        let html = head(None);
        assert!(html.contains("<title>A &quot;&lt;b&gt;&quot; · Perigee</title>"));
        assert!(html.contains(r#""name":"\u003c/script>""#));
    }

    #[test]
    fn the_base_leads_back_to_the_site() {
        assert_eq!(content(None).base(), "../../");
        assert_eq!(Content { address: String::new(), ..content(None) }.base(), "./");
    }
}
