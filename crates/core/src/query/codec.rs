//! The codec: a [`Query`] read from and printed as the query string of the address.
//!
//! Keys are LL2's own where LL2 has them; `docs/url.md` describes each. Defaults are left out,
//! the order of keys is fixed, and whatever is printed reads back as the same query.

use crate::text::{join, number};

use super::column::{Column, SortKey};
use super::facet::Facet;
use super::group::Group;
use super::limit::Limit;
use super::look::{Density, View};
use super::part::{Flag, Nullable};
use super::query_type::Query;
use super::range::{End, Measure};

/// The longest text a key may carry, in characters, and the most values one key may have.
pub const LONGEST_TEXT: usize = 200;
/// See [`LONGEST_TEXT`].
pub const MOST_VALUES: usize = 100;

/// A query and what could not be understood on the way to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Everything that was understood.
    pub query: Query,
    /// Known keys whose values were not.
    pub dropped: Vec<Dropped>,
}

/// A known key with a value that means nothing there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The key.
    pub key: String,
    /// The value as it was given, cut to what can be shown.
    pub value: String,
}

/// Every key the codec knows, in the order it prints them; `mode` and `format`, which it only
/// reads, come last.
pub fn keys() -> Vec<String> {
    let mut keys = ["q", "search", "name"].map(str::to_owned).to_vec();
    keys.extend(Flag::ALL.map(|flag| flag.key().to_owned()));
    for facet in Facet::ALL {
        keys.push(facet.key().to_owned());
        keys.push(format!("{}__not", facet.key()));
    }
    for measure in Measure::ALL {
        keys.extend(End::ALL.map(|end| format!("{}{}", measure.key(), end.suffix())));
    }
    keys.extend(Nullable::ALL.map(|field| field.key().to_owned()));
    let view = ["ordering", "limit", "offset", "view", "columns", "group", "density"];
    keys.extend(view.into_iter().chain(["mode", "format"]).map(str::to_owned));
    keys
}

/// Reads a query string, with or without the question mark. Never fails: what is not
/// understood is dropped and reported, and unknown keys are ignored without a word.
///
/// ```
/// use perigee_core::query::codec::parse;
///
/// let parsed = parse("?search=soyuz&limit=1000&status=retired&utm_source=mail");
/// assert_eq!(parsed.query.search, "soyuz");
/// assert_eq!(parsed.query.limit.rows(), Some(100));
/// assert_eq!(parsed.dropped.len(), 1);
/// assert_eq!(parsed.dropped[0].key, "status");
/// ```
pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    for (key, value) in pairs(text) {
        let value = value.trim();
        // An empty value is a form field nobody filled in.
        if value.is_empty() {
            continue;
        }
        for value in apply(&mut parsed.query, &key, value) {
            let value = value.chars().take(60).collect();
            parsed.dropped.push(Dropped { key: key.clone(), value });
        }
    }
    parsed
}

/// Prints a query string without the question mark; the default query prints nothing.
///
/// ```
/// use perigee_core::query::codec::{parse, print};
///
/// let query = parse("ordering=-flights_count,id&q=crew%20dragon&offset=0").query;
/// assert_eq!(print(&query), "q=crew+dragon&ordering=-flights_count");
/// assert_eq!(parse(&print(&query)).query, query);
/// ```
pub fn print(query: &Query) -> String {
    let mut out = Out(String::new());
    out.text("q", &query.q);
    out.text("search", &query.search);
    for name in &query.name {
        out.text("name", name);
    }
    for flag in Flag::ALL {
        out.bool(flag.key(), query.flag(flag));
    }
    for facet in Facet::ALL {
        let choice = query.facet(facet);
        for id in &choice.any {
            out.pair(facet.key(), "", &id.to_string());
        }
        for id in &choice.not {
            out.pair(facet.key(), "__not", &id.to_string());
        }
    }
    for measure in Measure::ALL {
        for end in End::ALL {
            if let Some(bound) = query.range(measure).end(end) {
                out.pair(measure.key(), end.suffix(), &measure.print(bound));
            }
        }
    }
    for field in Nullable::ALL {
        out.bool(field.key(), query.null(field));
    }
    let ordering: Vec<String> = query.ordering().iter().map(|key| key.print()).collect();
    out.text("ordering", &join(&ordering, ","));
    match query.limit {
        limit if limit == Limit::default() => {}
        Limit::Rows(rows) => out.pair("limit", "", &rows.to_string()),
        Limit::All => out.pair("limit", "", "all"),
    }
    if query.offset > 0 {
        out.pair("offset", "", &query.offset.to_string());
    }
    if query.view == View::Table {
        out.pair("view", "", "table");
    }
    if query.columns() != Column::DEFAULT {
        let columns: Vec<&str> = query.columns().iter().map(|column| column.key()).collect();
        out.text("columns", &join(&columns, ","));
    }
    if let Some(group) = query.group {
        out.pair("group", "", group.key());
    }
    if query.density == Density::Compact {
        out.pair("density", "", "compact");
    }
    out.0
}

/// Encodes one value as [`print`](fn@print) does: a blank becomes `+`, and only what could be mistaken
/// for the address's own punctuation is escaped, so that addresses stay readable.
pub fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => encoded.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'~' | b'*' | b',' | b':' | b'/' | b'@' | b'(' | b')' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The decoded key-value pairs of a query string.
pub fn pairs(text: &str) -> Vec<(String, String)> {
    let text = text.strip_prefix('?').unwrap_or(text);
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect()
}

/// Puts one pair into the query, and gives back what of its value means nothing there.
fn apply<'a>(query: &mut Query, key: &str, value: &'a str) -> Vec<&'a str> {
    // The verbs go back to the first page; here keys come in any order.
    let offset = query.offset;
    let old = query.clone();
    let (changed, dropped) = match key {
        "ordering" => match members(value, SortKey::parse) {
            (keys, dropped) if keys.is_empty() => (None, dropped),
            (keys, dropped) => (Some(old.with_ordering(keys).with_offset(offset)), dropped),
        },
        "columns" => match members(value, Column::from_key) {
            (columns, dropped) if columns.is_empty() => (None, dropped),
            (columns, dropped) => (Some(old.with_columns(columns)), dropped),
        },
        "offset" => match number::<u32>(value) {
            Some(offset) => (Some(old.with_offset(offset as usize)), vec![]),
            None => (None, vec![value]),
        },
        _ => match change(old, key, value) {
            Some(changed) => (Some(changed.with_offset(offset)), vec![]),
            None => (None, vec![value]),
        },
    };
    if let Some(changed) = changed {
        *query = changed;
    }
    dropped
}

/// The query with one of the keys that hold a single value; `None` when the value means nothing.
fn change(mut query: Query, key: &str, value: &str) -> Option<Query> {
    if let Some(flag) = Flag::ALL.into_iter().find(|flag| flag.key() == key) {
        return Some(query.with_flag(flag, Some(boolean(value)?)));
    }
    if let Some(field) = Nullable::ALL.into_iter().find(|field| field.key() == key) {
        return Some(query.with_null(field, Some(boolean(value)?)));
    }
    for measure in Measure::ALL {
        let suffix = key.strip_prefix(measure.key());
        if let Some(end) = End::ALL.into_iter().find(|end| suffix == Some(end.suffix())) {
            let mut range = query.range(measure);
            *range.end_mut(end) = Some(measure.parse(value)?);
            return Some(query.with_range(measure, range));
        }
    }
    let (base, not) = key.strip_suffix("__not").map_or((key, false), |base| (base, true));
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == base) {
        let mut choice = query.facet(facet).clone();
        let ids = choice.side_mut(not);
        let id = number(value)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
        return (ids.len() <= MOST_VALUES).then(|| query.with_facet(facet, choice));
    }
    match key {
        "q" => query.q = text(value)?,
        "search" => query.search = text(value)?,
        "name" => {
            let name = text(value)?;
            if !query.name.contains(&name) {
                query.name.push(name);
            }
            return (query.name.len() <= MOST_VALUES).then_some(query);
        }
        "limit" if value.eq_ignore_ascii_case("all") => query.limit = Limit::All,
        "limit" => query.limit = Limit::Rows(rows(value)?),
        "view" => query.view = one_of(value, &[("grid", View::Grid), ("table", View::Table)])?,
        "group" => query.group = Some(Group::from_key(value)?),
        "density" => {
            let known = [("comfortable", Density::Comfortable), ("compact", Density::Compact)];
            query.density = one_of(value, &known)?;
        }
        // LL2's `mode` and `format` change nothing here, and nor does what we do not know.
        _ => {}
    }
    Some(query)
}

/// A text short enough to be meant; no text worth looking for holds a NUL.
fn text(value: &str) -> Option<String> {
    (value.chars().count() <= LONGEST_TEXT && !value.contains('\0')).then(|| value.to_owned())
}

/// A number of rows, however large; LL2 takes what is too large for its largest page.
fn rows(value: &str) -> Option<u16> {
    match number::<u64>(value) {
        Some(0) => None,
        Some(rows) => Some(rows.min(u64::from(Limit::MOST)) as u16),
        None => {
            let is_large = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
            is_large.then_some(Limit::MOST)
        }
    }
}

/// The members of a comma list: what those mean that mean something, and the others.
fn members<T>(value: &str, meaning: impl Fn(&str) -> Option<T>) -> (Vec<T>, Vec<&str>) {
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for member in value.split(',').map(str::trim).filter(|member| !member.is_empty()) {
        match meaning(member) {
            Some(meaning) => known.push(meaning),
            None => unknown.push(member),
        }
    }
    (known, unknown)
}

/// Django's spellings of yes and no.
fn boolean(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ if value.eq_ignore_ascii_case("true") => Some(true),
        _ if value.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn one_of<T: Copy>(value: &str, known: &[(&str, T)]) -> Option<T> {
    known.iter().find(|(name, _)| *name == value).map(|(_, meaning)| *meaning)
}

/// Undoes percent-encoding; what is no valid escape stays as it stands, and so does all of what
/// would be no text.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    rest = after;
                }
                _ => bytes.push(first),
            },
            _ => bytes.push(first),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// A query string in the making.
struct Out(String);

impl Out {
    fn pair(&mut self, key: &str, suffix: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push_str(suffix);
        self.0.push('=');
        self.0.push_str(&encode(value));
    }

    fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.pair(key, "", value);
        }
    }

    fn bool(&mut self, key: &str, value: Option<bool>) {
        if let Some(value) = value {
            self.pair(key, "", if value { "true" } else { "false" });
        }
    }
}
