//! The built index.html, taken apart so that every page can be made of it.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

use super::head::{Element, Head};
use super::page::{Content, escape};

/// What to do about a page without `<base>`.
const NO_BASE: &str =
    "the built index.html has no <base>: keep `<base data-trunk-public-url>` in index.html";

/// Starts the program, whose two files the page links to, and then what keeps it usable offline.
const START: &str = concat!(include_str!("start.js"), include_str!("worker.js"));

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

/// How the link to the second part of the program ends, as xtask/src/names.rs writes it.
const REST: &str = "_rest.wasm";

/// The parts of the built page.
#[derive(Debug)]
pub struct Template {
    /// What stands before the head's elements: doctype and opening tags.
    opening: String,
    /// Elements that load nothing and need no base.
    plain: Vec<String>,
    /// The text of the first script, which runs before anything is painted.
    pub first_script: String,
    /// The text of all style sheets.
    pub style: String,
    /// Links to what every page needs.
    links: Vec<String>,
    /// Links to what the program needs.
    program_links: Vec<String>,
    /// The text of the script that starts the program.
    pub start_script: String,
    /// What stands in the element that the program takes the place of.
    shell: String,
    /// What stands around it.
    body: (String, String),
    title: String,
    description: String,
}

/// Where a page finds the site.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// By this relative address.
    At(&'a str),
    /// By this script, which sets the base and then lets in what waits for it.
    Found(&'a str),
}

impl Template {
    /// Takes a built page apart.
    ///
    /// # Errors
    /// When it is not what Trunk makes of index.html.
    pub fn read(html: &str) -> Result<Self> {
        let head = Head::parse(html);
        head.base().context(NO_BASE)?;
        let mut elements = head.elements.iter().peekable();
        while elements.next_if(|tag| matches!(tag.name.as_str(), "html" | "head")).is_some() {}
        let start = elements.peek().map_or(0, |element| element.range.start);
        let opening = html.get(..start).unwrap_or_default().trim().to_owned();
        let (mut plain, mut links, mut program_links) = (vec![], vec![], vec![]);
        let (mut first_script, mut style) = (None, String::new());
        let (mut title, mut description) = (String::new(), String::new());
        for element in elements {
            let source = html.get(element.range.clone()).unwrap_or_default();
            let rel = element.attribute("rel").unwrap_or_default();
            match element.name.as_str() {
                "base" => {}
                "title" => text_of(source).clone_into(&mut title),
                "meta" if element.attribute("name") == Some("description") => {
                    element.attribute("content").unwrap_or_default().clone_into(&mut description);
                }
                "style" => style.push_str(text_of(source)),
                "script" if is_module(element) => {}
                "script" => first_script = Some(text_of(source).to_owned()),
                "link" if fetches(rel) && is_of_program(element) => {
                    program_links.push(source.to_owned());
                }
                "link" if fetches(rel) => links.push(source.to_owned()),
                _ => plain.push(source.to_owned()),
            }
        }
        // The start script asks the links.
        for ending in [".js", "_bg.wasm"] {
            let mut hrefs = head.elements.iter().filter_map(|element| element.attribute("href"));
            if !hrefs.any(|href| href.contains("perigee-") && href.ends_with(ending)) {
                bail!("the built index.html links to no {ending} file");
            }
        }
        let start_script = START
            .lines()
            .map(str::trim_start)
            .filter(|line| !line.starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        let (before, shell, after) = body(html.get(head.end..).unwrap_or_default())
            .context("the built index.html has no <div id=app> in its body")?;
        Ok(Self {
            opening,
            plain,
            first_script: first_script.context("the built index.html has no inline script")?,
            style,
            links,
            program_links,
            start_script,
            shell: shell.to_owned(),
            body: (before.to_owned(), after.to_owned()),
            title,
            description,
        })
    }

    /// A page under this policy. Without content it is the shell that waits for the program.
    pub fn page(&self, place: Place<'_>, policy: &str, content: Option<&Content>) -> String {
        let runs = content.is_none_or(|content| content.runs);
        let is_list = content.is_some_and(Content::has_cards);
        let mut opening = self.opening.clone();
        if !runs && let Some(at) = opening.find("<html") {
            // No program will ever bring to life what only waits for it.
            opening.insert_str(at + "<html".len(), " data-plain");
        }
        let mut html = opening;
        // The policy comes before all it is about.
        let _ = write!(
            html,
            "<meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"{}\">",
            escape(policy)
        );
        let mut program = if runs { self.program_links.concat() } else { String::new() };
        if is_list {
            // The scripts say when.
            program = program.replace(REST, &format!("{REST} media=\"not all\""));
        }
        if let Place::At(base) = place {
            // What takes longest is asked for before anything is read that takes a while.
            let _ = write!(html, "<base href=\"{base}\">{program}");
        }
        for element in self.plain.iter().filter(|element| !element.contains("charset")) {
            html.push_str(element);
        }
        match content {
            Some(content) => content.write_head(&mut html),
            None => {
                let (title, description) = (&self.title, &self.description);
                let _ = write!(
                    html,
                    "<title>{title}</title><meta name=description content=\"{description}\">"
                );
            }
        }
        let _ = write!(html, "<script>{}</script>", self.first_script);
        let mut loading = format!("<style>{}</style>", self.style);
        loading.extend(self.links.iter().map(String::as_str));
        if runs {
            let _ = write!(loading, "<script type=module>{}</script>", self.start_script);
        }
        match place {
            Place::At(_) => html.push_str(&loading),
            Place::Found(script) => {
                let _ = write!(
                    html,
                    "<template id=assets>{program}{loading}</template><script>{script}</script>"
                );
            }
        }
        html.push_str(&self.body.0);
        html.push_str(content.map_or(&self.shell, |content| &content.body));
        html.push_str(&self.body.1);
        html
    }
}

fn text_of(element: &str) -> &str {
    let start = element.find('>').map_or(element.len(), |at| at + 1);
    let end = element.rfind("</").unwrap_or(element.len());
    element.get(start..end).unwrap_or_default()
}

fn is_module(element: &Element) -> bool {
    element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("module"))
}

fn fetches(rel: &str) -> bool {
    rel.split_ascii_whitespace()
        .any(|kind| FETCHED.iter().any(|known| known.eq_ignore_ascii_case(kind)))
}

/// Whether a link is to what only the program reads: its own files, the settings, the catalogue.
fn is_of_program(element: &Element) -> bool {
    ["modulepreload", "preload"]
        .iter()
        .any(|kind| element.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case(kind)))
}

/// What stands before, in and after the element that the program takes the place of.
fn body(html: &str) -> Option<(&str, &str, &str)> {
    let start = html.find("id=app>").or_else(|| html.find("id=\"app\">"))?;
    let start = start + html.get(start..)?.find('>')? + 1;
    // The notice of a failed start follows the element.
    let notice =
        html.rfind("<p class=start-failure").or_else(|| html.rfind("<p class=\"start-failure"))?;
    let end = html.get(..notice)?.rfind("</div>")?;
    Some((html.get(..start)?, html.get(start..end)?, html.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<!doctype html><html lang=en><meta charset=utf-8><base href=./>\
        <meta name=viewport content=x><title>P</title><meta content=D name=description>\
        <script>first()</script><style>a{}</style><style>b{}</style>\
        <link rel=icon href=./icon.svg>\
        <link rel=preload as=fetch href=config.json><script type=module>old()</script>\
        <link rel=modulepreload href=./perigee-1.js><link rel=preload as=fetch href=./perigee-1_bg.wasm>\
        <link rel=preload as=fetch href=./perigee-2_rest.wasm>\
        </head><body><div id=app><div>shell</div></div><p class=start-failure hidden>F</p></body></html>";

    #[test]
    fn a_page_has_all_that_the_built_one_has() {
        let template = Template::read(BUILT).unwrap();
        let page = template.page(Place::At("../"), "default-src 'none'", None);
        for part in [
            "<html lang=en><meta charset=utf-8><meta http-equiv=Content-Security-Policy \
             content=\"default-src 'none'\"><base href=\"../\"><link",
            "<title>P</title><meta name=description content=\"D\"><script>first()</script>",
            "<style>a{}b{}</style><link rel=icon",
            "<base href=\"../\"><link rel=preload as=fetch href=config.json>\
             <link rel=modulepreload href=./perigee-1.js>",
            "const [glue, program] = links.map((link) => link.getAttribute(\"href\"));",
            "<div id=app><div>shell</div></div><p class=start-failure hidden>F</p></body>",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert!(!page.contains("old()"));
    }

    #[test]
    fn what_needs_the_base_waits_for_it() {
        let template = Template::read(BUILT).unwrap();
        let page = template.page(Place::Found("find()"), "", None);
        let (before, waiting) = page.split_once("<template id=assets>").unwrap();
        assert!(
            !before.contains("<base") && !before.contains("<link") && !before.contains("<style")
        );
        assert!(waiting.contains("</template><script>find()</script></head>"));
    }

    #[test]
    fn a_plain_page_loads_no_program() {
        let template = Template::read(BUILT).unwrap();
        let content: Content = serde_json::from_str(
            r#"{"address":"spacecraft/","title":"All","description":"D","picture":null,"data":null,"runs":false,"body":"<p>all"}"#,
        )
        .unwrap();
        let page = template.page(Place::At("../"), "", Some(&content));
        assert!(page.contains("<html data-plain lang=en>") && page.contains("rel=icon"));
        assert!(!page.contains("perigee-1") && !page.contains("config.json"));
        assert!(page.contains("<div id=app><p>all</div><p class=start-failure"));
    }

    #[test]
    fn the_list_asks_for_the_second_part_of_the_program_later() {
        let template = Template::read(BUILT).unwrap();
        let content: Content = serde_json::from_str(
            r#"{"address":"","title":"All","description":"D","picture":null,"data":null,"runs":true,"body":"<ul id=\"cards\"></ul>"}"#,
        )
        .unwrap();
        let page = template.page(Place::At("./"), "", Some(&content));
        assert!(page.contains("href=./perigee-2_rest.wasm media=\"not all\">"), "{page}");
        let page = template.page(Place::At("./"), "", None);
        assert!(page.contains("href=./perigee-2_rest.wasm>"), "{page}");
    }

    #[test]
    fn a_page_without_base_is_refused() {
        assert!(Template::read("<head><title>P</title></head>").is_err());
    }
}
