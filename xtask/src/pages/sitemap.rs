//! What search engines are told of the site as a whole.

use super::page::escape;

/// `robots.txt`, and a sitemap where the site's own address is known, by their names.
pub fn files(site: Option<&str>, addresses: &[String]) -> Vec<(&'static str, String)> {
    let Some(site) = site else {
        return vec![("robots.txt", "User-agent: *\nAllow: /\n".to_owned())];
    };
    let entry = |address: &String| {
        format!("<url><loc>{}</loc></url>\n", escape(&format!("{site}{address}")))
    };
    let entries: String = addresses.iter().map(entry).collect();
    vec![
        ("robots.txt", format!("User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n")),
        (
            "sitemap.xml",
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                 <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
            ),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn a_sitemap_needs_absolute_addresses() {
        let addresses = [String::new(), "spacecraft/7/".to_owned()];
        assert_eq!(files(None, &addresses).len(), 1);
        let made = files(Some("https://example.org/p/"), &addresses);
        let map = &made.last().unwrap().1;
        assert!(map.contains("<loc>https://example.org/p/</loc>"));
        assert!(map.contains("<loc>https://example.org/p/spacecraft/7/</loc>"));
        assert!(made.first().unwrap().1.ends_with("Sitemap: https://example.org/p/sitemap.xml\n"));
    }
}
