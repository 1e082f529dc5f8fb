//! An answer in the making.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW, CONTENT_LENGTH, CONTENT_TYPE,
    LOCATION, RETRY_AFTER, VARY,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use perigee_core::ll2::Json;
use serde_json::Value;

use super::body;

/// An answer: open to any origin unless it says otherwise.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    body: Vec<u8>,
    headers: Vec<(HeaderName, String)>,
    cors: bool,
    delivery: Delivery,
}

/// How a body comes.
#[derive(Clone, Copy, Debug)]
enum Delivery {
    Whole,
    Dropped,
    Trickled(Duration),
}

impl Reply {
    /// Any body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![(CONTENT_TYPE, content_type.to_owned())];
        Self { status, body: body.into(), headers, cors: true, delivery: Delivery::Whole }
    }

    /// A body of the API.
    pub fn json(status: u16, body: &Json) -> Self {
        Self::json_text(status, body.compact())
    }

    /// A body of the API that is already printed.
    pub fn json_text(status: u16, body: String) -> Self {
        Self::new(status, "application/json", body).with(VARY, "Accept").with(ALLOW, "GET")
    }

    /// What Django REST framework says when something is wrong.
    pub fn detail(status: u16, sentence: &str) -> Self {
        Self::json(status, &Json::Object(vec![("detail", sentence.into())]))
    }

    /// What Django itself says when something is wrong: a page, not JSON.
    pub fn fault(status: u16) -> Self {
        let title = match status {
            404 => "Not Found".to_owned(),
            500 => "Server Error (500)".to_owned(),
            _ => {
                let reason = StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason());
                format!("{status} {}", reason.unwrap_or_default())
            }
        };
        Self::page(status, &title)
    }

    /// A failure that the stand-in was asked for.
    pub fn failure(status: u16) -> Self {
        match status {
            400..=499 => Self::detail(status, "The stand-in was asked to refuse this."),
            _ => Self::fault(status),
        }
    }

    /// A page for people.
    pub fn page(status: u16, title: &str) -> Self {
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>{title}</title>\n</head>\n\
             <body>\n  <h1>{title}</h1>\n</body>\n</html>\n"
        );
        Self::new(status, "text/html; charset=utf-8", page)
    }

    /// Too many requests; the wait is left out when there is no end to it, and can be left out
    /// of the header or the sentence otherwise.
    pub fn throttled(wait_secs: Option<u64>, header: bool, sentence: bool) -> Self {
        let mut told = "Request was throttled.".to_owned();
        if let Some(wait) = wait_secs.filter(|_| sentence) {
            let unit = if wait == 1 { "second" } else { "seconds" };
            told += &format!(" Expected available in {wait} {unit}.");
        }
        let reply = Self::detail(429, &told);
        match wait_secs.filter(|_| header) {
            Some(wait) => reply.with(RETRY_AFTER, wait.to_string()),
            None => reply,
        }
    }

    /// The same thing elsewhere.
    pub fn moved(location: String) -> Self {
        Self::new(301, "text/html; charset=utf-8", "").with(LOCATION, location)
    }

    /// What a browser asks before a request that is not simple.
    pub fn preflight() -> Self {
        let headers =
            "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with";
        Self::new(200, "text/html; charset=utf-8", "")
            .with(ACCESS_CONTROL_ALLOW_HEADERS, headers)
            .with(ACCESS_CONTROL_ALLOW_METHODS, "DELETE, GET, OPTIONS, PATCH, POST, PUT")
            .with(ACCESS_CONTROL_MAX_AGE, "86400")
    }

    /// With one more header.
    pub fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Readable from other origins, or not.
    pub fn open(mut self, cors: bool) -> Self {
        self.cors = cors;
        self
    }

    /// Lets scripts of other origins read `Retry-After`, which is not safelisted.
    pub fn exposing_retry_after(self) -> Self {
        self.with(ACCESS_CONTROL_EXPOSE_HEADERS, RETRY_AFTER.as_str())
    }

    /// Ends in the middle of the body as if that were its end.
    pub fn cut(mut self) -> Self {
        self.body.truncate(self.body.len() / 2);
        self
    }

    /// Breaks off in the middle of the body.
    pub fn dropped(mut self) -> Self {
        self.delivery = Delivery::Dropped;
        self
    }

    /// Takes its time with the body.
    pub fn trickled(mut self, over: Duration) -> Self {
        self.delivery = Delivery::Trickled(over);
        self
    }

    /// With its JSON changed; another body stays as it is.
    pub fn rewritten(mut self, change: impl FnOnce(&mut Value)) -> Self {
        if let Ok(mut json) = serde_json::from_slice(&self.body) {
            change(&mut json);
            self.body = json.to_string().into_bytes();
        }
        self
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The answer as it goes over the wire.
    pub fn into_response(mut self) -> Response {
        if self.cors {
            self.headers.push((ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()));
        }
        let length = self.body.len();
        let body = match self.delivery {
            Delivery::Whole => Body::from(self.body),
            Delivery::Dropped => body::dropped(self.body),
            Delivery::Trickled(over) => body::trickled(self.body, over),
        };
        let mut response = Response::new(body);
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
