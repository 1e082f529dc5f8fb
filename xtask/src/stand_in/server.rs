//! The server: which request gets which answer.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderName, Method};
use axum::response::Response;
use perigee_core::domain::{Collection, Spacecraft};

use super::drift::Drift;
use super::fault::{Fault, Kind};
use super::filter::Known;
use super::log::{self, Entry};
use super::namespace::{Call, Namespace};
use super::parameters::Parameters;
use super::reply::Reply;
use super::route::{Place, Route};
use super::{control, detail, image_files, list, ordering, spoil, version};

/// No settings are longer than this.
const LONGEST_BODY: usize = 1 << 20;

/// What is served, and to whom.
#[derive(Debug)]
pub struct Server {
    /// In the order in which craft come when nobody asks for one.
    craft: Vec<Arc<Spacecraft>>,
    known: Known,
    namespaces: Mutex<HashMap<String, Arc<Namespace>>>,
}

impl Server {
    /// A server of these craft.
    pub fn new(collection: &Collection) -> Self {
        let mut craft = collection.spacecraft.clone();
        ordering::scramble(&mut craft);
        let known = Known::of(craft.iter().map(Arc::as_ref));
        Self { craft, known, namespaces: Mutex::default() }
    }

    /// The craft in the order in which they come when nobody asks for one.
    pub fn craft(&self) -> &[Arc<Spacecraft>] {
        &self.craft
    }

    /// The craft some steps later, and after a drift.
    fn craft_at(&self, version: u32, drift: Option<&Drift>) -> Cow<'_, [Arc<Spacecraft>]> {
        if version == 0 && drift.is_none() {
            return Cow::Borrowed(&self.craft);
        }
        let mut craft = self.craft.clone();
        craft.sort_by_key(|craft| craft.id);
        craft = version::later(&craft, version);
        if let Some(drift) = drift {
            drift.change(&mut craft);
        }
        ordering::scramble(&mut craft);
        Cow::Owned(craft)
    }

    /// The ids that filters accept.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// The namespace of this name, made when it is first asked for.
    fn namespace(&self, name: &str) -> Arc<Namespace> {
        let mut all = self.namespaces.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(name.to_owned()).or_default())
    }
}

/// The server as something that axum can serve.
pub fn router(server: Arc<Server>) -> Router {
    Router::new().fallback(answer).with_state(server)
}

async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let place = Place::of(parts.uri.path());
    let namespace = server.namespace(place.namespace);
    let reply = match place.route {
        Route::Control(_) if parts.method == Method::OPTIONS => Reply::preflight(),
        Route::Control(tool) => match to_bytes(body, LONGEST_BODY).await {
            Ok(body) => control::answer(&namespace, tool, &parts.method, &body),
            Err(_) => Reply::detail(400, "The body is too long or was cut off."),
        },
        _ => {
            let ticket = namespace.begin(entry(&parts, &place));
            let reply = served(&server, &namespace, &place, &parts).await;
            namespace.finish(ticket, reply.status());
            reply
        }
    };
    reply.into_response()
}

/// Answers everything but the tools for tests.
async fn served(server: &Server, namespace: &Namespace, place: &Place<'_>, parts: &Parts) -> Reply {
    if parts.method == Method::OPTIONS {
        return Reply::preflight();
    }
    let query = parts.uri.query().unwrap_or_default();
    let settings = namespace.settings();
    match place.route {
        Route::Control(_) | Route::Unknown => return Reply::fault(404),
        Route::Health => return Reply::new(200, "text/plain; charset=utf-8", "working\n"),
        Route::Media(_) if settings.broken_images => return Reply::fault(404),
        Route::Media(file) => return image_files::answer(file),
        Route::AddSlash => {
            let mark = if query.is_empty() { "" } else { "?" };
            return Reply::moved(format!("{}/{mark}{query}", parts.uri.path()));
        }
        Route::List | Route::Detail(_) | Route::Throttle => {}
    }
    let parameters = Parameters::read(query);
    let decoded = decoded(query);
    // A call counts, and fails, when it arrives; its answer may take a while all the same.
    let call = namespace.call(place.route, query, &decoded);
    tokio::time::sleep(Duration::from_millis(settings.delay_ms(query, &decoded))).await;
    let reply = match &call {
        Call::Refused(reply) => reply.clone(),
        Call::Faulty(Fault { kind: Kind::Timeout, .. }) => std::future::pending().await,
        Call::Faulty(fault) => spoil::instead(fault).unwrap_or_else(|| {
            spoil::spoilt(truth(server, namespace, place, parts, &parameters), fault)
        }),
        Call::True => truth(server, namespace, place, parts, &parameters),
    };
    if settings.expose_retry_after && reply.status() == 429 {
        return reply.exposing_retry_after();
    }
    reply
}

/// The answer that LL2 would give.
fn truth(
    server: &Server,
    namespace: &Namespace,
    place: &Place<'_>,
    parts: &Parts,
    parameters: &Parameters,
) -> Reply {
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        return Reply::detail(405, &format!("Method \"{}\" not allowed.", parts.method));
    }
    if parameters.filled("format").is_some_and(|format| !matches!(format, "json" | "api")) {
        return Reply::detail(404, "Not found.");
    }
    let base = format!("http://{}{}", header(parts, &HOST).unwrap_or("127.0.0.1"), place.prefix);
    if place.route == Route::Throttle {
        return Reply::json(200, &namespace.report());
    }
    let drift = namespace.drift();
    let craft = server.craft_at(namespace.settings().version, drift.as_ref());
    if let Route::Detail(id) = place.route {
        return detail::answer(&craft, id, parameters, &base);
    }
    let reply = list::answer(&craft, server.known(), drift.as_ref(), parameters, &base);
    if reply.status() == 200 {
        namespace.listed();
    }
    reply
}

fn entry(parts: &Parts, place: &Place<'_>) -> Entry {
    Entry {
        method: parts.method.to_string(),
        kind: match place.route {
            Route::List => "list",
            Route::Detail(_) => "detail",
            Route::Throttle => "throttle",
            Route::Media(_) => "media",
            _ => "other",
        },
        path: place.path.to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        status: None,
        origin: header(parts, &ORIGIN).map(str::to_owned),
        time: log::now(),
    }
}

fn header<'a>(parts: &'a Parts, name: &HeaderName) -> Option<&'a str> {
    parts.headers.get(name)?.to_str().ok()
}

/// A query string as a person would write it.
fn decoded(query: &str) -> String {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    pairs.join("&")
}
