//! Caddy: the example for deployers.

use super::Home;
use super::fill::fill;
use super::headers::{self, DRAWINGS, Header, Keep, LASTING};
use super::paths::{literal, one_of};

/// The example. What stands between `@` is filled in.
const EXAMPLE: &str = include_str!("Caddyfile");

/// The example for deployers.
pub fn example(home: &Home, policy: &str, early: &str) -> String {
    let files: String =
        headers::of_files().iter().map(|one| format!("header {}", line(one))).collect();
    let pages: String = headers::of_pages(policy).iter().map(line).collect();
    fill(
        EXAMPLE,
        &[
            ("HOST", &home.host),
            ("ROOT", &home.root()),
            ("MOUNT", &home.path),
            ("START", &literal(&home.path)),
            ("LASTING_PATHS", &one_of(&LASTING)),
            ("DRAWINGS_PATHS", &one_of(&DRAWINGS)),
            ("FILES", &files),
            ("PAGES", &pages),
            ("EARLY", &format!("header @front {}", line(&("Link", early.to_owned())))),
            ("CHECKED", &format!("header {}", line(&Keep::Checked.header()))),
            ("LASTING", &line(&Keep::Lasting.header())),
            ("DRAWINGS", &line(&Keep::Drawings.header())),
        ],
    )
}

fn line((name, value): &Header) -> String {
    format!("{name} \"{value}\"\n")
}
