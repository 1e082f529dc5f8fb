//! Launch Library 2's JSON: the only place that knows its shapes.
//!
//! Reading is tolerant, because the API grows fields without notice, sends `null` where its
//! schema says none, and writes empty strings for missing text. Writing is faithful, so that
//! a record can be shown in the shape LL2 would give it, and a test server can speak like LL2.

mod read;
mod write;

pub use crate::json::Json;
pub use read::{ListPage, ReadError, Reader};
pub use write::{list_page, spacecraft};
