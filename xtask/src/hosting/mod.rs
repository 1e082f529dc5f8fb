//! What hosts are told: headers, types and what to answer where there is no file.

pub mod headers;
pub mod nginx;

use std::fs;
use std::path::Path;

/// The policy of a finished site's pages, from its `_headers`.
pub fn policy(site: &Path) -> Option<String> {
    let text = fs::read_to_string(site.join("_headers")).ok()?;
    let mut lines = text.lines().filter_map(|line| line.trim().split_once(": "));
    let (_, value) = lines.find(|(name, _)| *name == headers::POLICY)?;
    Some(value.strip_suffix(headers::BEYOND_PAGES).unwrap_or(value).to_owned())
}
