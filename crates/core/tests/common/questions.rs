//! Arbitrary questions: a query, and what its searches mean.

use perigee_core::query::{Group, Limit, Query, View};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::collections::NAMES;
use super::queries::{conditions, few_conditions, ordering};

/// A search as it is meant: terms in lower case, and the text they are typed as.
#[derive(Clone, Debug, Default)]
pub struct Search {
    pub terms: Vec<String>,
    pub text: String,
}

/// A query with the meaning of its two searches.
#[derive(Clone, Debug)]
pub struct Question {
    pub query: Query,
    pub ll2: Search,
    pub any: Search,
}

/// A search that asks for something.
pub fn some_search() -> impl Strategy<Value = Search> {
    let words = [
        "soyuz", "SOYUZ", "dragon", "9", "0", "ТМ", "énergie", "en", "second", "zz", "-", "ferry",
        "STATION",
    ];
    let phrases =
        ["crew dragon", "soyuz 9", "dragon, the", "dragon crew", "a ferry", "the station"];
    let word = prop_oneof![
        4 => select(words.to_vec()).prop_map(|word| (word.to_lowercase(), word.to_owned())),
        1 => select(phrases.to_vec()).prop_map(|text| (text.to_owned(), format!("\"{text}\""))),
    ];
    proptest::collection::vec(word, 1..3).prop_map(|words| {
        let (terms, texts): (Vec<String>, Vec<String>) = words.into_iter().unzip();
        Search { terms, text: texts.join(" ") }
    })
}

fn search() -> impl Strategy<Value = Search> {
    prop_oneof![6 => Just(Search::default()), 1 => some_search()]
}

/// A question for all of its answer. Most ask little, so that some craft match and what each
/// condition does to them shows.
pub fn question() -> impl Strategy<Value = Question> {
    let names = prop_oneof![
        8 => Just(vec![]),
        1 => proptest::collection::vec(select(NAMES.to_vec()).prop_map(str::to_owned), 1..3),
    ];
    let conditions =
        prop_oneof![1 => conditions(), 6 => few_conditions(), 1 => Just(Query::default())];
    (conditions, search(), search(), names, ordering()).prop_map(
        |(query, ll2, any, names, order)| {
            let mut query = query.with_ordering(order).with_limit(Limit::All);
            query.search = ll2.text.clone();
            query.q = any.text.clone();
            for name in names {
                if !query.name.contains(&name) {
                    query.name.push(name);
                }
            }
            Question { query, ll2, any }
        },
    )
}

/// A question for a page of a table, mostly with groups.
pub fn grouped_question() -> impl Strategy<Value = Question> {
    let group = weighted(0.9, select(&Group::ALL[..]));
    let limit = prop_oneof![1 => Just(Limit::All), 2 => (1..12_u16).prop_map(Limit::Rows)];
    let offset = prop_oneof![2 => Just(0), 1 => 0..20_usize];
    (question(), group, limit, offset).prop_map(|(mut question, group, limit, offset)| {
        let table = question.query.with_view(View::Table).with_group(group);
        question.query = table.with_limit(limit).with_offset(offset);
        question
    })
}
