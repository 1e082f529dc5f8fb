//! The query: what the address bar asks for, and the engine that answers it.
//!
//! [`Query`] is the one type everything turns on. [`codec`] reads and prints it, [`Index`]
//! answers it from a collection, [`Ll2Request`] puts it to the live API, and [`words`] says it
//! in plain English.

pub mod codec;
mod column;
mod counts;
mod facet;
mod facet_column;
mod fold;
mod index;
mod ll2_request;
mod natural;
mod part;
mod query_type;
mod range;
mod search;
mod suggest;
mod table;
pub mod words;

pub use codec::{Dropped, Parsed};
pub use column::{Column, SortKey};
pub use counts::{Counts, Histogram};
pub use facet::{Choice, Facet};
pub use fold::fold;
pub use index::{Index, Neighbours, Page};
pub use ll2_request::Ll2Request;
pub use part::{Flag, Nullable, Part};
pub use query_type::{Density, Limit, Query, View};
pub use range::{End, Measure, Range};
