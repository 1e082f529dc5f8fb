//! `limit` and `offset`, by the rules of Django REST framework's `LimitOffsetPagination`.

use super::parameters::Parameters;

/// A window on the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// How many at most, 1 to 100.
    pub limit: usize,
    /// How many are skipped.
    pub offset: usize,
}

const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

impl Paging {
    /// Reads the window; what cannot be understood counts as not given, silently.
    pub fn read(parameters: &Parameters) -> Self {
        let limit = parameters.get("limit").and_then(whole).filter(|limit| *limit > 0);
        let offset = parameters.get("offset").and_then(whole);
        Self {
            limit: limit.map_or(DEFAULT_LIMIT, |limit| limit.min(MAX_LIMIT)),
            offset: offset.unwrap_or(0),
        }
    }

    /// Addresses of the next and the previous page, where there are such. Both name the limit
    /// even when the request did not, and the first page is named without an offset.
    pub fn neighbours(
        self,
        parameters: &Parameters,
        url: &str,
        count: usize,
    ) -> (Option<String>, Option<String>) {
        let parameters = parameters.with("limit", Some(self.limit));
        let at =
            |offset: Option<usize>| format!("{url}?{}", parameters.with("offset", offset).print());
        let after = self.offset.saturating_add(self.limit);
        let next = (after < count).then(|| at(Some(after)));
        let before = self.offset.saturating_sub(self.limit);
        let previous = (self.offset > 0).then(|| at((before > 0).then_some(before)));
        (next, previous)
    }
}

/// A whole number that is not negative, as Python's `int` reads it.
fn whole(text: &str) -> Option<usize> {
    let text = text.trim();
    let digits = text.strip_prefix('+').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paging(query: &str) -> (usize, usize) {
        let paging = Paging::read(&Parameters::read(query));
        (paging.limit, paging.offset)
    }

    #[test]
    fn junk_counts_as_not_given() {
        for (query, window) in [
            ("", (10, 0)),
            ("limit=24&offset=7", (24, 7)),
            ("limit=101", (100, 0)),
            ("limit=99999999999999999999999", (100, 0)),
            ("limit=0", (10, 0)),
            ("limit=-3&offset=-3", (10, 0)),
            ("limit=all&offset=x", (10, 0)),
            ("limit=&offset=", (10, 0)),
            ("limit=5&limit=6", (6, 0)),
            ("limit=+5", (5, 0)),
        ] {
            assert_eq!(paging(query), window, "{query}");
        }
    }

    fn neighbours(query: &str, count: usize) -> [Option<String>; 2] {
        let parameters = Parameters::read(query);
        let (next, previous) = Paging::read(&parameters).neighbours(&parameters, "u", count);
        [next, previous]
    }

    #[test]
    fn neighbours_keep_the_other_parameters() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            neighbours("ordering=-flights_count&offset=340&format=json", 596),
            [
                some("u?format=json&limit=10&offset=350&ordering=-flights_count"),
                some("u?format=json&limit=10&offset=330&ordering=-flights_count"),
            ]
        );
        assert_eq!(neighbours("", 11), [some("u?limit=10&offset=10"), None]);
        assert_eq!(neighbours("", 10), [None, None]);
        assert_eq!(neighbours("offset=10", 20), [None, some("u?limit=10")]);
        assert_eq!(neighbours("offset=6", 20), [some("u?limit=10&offset=16"), some("u?limit=10")]);
        assert_eq!(neighbours("offset=900", 20), [None, some("u?limit=10&offset=890")]);
    }
}
