//! The parameters of a request, read and printed as Django does.

use form_urlencoded::{byte_serialize, parse};

/// The parameters in the order of the request.
#[derive(Clone, Debug)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads a query string.
    pub fn read(query: &str) -> Self {
        Self(parse(query.as_bytes()).into_owned().collect())
    }

    /// The value of a parameter; of several, the last counts.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().rfind(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter without blanks around it, when there is one at all.
    pub fn filled(&self, key: &str) -> Option<&str> {
        self.get(key).map(str::trim).filter(|value| !value.is_empty())
    }

    /// The same parameters with one of them set, or taken away.
    pub fn with(&self, key: &str, value: Option<usize>) -> Self {
        let mut others = self.0.clone();
        others.retain(|(name, _)| name != key);
        others.extend(value.map(|value| (key.to_owned(), value.to_string())));
        Self(others)
    }

    /// Prints a query string, parameters sorted by name as LL2 prints `next`.
    pub fn print(&self) -> String {
        let mut sorted = self.0.clone();
        sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
        let pairs: Vec<_> =
            sorted.iter().map(|(key, value)| format!("{}={}", quote(key), quote(value))).collect();
        pairs.join("&")
    }
}

/// Percent-encodes as Python's `quote_plus`, which differs from browsers in two characters.
fn quote(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect::<String>().replace('*', "%2A").replace("%7E", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_counts() {
        let parameters = Parameters::read("a=1&b=&a=2+x%20&c");
        assert_eq!(parameters.get("a"), Some("2 x "));
        assert_eq!(parameters.filled("a"), Some("2 x"));
        assert_eq!(parameters.get("b"), Some(""));
        assert_eq!(parameters.filled("b"), None);
        assert_eq!(parameters.get("d"), None);
    }

    #[test]
    fn prints_sorted_and_quoted() {
        let parameters = Parameters::read("search=a+b%2C*~&offset=3&ordering=-id&é=%C3%BC");
        let printed = parameters.with("limit", Some(10)).with("offset", None).print();
        assert_eq!(printed, "limit=10&ordering=-id&search=a+b%2C%2A~&%C3%A9=%C3%BC");
    }
}
