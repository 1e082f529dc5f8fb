//! `search=`, by the rules of Django REST framework's `SearchFilter`.

use perigee_core::domain::Spacecraft;

/// What a search looks for: every term in the name of the craft or of its configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// Splits what was typed on blanks and commas; quotes hold a phrase together.
    pub fn read(text: &str) -> Self {
        let mut terms = Vec::new();
        for token in tokens(text) {
            let token = token.trim_matches(',');
            match phrase(token) {
                Some(phrase) => terms.push(phrase),
                None => terms.extend(token.split(',').map(str::to_owned)),
            }
        }
        terms.retain(|term| !term.is_empty());
        Self(terms.iter().map(|term| upper(term)).collect())
    }

    /// Whether a craft is found.
    pub fn finds(&self, craft: &Spacecraft) -> bool {
        let name = upper(&craft.name);
        let config = craft.spacecraft_config.as_ref().map(|config| upper(&config.name));
        self.0.iter().all(|term| {
            name.contains(term) || config.as_ref().is_some_and(|config| config.contains(term))
        })
    }
}

/// Upper case as Postgres knows it: one character for one.
fn upper(text: &str) -> String {
    let single = |c: char| {
        let mut upper = c.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(upper), None) => upper,
            _ => c,
        }
    };
    text.chars().map(single).collect()
}

/// Splits on blanks outside quotes, as Django's `smart_split`. A quote that is never closed is
/// a character like any other.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let plain = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (token, after) = rest.split_at(quoted_length(rest).unwrap_or(plain));
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// How far a token with at least one closed quotation reaches.
fn quoted_length(text: &str) -> Option<usize> {
    let mut quotations = 0;
    let mut reached = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c.is_whitespace() {
            break;
        }
        if c == '"' || c == '\'' {
            let mut escaped = false;
            let closed = characters.any(|(_, inner)| {
                let closes = inner == c && !escaped;
                escaped = inner == '\\' && !escaped;
                closes
            });
            if !closed {
                break;
            }
            quotations += 1;
            reached = characters.peek().map(|(next, _)| *next).or(Some(text.len()));
        } else if quotations > 0 {
            reached = Some(at + c.len_utf8());
        }
    }
    reached
}

/// The text of a token that is one quotation, with its escapes undone.
fn phrase(token: &str) -> Option<String> {
    let quote = token.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = token.strip_prefix(quote)?.strip_suffix(quote)?;
    Some(inner.replace(&format!("\\{quote}"), &quote.to_string()).replace("\\\\", "\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_as_django_does() {
        for (text, terms) in [
            ("", vec![]),
            ("  , ,, ", vec![]),
            ("dragon c2", vec!["DRAGON", "C2"]),
            ("dragon,c2 ,x", vec!["DRAGON", "C2", "X"]),
            ("\"crew dragon\" c2", vec!["CREW DRAGON", "C2"]),
            ("'a, b'", vec!["A, B"]),
            ("\"a\\\"b\"", vec!["A\"B"]),
            ("\"open end", vec!["\"OPEN", "END"]),
            ("it's 5\"", vec!["IT'S", "5\""]),
            ("\"", vec!["\""]),
            ("a\"b c\"d e", vec!["A\"B C\"D", "E"]),
            ("ß ÿ", vec!["ß", "Ÿ"]),
        ] {
            let terms: Vec<_> = terms.into_iter().map(str::to_owned).collect();
            assert_eq!(Search::read(text), Search(terms), "{text}");
        }
    }
}
