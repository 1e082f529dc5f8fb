//! What the integration tests share: craft by hand, strategies for arbitrary ones, the shipped
//! sample, and a second engine.

#![allow(dead_code)] // Each test file uses a part of it.

pub mod collections;
pub mod craft;
pub mod naive;
pub mod naive_order;
pub mod pages;
pub mod queries;
pub mod questions;

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

/// The catalogue that is shipped, made ready for queries.
pub fn sample() -> perigee_core::query::Index {
    let path = format!("{}/../../public/data/catalogue.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let collection =
        perigee_core::catalogue::read(&text).unwrap_or_else(|e| panic!("{path}: {e:?}"));
    perigee_core::query::Index::new(std::sync::Arc::new(collection))
}
