//! The catalogue file: a whole collection in one compact JSON document.
//!
//! `docs/catalogue.md` describes the form. Each table stands once and column by column, which
//! a compressor shrinks better than rows, and which a reader can check with a few generic
//! steps. Rows refer to rows of other tables by their number, counted from zero.

mod columns;
mod read;
mod table;
mod write;

pub use read::{CatalogueError, read};
pub use write::write;

/// The version of the form that is written, and the only one that is read.
pub const FORMAT: u32 = 1;

/// How the shipped sample names itself in `source`.
pub const SAMPLE: &str = "sample";
