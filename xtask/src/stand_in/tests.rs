mod answers;
mod drift;
mod faults;
mod list;
mod tools;

use std::collections::BTreeSet;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use perigee_core::domain::Spacecraft;
use perigee_core::ll2::Reader;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::*;

const COUNT: u32 = 596;

/// An answer, read to its end.
struct Answer {
    status: u16,
    headers: HeaderMap,
    /// Empty when it did not come whole.
    text: String,
    whole: bool,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("ASCII"))
    }

    fn ids(&self) -> Vec<u64> {
        let results = self.json()["results"].as_array().expect("results").clone();
        results.iter().map(|record| record["id"].as_u64().expect("an id")).collect()
    }

    fn count(&self) -> u64 {
        self.json()["count"].as_u64().expect("a count")
    }
}

struct Client(Router);

impl Client {
    fn new() -> Self {
        Self(server::router(Arc::new(Server::new(&synth(COUNT, 1, "/media")))))
    }

    async fn send(&self, method: &str, path: &str, body: String) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1:4320")
            .header("origin", "http://localhost:8080")
            .body(Body::from(body))
            .expect("a request");
        let response = self.0.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await;
        let whole = bytes.is_ok();
        let text = String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, text, whole }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, String::new()).await
    }

    async fn list(&self, query: &str) -> Answer {
        self.get(&format!("/2.3.0/spacecraft/?{query}")).await
    }

    async fn set(&self, namespace: &str, settings: Value) {
        let path = format!("{namespace}/__control/settings");
        assert_eq!(self.send("POST", &path, settings.to_string()).await.status, 200);
    }
}
