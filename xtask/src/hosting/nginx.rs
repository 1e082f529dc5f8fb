//! nginx: the example for deployers, and the same for the tests.

use super::Home;
use super::fill::fill;
use super::headers::{self, DRAWINGS, Header, Keep, LASTING};
use super::paths::{literal, one_of};

/// What surrounds the site on a host of its own.
const EXAMPLE: &str = include_str!("nginx.conf");

/// The part that serves a site. What stands between `@` is filled in.
const SITE: &str = include_str!("nginx-site.conf");

/// Where a site is found.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// Below this path, which begins and ends with a slash.
    Below(&'a str),
    /// Every folder of the root is a site, below its own name.
    Each,
}

/// The example for deployers.
pub fn example(home: &Home, policy: &str, early: &str) -> String {
    let site = site(Place::Below(&home.path), policy, early, false);
    fill(
        EXAMPLE,
        &[("HOST", &home.host), ("ROOT", &home.root()), ("MOUNT", &home.path), ("SITE", &site)],
    )
}

/// The part of a `server` that serves a site. Its policy, and what its front page says early, may be
/// variables.
pub fn site(place: Place<'_>, policy: &str, early: &str, brotli: bool) -> String {
    let (location, start, mount) = match place {
        Place::Below(mount) => (mount.to_owned(), literal(mount), mount),
        Place::Each => (r"~ ^/(?<site>[^/]+)/".to_owned(), r"/[^/]+/".to_owned(), "/$site/"),
    };
    let files = |keep: Keep| lines([headers::of_files(), vec![keep.header()]].concat());
    let pages = lines([headers::of_pages(policy), vec![Keep::Checked.header()]].concat());
    let brotli = if brotli { "brotli_static on;" } else { "# brotli_static on;" };
    let parts = [
        ("LOCATION", location.as_str()),
        ("MOUNT", mount),
        ("BROTLI", brotli),
        ("CHECKED", &files(Keep::Checked)),
        ("PAGES", &pages),
        ("FRONT_PAGE", &format!("^{start}index\\.html$")),
        ("EARLY", &lines(vec![("Link", early.to_owned())])),
        ("LASTING", &files(Keep::Lasting)),
        ("LASTING_PATHS", &format!("^{start}({})", one_of(&LASTING))),
        ("DRAWINGS", &files(Keep::Drawings)),
        ("DRAWINGS_PATHS", &format!("^{start}({})", one_of(&DRAWINGS))),
    ];
    fill(SITE, &parts)
}

fn lines(headers: Vec<Header>) -> String {
    let line = |(name, value): Header| format!("add_header {name} \"{value}\" always;\n");
    headers.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_served_below_its_path_under_its_policy() {
        let text = site(Place::Below("/a.b/"), "default-src 'none'", "</a.b/p>", true);
        for part in [
            "location /a.b/ {",
            "error_page 403 404 =404 /a.b/404.html;",
            r"location ~ ^/a\.b/(perigee-|icon-|fonts/) {",
            "\n        add_header Content-Security-Policy \"default-src 'none'; frame-ancestors 'none'\" always;\n",
            "\n    brotli_static on;",
            "location ~ ^/a\\.b/index\\.html$ {",
            "\n        add_header Link \"</a.b/p>\" always;\n",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        // All that is left between such signs is nginx's own.
        assert!(!text.replace("@perigee_missing", "").contains('@'));
        assert!(site(Place::Each, "$policy", "$early", false).contains("# brotli_static on;"));
    }
}
