//! The same query as a request to the live API, and what the API cannot answer of it.

use crate::text::join;

use super::codec::encode;
use super::column::{Column, SortKey};
use super::group::Group;
use super::limit::Limit;
use super::part::Part;
use super::query_type::Query;

/// What to ask of LL2's `/spacecraft/`, and what remains unsaid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ll2Request {
    /// The query string without the question mark, in a fixed order, so that equal questions
    /// make equal requests.
    pub query_string: String,
    /// Conditions LL2 has no parameter for; they are not applied.
    pub unanswered: Vec<Part>,
    /// Orders LL2 has no field for; they are not applied.
    pub unordered: Vec<SortKey>,
    /// The groups asked for, which LL2 does not make.
    pub ungrouped: Option<Group>,
}

impl Ll2Request {
    /// Puts a query to LL2. The words of the search box go out as LL2's `search`, which looks
    /// at names only; every order ends with `id`, since LL2 leaves ties open.
    pub fn new(query: &Query) -> Self {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        let mut unanswered = Vec::new();
        let words = format!("{} {}", query.search, closed(&query.q)).trim().to_owned();
        if !words.is_empty() {
            pairs.push(("search", words));
        }
        for part in query.parts() {
            match &part {
                Part::Q | Part::Search => {}
                Part::Name(name) if query.name.len() == 1 => pairs.push(("name", name.clone())),
                Part::Flag(flag) => {
                    let value = query.flag(*flag).unwrap_or_default();
                    pairs.push((flag.key(), value.to_string()));
                }
                Part::Value { facet, id, not: false }
                    if facet.known_to_ll2() && query.facet(*facet).any.len() == 1 =>
                {
                    pairs.push((facet.key(), id.to_string()));
                }
                _ => unanswered.push(part),
            }
        }
        let (known, unordered): (Vec<SortKey>, Vec<SortKey>) =
            query.ordering().iter().partition(|key| key.column.known_to_ll2());
        let mut ordering: Vec<String> = known.iter().map(|key| key.print()).collect();
        if known.iter().all(|key| key.column != Column::Id) {
            ordering.push(Column::Id.key().to_owned());
        }
        pairs.push(("ordering", join(&ordering, ",")));
        pairs.push(("limit", query.limit.rows().unwrap_or(usize::from(Limit::MOST)).to_string()));
        if query.offset > 0 {
            pairs.push(("offset", query.offset.to_string()));
        }
        let query_string: Vec<String> =
            pairs.into_iter().map(|(key, value)| format!("{key}={}", encode(&value))).collect();
        Self {
            query_string: join(&query_string, "&"),
            unanswered,
            unordered,
            ungrouped: query.grouping(),
        }
    }
}

/// The search box's text without a quote that is not closed yet, which LL2 would look for.
fn closed(text: &str) -> String {
    match text.rfind('"') {
        Some(last) if text.matches('"').count() % 2 == 1 => {
            let (before, after) = text.split_at(last);
            format!("{before}{}", after.strip_prefix('"').unwrap_or(after))
        }
        _ => text.to_owned(),
    }
}
