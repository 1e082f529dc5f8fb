//! Answers and lists with something wrong.

use serde_json::{Value, json};

use super::*;

#[test]
fn a_spoilt_answer_is_asked_for_again() {
    for fault in [
        json!({ "kind": "status", "status": 503, "times": 3 }),
        json!({ "kind": "status", "times": 1 }),
        json!({ "kind": "html", "times": 1 }),
        json!({ "kind": "cut", "times": 1 }),
        json!({ "kind": "dropped", "times": 1 }),
        json!({ "kind": "timeout", "times": 1 }),
        json!({ "kind": "wrong_types", "fields": ["results"], "times": 2 }),
    ] {
        let mut bench = Bench::new();
        let times = fault["times"].as_u64().expect("a number") as usize;
        if fault["kind"] == "timeout" {
            bench.timeout = std::time::Duration::from_secs(2);
        }
        let mut third = fault.clone();
        third["query"] = json!("offset=200");
        bench.set(json!({ "faults": [third] }));
        let (result, waits) = bench.run();
        result.expect("a snapshot");
        assert_eq!(bench.file().spacecraft.len(), 596, "{fault}");
        assert_eq!(waits, [30, 60, 120][..times], "{fault}");
        let expected = [vec![0, 100], vec![200; times], vec![200, 300, 400, 500]].concat();
        assert_eq!(bench.api.offsets(), expected, "{fault}");
    }
}

#[test]
fn a_slow_body_is_waited_for() {
    let bench = Bench::of(&synth(150, 1, "/media"));
    bench.set(json!({ "faults": [{ "kind": "trickle", "ms": 300 }] }));
    bench.must();
    assert_eq!(bench.file().spacecraft.len(), 150);
}

#[test]
fn an_api_that_keeps_failing_is_given_up_and_gone_on_with_later() {
    let bench = Bench::new();
    bench.set(json!({ "faults": [{ "kind": "dropped", "query": "offset=200" }] }));
    let (result, waits) = bench.run();
    let told = result.expect_err("failures");
    assert!(
        told.starts_with("the API failed 4 times in a row, last with: the connection"),
        "{told}"
    );
    assert!(told.ends_with("the same command goes on with it"), "{told}");
    assert_eq!(waits, [30, 60, 120]);
    assert_eq!(files(bench.parts().folder()), ["0.json", "100.json", "calls", "run.json"]);

    bench.set(json!({ "faults": [] }));
    let (result, _) = bench.run();
    result.expect("a snapshot");
    assert_eq!(bench.api.offsets()[6..], [200, 300, 400, 500]);
    assert!(!bench.parts().folder().exists());
}

#[test]
fn what_cannot_be_helped_is_told_at_once() {
    for (status, part) in [(401, "check the key"), (404, "check --api"), (400, "with status 400")] {
        let bench = Bench::new();
        bench.set(json!({ "faults": [{ "kind": "status", "status": status }] }));
        let (result, waits) = bench.run();
        let told = result.expect_err("a refusal");
        assert!(told.contains(part) && waits.is_empty(), "{told}");
        assert_eq!(bench.api.log().len(), 1);
    }
    let bench = Bench::new();
    bench.set(json!({ "faults": [{ "kind": "throttled", "wait_secs": 100_000 }] }));
    let told = bench.run().0.expect_err("a refusal");
    assert_eq!(told, "the API allows no call for more than a day");
}

/// What a run over a list with this drift comes to.
fn drifting(drift: Value) -> (Bench, Result<Vec<String>, String>) {
    let bench = Bench::new();
    bench.put(&synth(600, 2, "/media"));
    bench.set(json!({ "drift": drift }));
    let (result, waits) = bench.run();
    assert_eq!(waits, [0_i64; 0]);
    (bench, result)
}

#[test]
fn a_list_that_grows_or_changes_is_whole_all_the_same() {
    let (bench, result) = drifting(json!({ "kind": "appended", "after": 3 }));
    result.expect("a snapshot");
    assert_eq!(bench.ids().last(), Some(&864));
    assert_eq!(bench.api.offsets(), [0, 100, 200, 300, 400, 500]);
    let (bench, result) = drifting(json!({ "kind": "changed", "after": 3 }));
    result.expect("a snapshot");
    assert_eq!(bench.file().spacecraft.len(), 596);
}

#[test]
fn a_list_that_shrinks_is_read_again() {
    let (bench, result) = drifting(json!({ "kind": "removed", "after": 3 }));
    result.expect("a snapshot");
    assert_eq!(bench.file().spacecraft.len(), 595);
    assert_eq!(bench.api.offsets(), [0, 100, 200, 300, 0, 100, 200, 300, 400, 500]);
}

#[test]
fn a_list_that_is_never_sound_leaves_the_file_alone() {
    for (kind, reason) in [
        ("duplicated", "some records came twice or out of order"),
        ("swapped", "some records came twice or out of order"),
        ("missing", "some records are missing"),
    ] {
        let (bench, result) = drifting(json!({ "kind": kind }));
        let told = result.expect_err("unsound");
        let expected = format!("the list is not sound, though it was read twice: {reason}");
        assert_eq!(told, expected, "{kind}");
        assert_eq!(bench.file(), synth(600, 2, "/media"));
        assert_eq!(files(bench.parts().folder()), ["calls", "run.json"], "no page is kept");
    }
}

#[test]
fn some_records_may_be_unreadable_but_not_many() {
    let bench = Bench::new();
    let nameless =
        |records: u32| json!({ "kind": "nulls", "fields": ["name"], "records": records });
    bench.set(json!({ "faults": [nameless(2)] }));
    assert_eq!(bench.must()[0], "12 records could not be read and are left out");
    assert_eq!(bench.file().spacecraft.len(), 584);
    bench.set(json!({ "faults": [nameless(20)] }));
    let told = bench.run().0.expect_err("unsound");
    assert!(told.ends_with("read twice: too many of its records could not be read"), "{told}");
    bench.set(json!({ "faults": [{ "kind": "missing_fields", "fields": ["count"] }] }));
    let told = bench.run().0.expect_err("unsound");
    assert!(told.ends_with("it does not say how many records there are"), "{told}");
    assert_eq!(bench.file().spacecraft.len(), 584);
}
