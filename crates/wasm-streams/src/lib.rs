//! Stands in for the crate of this name.
//!
//! Leptos links it for the bodies of server functions, of which an app without a server has none.
//! What it exports to JavaScript no linker can leave out: 4.4 kB (brotli) of WebAssembly and 2 kB
//! of glue that nobody calls. This is as much of it as Leptos needs to compile.

use futures_util::stream::{Empty, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream between Rust and JavaScript, through which nothing flows.
#[derive(Clone, Copy, Debug)]
pub struct ReadableStream;

impl ReadableStream {
    /// Takes a stream from Rust, and drops it.
    pub fn from_stream<S>(_: S) -> Self {
        Self
    }

    /// Takes a stream from JavaScript, and drops it.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        Self
    }

    /// Gives JavaScript `null`.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        JsValue::NULL.unchecked_into()
    }

    /// Gives Rust a stream that is over.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
