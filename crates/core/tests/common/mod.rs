//! What the integration tests share: craft by hand, and strategies for arbitrary ones.

#![allow(dead_code)] // Each test file uses a part of it.

pub mod collections;
pub mod craft;
pub mod pages;
pub mod queries;

/// A file beside the tests.
pub fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A document of the project.
pub fn doc(name: &str) -> String {
    let path = format!("{}/../../docs/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
