//! The pages of the app and their paths.

use perigee_core::text::number;

/// A page. Every path the app owns stands here and nowhere else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// `/`: the list.
    #[default]
    Browse,
    /// `/spacecraft/{id}/`: one craft.
    Spacecraft(u32),
    /// `/about/`: what this is.
    About,
    /// Any other path, as it was asked for.
    NotFound(String),
}

impl Route {
    /// The page at a path below the base; the slash at the end may be missing.
    pub fn parse(path: &str) -> Self {
        let trimmed = path.trim_matches('/');
        match trimmed.split_once('/') {
            None if matches!(trimmed, "" | "index.html") => Self::Browse,
            None if trimmed == "about" => Self::About,
            Some(("spacecraft", id)) => match number(id) {
                Some(id) => Self::Spacecraft(id),
                None => Self::NotFound(path.to_owned()),
            },
            _ => Self::NotFound(path.to_owned()),
        }
    }

    /// The page's canonical path below the base, with a slash in front and at the end.
    pub fn path(&self) -> String {
        match self {
            Self::Browse => "/".to_owned(),
            Self::Spacecraft(id) => format!("/spacecraft/{id}/"),
            Self::About => "/about/".to_owned(),
            Self::NotFound(path) => path.clone(),
        }
    }

    /// Whether the app has something to show there.
    pub fn is_found(&self) -> bool {
        !matches!(self, Self::NotFound(_))
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn reads_paths() {
        for (path, route) in [
            ("", Route::Browse),
            ("/", Route::Browse),
            ("index.html", Route::Browse),
            ("about", Route::About),
            ("about/", Route::About),
            ("spacecraft/436/", Route::Spacecraft(436)),
            ("spacecraft/436", Route::Spacecraft(436)),
        ] {
            assert_eq!(Route::parse(path), route, "{path}");
        }
        for path in [
            "spacecraft",
            "spacecraft/",
            "spacecraft/x/",
            "spacecraft/-1",
            "spacecraft/1/2",
            "nope",
        ] {
            assert_eq!(Route::parse(path), Route::NotFound(path.to_owned()));
        }
    }

    #[test]
    fn canonical_paths_read_back() {
        for route in [Route::Browse, Route::Spacecraft(1), Route::About] {
            assert_eq!(Route::parse(&route.path()), route);
        }
    }
}
