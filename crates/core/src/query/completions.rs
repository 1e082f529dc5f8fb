//! Completions: the ways to finish the query word that is being typed.

use super::fold::fold;
use super::query_words::{FIXED, Field, Values, Word, fitting, touched, typed};

/// One way to finish a query word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the text becomes.
    pub text: String,
    /// Where the caret stands in it then, in bytes: after the word.
    pub caret: usize,
    /// The value, as people know it.
    pub label: String,
}

/// The values that the word which the caret touches may mean, as far as it goes; none where it is
/// no query word with a list of values, and within a list after its first comma.
pub fn complete(text: &str, caret: usize, values: &dyn Values) -> Vec<Completion> {
    /// More than these would be read by nobody.
    const MOST: usize = 8;
    let pieces = typed(text);
    let Some((number, start)) = touched(text, &pieces, caret) else { return vec![] };
    let piece = pieces.get(number).copied().unwrap_or_default();
    let Some(word) = Word::split(piece) else { return vec![] };
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(start + piece.len()..).unwrap_or_default().trim_start();
    let sign = if word.not { "-" } else { "" };
    let completion = |value: &str, label: &str| {
        let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '"' | '\'');
        let value = if value.contains(parts) {
            format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            value.to_owned()
        };
        let whole = format!("{before}{sign}{}:{value} ", word.key);
        let caret = whole.len();
        Completion { text: whole + after, caret, label: label.to_owned() }
    };
    match word.field {
        Field::Facet(facet) => {
            let fitting = fitting(facet, word.value.trim_matches(['"', '\'']), values);
            fitting.iter().take(MOST).map(|(_, term)| completion(&term.name, &term.name)).collect()
        }
        Field::Fixed => {
            let key = fold(word.key);
            let fixed = FIXED
                .iter()
                .filter(|(of, value, _)| *of == key && value.starts_with(&fold(word.value)));
            fixed.map(|(_, value, _)| completion(value, value)).collect()
        }
        Field::Measure(_) | Field::Name | Field::Search => vec![],
    }
}
