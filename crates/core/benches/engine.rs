//! What the engine takes at 600, 10,000 and 100,000 records. docs/performance.md has the table,
//! the budgets, and how to read it.

#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use perigee_core::query::{Index, codec};
use perigee_core::{catalogue, domain::Collection};
use perigee_synth::synth;

const SIZES: [u32; 3] = [600, 10_000, 100_000];

/// Two facets, a range, words, and an order: what a visitor asks who knows what they want.
const TYPICAL: &str =
    "status=1&status=4&agency__not=44&flights_count__gte=1&q=soyuz&ordering=-time_in_space";

fn collection(size: u32) -> Arc<Collection> {
    Arc::new(synth(size, 1, "/media"))
}

fn engine(criterion: &mut Criterion) {
    for size in SIZES {
        let collection = collection(size);
        let index = Index::new(Arc::clone(&collection));
        let parse = |query: &str| codec::parse(query).query;
        let mut measure = |name: &str, run: &mut dyn FnMut()| {
            let id = format!("{name}, {size}");
            criterion.bench_function(&id, |bencher| bencher.iter(&mut *run));
        };

        let typical = parse(TYPICAL);
        measure("filter, sort and all facets", &mut || {
            black_box((index.apply(&typical), index.counts(&typical)));
        });
        // Words that were not looked for before, in turn, since an answer is remembered.
        let mut fresh =
            [parse(TYPICAL), parse(&TYPICAL.replace("soyuz", "dragon"))].into_iter().cycle();
        measure("new words, filter, sort and all facets", &mut || {
            if let Some(query) = fresh.next() {
                black_box((index.apply(&query), index.counts(&query)));
            }
        });
        let facets = parse("status=4&type=2&ordering=name");
        measure("two facets, sort and all facets", &mut || {
            black_box((index.apply(&facets), index.counts(&facets)));
        });
        let orders = ["ordering=name", "ordering=-time_in_space", "ordering=status,-name"];
        for order in orders.map(parse) {
            index.apply(&order); // Ranks are made once, outside what is measured.
            let name = order.ordering().iter().map(|key| key.print()).collect::<Vec<_>>().join(",");
            measure(&format!("sorted by {name}"), &mut || drop(black_box(index.apply(&order))));
        }
        let words = ["q=d", "q=dr", "q=dra", "q=drag"].map(parse);
        let nothing = parse("q=zzz");
        measure("typing four letters, with all facets", &mut || {
            index.apply(&nothing); // So that the first letter narrows nothing.
            for query in &words {
                black_box((index.apply(query), index.counts(query)));
            }
        });
    }
}

fn loading(criterion: &mut Criterion) {
    for size in SIZES {
        let text = catalogue::write(&collection(size));
        let id = |name| format!("{name}, {size}");
        criterion.bench_function(&id("read the catalogue"), |bencher| {
            bencher.iter(|| catalogue::read(black_box(&text)).unwrap());
        });
        let collection = collection(size);
        criterion.bench_function(&id("make the index"), |bencher| {
            let fresh = || Arc::clone(&collection);
            bencher.iter_batched(fresh, Index::new, BatchSize::PerIteration);
        });
        criterion.bench_function(&id("rank all names, with the index"), |bencher| {
            let query = codec::parse("ordering=name").query;
            let fresh = || Index::new(Arc::clone(&collection));
            bencher.iter_batched(fresh, |index| index.apply(&query), BatchSize::PerIteration);
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = engine, loading
}
criterion_main!(benches);
