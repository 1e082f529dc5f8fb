//! Perigee: every spacecraft known to Launch Library 2, in a page that any static host can serve.
//!
//! The code map, from the outside in. Arrows point one way: `pages` → `components` → the core's
//! `query` → `domain`, and `api` → `domain`.
//!
//! | module | its one job |
//! |---|---|
//! | [`boot`] | starts the app in the browser: base path, config, data, first view |
//! | [`app`] | the frame around every page, and which page is shown |
//! | [`pages`] | one file a page: fetches what it shows from the session and wires components |
//! | [`components`] | shows what it is given; knows nothing of where it came from |
//! | [`dom`] | builds the page, one element at a time |
//! | [`reactive`] | Leptos's signals and effects behind boxed closures |
//! | [`session`] | what this visit holds: the data, the configuration, the clock |
//! | [`rest`] | what a first view does without, in a module of its own |
//! | [`layout`] | lays a long table out in parts |
//! | [`marks`] | marks on what a search has matched |
//! | [`results`] | the answer to the current query, from the collection held or the live API |
//! | [`refresh`] | keeps what is held current, within the allowance of calls |
//! | [`router`] | the only door to the address bar and the history |
//! | [`api`] | the only door to HTTP |
//! | [`store`] | what outlives the visit: texts in IndexedDB |
//! | [`tabs`] | other tabs of the same visitor: one at a time refreshes |
//! | `takeover` | from the prerendered page to the program's own |
//! | [`clipboard`] | copying a link |
//! | `prerender` | every page of a site as HTML; only in native builds |
//! | [`browser`] | small doors to the rest of the browser |
//!
//! Every component also renders natively to HTML with the feature `ssr`, from data handed in by
//! context; only event handlers, effects and [`boot`] touch the browser.

pub mod api;
pub mod app;
#[cfg(feature = "csr")]
pub mod boot;
pub mod browser;
pub mod clipboard;
pub mod components;
pub mod dom;
pub mod layout;
pub mod marks;
pub mod pages;
#[cfg(all(feature = "ssr", not(feature = "csr")))]
pub mod prerender;
pub mod reactive;
pub mod refresh;
pub mod rest;
pub mod results;
pub mod router;
pub mod session;
pub mod store;
pub mod tabs;
#[cfg(feature = "csr")]
mod takeover;
