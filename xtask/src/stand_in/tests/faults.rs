//! Every fault a test can ask for.

use std::time::{Duration, Instant};

use super::*;

/// A client whose stand-in has these faults.
async fn faulty(faults: Value) -> Client {
    let client = Client::new();
    client.set("", json!({ "faults": faults })).await;
    client
}

/// The answer to a list of three records with this fault.
async fn list_with(fault: Value) -> Answer {
    faulty(json!([fault])).await.list("limit=3&ordering=id").await
}

#[tokio::test]
async fn a_status_for_some_calls() {
    let client = faulty(json!([
        { "kind": "status", "status": 503, "query": "offset=200", "after": 1, "times": 1 },
        { "kind": "status", "route": "throttle", "times": 1 },
        { "kind": "status", "status": 418, "route": "detail" },
    ]))
    .await;
    assert_eq!(client.list("limit=100&offset=100").await.status, 200);
    assert_eq!(client.list("limit=100&offset=200").await.status, 200, "let through");
    let failed = client.list("limit=100&offset=200").await;
    assert_eq!(failed.status, 503);
    assert!(failed.text.contains("<title>503 Service Unavailable</title>"));
    assert_eq!(client.list("limit=100&offset=200").await.status, 200, "used up");
    assert_eq!(client.get("/2.3.0/spacecraft/1/").await.status, 418);
    assert_eq!(client.get("/2.3.0/api-throttle/").await.status, 500);
    assert_eq!(client.get("/2.3.0/api-throttle/").await.status, 200);
    let left = client.get("/__control/settings").await.json();
    assert_eq!(left["faults"][0]["times"], 0);
    client.set("", json!({ "faults": [] })).await;
    assert_eq!(client.get("/2.3.0/spacecraft/1/").await.status, 200);
}

#[tokio::test]
async fn html_instead_of_json() {
    let page = list_with(json!({ "kind": "html" })).await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(page.text.starts_with("<!doctype html>"));
}

#[tokio::test]
async fn a_cut_answer_looks_whole_and_a_dropped_one_does_not() {
    let good = list_with(json!({ "kind": "html", "times": 0 })).await;
    let cut = list_with(json!({ "kind": "cut" })).await;
    assert!(cut.whole && good.text.starts_with(&cut.text));
    assert_eq!(cut.text.len(), good.text.len() / 2);
    assert_eq!(cut.header("content-length"), Some(cut.text.len().to_string().as_str()));
    assert_eq!(cut.header("content-type"), Some("application/json"));
    let dropped = list_with(json!({ "kind": "dropped" })).await;
    assert!(dropped.status == 200 && !dropped.whole);
    assert_eq!(dropped.header("content-length"), Some(good.text.len().to_string().as_str()));
}

#[tokio::test]
async fn an_answer_that_never_comes_is_logged() {
    let client = faulty(json!([{ "kind": "timeout", "times": 1 }])).await;
    let short = Duration::from_millis(50);
    assert!(tokio::time::timeout(short, client.list("limit=1")).await.is_err());
    assert_eq!(client.list("limit=1").await.status, 200);
    let log = client.get("/__control/log").await.json();
    assert_eq!([&log[0]["status"], &log[1]["status"]], [&Value::Null, &json!(200)]);
}

#[tokio::test]
async fn a_body_can_trickle() {
    let started = Instant::now();
    let slow = list_with(json!({ "kind": "trickle", "ms": 200 })).await;
    assert!(started.elapsed() >= Duration::from_millis(190), "{:?}", started.elapsed());
    assert_eq!(slow.header("content-length"), Some(slow.text.len().to_string().as_str()));
    assert_eq!(slow.ids(), [1, 5, 6]);
}

#[tokio::test]
async fn types_fields_and_nulls_can_be_wrong() {
    let mut reader = Reader::default();
    let types = list_with(json!({ "kind": "wrong_types" })).await;
    assert_eq!(types.json()["count"], "596");
    assert!(reader.list_page(&types.text).is_err());
    let uncounted = list_with(json!({ "kind": "missing_fields", "fields": ["count"] })).await;
    assert_eq!(reader.list_page(&uncounted.text).map(|page| page.count), Ok(None));

    for kind in ["wrong_fields", "nulls", "missing_fields"] {
        let answer = list_with(json!({ "kind": kind })).await;
        let page = reader.list_page(&answer.text).expect("a page");
        assert_eq!((page.count, page.skipped, page.spacecraft.len()), (Some(596), 0, 3));
        assert!(page.spacecraft.iter().all(|craft| craft.flights_count.is_none()));
        let fault = json!({ "kind": kind, "fields": ["name"], "records": 2 });
        let page = reader.list_page(&list_with(fault).await.text).expect("a page");
        assert_eq!((page.skipped, page.spacecraft.len()), (2, 1), "{kind}");
    }

    let client = faulty(json!([{ "kind": "nulls", "fields": ["flights"] }])).await;
    let detail = client.get("/2.3.0/spacecraft/1/").await;
    assert_eq!((detail.status, &detail.json()["flights"]), (200, &Value::Null));
    assert_eq!(client.get("/2.3.0/spacecraft/2/").await.status, 404);
}

#[tokio::test]
async fn refusals_come_with_and_without_everything() {
    for (cors, retry_after, sentence) in
        [(true, true, true), (false, true, true), (true, false, true), (true, true, false)]
    {
        let refused = list_with(json!({
            "kind": "throttled", "wait_secs": 90, "cors": cors, "retry_after": retry_after,
            "sentence": sentence,
        }))
        .await;
        assert_eq!(refused.status, 429);
        assert_eq!(refused.header("access-control-allow-origin"), cors.then_some("*"));
        assert_eq!(refused.header("retry-after"), retry_after.then_some("90"));
        assert_eq!(refused.header("access-control-expose-headers"), None);
        let detail = refused.json()["detail"].as_str().expect("a sentence").to_owned();
        assert_eq!(detail.ends_with("Expected available in 90 seconds."), sentence, "{detail}");
        assert!(detail.starts_with("Request was throttled."));
    }
    let client = faulty(json!([{ "kind": "throttled" }])).await;
    client.set("", json!({ "expose_retry_after": true })).await;
    let refused = client.list("").await;
    assert_eq!(refused.header("access-control-expose-headers"), Some("retry-after"));
    assert_eq!(refused.header("retry-after"), Some("350"));
    assert_eq!(client.get("/2.3.0/api-throttle/").await.status, 200);
}

#[tokio::test]
async fn spoilt_calls_count() {
    let client = faulty(json!([{ "kind": "html" }])).await;
    let throttle = json!({ "limit": 2, "retry_after": false, "sentence": false });
    client.set("", json!({ "throttle": throttle })).await;
    for status in [200, 200, 429] {
        assert_eq!(client.list("limit=1").await.status, status);
    }
    let refused = client.list("limit=1").await;
    assert_eq!(refused.json(), json!({ "detail": "Request was throttled." }));
    assert_eq!(refused.header("retry-after"), None);
    let log = client.get("/__control/log").await.json();
    let seen: Vec<_> = log.as_array().expect("a list").iter().map(|e| &e["status"]).collect();
    assert_eq!(seen, [200, 200, 429, 429]);
    assert_eq!(client.get("/2.3.0/api-throttle/").await.json()["current_use"], 2);
}
