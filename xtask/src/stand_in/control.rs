//! The tools for tests under `/__control/`.

use axum::http::Method;
use serde::Serialize;

use super::namespace::Namespace;
use super::reply::Reply;

/// Answers a request to the tool of this name.
pub fn answer(namespace: &Namespace, tool: &str, method: &Method, body: &[u8]) -> Reply {
    match (tool, method.as_str()) {
        ("settings", "GET") => json(&namespace.settings()),
        ("settings", "POST") => match namespace.change(body) {
            Ok(settings) => json(&settings),
            Err(sentence) => Reply::detail(400, &sentence),
        },
        ("log", "GET") => json(&namespace.log()),
        ("reset", "POST") => {
            namespace.reset();
            json(&namespace.settings())
        }
        ("settings" | "log" | "reset", method) => {
            Reply::detail(405, &format!("Method \"{method}\" not allowed."))
        }
        _ => Reply::detail(404, "The tools are settings, log and reset."),
    }
}

fn json(value: &impl Serialize) -> Reply {
    match serde_json::to_string(value) {
        Ok(text) => Reply::json_text(200, text),
        Err(error) => Reply::detail(500, &format!("The answer cannot be printed: {error}.")),
    }
}
