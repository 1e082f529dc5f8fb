//! Builds the page, one element at a time.
//!
//! ```ignore
//! el("p").class("kind").child("Capsule, ").child(el("a").attr("href", href).child(name))
//! ```
//!
//! Leptos's own `view!` gives every element a type made of the types of all that is in it. That
//! makes a program that is slow to download (the figures are in ARCHITECTURE.md). A [`Node`] is
//! one type whatever it holds. In the browser it is built straight away, detached; natively the
//! same calls print HTML. Either way no text is ever read as markup, so the page lives under
//! enforced Trusted Types.
//!
//! Signals, memos, effects, owners and components are Leptos's. What follows a signal here stops
//! when the component that built it goes.

mod attribute;
#[cfg(feature = "csr")]
mod browser;
#[cfg(feature = "csr")]
mod list;
#[cfg(not(feature = "csr"))]
mod markup;
mod node;
mod stamp;
#[cfg(feature = "csr")]
mod steps;

pub use attribute::Attribute;
pub use node::{
    Handle, Member, Node, apart, cached, dynamic, each, el, follow, fragment, later, svg,
};
pub use stamp::Stamp;

#[cfg(feature = "csr")]
use browser::Platform;
#[cfg(feature = "csr")]
pub use browser::{mount, replace_broken};
#[cfg(not(feature = "csr"))]
use markup::Platform;
#[cfg(feature = "csr")]
pub use steps::in_steps;
