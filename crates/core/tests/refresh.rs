//! A refresh, page by page: what makes a whole, what does not, and what can be asked for again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::pages::{API, fleet, page, run};
use perigee_core::domain::{Source, Timestamp};
use perigee_core::ll2::ReadError;
use perigee_core::refresh::{Assembly, PAGE_ROWS, PageError, Unsound};
use serde_json::{Value, json};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-24T06:00:00Z").unwrap()
}

/// An assembly that has taken these pages.
fn taken(pages: &[String]) -> Assembly {
    let mut assembly = Assembly::default();
    for text in pages {
        assembly.take(text).unwrap();
    }
    assembly
}

/// A page with some members of its JSON changed.
fn changed(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value = serde_json::from_str(text).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn a_complete_run_asks_for_every_page_once() {
    let all = fleet(250);
    let mut assembly = Assembly::default();
    assert_eq!(assembly.pages_left(596), 6);
    for (at, left) in [(0, 2), (100, 1), (200, 0)] {
        let request = format!("limit=100&ordering=id&offset={at}");
        assert_eq!(assembly.next_request(), Some(request));
        assembly.take(&page(250, &all[at..all.len().min(at + PAGE_ROWS)])).unwrap();
        assert_eq!((assembly.count(), assembly.pages_left(1)), (Some(250), left));
    }
    assert_eq!((assembly.received(), assembly.skipped()), (250, 0));
    assert_eq!(assembly.next_request(), None);
    let whole = assembly.finish(API, now()).unwrap();
    assert_eq!(whole.source, Source::Api(API.to_owned()));
    assert_eq!((whole.generated_at, whole.spacecraft), (now(), all));
}

#[test]
fn pages_may_be_smaller_than_asked_for_and_lists_empty() {
    let all = fleet(5);
    let assembly = taken(&[page(5, &all[..2])]);
    assert_eq!(assembly.next_request().unwrap(), "limit=100&ordering=id&offset=2");
    assert_eq!(run(&[page(5, &all[..2]), page(5, &all[2..])]).unwrap().spacecraft, all);
    assert_eq!(run(&[page(0, &[])]).unwrap().spacecraft, []);
}

#[test]
fn rows_appended_during_a_run_are_more_to_come() {
    let all = fleet(201);
    let mut assembly = taken(&[page(200, &all[..100]), page(201, &all[100..200])]);
    assert_eq!(assembly.next_request().unwrap(), "limit=100&ordering=id&offset=200");
    assembly.take(&page(201, &all[200..])).unwrap();
    assert_eq!(assembly.finish(API, now()).unwrap().spacecraft, all);
    // On a last page that has room for it, it comes at once.
    assert_eq!(
        run(&[page(149, &all[..100]), page(150, &all[100..150])]).unwrap().get(1),
        Some(&all[0])
    );
}

#[test]
fn rows_that_come_twice_are_refused() {
    let all = fleet(200);
    let (first, second) = (page(200, &all[..100]), &all[100..]);
    let again = [&all[99..100], &second[..99]].concat();
    assert_eq!(run(&[first.clone(), page(200, &again)]), Err(Unsound::OutOfOrder));
    let shifted = [&all[99..100], second].concat();
    assert_eq!(run(&[first.clone(), page(200, &shifted)]), Err(Unsound::OutOfOrder));
    let inside = [&second[..50], &second[49..]].concat();
    assert_eq!(run(&[first.clone(), page(200, &inside)]), Err(Unsound::OutOfOrder));
    assert_eq!(run(&[first.clone(), first]), Err(Unsound::OutOfOrder));
}

#[test]
fn more_rows_than_there_are_is_refused() {
    let all = fleet(30);
    assert_eq!(run(&[page(29, &all)]), Err(Unsound::OutOfOrder));
}

#[test]
fn missing_rows_are_noticed_at_the_end() {
    let all = fleet(200);
    let pages = [page(200, &all[..100]), page(200, &all[101..])];
    assert_eq!(run(&pages), Err(Unsound::Incomplete));
    let mut assembly = taken(&pages);
    assert_eq!(assembly.next_request().unwrap(), "limit=100&ordering=id&offset=199");
    // Told at once, so that nobody asks for the same empty page for ever.
    assert_eq!(assembly.take(&page(200, &[])), Err(PageError::Unsound(Unsound::Incomplete)));
    assert_eq!(Assembly::default().finish(API, now()), Err(Unsound::Incomplete));
}

#[test]
fn a_list_that_becomes_shorter_is_refused() {
    let all = fleet(200);
    let pages = [page(200, &all[..100]), page(199, &all[101..])];
    assert_eq!(run(&pages), Err(Unsound::Shrunk));
}

#[test]
fn a_list_must_say_how_long_it_is() {
    let good = page(3, &fleet(3));
    for count in [json!(null), json!("3"), json!(-3), json!(3.5), json!([3]), json!({})] {
        let text = changed(&good, |page| page["count"] = count.clone());
        assert_eq!(run(&[text]), Err(Unsound::Uncounted), "{count}");
    }
    let silent = changed(&good, |page| drop(page.as_object_mut().unwrap().remove("count")));
    assert_eq!(run(&[silent]), Err(Unsound::Uncounted));
}

/// A page of which the first rows have no name.
fn nameless(count: usize, rows: u32, without: usize) -> String {
    changed(&page(count, &fleet(rows)), |page| {
        for record in page["results"].as_array_mut().unwrap().iter_mut().take(without) {
            record["name"] = json!(null);
        }
    })
}

#[test]
fn records_that_cannot_be_read_count_as_rows() {
    let all = fleet(150);
    let mut assembly = taken(&[nameless(150, 100, 3)]);
    assert_eq!((assembly.received(), assembly.skipped()), (100, 3));
    assert_eq!(assembly.next_request().unwrap(), "limit=100&ordering=id&offset=100");
    assembly.take(&page(150, &all[100..])).unwrap();
    assert_eq!(assembly.skipped(), 3);
    assert_eq!(assembly.finish(API, now()).unwrap().spacecraft, all[3..]);
}

#[test]
fn too_many_unreadable_records_spoil_the_set() {
    for (rows, without, sound) in [
        (100, 10, true),
        (100, 11, false),
        (5, 1, true),
        (5, 2, false),
        (1, 1, true),
        (100, 100, false),
    ] {
        let result = run(&[nameless(rows as usize, rows, without)]);
        assert_eq!(result.is_ok(), sound, "{without} of {rows}");
        assert!(sound || result == Err(Unsound::Skipped));
    }
}

#[test]
fn an_unreadable_page_changes_nothing_and_can_be_asked_for_again() {
    let all = fleet(103);
    let (first, last) = (page(103, &all[..100]), page(103, &all[100..]));
    let mut assembly = taken(&[first]);
    let before = format!("{assembly:?}");
    let results = |value: Value| changed(&last, |page| page["results"] = value);
    let cut = (0..last.len()).map(|end| (last[..end].to_owned(), ReadError::NotJson));
    let others = [
        ("<!doctype html><title>Server Error (500)</title>".to_owned(), ReadError::NotJson),
        (r#"{"detail":"Request was throttled."}"#.to_owned(), ReadError::WrongShape),
        (results(json!(null)), ReadError::WrongShape),
        (results(json!({ "0": [] })), ReadError::WrongShape),
        (format!("[{last}]"), ReadError::WrongShape),
    ];
    for (text, reason) in cut.chain(others) {
        assert_eq!(assembly.take(&text), Err(PageError::Unreadable(reason)), "{text}");
        assert_eq!(format!("{assembly:?}"), before);
    }
    assembly.take(&last).unwrap();
    assert_eq!(assembly.finish(API, now()).unwrap().spacecraft, all);
}

#[test]
fn a_run_goes_on_where_it_stopped() {
    let all = fleet(450);
    let pages: Vec<String> = all.chunks(PAGE_ROWS).map(|rows| page(450, rows)).collect();
    let whole = run(&pages).unwrap();
    for stopped in 0..=pages.len() {
        let mut resumed = taken(&pages[..stopped]);
        assert_eq!(resumed.received(), (stopped * PAGE_ROWS).min(450));
        assert_eq!(resumed.next_request().is_some(), stopped < pages.len());
        for text in &pages[stopped..] {
            resumed.take(text).unwrap();
        }
        assert_eq!(resumed.finish(API, whole.generated_at).as_ref(), Ok(&whole), "{stopped}");
    }
}

#[test]
fn what_is_wrong_is_one_sentence() {
    for (error, sentence) in [
        (PageError::Unreadable(ReadError::NotJson), "The answer is not complete JSON."),
        (
            PageError::Unsound(Unsound::OutOfOrder),
            "The list is not sound: some records came twice or out of order.",
        ),
        (
            PageError::Unsound(Unsound::Incomplete),
            "The list is not sound: some records are missing.",
        ),
        (
            PageError::Unsound(Unsound::Shrunk),
            "The list is not sound: records were removed while it was read.",
        ),
        (
            PageError::Unsound(Unsound::Uncounted),
            "The list is not sound: it does not say how many records there are.",
        ),
        (
            PageError::Unsound(Unsound::Skipped),
            "The list is not sound: too many of its records could not be read.",
        ),
    ] {
        assert_eq!(error.to_string(), sentence);
    }
}
