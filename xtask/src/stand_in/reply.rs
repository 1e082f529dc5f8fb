//! An answer in the making.

use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ALLOW, CONTENT_TYPE, LOCATION, RETRY_AFTER, VARY,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use perigee_core::ll2::Json;

/// An answer: open to any origin unless it says otherwise.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    body: Vec<u8>,
    headers: Vec<(HeaderName, String)>,
    cors: bool,
}

impl Reply {
    /// Any body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![(CONTENT_TYPE, content_type.to_owned())];
        Self { status, body: body.into(), headers, cors: true }
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
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>{title}</title>\n</head>\n\
             <body>\n  <h1>{title}</h1>\n</body>\n</html>\n"
        );
        Self::new(status, "text/html; charset=utf-8", page)
    }

    /// Too many requests; the wait is left out when there is no end to it.
    pub fn throttled(wait_secs: Option<u64>) -> Self {
        let Some(wait) = wait_secs else { return Self::detail(429, "Request was throttled.") };
        let unit = if wait == 1 { "second" } else { "seconds" };
        let sentence = format!("Request was throttled. Expected available in {wait} {unit}.");
        Self::detail(429, &sentence).with(RETRY_AFTER, wait.to_string())
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

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The answer as it goes over the wire.
    pub fn into_response(mut self) -> Response {
        if self.cors {
            self.headers.push((ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()));
        }
        let mut response = Response::new(Body::from(self.body));
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
