//! The key of an operator, which nobody else gets to see.

use std::env;
use std::fmt;

use anyhow::{Result, bail};

/// The variable that holds it.
const VARIABLE: &str = "LL2_API_KEY";

/// A key of the API.
pub struct Key(String);

impl Key {
    /// The key of the environment; an empty one counts as none.
    ///
    /// # Errors
    /// When it cannot be a key.
    pub fn from_env() -> Result<Option<Self>> {
        match env::var(VARIABLE) {
            Ok(text) => Self::read(&text),
            Err(env::VarError::NotPresent) => Ok(None),
            Err(env::VarError::NotUnicode(_)) => bail!("{VARIABLE} is no key: it is not text"),
        }
    }

    /// A key as people paste it, with blanks and line ends around it.
    ///
    /// # Errors
    /// When it cannot be a key. The key itself is not told.
    pub fn read(text: &str) -> Result<Option<Self>> {
        let text = text.trim();
        if !text.chars().all(|c| c.is_ascii_graphic()) {
            bail!("{VARIABLE} is no key: it holds a blank or a character that no key has");
        }
        Ok((!text.is_empty()).then(|| Self(text.to_owned())))
    }

    /// The value of the header `Authorization`.
    pub fn authorization(&self) -> String {
        format!("Token {}", self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_key_is_one_word() {
        let key = Key::read(" s3cret\n").unwrap().unwrap();
        assert_eq!(key.authorization(), "Token s3cret");
        assert_eq!(format!("{key:?}"), "Key(…)");
        assert!(Key::read(" \n").unwrap().is_none());
        for text in ["two words", "new\nline", "schlüssel"] {
            let told = Key::read(text).unwrap_err().to_string();
            assert!(told.starts_with("LL2_API_KEY is no key") && !told.contains(text), "{told}");
        }
    }
}
