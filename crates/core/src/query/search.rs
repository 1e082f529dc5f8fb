//! Search terms: how a typed text is split, and what it is looked for in.

use crate::domain::{Spacecraft, SpacecraftConfig};

use super::fold::{fold, lower};

/// Terms of LL2's `search`, in lower case. The source of the rule is Django REST Framework's
/// search filter: blanks and commas separate, quotes keep a phrase together, and every term
/// must be found.
pub(super) fn ll2_terms(text: &str) -> Vec<String> {
    let lower = lower(text);
    let mut terms = Vec::new();
    for piece in pieces(&lower) {
        let piece = piece.trim_matches(',');
        match quoted(piece) {
            Some(phrase) => terms.push(phrase),
            None => terms.extend(
                piece.split(',').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned),
            ),
        }
    }
    terms
}

/// Terms of the search box, folded: blanks separate, quotes keep a phrase together. A phrase
/// that is still being typed has no closing quote yet, and its words are looked for alone.
pub(super) fn box_terms(text: &str) -> Vec<String> {
    let folded = fold(text);
    pieces(&folded)
        .into_iter()
        .map(|piece| quoted(piece).unwrap_or_else(|| piece.trim_matches('"').to_owned()))
        .filter(|term| !term.is_empty())
        .collect()
}

/// What LL2's `search` looks at in the craft itself, in lower case. It looks at the
/// configuration's name too.
pub(super) fn lower_name(craft: &Spacecraft) -> String {
    lower(&craft.name)
}

/// What LL2's `search` looks at in a configuration, in lower case.
pub(super) fn lower_config(config: &SpacecraftConfig) -> String {
    lower(&config.name)
}

/// What the search box looks at in the craft itself, folded: name and serial number. A term
/// must be found within one of them, so a character that no term can hold stands between.
pub(super) fn own_text(craft: &Spacecraft) -> String {
    let serial = craft.serial_number.as_deref().unwrap_or("");
    fold(&format!("{}\0{serial}", craft.name))
}

/// What the search box looks at in a configuration, folded: its name, agency and families.
pub(super) fn config_text(config: &SpacecraftConfig) -> String {
    let mut text = config.name.clone();
    let mut add = |part: &str| {
        text.push('\0');
        text.push_str(part);
    };
    if let Some(agency) = config.agency.as_deref() {
        add(&agency.name);
        add(agency.abbrev.as_deref().unwrap_or(""));
    }
    config.family.iter().for_each(|family| add(&family.name));
    fold(&text)
}

/// Splits at blanks outside quotes, as Django's `smart_split` does: a pair of like quotes keeps
/// what it holds together wherever it stands, a backslash keeps a quote from closing, and a
/// quote that is never closed is an ordinary character.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(piece_end(rest));
        pieces.push(piece);
        rest = after.trim_start();
    }
    pieces
}

/// Where the piece ends that the text begins with.
fn piece_end(text: &str) -> usize {
    let plain = |from: usize| {
        let tail = text.get(from..).unwrap_or("");
        tail.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(tail.len())
    };
    let first = plain(0);
    let mut end = first;
    while let Some(length) = closed_quote(text.get(end..).unwrap_or("")) {
        end += length;
        end += plain(end);
    }
    if end > first { end } else { text.find(char::is_whitespace).unwrap_or(text.len()) }
}

/// The length of the quoted text, quotes included, that the text begins with.
fn closed_quote(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let (_, quote) = chars.next().filter(|(_, c)| is_quote(*c))?;
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'')
}

/// The text between the quotes that a piece begins and ends with, its escapes undone.
pub(super) fn quoted(piece: &str) -> Option<String> {
    let quote = piece.chars().next().filter(|c| is_quote(*c) && piece.ends_with(*c))?;
    let inner = piece.get(1..piece.len() - 1).unwrap_or("");
    let mut text = String::new();
    let mut rest = inner.chars().peekable();
    while let Some(c) = rest.next() {
        let escaped = rest.next_if(|next| c == '\\' && (*next == quote || *next == '\\'));
        text.push(escaped.unwrap_or(c));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{box_terms, ll2_terms};
    use proptest::prelude::*;

    #[test]
    fn splits_as_the_framework_does() {
        for (text, terms) in [
            ("soyuz tm", vec!["soyuz", "tm"]),
            ("  Soyuz,TMA ,MS,, ", vec!["soyuz", "tma", "ms"]),
            ("\"crew dragon\" c2", vec!["crew dragon", "c2"]),
            ("'crew dragon'", vec!["crew dragon"]),
            ("\"open", vec!["\"open"]),
            ("\"\"", vec![""]),
            ("o'neill", vec!["o'neill"]),
            ("soyuz,\"crew dragon\"", vec!["soyuz", "\"crew dragon\""]),
            ("\"crew dragon\", c2", vec!["crew dragon", "c2"]),
            (r#""a \"b\" \\ c""#, vec![r#"a "b" \ c"#]),
            ("a'b c'd e", vec!["a'b c'd", "e"]),
            ("\"a\"'b c", vec!["a", "'b", "c"]),
            ("\"", vec![""]),
            ("", vec![]),
        ] {
            assert_eq!(ll2_terms(text), terms, "{text}");
        }
    }

    #[test]
    fn the_box_keeps_commas_and_folds() {
        assert_eq!(box_terms("Énergie, 'a b' ''"), ["energie,", "a b"]);
        assert_eq!(box_terms("\"crew dra"), ["crew", "dra"]);
        assert!(box_terms("\"").is_empty());
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = ll2_terms(&text);
            let _ = box_terms(&text);
        }
    }
}
