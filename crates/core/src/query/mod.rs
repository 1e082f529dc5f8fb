//! The query: what the address bar asks for, and the engine that answers it.
//!
//! [`Query`] is the one type everything turns on. [`codec`] reads and prints it, [`Index`]
//! answers it from a collection, [`Ll2Request`] puts it to the live API, [`words`] says it in plain
//! English, [`query_words`] reads what people type, and [`completions`] finishes it.

pub mod codec;
mod column;
pub mod completions;
mod counts;
mod descriptions;
mod facet;
mod facet_column;
mod fold;
mod group;
mod index;
mod limit;
mod ll2_request;
mod look;
mod marks;
mod natural;
mod part;
mod query_type;
pub mod query_words;
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
pub use group::{Group, Subtotal};
pub use index::{Index, Neighbours, Page};
pub use limit::Limit;
pub use ll2_request::Ll2Request;
pub use look::{Density, View};
pub use marks::{marks, snippet};
pub use part::{Flag, Nullable, Part};
pub use perigee_columns::find;
pub use query_type::Query;
pub use range::{End, Measure, Range};
