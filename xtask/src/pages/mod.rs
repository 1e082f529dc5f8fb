//! One built page, copied to every address that is known beforehand.
//!
//! A static host answers an address with the file of that name. Each copy
//! differs only in its `<base>`, which leads back to the top of the site, so
//! that one build works below any path.

mod fallback;
mod head;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use head::Head;

/// Pages besides the front page that have an address of their own.
const NAMED: [&str; 1] = ["about"];

/// Writes every page beside the built index.html and counts them.
pub fn write(dist: &Path) -> Result<usize> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index)
        .with_context(|| format!("{} cannot be read: build the site first", index.display()))?;
    let addresses = addresses(&spacecraft(dist)?);
    for address in &addresses {
        let page = with_base(&html, &"../".repeat(address.split('/').count()))?;
        let dir = dist.join(address);
        fs::create_dir_all(&dir).with_context(|| format!("{} cannot be created", dir.display()))?;
        save(&dir.join("index.html"), &page)?;
    }
    save(&dist.join("404.html"), &fallback::not_found(&html)?)?;
    // GitHub Pages would otherwise run Jekyll and drop files it takes for its own.
    save(&dist.join(".nojekyll"), "")?;
    Ok(addresses.len() + 2)
}

fn addresses(spacecraft: &[u64]) -> Vec<String> {
    let named = NAMED.iter().map(|name| (*name).to_owned());
    named.chain(spacecraft.iter().map(|id| format!("spacecraft/{id}"))).collect()
}

/// The ids in the catalogue that is served with the site, if there is one.
fn spacecraft(dist: &Path) -> Result<Vec<u64>> {
    let path = dist.join("data/catalogue.json");
    if !path.is_file() {
        eprintln!("no data/catalogue.json in the site: spacecraft get no pages of their own");
        return Ok(Vec::new());
    }
    let text =
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    ids(&text)
}

fn ids(catalogue: &str) -> Result<Vec<u64>> {
    let catalogue: Value =
        serde_json::from_str(catalogue).context("data/catalogue.json is not valid JSON")?;
    catalogue
        .pointer("/spacecraft/id")
        .and_then(Value::as_array)
        .and_then(|ids| ids.iter().map(Value::as_u64).collect())
        .context("data/catalogue.json has no list of numbers at spacecraft.id: make it anew")
}

/// The page with another `<base>`.
fn with_base(html: &str, base: &str) -> Result<String> {
    let head = Head::parse(html);
    let found = head.base().context(fallback::NO_BASE)?;
    let mut page = html.to_owned();
    page.replace_range(found.range.clone(), &format!("<base href=\"{base}\">"));
    Ok(page)
}

fn save(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_base_of_a_copy_differs() {
        let html = "<!DOCTYPE html><base href=./><title>P</title></head><body>";
        let page = with_base(html, "../../").unwrap();
        assert_eq!(page, "<!DOCTYPE html><base href=\"../../\"><title>P</title></head><body>");
        assert!(with_base("<head></head>", "../").is_err());
    }

    #[test]
    fn every_address_is_listed() {
        assert_eq!(addresses(&[7, 25]), ["about", "spacecraft/7", "spacecraft/25"]);
    }

    #[test]
    fn ids_are_read_from_their_column() {
        assert_eq!(ids(r#"{"spacecraft":{"id":[3,1]}}"#).unwrap(), [3, 1]);
        assert!(ids(r#"{"spacecraft":{"id":["3"]}}"#).is_err());
        assert!(ids("{}").is_err());
        assert!(ids("").is_err());
    }
}
