//! Arbitrary queries in canonical form, as the app's controls and the codec make them.

use perigee_core::query::{
    Choice, Column, Density, End, Facet, Flag, Group, Limit, Measure, Nullable, Query, SortKey,
    View,
};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

fn text() -> impl Strategy<Value = String> {
    let any = "[\\PC&=+%#?;,\"']{0,40}".prop_map(|text| text.trim().to_owned());
    prop_oneof![3 => Just(String::new()), 1 => any]
}

fn bound(measure: Measure) -> BoxedStrategy<i64> {
    match measure {
        Measure::FlightsCount | Measure::MissionEndsCount => {
            prop_oneof![4 => 0..6_i64, 1 => 0..1_000_000_i64].boxed()
        }
        Measure::MaidenFlight => prop_oneof![4 => 1957..2030_i64, 1 => 0..10_000_i64].boxed(),
        Measure::TimeInSpace | Measure::TimeDocked => prop_oneof![
            Just(0),
            Just(540),
            (0..2_000_i64).prop_map(|days| days * 86_400),
            0..100_000_000_i64,
        ]
        .boxed(),
    }
}

/// A query with any conditions; each is set now and then, so that some craft pass.
pub fn conditions() -> impl Strategy<Value = Query> {
    let flags = vec(weighted(0.4, any::<bool>()), Flag::ALL.len());
    let ids = || prop_oneof![3 => Just(vec![]), 1 => vec(prop_oneof![9 => 1..6_u32, 1 => any::<u32>()], 1..4)];
    let facets = vec((ids(), ids()), Facet::ALL.len());
    let ranges: Vec<_> = Measure::ALL
        .iter()
        .flat_map(|measure| End::ALL.map(|_| weighted(0.1, bound(*measure)).boxed()))
        .collect();
    let nulls = vec(weighted(0.4, any::<bool>()), Nullable::ALL.len());
    (flags, facets, ranges, nulls).prop_map(|(flags, facets, ranges, nulls)| {
        let mut query = Query::default();
        for (flag, value) in Flag::ALL.into_iter().zip(flags) {
            query = query.with_flag(flag, value);
        }
        for (facet, (any, not)) in Facet::ALL.into_iter().zip(facets) {
            query = query.with_facet(facet, Choice { any, not });
        }
        for (measure, ends) in Measure::ALL.into_iter().zip(ranges.chunks(2)) {
            let mut range = query.range(measure);
            (range.gte, range.lte) = (ends[0], ends[1]);
            query = query.with_range(measure, range);
        }
        for (field, value) in Nullable::ALL.into_iter().zip(nulls) {
            query = query.with_null(field, value);
        }
        query
    })
}

/// A query with one condition, or two: many craft pass, so what it does to each shows.
pub fn few_conditions() -> impl Strategy<Value = Query> {
    (conditions(), any::<[prop::sample::Index; 2]>()).prop_map(|(query, keep)| {
        let parts = query.parts();
        let keep = keep.map(|keep| if parts.is_empty() { 0 } else { keep.index(parts.len()) });
        let others = parts.iter().enumerate().filter(|(at, _)| !keep.contains(at));
        others.fold(query.clone(), |query, (_, part)| query.without(part))
    })
}

pub fn ordering() -> impl Strategy<Value = Vec<SortKey>> {
    let key = (select(&Column::ALL[..]), any::<bool>());
    vec(key.prop_map(|(column, descending)| SortKey { column, descending }), 0..4)
}

/// Any query at all.
pub fn any_query() -> impl Strategy<Value = Query> {
    let texts = (text(), text(), vec(text(), 0..3));
    let limit = prop_oneof![
        2 => Just(Limit::default()),
        2 => (1..=Limit::MOST).prop_map(Limit::Rows),
        1 => Just(Limit::All),
    ];
    let offset = prop_oneof![Just(0), 0..100_usize, 0..=u32::MAX as usize];
    let view = prop_oneof![Just(View::Grid), Just(View::Table)];
    let density = prop_oneof![Just(Density::Comfortable), Just(Density::Compact)];
    let columns = of(vec(select(&Column::ALL[..]), 0..12));
    let group = of(select(&Group::ALL[..]));
    (conditions(), texts, ordering(), (limit, offset), (view, density, columns, group)).prop_map(
        |(
            mut query,
            (q, search, names),
            ordering,
            (limit, offset),
            (view, density, columns, group),
        )| {
            (query.q, query.search) = (q, search);
            for name in names {
                if !name.is_empty() && !query.name.contains(&name) {
                    query.name.push(name);
                }
            }
            query = query.with_ordering(ordering).with_columns(columns.unwrap_or_default());
            query.density = density;
            query.with_limit(limit).with_view(view).with_group(group).with_offset(offset)
        },
    )
}
