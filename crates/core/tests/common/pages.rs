//! Pages of a list, and runs over them.

use std::sync::Arc;

use perigee_core::domain::{Collection, Spacecraft, Timestamp};
use perigee_core::ll2::{list_page, spacecraft};
use perigee_core::refresh::{Assembly, PageError, Unsound};

use super::craft::craft;

pub const API: &str = "https://example.org/2.3.0";

/// Craft with gaps between their ids.
pub fn fleet(count: u32) -> Vec<Arc<Spacecraft>> {
    (0..count).map(|at| Arc::new(craft(1 + 3 * at, &format!("Craft {at}")))).collect()
}

/// A page of these rows that says how many rows there are in all.
pub fn page(count: usize, rows: &[Arc<Spacecraft>]) -> String {
    list_page(count, None, None, rows.iter().map(|craft| spacecraft(craft, API)).collect())
        .compact()
}

/// The whole that the pages make.
pub fn run(pages: &[String]) -> Result<Collection, Unsound> {
    let mut assembly = Assembly::default();
    for text in pages {
        match assembly.take(text) {
            Ok(()) => {}
            Err(PageError::Unsound(reason)) => return Err(reason),
            Err(PageError::Unreadable(error)) => panic!("{error}"),
        }
    }
    assembly.finish(API, Timestamp::parse("2026-11-23T18:30:00Z").unwrap())
}
