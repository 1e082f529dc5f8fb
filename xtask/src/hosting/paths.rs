//! Paths as regular expressions.

/// An expression for this text alone.
pub fn literal(text: &str) -> String {
    text.replace('.', r"\.")
}

/// An expression for any of these texts.
pub fn one_of(texts: &[&str]) -> String {
    texts.iter().map(|text| literal(text)).collect::<Vec<_>>().join("|")
}
