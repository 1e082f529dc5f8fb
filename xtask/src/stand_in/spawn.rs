//! A stand-in on a free port of this machine, for tests of what calls it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;

use perigee_core::domain::Collection;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use super::server::{self, Server};

/// A stand-in that runs until the tests end.
#[derive(Clone, Copy, Debug)]
pub struct StandIn(SocketAddr);

impl StandIn {
    /// Starts one with these craft.
    pub fn spawn(collection: &Collection) -> Self {
        let server = Arc::new(Server::new(collection));
        let runtime = Runtime::new().expect("threads");
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0))).expect("a port");
        let address = listener.local_addr().expect("an address");
        thread::spawn(move || {
            runtime.block_on(async { axum::serve(listener, server::router(server)).await })
        });
        Self(address)
    }

    /// The base address of its API.
    pub fn api(self) -> String {
        format!("http://{}/2.3.0", self.0)
    }

    /// Changes some settings.
    pub fn set(self, settings: Value) {
        let url = format!("http://{}/__control/settings", self.0);
        let answer = ureq::post(&url).send(settings.to_string()).expect("settings");
        assert_eq!(answer.status(), 200);
    }

    /// The requests so far: kind, query and status.
    pub fn log(self) -> Vec<(String, String, Option<u64>)> {
        let url = format!("http://{}/__control/log", self.0);
        let text = ureq::get(&url).call().expect("a log").body_mut().read_to_string();
        let log: Value = serde_json::from_str(&text.expect("a log")).expect("JSON");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let entries = log.as_array().expect("a list").iter();
        entries.map(|e| (text(&e["kind"]), text(&e["query"]), e["status"].as_u64())).collect()
    }

    /// The offsets of the list that were asked for.
    pub fn offsets(self) -> Vec<usize> {
        let offset = |query: &str| query.rsplit_once("offset=")?.1.parse().ok();
        self.log().iter().filter_map(|(_, query, _)| offset(query)).collect()
    }
}
