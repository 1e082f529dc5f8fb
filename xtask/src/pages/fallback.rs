//! 404.html: the page for addresses that have no file.
//!
//! It may be served for any address, so its `<base>` can only be found in the
//! browser. Until it is there nothing may be loaded by a relative address: such
//! elements wait in a `<template>`, where neither the preload scanner nor the
//! document sees them.

use anyhow::{Context, Result};

use super::head::{Element, Head};

/// What to do about a page without `<base>`.
pub const NO_BASE: &str =
    "the built index.html has no <base>: keep `<base data-trunk-public-url>` in index.html";

/// Kinds of link that make the browser fetch something.
const FETCHED: [&str; 8] = [
    "stylesheet",
    "preload",
    "modulepreload",
    "prefetch",
    "icon",
    "apple-touch-icon",
    "mask-icon",
    "manifest",
];

/// Finds the base and lets the waiting elements in.
///
/// What begins with a known route is cut off the address. For any other address
/// the folders above it are tried, nearest first, for the icon that every build
/// has; a host that answers everything with a page is told by the type.
const SCRIPT: &str = r#"{const start = (href) => {
const base = document.createElement("base");
base.href = href;
document.head.append(base, document.getElementById("assets").content);};
const route = /^(.*\/)(?:spacecraft|about|compare|insights)(?:\/.*)?$/.exec(location.pathname);
const up = (path) => path.replace(/[^/]*\/?$/, "");
const built = (path) => fetch(path + "icon.svg", { method: "HEAD" }).then(
(answer) => answer.ok && /svg/.test(answer.headers.get("content-type")), () => false);
const search = async (path) => {
while (path !== "/" && !(await built(path))) path = up(path);
start(path);};
if (route) start(route[1]); else search(up(location.pathname));}"#;

/// Turns the front page into the page for unknown addresses.
pub fn not_found(html: &str) -> Result<String> {
    let head = Head::parse(html);
    head.base().context(NO_BASE)?;
    let mut page = String::with_capacity(html.len() + SCRIPT.len());
    let mut waiting = String::new();
    let mut from = 0;
    for element in &head.elements {
        let source = html.get(element.range.clone()).unwrap_or_default();
        if is_fetching(element) {
            waiting.push_str(&render_blocking(element, source));
        } else if element.name != "base" {
            continue;
        }
        page.push_str(html.get(from..element.range.start).unwrap_or_default());
        from = element.range.end;
    }
    page.push_str(html.get(from..head.end).unwrap_or_default());
    page.push_str("<template id=\"assets\">");
    page.push_str(&waiting);
    page.push_str("</template><script>");
    page.push_str(SCRIPT);
    page.push_str("</script>");
    page.push_str(html.get(head.end..).unwrap_or_default());
    Ok(page)
}

/// True when an element loads something by an address that needs the base.
fn is_fetching(element: &Element) -> bool {
    match element.name.as_str() {
        "link" => element.attribute("rel").is_some_and(|rel| {
            rel.split_ascii_whitespace()
                .any(|kind| FETCHED.iter().any(|known| known.eq_ignore_ascii_case(kind)))
        }),
        // A classic inline script loads nothing, and may have to run early (to
        // choose the theme, for instance).
        "script" => {
            element.attribute("src").is_some()
                || element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("module"))
        }
        // Fonts and pictures in it need the base; one without any has to keep its
        // place among the others all the same, for the sake of the cascade.
        "style" => true,
        _ => false,
    }
}

/// A style sheet that a script inserts does not hold up the first paint unless
/// it says so, and the page would flash unstyled.
fn render_blocking(element: &Element, source: &str) -> String {
    match (element.attribute("rel"), source.get(5..)) {
        (Some("stylesheet"), Some(rest)) if element.name == "link" => {
            format!("<link blocking=\"render\"{rest}")
        }
        _ => source.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html lang=en><head><base href=\"./\"><title>P</title>\
        <script>theme()</script><link rel=stylesheet href=./a.css>\
        <script type=module>import './a.js'</script>\
        <link rel=canonical href=https://example.org/></head><body><link rel=icon></body></html>";

    #[test]
    fn what_needs_the_base_waits_in_the_template() {
        let page = not_found(PAGE).unwrap();
        let (before, after) = page.split_once("<template id=\"assets\">").unwrap();
        let (waiting, after) = after.split_once("</template>").unwrap();
        assert_eq!(
            before,
            "<!DOCTYPE html><html lang=en><head><title>P</title><script>theme()</script>\
             <link rel=canonical href=https://example.org/>"
        );
        assert_eq!(
            waiting,
            "<link blocking=\"render\" rel=stylesheet href=./a.css>\
             <script type=module>import './a.js'</script>"
        );
        assert!(after.starts_with("<script>{const start"));
        assert!(after.ends_with("</script></head><body><link rel=icon></body></html>"));
    }

    #[test]
    fn every_kind_of_asset_is_recognised() {
        for asset in [
            "<link rel=\"preload\" href=./f.woff2>",
            "<link rel='shortcut icon' href=./i.svg>",
            "<link rel=modulepreload href=./a.js>",
            "<script src=./a.js></script>",
            "<style>@font-face{src:url(./f.woff2)}</style>",
        ] {
            let page = not_found(&format!("<base href=./>{asset}</head><body>")).unwrap();
            assert!(page.starts_with("<template id=\"assets\">"), "{asset} stayed in: {page}");
        }
    }

    #[test]
    fn a_page_without_base_is_refused() {
        assert!(not_found("<head><title>P</title></head>").is_err());
    }
}
