//! What an attribute may be.

use std::borrow::Cow;

use crate::reactive::Signal;

/// The value of an attribute: fixed, or following signals. `None` and `false` leave the
/// attribute out, `true` gives it the empty value.
pub enum Attribute {
    /// The same for as long as the element stands.
    Fixed(Option<Cow<'static, str>>),
    /// Set anew whenever a signal it reads changes.
    Following(Box<dyn Fn() -> Option<String>>),
}

impl From<&'static str> for Attribute {
    fn from(text: &'static str) -> Self {
        Self::Fixed(Some(Cow::Borrowed(text)))
    }
}

impl From<String> for Attribute {
    fn from(text: String) -> Self {
        Self::Fixed(Some(Cow::Owned(text)))
    }
}

impl From<Option<String>> for Attribute {
    fn from(text: Option<String>) -> Self {
        Self::Fixed(text.map(Cow::Owned))
    }
}

impl From<u32> for Attribute {
    fn from(number: u32) -> Self {
        number.to_string().into()
    }
}

impl From<usize> for Attribute {
    fn from(number: usize) -> Self {
        number.to_string().into()
    }
}

impl From<bool> for Attribute {
    fn from(flag: bool) -> Self {
        Self::Fixed(flag.then_some(Cow::Borrowed("")))
    }
}

impl From<Signal<String>> for Attribute {
    fn from(text: Signal<String>) -> Self {
        Self::Following(Box::new(move || Some(text.get())))
    }
}

impl From<Signal<Option<String>>> for Attribute {
    fn from(text: Signal<Option<String>>) -> Self {
        Self::Following(Box::new(move || text.get()))
    }
}
