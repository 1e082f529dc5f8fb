//! The path the app is served under.

/// A path such as `/` or `/repo/`: always with a slash at both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Default for Base {
    fn default() -> Self {
        Self::root()
    }
}

impl Base {
    /// The base of an app served at the root of its host.
    pub fn root() -> Self {
        Self("/".to_owned())
    }

    /// The base of a page whose document says by its own `<base>` where it is, as pages that are
    /// rendered before anyone knows the host do.
    pub fn relative() -> Self {
        Self("./".to_owned())
    }

    /// The base in a document's base address, given its path: everything up to the last slash.
    pub fn new(path: &str) -> Self {
        let path = path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or("/");
        Self(if path.starts_with('/') { path.to_owned() } else { format!("/{path}") })
    }

    /// The address of a path below the base; a slash in front is not repeated.
    pub fn join(&self, path: &str) -> String {
        format!("{}{}", self.0, path.strip_prefix('/').unwrap_or(path))
    }

    /// The part of a path below the base, without a slash in front. The base without its last
    /// slash counts as the base itself.
    pub fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        if self.0.strip_suffix('/') == Some(path) {
            return Some("");
        }
        path.strip_prefix(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn is_everything_up_to_the_last_slash() {
        for (path, base) in [
            ("/", "/"),
            ("", "/"),
            ("/repo/", "/repo/"),
            ("/repo/index.html", "/repo/"),
            ("/a/b/", "/a/b/"),
            ("repo/", "/repo/"),
        ] {
            assert_eq!(Base::new(path).0, base, "{path}");
        }
    }

    #[test]
    fn joins_and_strips() {
        let base = Base::new("/repo/");
        assert_eq!(base.join("/about/"), "/repo/about/");
        assert_eq!(base.join("art/soyuz.svg"), "/repo/art/soyuz.svg");
        assert_eq!(base.join("/"), "/repo/");
        assert_eq!(base.strip("/repo/about/"), Some("about/"));
        assert_eq!(base.strip("/repo"), Some(""));
        assert_eq!(base.strip("/repository/about/"), None);
        assert_eq!(base.strip("/about/"), None);
    }
}
