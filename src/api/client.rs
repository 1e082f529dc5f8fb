//! Requests, each with a time-out and a typed error.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time;

use gloo_net::http::Request;
use perigee_core::catalogue;
use perigee_core::domain::{Collection, Duration, Flight, Spacecraft};
use perigee_core::json::Node;
use perigee_core::ll2::{ListPage, ReadError, Reader};
use perigee_core::query::Ll2Request;
use perigee_core::text::number;
use web_sys::{AbortController, RequestCache};

use crate::browser::{Timer, is_online};

use super::error::expected_wait;
use super::latest::Ticket;
use super::{ApiError, Config, answers, calls};

/// LL2 has been measured to take half a minute for an answer that succeeds.
const TIMEOUT: time::Duration = time::Duration::from_secs(45);

/// Fetches the text of `config.json`; `None` when there is no such file, which is fine.
///
/// # Errors
/// As for any request.
pub async fn config(url: &str) -> Result<Option<String>, ApiError> {
    match get(url, None, Accept::Any).await.map_err(offline_or).and_then(success) {
        Ok(text) => Ok(Some(text)),
        Err(ApiError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Fetches and reads the catalogue file; `anew` asks the host for its newest version, whatever a
/// cache holds.
///
/// # Errors
/// As for any request, and when the file is no catalogue.
pub async fn catalogue(url: &str, anew: bool) -> Result<Collection, ApiError> {
    let accept = if anew { Accept::Newest } else { Accept::Any };
    let answer = get(url, None, accept).await.map_err(offline_or)?;
    Ok(catalogue::read(&success(answer)?)?)
}

/// Fetches one page of LL2's list: one call, or none if it was asked before in this visit.
///
/// # Errors
/// As for any call, and [`ApiError::Superseded`] when the ticket is no longer current.
pub async fn list(
    config: &Config,
    request: &Ll2Request,
    ticket: &Ticket,
) -> Result<ListPage, ApiError> {
    let url = address(config, &format!("?{}", request.query_string))?;
    let text = once(config, &url, ticket).await?;
    let page = Reader::default().list_page(&text)?;
    answers::keep(url, text);
    Ok(page)
}

/// Fetches one craft with its flights: one call, or none if it was asked before in this visit.
///
/// # Errors
/// As for any call, and [`ApiError::Superseded`] when the ticket is no longer current.
pub async fn detail(
    config: &Config,
    id: u32,
    ticket: &Ticket,
) -> Result<(Arc<Spacecraft>, Vec<Flight>), ApiError> {
    let url = address(config, &format!("{id}/"))?;
    let text = once(config, &url, ticket).await?;
    let detail = Reader::default().detail(&text)?;
    answers::keep(url, text);
    Ok(detail)
}

/// Fetches the text of one page of a refresh: one call.
///
/// # Errors
/// As for any call.
pub async fn page(config: &Config, query_string: &str) -> Result<String, ApiError> {
    call(config, &address(config, &format!("?{query_string}"))?, None).await
}

fn address(config: &Config, rest: &str) -> Result<String, ApiError> {
    let api = config.api.as_ref().ok_or(ApiError::NotFound)?;
    Ok(format!("{api}/spacecraft/{rest}"))
}

async fn once(config: &Config, url: &str, ticket: &Ticket) -> Result<String, ApiError> {
    match answers::find(url) {
        Some(text) => Ok(text),
        None => call(config, url, Some(ticket)).await,
    }
}

/// A call that counts.
async fn call(config: &Config, url: &str, ticket: Option<&Ticket>) -> Result<String, ApiError> {
    calls::admit(config.calls_per_hour as usize)?;
    match get(url, ticket, Accept::Json).await {
        Ok(answer) if answer.status == 429 => {
            let wait = answer.retry_after.or_else(|| expected_wait(&answer.text));
            let wait = match wait {
                Some(wait) => Some(wait),
                None => throttle(config).await.ok().filter(|wait| wait.seconds() > 0),
            };
            Err(ApiError::Throttled(calls::refused(wait)))
        }
        Ok(answer) => {
            let text = success(answer)?;
            calls::succeeded();
            Ok(text)
        }
        Err(ApiError::Unreachable) => Err(reason(config).await),
        Err(error) => Err(error),
    }
}

/// What a failure without any readable answer most likely was.
async fn reason(config: &Config) -> ApiError {
    if !is_online() {
        return ApiError::Offline;
    }
    match throttle(config).await {
        Ok(wait) if wait.seconds() > 0 => ApiError::Throttled(calls::refused(Some(wait))),
        Ok(_) => ApiError::Opaque,
        Err(_) => ApiError::Unreachable,
    }
}

fn offline_or(error: ApiError) -> ApiError {
    if error == ApiError::Unreachable && !is_online() { ApiError::Offline } else { error }
}

/// Asks LL2 how long it takes no more calls; asking does not count as one.
async fn throttle(config: &Config) -> Result<Duration, ApiError> {
    let api = config.api.as_ref().ok_or(ApiError::NotFound)?;
    let text = success(get(&format!("{api}/api-throttle/"), None, Accept::Json).await?)?;
    let report = Node::read(&text).ok_or(ApiError::Unreadable(ReadError::NotJson))?;
    let wait = report.get("next_use_secs").and_then(Node::as_int);
    wait.map(Duration::from_seconds).ok_or(ApiError::Unreadable(ReadError::WrongShape))
}

/// What to ask for. LL2 answers a browser's own preference with an HTML page, so JSON must be
/// named; a plain file takes the header a preload sends, so that the preload is used.
enum Accept {
    Any,
    Newest,
    Json,
}

/// An answer, whatever its status.
struct Answer {
    status: u16,
    retry_after: Option<Duration>,
    text: String,
}

fn success(answer: Answer) -> Result<String, ApiError> {
    match answer.status {
        200..300 => Ok(answer.text),
        status => Err(ApiError::from_status(status, &answer.text)),
    }
}

async fn get(url: &str, ticket: Option<&Ticket>, accept: Accept) -> Result<Answer, ApiError> {
    let own = AbortController::new().ok();
    let controller = ticket.map_or(own.as_ref(), Ticket::controller);
    let (timer, timed_out) = (Timer::default(), Rc::new(Cell::new(false)));
    if let Some(controller) = controller.cloned() {
        let timed_out = Rc::clone(&timed_out);
        timer.set(TIMEOUT, move || {
            timed_out.set(true);
            controller.abort();
        });
    }
    let signal = controller.map(AbortController::signal);
    let answer = send(url, signal.as_ref(), accept).await;
    timer.clear();
    if ticket.is_some_and(|ticket| !ticket.is_current()) {
        return Err(ApiError::Superseded);
    }
    if timed_out.get() {
        return Err(ApiError::Timeout);
    }
    answer
}

async fn send(
    url: &str,
    signal: Option<&web_sys::AbortSignal>,
    accept: Accept,
) -> Result<Answer, ApiError> {
    let request = Request::get(url).abort_signal(signal);
    let request = match accept {
        Accept::Any => request,
        Accept::Newest => request.cache(RequestCache::NoCache),
        Accept::Json => request.header("Accept", "application/json").cache(RequestCache::Default),
    };
    // The browser gives a script no reason, by design.
    let response = request.send().await.map_err(|_| ApiError::Unreachable)?;
    let retry_after = response.headers().get("retry-after");
    let retry_after = retry_after.and_then(|seconds| number(&seconds));
    Ok(Answer {
        status: response.status(),
        retry_after: retry_after.map(Duration::from_seconds),
        text: response.binary().await.ok().and_then(text).ok_or(ApiError::Broken)?,
    })
}

/// The text of a body; `None` where it is none. The browser's own way to it is by a string of two
/// bytes a letter, which for a large catalogue takes a tenth of a second.
fn text(bytes: Vec<u8>) -> Option<String> {
    let mut text = String::from_utf8(bytes).ok()?;
    // A mark of the byte order is no part of it.
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Some(text)
}
