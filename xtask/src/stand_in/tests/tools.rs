//! What a test can ask for and look at.

use super::*;

#[tokio::test]
async fn too_many_calls_are_refused() {
    let client = Client::new();
    client.set("", json!({ "throttle": { "limit": 2, "window_secs": 350, "cors": false } })).await;
    assert_eq!(client.list("").await.status, 200);
    assert_eq!(client.get("/2.3.0/spacecraft/1/").await.status, 200);
    let refused = client.list("").await;
    let sentence = "Request was throttled. Expected available in 350 seconds.";
    assert_eq!((refused.status, refused.json()), (429, json!({ "detail": sentence })));
    assert_eq!(refused.header("retry-after"), Some("350"));
    assert_eq!(refused.header("access-control-allow-origin"), None);
    let report = client.get("/2.3.0/api-throttle/").await;
    assert_eq!(report.header("access-control-allow-origin"), Some("*"));
    assert_eq!(
        report.json(),
        json!({ "your_request_limit": 2, "limit_frequency_secs": 350, "current_use": 2,
                "next_use_secs": 350, "ident": "127.0.0.1" })
    );
    client.set("", json!({ "throttle": { "limit": 0 } })).await;
    let refused = client.list("").await;
    assert_eq!(refused.json(), json!({ "detail": "Request was throttled." }));
    assert_eq!(refused.header("access-control-allow-origin"), Some("*"));
    client.set("", json!({ "throttle": null })).await;
    assert_eq!(client.list("").await.status, 200);
}

#[tokio::test]
async fn the_next_calls_can_fail() {
    let client = Client::new();
    client.set("", json!({ "fail": { "status": 500, "times": 2 } })).await;
    let failed = client.list("").await;
    assert_eq!(
        (failed.status, failed.header("content-type")),
        (500, Some("text/html; charset=utf-8"))
    );
    assert!(failed.text.contains("<title>Server Error (500)</title>"));
    assert_eq!(client.get("/2.3.0/api-throttle/").await.status, 200);
    assert_eq!(client.list("").await.status, 500);
    assert_eq!(client.list("").await.status, 200);
    client.set("", json!({ "fail": { "status": 429, "cors": false } })).await;
    let refused = client.list("").await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("350")));
    assert_eq!(refused.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn a_fast_answer_overtakes_a_slow_one() {
    let client = Client::new();
    client.set("", json!({ "delays": [{ "query": "search=slow one", "ms": 200 }] })).await;
    let (order, seen) = std::sync::mpsc::channel();
    let slow = async {
        client.list("search=slow+one").await;
        order.send("slow").expect("a receiver");
    };
    let fast = async {
        client.list("search=fast").await;
        order.send("fast").expect("a receiver");
    };
    tokio::join!(slow, fast);
    assert_eq!([seen.recv(), seen.recv()], [Ok("fast"), Ok("slow")]);
}

#[tokio::test]
async fn the_log_keeps_what_came_in() {
    let client = Client::new();
    client.list("limit=1").await;
    client.list("status=x").await;
    client.get("/media/1.svg").await;
    let log = client.get("/__control/log").await.json();
    let seen: Vec<_> = log.as_array().expect("a list").iter().collect();
    assert_eq!(seen.len(), 3);
    assert_eq!(seen[0]["method"], "GET");
    assert_eq!(seen[0]["path"], "/2.3.0/spacecraft/");
    assert_eq!(seen[0]["query"], "limit=1");
    assert_eq!(seen[0]["status"], 200);
    assert_eq!(seen[0]["origin"], "http://localhost:8080");
    assert_eq!(seen[0]["kind"], "list");
    assert!(seen[0]["time"].as_u64().is_some_and(|time| time > 1_700_000_000_000));
    assert_eq!(seen[1]["status"], 400);
    assert_eq!(seen[2]["kind"], "media");
    assert_eq!(client.send("POST", "/__control/reset", String::new()).await.status, 200);
    assert_eq!(client.get("/__control/log").await.json(), json!([]));
}

#[tokio::test]
async fn namespaces_do_not_see_each_other() {
    let client = Client::new();
    client.set("/ns/a", json!({ "fail": { "status": 503, "times": 9 } })).await;
    assert_eq!(client.get("/ns/a/2.3.0/spacecraft/").await.status, 503);
    assert_eq!(client.get("/ns/b/2.3.0/spacecraft/").await.status, 200);
    assert_eq!(client.get("/2.3.0/spacecraft/").await.status, 200);
    let log = client.get("/ns/a/__control/log").await.json();
    assert_eq!(log.as_array().map(Vec::len), Some(1));
    assert_eq!(log[0]["path"], "/2.3.0/spacecraft/");
    client.send("POST", "/ns/b/__control/reset", String::new()).await;
    assert_eq!(client.get("/ns/a/2.3.0/spacecraft/").await.status, 503);
    client.send("POST", "/ns/a/__control/reset", String::new()).await;
    assert_eq!(client.get("/ns/a/2.3.0/spacecraft/").await.status, 200);
}

#[tokio::test]
async fn wrong_use_of_the_tools_is_told() {
    let client = Client::new();
    let wrong = client.send("POST", "/__control/settings", "{\"x\":1}".to_owned()).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text.contains("unknown field `x`"));
    assert_eq!(client.send("POST", "/__control/log", String::new()).await.status, 405);
    assert_eq!(client.get("/__control/nothing").await.status, 404);
}
