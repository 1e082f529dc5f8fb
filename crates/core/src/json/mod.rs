//! JSON: read with one small visitor, printed with its keys in order.
//!
//! A program of this size cannot afford a reader for every shape. [`Node`] holds any JSON, and
//! arrays of one kind as columns, which take no more room than what they hold.

mod node;
mod print;

pub use node::Node;
pub use print::Json;
pub(crate) use print::quote;
