//! JSON: one small reader, one printer that keeps keys in order.
//!
//! A program of this size cannot afford a reader for every shape. [`Node`] holds any JSON, and
//! arrays of one kind as columns, which take no more room than what they hold. serde_json reads the
//! same texts but for numbers beyond what a fraction can be, which it refuses (`tests/json.rs`); it
//! brings 3.8 kB (brotli) along, half of it a table for numbers that no field here holds.

mod node;
mod print;
mod read;

pub use node::Node;
pub use print::Json;
pub(crate) use print::quote;
