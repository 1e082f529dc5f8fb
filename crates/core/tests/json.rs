//! Our reader of JSON takes what serde_json takes, and refuses what it refuses; but it takes numbers
//! of any size.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use perigee_core::json::Node;
use proptest::prelude::*;
use serde_json::Value;

/// What serde_json makes of a text, as ours has it.
fn theirs(text: &str) -> Option<Node> {
    fn node(value: Value) -> Node {
        match value {
            Value::Null => Node::Number(None),
            Value::Bool(value) => Node::Bool(value),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Node::Number(Some(number)),
                None => Node::Other,
            },
            Value::String(text) => Node::Text(text),
            Value::Array(members) => array(members.into_iter().map(node).collect()),
            Value::Object(members) => {
                Node::Object(members.into_iter().map(|(key, value)| (key, node(value))).collect())
            }
        }
    }
    fn array(members: Vec<Node>) -> Node {
        let numbers = members.iter().map(|member| match member {
            Node::Number(number) => Some(*number),
            _ => None,
        });
        let texts = members.iter().map(|member| member.as_text().map(str::to_owned));
        if let Some(numbers) = numbers.collect() {
            Node::Numbers(numbers)
        } else if let Some(texts) = texts.collect() {
            Node::Texts(texts)
        } else {
            Node::List(members)
        }
    }
    serde_json::from_str(text).ok().map(node)
}

/// serde_json sorts keys and keeps the last of equal ones.
fn sorted(node: Node) -> Node {
    match node {
        Node::Object(members) => {
            let mut kept: Vec<(String, Node)> = vec![];
            for (key, value) in members {
                kept.retain(|(other, _)| *other != key);
                kept.push((key, sorted(value)));
            }
            kept.sort_by(|(one, _), (other, _)| one.cmp(other));
            Node::Object(kept)
        }
        Node::List(members) => Node::List(members.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn check(text: &str) {
    assert_eq!(Node::read(text).map(sorted), theirs(text), "{text}");
}

#[test]
fn every_form_of_the_grammar_is_read_or_refused_alike() {
    let values = [
        "0",
        "-0",
        "00",
        "01",
        "-01",
        "-",
        "+1",
        "1.",
        ".5",
        "1.5",
        "-1.50",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "1e+",
        "1.e5",
        "1.5e5.5",
        "1-1",
        "1a",
        "0x10",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551616",
        "true",
        "false",
        "null",
        "tru",
        "truee",
        "nul",
        "True",
        "NaN",
        "\"\"",
        "\"a",
        "\"a\\\"",
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\a""#,
        r#""é\u00e9""#,
        r#""\ud83d\ude80""#,
        r#""\ud83d""#,
        r#""\ud83d\u0041""#,
        r#""\ude80""#,
        r#""\u12""#,
        r#""\u12é4""#,
        r#""\u+123""#,
        "\"\n\"",
        "\"\u{7f}\"",
        "\"\u{1f}\"",
        "[]",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,,2]",
        "[ 1 , 2 ]",
        "{}",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{1:1}",
        "{\"a\" : 1 , \"b\" : [ ] }",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1 \"b\":2}",
        "",
        " ",
        "1 ",
        "\t1\r\n",
        "\u{a0}1",
        "1 1",
        "\u{feff}1",
        "]",
        "}",
        ",",
        ":",
        "[]]",
        "{}}",
        "[\u{e9}]",
        "é",
    ];
    for value in values {
        for text in [value.to_owned(), format!("[{value}]"), format!("{{\"k\":{value}}}")] {
            // A zero has no sign here; serde_json makes a fraction of it.
            if !value.starts_with("-0") {
                check(&text);
            }
        }
    }
    assert_eq!(Node::read("-0"), Some(Node::Number(Some(0))));
    assert_eq!(Node::read("-01"), None);
}

#[test]
fn what_stands_too_deep_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    for depth in [1, 126, 127, 128, 100_000] {
        check(&nested(depth));
        check(&nested(depth).replace('[', "{\"a\":").replace(']', "}"));
    }
}

#[test]
fn real_pages_are_read_alike_wherever_they_are_cut() {
    let page = common::fixture("spacecraft-list-page.json");
    check(&page);
    for (at, _) in page.char_indices().step_by(97) {
        check(&page[..at]);
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_json_is_read_alike(value in any_json(), pretty in any::<bool>()) {
        let print = if pretty { serde_json::to_string_pretty } else { serde_json::to_string };
        check(&print(&value).unwrap());
    }

    /// Texts that are nearly JSON: one with a few characters changed.
    #[test]
    fn what_is_nearly_json_is_refused_alike(
        value in any_json(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), r#"[\\"{}\[\],:0-9eE+\-. nulté]{0,2}"#), 1..4),
    ) {
        let mut text: Vec<char> = value.to_string().chars().collect();
        for (at, with) in changes {
            let at = at.index(text.len().max(1)).min(text.len());
            let end = (at + 1).min(text.len());
            text.splice(at..end, with.chars());
        }
        let text: String = text.into_iter().collect();
        // Numbers too large for a fraction, which serde_json refuses, and signs of zero.
        let is_apart = text.contains("-0") || text.to_lowercase().contains('e') && serde_json::from_str::<Value>(&text)
            .is_err_and(|error| error.to_string().contains("out of range"));
        if !is_apart {
            check(&text);
        }
    }
}
