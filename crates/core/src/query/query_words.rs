//! Query words: conditions typed into the search box, such as `agency:SpX` or `flights:>3`.

use perigee_columns::find;

use crate::domain::{Duration, Term};
use crate::text::join;

use super::facet::Facet;
use super::fold::fold;
use super::part::{Flag, Nullable};
use super::query_type::Query;
use super::range::{End, Measure, Range};
use super::search::{pieces, quoted};

/// What is on the left of a query word's colon, and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Facet(Facet),
    Measure(Measure),
    /// One of [`FIXED`].
    Fixed,
    Name,
    Search,
}

/// A condition that holds or, with a minus sign, does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    Flag(Flag),
    Recorded(Nullable),
}

const FIELDS: [(&str, Field); 16] = [
    ("status", Field::Facet(Facet::Status)),
    ("type", Field::Facet(Facet::Type)),
    ("config", Field::Facet(Facet::SpacecraftConfig)),
    ("configuration", Field::Facet(Facet::SpacecraftConfig)),
    ("agency", Field::Facet(Facet::Agency)),
    ("agencytype", Field::Facet(Facet::AgencyType)),
    ("family", Field::Facet(Facet::Family)),
    ("licence", Field::Facet(Facet::License)),
    ("license", Field::Facet(Facet::License)),
    ("flights", Field::Measure(Measure::FlightsCount)),
    ("ends", Field::Measure(Measure::MissionEndsCount)),
    ("space", Field::Measure(Measure::TimeInSpace)),
    ("docked", Field::Measure(Measure::TimeDocked)),
    ("maiden", Field::Measure(Measure::MaidenFlight)),
    ("name", Field::Name),
    ("search", Field::Search),
];

/// What stands after `in:`, `is:` and `has:`.
pub(super) const FIXED: [(&str, &str, Fixed); 5] = [
    ("in", "space", Fixed::Flag(Flag::InSpace)),
    ("is", "placeholder", Fixed::Flag(Flag::IsPlaceholder)),
    ("has", "serial", Fixed::Recorded(Nullable::SerialNumber)),
    ("has", "turnaround", Fixed::Recorded(Nullable::FastestTurnaround)),
    ("has", "picture", Fixed::Recorded(Nullable::Image)),
];

/// Looks up the values of facets by what people call them.
pub trait Values {
    /// Every value of a facet, by name.
    fn terms(&self, facet: Facet) -> Vec<Term>;
    /// Another name for a value, such as an agency's abbreviation.
    fn alias(&self, facet: Facet, id: u32) -> Option<String>;
}

/// What a text in the search box comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The query with the conditions that were understood, searching for the other words.
    pub query: Query,
    /// What stays in the box: the other words, and query words that are not finished or not
    /// understood.
    pub left: String,
    /// Finished query words that mean nothing here.
    pub unknown: Vec<String>,
}

/// Reads a text typed into the search box of a query. The word that the caret touches, at so many
/// bytes, is not finished yet; without a caret all of them are.
pub fn read(text: &str, caret: Option<usize>, query: &Query, values: &dyn Values) -> Reading {
    let mut reading = Reading { query: query.clone(), ..Reading::default() };
    let (mut plain, mut left) = (Vec::new(), Vec::new());
    // Blanks at the end of an open quote may still become part of it, but not once it is finished.
    let whole = if caret.is_none() { text.trim_end() } else { text };
    let pieces = typed(whole);
    let open = caret.and_then(|caret| touched(text, &pieces, caret)).map(|(number, _)| number);
    for (at, piece) in pieces.iter().enumerate() {
        let Some(word) = Word::split(piece) else {
            plain.push(*piece);
            left.push(*piece);
            continue;
        };
        if open == Some(at) {
            left.push(piece);
            continue;
        }
        match word.apply(&reading.query, values) {
            Some(query) => reading.query = query,
            None => {
                left.push(piece);
                reading.unknown.push((*piece).to_owned());
            }
        }
    }
    // A text without query words stays as it was typed, blanks and all.
    let untouched = left.len() == pieces.len();
    reading.left = if untouched { text.to_owned() } else { join(&left, " ") };
    if !untouched && !reading.left.is_empty() && open.is_none() {
        reading.left.push(' ');
    }
    let search = if plain.len() == pieces.len() { text.to_owned() } else { join(&plain, " ") };
    // Who changes nothing stays on the page they are on.
    let searching = reading.query.clone().with_q(&search);
    if searching.q != reading.query.q {
        reading.query = searching;
    }
    reading
}

/// The pieces of a text that is still being typed: a query word whose quote is not closed yet
/// takes all that follows.
pub(super) fn typed(text: &str) -> Vec<&str> {
    let mut typed = Vec::new();
    let mut rest = text.trim_start();
    for piece in pieces(text) {
        if in_quotes(piece) {
            typed.push(rest);
            break;
        }
        typed.push(piece);
        rest = rest.strip_prefix(piece).unwrap_or_default().trim_start();
    }
    typed
}

/// The number of the piece that the caret touches, and where it starts.
pub(super) fn touched(text: &str, pieces: &[&str], caret: usize) -> Option<(usize, usize)> {
    let mut end = 0;
    pieces.iter().enumerate().find_map(|(number, piece)| {
        let start = end + find(text.get(end..)?, piece)?;
        end = start + piece.len();
        (start..=end).contains(&caret).then_some((number, start))
    })
}

/// Whether a piece is a query word with a quote before its value and none after it.
fn in_quotes(piece: &str) -> bool {
    Word::split(piece).is_some_and(|word| in_quotes_value(word.value))
}

fn in_quotes_value(value: &str) -> bool {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    quote.is_some_and(|quote| value.matches(quote).count() == 1)
}

/// A query word taken apart.
pub(super) struct Word<'a> {
    pub(super) not: bool,
    pub(super) key: &'a str,
    pub(super) field: Field,
    pub(super) value: &'a str,
}

impl<'a> Word<'a> {
    /// The parts of a piece, if it begins with the name of a field and a colon.
    pub(super) fn split(piece: &'a str) -> Option<Self> {
        let (not, word) = piece.strip_prefix('-').map_or((false, piece), |word| (true, word));
        let (key, value) = word.split_once(':')?;
        let folded = fold(key);
        let named = FIELDS.iter().find(|(name, _)| *name == folded).map(|(_, field)| *field);
        let fixed = || FIXED.iter().any(|(name, ..)| *name == folded).then_some(Field::Fixed);
        let field = named.or_else(fixed)?;
        Some(Self { not, key, field, value })
    }

    /// The query with this condition; `None` where the word means nothing.
    fn apply(&self, query: &Query, values: &dyn Values) -> Option<Query> {
        // A quote that was never closed is closed by the end.
        let open = self.value.strip_prefix(['"', '\'']).filter(|_| in_quotes_value(self.value));
        let text = open.map(str::to_owned).or_else(|| quoted(self.value));
        let text = text.unwrap_or_else(|| self.value.to_owned());
        let next = query.clone();
        match self.field {
            _ if text.trim().is_empty() => None,
            Field::Facet(facet) => {
                let mut choice = query.facet(facet).clone();
                // A list has no quotes around it, and a name in quotes may hold a comma.
                let list: Vec<&str> = match self.value == text {
                    true => text.split(',').filter(|name| !name.is_empty()).collect(),
                    false => vec![text.as_str()],
                };
                for name in &list {
                    let id = meant(facet, name, values)?;
                    choice.side_mut(!self.not).retain(|other| *other != id);
                    choice.side_mut(self.not).push(id);
                }
                (!list.is_empty()).then(|| next.with_facet(facet, choice))
            }
            Field::Fixed => {
                let (key, value) = (fold(self.key), fold(&text));
                let (.., fixed) =
                    FIXED.iter().find(|(of, word, _)| *of == key && *word == value)?;
                Some(match fixed {
                    Fixed::Flag(flag) => next.with_flag(*flag, Some(!self.not)),
                    Fixed::Recorded(field) => next.with_null(*field, Some(self.not)),
                })
            }
            Field::Measure(measure) if !self.not => {
                let (gte, lte) = bounds(measure, &text)?;
                let Range { gte: least, lte: most } = query.range(measure);
                let range = Range { gte: gte.or(least), lte: lte.or(most) };
                Some(next.with_range(measure, range))
            }
            Field::Name if !self.not => {
                Some(next.with_name(&text)).filter(|next| !next.name.is_empty())
            }
            Field::Search if !self.not => {
                Some(next.with_search(&text)).filter(|next| !next.search.is_empty())
            }
            Field::Measure(_) | Field::Name | Field::Search => None,
        }
    }
}

/// How well a value fits what was typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Same,
    Begins,
    Contains,
}

/// The values of a facet that fit a text, the best first, then by name.
pub(super) fn fitting(facet: Facet, text: &str, values: &dyn Values) -> Vec<(Fit, Term)> {
    let wanted = fold(text);
    let fit = |name: &str| match fold(name) {
        name if name == wanted => Some(Fit::Same),
        name if name.starts_with(&wanted) => Some(Fit::Begins),
        name if find(&name, &wanted).is_some() => Some(Fit::Contains),
        _ => None,
    };
    let all = values.terms(facet).into_iter().filter_map(|term| {
        let alias = values.alias(facet, term.id).and_then(|alias| fit(&alias));
        let best = [fit(&term.name), alias].into_iter().flatten().min()?;
        Some((best, term))
    });
    let all: Vec<(Fit, Term)> = all.collect();
    let of = |fit: Fit| all.iter().filter(move |(other, _)| *other == fit).cloned();
    [Fit::Same, Fit::Begins, Fit::Contains].into_iter().flat_map(of).collect()
}

/// The one value that a text means: the one of that name, the only one that begins so, or the
/// only one that fits at all.
fn meant(facet: Facet, text: &str, values: &dyn Values) -> Option<u32> {
    let fitting = fitting(facet, text, values);
    let (best, first) = fitting.first()?;
    let alone = fitting.iter().filter(|(fit, _)| fit == best).count() == 1;
    (alone || *best == Fit::Same).then_some(first.id)
}

/// Both bounds of `>3`, `>=3`, `<3`, `<=3`, `3`, `3..5`, `3..` or `..5`. Times have no next
/// second worth naming, so there `>` is `>=`, and one alone means nothing.
fn bounds(measure: Measure, text: &str) -> Option<(Option<i64>, Option<i64>)> {
    let is_time = matches!(measure, Measure::TimeInSpace | Measure::TimeDocked);
    let step = i64::from(!is_time);
    let number = |text: &str| amount(measure, text);
    if let Some(dots) = find(text, "..") {
        let (from, to) = (text.get(..dots)?, text.get(dots + 2..)?);
        let end = |text: &str| if text.is_empty() { Some(None) } else { number(text).map(Some) };
        let ends = (end(from)?, end(to)?);
        return (ends != (None, None)).then_some(ends);
    }
    for (sign, end, more) in
        [(">=", End::Gte, 0), ("<=", End::Lte, 0), (">", End::Gte, step), ("<", End::Lte, -step)]
    {
        if let Some(rest) = text.strip_prefix(sign) {
            // The next number must be one that an address can hold, too.
            let bound = measure.parse(&measure.print(number(rest)?.saturating_add(more)))?;
            return Some(match end {
                End::Gte => (Some(bound), None),
                End::Lte => (None, Some(bound)),
            });
        }
    }
    let exactly = number(text).filter(|_| !is_time)?;
    Some((Some(exactly), Some(exactly)))
}

/// An amount of a measure: a number, or a time such as `100d`, `36h`, `2w` or ISO 8601.
fn amount(measure: Measure, text: &str) -> Option<i64> {
    let text = text.to_ascii_uppercase();
    let unit = text.chars().last().filter(|unit| matches!(unit, 'W' | 'D' | 'H'));
    let time = unit.filter(|_| !text.starts_with('P')).and_then(|unit| {
        let iso = if unit == 'H' { format!("PT{text}") } else { format!("P{text}") };
        Duration::parse(&iso).map(Duration::seconds)
    });
    match measure {
        Measure::TimeInSpace | Measure::TimeDocked if time.is_some() => time,
        _ => measure.parse(&text),
    }
}
