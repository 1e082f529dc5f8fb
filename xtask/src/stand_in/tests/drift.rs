//! Lists that change while they are read, and from one reading to the next.

use super::*;

/// The first two pages of five, when the list drifts between them, and how many rows each says
/// there are.
async fn two_pages(kind: &str) -> ([Vec<u64>; 2], [u64; 2]) {
    let client = Client::new();
    client.set("", json!({ "drift": { "kind": kind } })).await;
    let first = client.list("limit=5&ordering=id").await;
    let second = client.list("limit=5&ordering=id&offset=5").await;
    ([first.ids(), second.ids()], [first.count(), second.count()])
}

const FIRST: [u64; 5] = [1, 5, 6, 7, 8];

#[tokio::test]
async fn rows_come_and_go_between_pages() {
    for (kind, second, count) in [
        ("removed", [10, 11, 12, 13, 14], 595),
        ("appended", [9, 10, 11, 12, 13], 597),
        ("changed", [9, 10, 11, 12, 13], 596),
        ("duplicated", [8, 9, 10, 11, 12], 596),
        ("missing", [10, 11, 12, 13, 14], 596),
        ("swapped", [8, 10, 11, 12, 13], 596),
    ] {
        let seen = two_pages(kind).await;
        assert_eq!(seen, ([FIRST.to_vec(), second.to_vec()], [596, count]), "{kind}");
    }
}

#[tokio::test]
async fn a_drift_waits_for_its_page_and_can_name_its_craft() {
    let client = Client::new();
    client.set("", json!({ "drift": { "kind": "removed", "after": 2, "id": 6 } })).await;
    assert_eq!(client.list("status=x").await.status, 400, "no answer of the list");
    assert_eq!(client.list("limit=1").await.count(), 596);
    assert_eq!(client.get("/2.3.0/spacecraft/6/").await.status, 200);
    assert_eq!(client.list("limit=1").await.count(), 596);
    assert_eq!(client.list("limit=1").await.count(), 595);
    assert_eq!(client.get("/2.3.0/spacecraft/6/").await.status, 404);

    client.set("", json!({ "drift": { "kind": "appended", "after": 0 } })).await;
    let last = client.list("limit=1&ordering=-id").await.json();
    assert_eq!(last["results"][0]["id"], 864);
    assert_eq!(last["results"][0]["name"], "Appended craft 864");

    client.set("", json!({ "drift": { "kind": "changed", "after": 0, "id": 5 } })).await;
    let before = synth(COUNT, 1, "/media").get(5).expect("a craft").flights_count.unwrap_or(0);
    let changed = client.get("/2.3.0/spacecraft/5/").await.json();
    assert_eq!(changed["flights_count"], before + 1);
    assert_eq!(changed["description"], "Changed while the list was read.");
    client.set("", json!({ "drift": null })).await;
    assert_eq!(client.list("limit=1").await.count(), 596);
}

#[tokio::test]
async fn a_version_is_the_list_some_time_later() {
    let client = Client::new();
    client.set("", json!({ "version": 1 })).await;
    let first = client.list("limit=16&ordering=id").await;
    assert_eq!(first.count(), 597);
    assert_eq!(first.ids()[8..], [12, 14, 15, 16, 17, 18, 19, 20]);
    assert_eq!(first.json()["results"][9]["description"], "Changed in version 1.");
    let last = client.list("limit=3&ordering=-id").await;
    assert_eq!(last.ids(), [865, 864, 863]);
    assert_eq!(last.json()["results"][0]["name"], "New craft 865");
    assert_eq!(client.get("/2.3.0/spacecraft/13/").await.status, 404);
    assert_eq!(client.get("/2.3.0/spacecraft/865/").await.status, 200);
    client.set("", json!({ "version": 2 })).await;
    assert_eq!(client.list("limit=1").await.count(), 598);
    assert_eq!(client.get("/2.3.0/spacecraft/23/").await.status, 404);
}
