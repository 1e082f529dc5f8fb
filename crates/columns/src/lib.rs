//! The inner loops of Perigee's engine and of its reader of JSON. They know rows only by their places
//! in a column, counted from zero, and nothing of what the rows are. This crate is small and compiled
//! for speed, where the rest of the app is compiled for size.
//!
//! | type | its one job |
//! |---|---|
//! | [`Bits`] | a set of places |
//! | [`Order`] | places by rank, and the window of a sorted answer |
//! | [`Texts`] | texts to be searched in one sweep |
//! | [`Words`] | long texts to be searched by their words |
//! | [`Tokens`] | the words of a JSON text, by the thousand |

mod bits;
mod json;
mod order;
mod texts;
mod words;

pub use bits::Bits;
pub use json::{Token, Tokens};
pub use order::{Key, Order, position, sort, window};
pub use texts::{Texts, find};
pub use words::Words;
