//! Perigee's plain core: what a spacecraft is, which of them a query asks for, and the forms
//! they travel in. Nothing here knows of Leptos, a browser or HTTP, so all of it is tested
//! natively and shared by the app, the test server and the data tools.
//!
//! | module | its one job |
//! |---|---|
//! | [`domain`] | plain types: spacecraft and everything nested in them |
//! | [`query`] | the `Query` in the address bar, its codec, and the engine that answers it |
//! | [`catalogue`] | the compact file that holds a whole collection |
//! | [`json`] | JSON as such, read and printed |
//! | [`refresh`] | what a refresh from LL2 goes by: pages, calls, waits, changes |
//! | [`ll2`] | Launch Library 2's own JSON, read tolerantly and written faithfully |
//!
//! Arrows point one way: `refresh` uses `ll2`; `query`, `catalogue` and `ll2` use `domain`;
//! `domain` uses nothing.

pub mod catalogue;
pub mod domain;
pub mod json;
pub mod ll2;
pub mod query;
pub mod refresh;
pub mod text;
