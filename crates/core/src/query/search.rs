//! Search terms: how a typed text is split, and what it is looked for in.

use crate::domain::Spacecraft;

use super::fold::fold;

/// Terms of LL2's `search`, in lower case. The source of the rule is Django REST Framework's
/// search filter: blanks and commas separate, quotes keep a phrase together, and every term
/// must be found.
pub(super) fn ll2_terms(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut terms = Vec::new();
    for piece in pieces(&lower) {
        let piece = piece.trim_matches(',');
        match quoted(piece) {
            Some(phrase) => terms.push(phrase.to_owned()),
            None => terms.extend(
                piece.split(',').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned),
            ),
        }
    }
    terms
}

/// Terms of the search box, folded: blanks separate, quotes keep a phrase together.
pub(super) fn box_terms(text: &str) -> Vec<String> {
    let folded = fold(text);
    pieces(&folded)
        .into_iter()
        .map(|piece| quoted(piece).unwrap_or(piece).to_owned())
        .filter(|term| !term.is_empty())
        .collect()
}

/// What LL2's `search` looks at, in lower case: name and configuration's name. A term must be
/// found within one of them, so a character that no term can hold stands between.
pub(super) fn ll2_text(craft: &Spacecraft) -> String {
    let config = craft.spacecraft_config.as_deref().map_or("", |config| &config.name);
    format!("{}\0{config}", craft.name).to_lowercase()
}

/// What the search box looks at, folded: name, serial number, configuration, agency, families.
pub(super) fn box_text(craft: &Spacecraft) -> String {
    let mut text = craft.name.clone();
    let mut add = |part: &str| {
        text.push('\0');
        text.push_str(part);
    };
    add(craft.serial_number.as_deref().unwrap_or(""));
    if let Some(config) = craft.spacecraft_config.as_deref() {
        add(&config.name);
        if let Some(agency) = config.agency.as_deref() {
            add(&agency.name);
            add(agency.abbrev.as_deref().unwrap_or(""));
        }
        for family in &config.family {
            add(&family.name);
        }
    }
    fold(&text)
}

/// Splits at blanks outside quotes. A quote that is never closed is an ordinary character.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let closing = matches!(first, '"' | '\'').then(|| rest.get(1..)?.find(first)).flatten();
        // Past the closing quote; both quotes are one byte long.
        let from = closing.map_or(0, |at| at + 2);
        let tail = rest.get(from..).unwrap_or("");
        let end = from + tail.find(char::is_whitespace).unwrap_or(tail.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after.trim_start();
    }
    pieces
}

/// The text between a pair of like quotes, if the piece is nothing else.
fn quoted(piece: &str) -> Option<&str> {
    ['"', '\''].into_iter().find_map(|quote| {
        piece.strip_prefix(quote)?.strip_suffix(quote).filter(|inner| !inner.contains(quote))
    })
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
            ("", vec![]),
        ] {
            assert_eq!(ll2_terms(text), terms, "{text}");
        }
    }

    #[test]
    fn the_box_keeps_commas_and_folds() {
        assert_eq!(box_terms("Énergie, 'a b' ''"), ["energie,", "a b"]);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = ll2_terms(&text);
            let _ = box_terms(&text);
        }
    }
}
