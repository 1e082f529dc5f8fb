//! Perigee's core in WebAssembly, timed from within, so that no call from the page is counted.
//! `cargo xtask bench` builds it as the app is built and runs it in Chromium.

use std::hint::black_box;
use std::sync::Arc;

use perigee_core::catalogue;
use perigee_core::domain::Collection;
use perigee_core::query::{Index, Query, codec};
use wasm_bindgen::prelude::*;

/// The query of crates/core/benches/engine.rs: two facets, a range, words, and an order.
const TYPICAL: &str =
    "status=1&status=4&agency__not=44&flights_count__gte=1&q=soyuz&ordering=-time_in_space";

/// Looked for in turn, so that each is new when its turn comes.
const WORDS: [&str; 8] =
    ["soyuz", "dragon", "progress", "apollo", "vostok", "cygnus", "gemini", "tianzhou"];

/// Orders to change between.
const ORDERS: [&str; 6] = [
    "ordering=name",
    "ordering=-time_in_space",
    "ordering=agency",
    "ordering=-flights_count",
    "ordering=status,-name",
    "ordering=serial_number",
];

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the page began.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// A catalogue file and what is made of it.
#[wasm_bindgen]
pub struct Engine {
    text: String,
    collection: Arc<Collection>,
    index: Index,
}

#[wasm_bindgen]
impl Engine {
    /// Reads a catalogue file.
    ///
    /// # Errors
    /// When it is not one.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Result<Engine, JsError> {
        let collection = Arc::new(catalogue::read(&text)?);
        let index = Index::new(Arc::clone(&collection));
        Ok(Self { text, collection, index })
    }

    /// Does one thing so many times; gives the milliseconds of each.
    ///
    /// # Errors
    /// When nothing goes by this name.
    pub fn time(&self, what: &str, times: usize) -> Result<Vec<f64>, JsError> {
        let answer = |query: &Query| (self.index.apply(query), self.index.counts(query));
        match what {
            "parse" => Ok(samples(times, |_| clocked(|| self.read()))),
            "index" => Ok(samples(times, |_| clocked(|| self.fresh()))),
            "typical_new_words" => {
                let queries = WORDS.map(|word| parse(&TYPICAL.replace("soyuz", word)));
                Ok(in_turn(times, &queries, answer))
            }
            "typical_same_words" => {
                let query = parse(TYPICAL);
                drop(answer(&query));
                Ok(in_turn(times, &[query], answer))
            }
            "sort_changed" => {
                let orders = ORDERS.map(parse);
                // Ranks are made once, outside what is measured.
                orders.iter().for_each(|order| drop(self.index.apply(order)));
                Ok(in_turn(times, &orders, |order| self.index.apply(order)))
            }
            "sort_first" => {
                let orders = ORDERS.map(parse);
                let first = |at: usize| {
                    let index = self.fresh();
                    let order = orders.iter().cycle().nth(at);
                    clocked(|| order.map(|order| index.apply(order)))
                };
                Ok(samples(times, first))
            }
            _ => Err(JsError::new(&format!("there is nothing called {what} to time"))),
        }
    }

    fn read(&self) -> Option<Collection> {
        catalogue::read(&self.text).ok()
    }

    fn fresh(&self) -> Index {
        Index::new(Arc::clone(&self.collection))
    }
}

fn parse(query: &str) -> Query {
    codec::parse(query).query
}

/// The milliseconds that something takes to make. What was made is dropped after that.
fn clocked<T>(work: impl FnOnce() -> T) -> f64 {
    let began = now();
    let made = black_box(work());
    let took = now() - began;
    drop(made);
    took
}

fn samples(times: usize, sample: impl FnMut(usize) -> f64) -> Vec<f64> {
    (0..times).map(sample).collect()
}

/// The milliseconds that each of these queries takes, one after the other and from the start.
fn in_turn<T>(times: usize, queries: &[Query], answer: impl Fn(&Query) -> T) -> Vec<f64> {
    queries.iter().cycle().take(times).map(|query| clocked(|| answer(query))).collect()
}
