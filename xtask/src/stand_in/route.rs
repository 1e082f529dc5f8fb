//! What an address stands for.

/// An address taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Whose settings and log apply.
    pub namespace: &'a str,
    /// What stands before the path of that namespace: nothing, or `/ns/{name}`.
    pub prefix: &'a str,
    /// The path without the prefix.
    pub path: &'a str,
    /// What is asked for.
    pub route: Route<'a>,
}

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// The list of craft.
    List,
    /// One craft, by the text in the place of its id.
    Detail(&'a str),
    /// How much of the allowance is used.
    Throttle,
    /// A picture, by its file name.
    Media(&'a str),
    /// Whether the server runs.
    Health,
    /// A tool for tests, by its name.
    Control(&'a str),
    /// Something that would be found with a slash at the end.
    AddSlash,
    /// Nothing.
    Unknown,
}

/// The namespace of addresses without a prefix.
pub const DEFAULT: &str = "default";

impl<'a> Place<'a> {
    /// Takes the path of an address apart.
    pub fn of(all: &'a str) -> Self {
        let named = all.strip_prefix("/ns/").and_then(|rest| rest.split_once('/'));
        let (namespace, prefix, path) = match named {
            Some((name, _)) if !name.is_empty() => {
                let (prefix, path) = all.split_at("/ns/".len() + name.len());
                (name, prefix, path)
            }
            _ => (DEFAULT, "", all),
        };
        Self { namespace, prefix, path, route: Route::of(path) }
    }
}

impl<'a> Route<'a> {
    fn of(path: &'a str) -> Self {
        if let Some(name) = path.strip_prefix("/__control/") {
            return Self::Control(name.trim_end_matches('/'));
        }
        if let Some(file) = path.strip_prefix("/media/") {
            return Self::Media(file);
        }
        let (inner, has_slash) = match path.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (path, false),
        };
        let found = match inner {
            "/2.3.0/spacecraft" => Self::List,
            "/2.3.0/api-throttle" => Self::Throttle,
            "/health_check" => Self::Health,
            _ => match inner.strip_prefix("/2.3.0/spacecraft/") {
                Some(id) if !id.is_empty() && !id.contains('/') => Self::Detail(id),
                _ => Self::Unknown,
            },
        };
        if has_slash || found == Self::Unknown { found } else { Self::AddSlash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_apart() {
        for (path, namespace, route) in [
            ("/2.3.0/spacecraft/", "default", Route::List),
            ("/2.3.0/spacecraft", "default", Route::AddSlash),
            ("/ns/a-b/2.3.0/spacecraft/", "a-b", Route::List),
            ("/ns/a/2.3.0/spacecraft/12/", "a", Route::Detail("12")),
            ("/ns/a/2.3.0/spacecraft/12", "a", Route::AddSlash),
            ("/2.3.0/spacecraft/1/2/", "default", Route::Unknown),
            ("/2.3.0/api-throttle/", "default", Route::Throttle),
            ("/ns/a/media/1.svg", "a", Route::Media("1.svg")),
            ("/ns/a/__control/log", "a", Route::Control("log")),
            ("/__control/log/", "default", Route::Control("log")),
            ("/health_check/", "default", Route::Health),
            ("/ns//2.3.0/spacecraft/", "default", Route::Unknown),
            ("/ns/a", "default", Route::Unknown),
            ("/", "default", Route::Unknown),
        ] {
            let place = Place::of(path);
            assert_eq!((place.namespace, place.route), (namespace, route), "{path}");
            assert_eq!(format!("{}{}", place.prefix, place.path), path);
        }
    }
}
