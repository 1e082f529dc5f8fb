//! `_headers` and `_redirects`, which Netlify, Cloudflare Pages and others read.

use std::fmt::Write;

use super::headers::{self, DRAWINGS, Header, Keep, LASTING};
use super::program;

/// Both hosts answer so by themselves; others that read the file may not.
pub const REDIRECTS: &str = "/* /404.html 404\n";

/// `_headers`, for a site with these files and folders (which end with a slash) at its top.
///
/// A host may join the values of a header that two rules give, so each name at the top has one rule
/// for how long it is kept, and only that.
pub fn text(policy: &str, top: &[String]) -> String {
    let mut text = rule("/*", &headers::of_pages(policy));
    let mut front = vec![Keep::Checked.header()];
    front.extend(program(top).map(|name| headers::of_front_page(&format!("/{name}"))));
    text.push_str(&rule("/", &front));
    for name in top {
        let path = format!("/{name}{}", if name.ends_with('/') { "*" } else { "" });
        text.push_str(&rule(&path, &[keep(name).header()]));
    }
    text
}

fn rule(path: &str, headers: &[Header]) -> String {
    let mut text = format!("{path}\n");
    for (name, value) in headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    text
}

fn keep(name: &str) -> Keep {
    let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    if begins(&LASTING) {
        Keep::Lasting
    } else if begins(&DRAWINGS) {
        Keep::Drawings
    } else {
        Keep::Checked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_kept_as_long_as_one_rule_says() {
        let top = ["art/", "index.html", "perigee-1_bg.wasm"].map(str::to_owned);
        let text = text("default-src 'none'", &top);
        assert!(text.starts_with(
            "/*\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: default-src 'none'; "
        ));
        let rest = "/\n  Cache-Control: no-cache\n  \
                    Link: </perigee-1_bg.wasm>; rel=preload; as=fetch; crossorigin\n\
                    /art/*\n  Cache-Control: public, max-age=86400\n\
                    /index.html\n  Cache-Control: no-cache\n\
                    /perigee-1_bg.wasm\n  Cache-Control: public, max-age=31536000, immutable\n";
        assert!(text.ends_with(rest), "{text}");
        assert_eq!(text.matches("Cache-Control").count(), 4);
    }
}
