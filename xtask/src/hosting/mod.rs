//! What hosts are told: headers, types and what to answer where there is no file.

pub mod fill;
pub mod headers;
pub mod nginx;

mod caddy;
mod header_file;
mod paths;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Writes what hosts read from the site itself, and into another folder examples for those that do
/// not. The policy is the one in the pages; the address, where it is known, ends with a slash.
///
/// # Errors
/// When a file cannot be written.
pub fn write(site: &Path, examples: &Path, policy: &str, address: Option<&str>) -> Result<()> {
    let home = Home::of(address);
    fs::create_dir_all(examples)
        .with_context(|| format!("{} cannot be created", examples.display()))?;
    let top = top(site)?;
    let early = program(&top).map(|name| headers::of_front_page(&format!("{}{name}", home.path)).1);
    let early = early.unwrap_or_default();
    for (path, text) in [
        (site.join("_headers"), header_file::text(policy, &top)),
        (site.join("_redirects"), header_file::REDIRECTS.to_owned()),
        (examples.join("nginx.conf"), nginx::example(&home, policy, &early)),
        (examples.join("Caddyfile"), caddy::example(&home, policy, &early)),
    ] {
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// Where a site will be, as far as examples need to know.
#[derive(Debug, Eq, PartialEq)]
pub struct Home {
    host: String,
    /// The path on the host, which begins and ends with a slash.
    path: String,
}

impl Home {
    fn of(address: Option<&str>) -> Self {
        let address = address.unwrap_or("https://example.org/");
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        Self { host: host.to_owned(), path: format!("/{path}") }
    }

    /// A folder for the host, below which the site is where its path says.
    fn root(&self) -> String {
        format!("/srv/www/{}", self.host)
    }
}

/// The policy of a finished site's pages, from its `_headers`.
pub fn policy(site: &Path) -> Option<String> {
    let text = fs::read_to_string(site.join("_headers")).ok()?;
    let mut lines = text.lines().filter_map(|line| line.trim().split_once(": "));
    let (_, value) = lines.find(|(name, _)| *name == headers::POLICY)?;
    Some(value.strip_suffix(headers::BEYOND_PAGES).unwrap_or(value).to_owned())
}

/// The program among the names at a site's top.
fn program(top: &[String]) -> Option<&String> {
    top.iter().find(|name| name.ends_with("_bg.wasm"))
}

/// What the front page of a finished site, which is served below this path, says of its program.
pub fn early(site: &Path, mount: &str) -> Option<String> {
    let top = top(site).ok()?;
    Some(headers::of_front_page(&format!("{mount}{}", program(&top)?)).1)
}

/// The names at a site's top, in order, without those that hosts read themselves. Folders end with
/// a slash.
fn top(site: &Path) -> Result<Vec<String>> {
    let unreadable = || format!("{} cannot be read", site.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(site).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let mut name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            name.push('/');
        }
        if !name.starts_with(['.', '_']) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_names_every_header() {
        let folder = std::env::temp_dir().join(format!("perigee-hosting-{}", std::process::id()));
        let (site, examples) = (folder.join("site"), folder.join("examples"));
        fs::create_dir_all(site.join("fonts")).unwrap();
        fs::write(site.join("perigee-1_bg.wasm"), "").unwrap();
        write(&site, &examples, "default-src 'none'", Some("https://a.org/p/")).unwrap();
        let files =
            [site.join("_headers"), examples.join("nginx.conf"), examples.join("Caddyfile")];
        let texts = files.map(|file| fs::read_to_string(file).unwrap());
        assert_eq!(policy(&site).as_deref(), Some("default-src 'none'"));
        fs::remove_dir_all(&folder).unwrap();
        let keep = headers::Keep::Lasting.header();
        for (name, value) in headers::of_pages("default-src 'none'").into_iter().chain([keep]) {
            for text in &texts {
                let line = text.lines().any(|line| line.contains(name) && line.contains(&value));
                assert!(line, "{name} is not in {text}");
            }
        }
        for text in &texts[1..] {
            assert!(text.contains("a.org") && text.contains("/p/404.html"), "{text}");
            assert!(text.contains("</p/perigee-1_bg.wasm>; rel=preload"), "{text}");
        }
    }

    #[test]
    fn an_address_says_host_and_path() {
        let home = |host: &str, path: &str| Home { host: host.to_owned(), path: path.to_owned() };
        assert_eq!(Home::of(None), home("example.org", "/"));
        assert_eq!(Home::of(Some("https://a.org/")), home("a.org", "/"));
        assert_eq!(Home::of(Some("https://a.org/p/q/")), home("a.org", "/p/q/"));
    }
}
