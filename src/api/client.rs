//! Requests, each with a time-out and a typed error.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use gloo_net::http::Request;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use perigee_core::catalogue;
use perigee_core::domain::{Collection, Flight, Spacecraft};
use perigee_core::ll2::{ListPage, Reader};
use perigee_core::query::Ll2Request;
use web_sys::{AbortController, RequestCache};

use super::ApiError;
use super::latest::Ticket;

/// LL2 has been measured to take half a minute for an answer that succeeds.
const TIMEOUT: Duration = Duration::from_secs(45);

/// Fetches the text of `config.json`; `None` when there is no such file, which is fine.
///
/// # Errors
/// As for any request.
pub async fn config(url: &str) -> Result<Option<String>, ApiError> {
    match get(url, None, Accept::Any).await {
        Ok(text) => Ok(Some(text)),
        Err(ApiError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Fetches and reads the catalogue file.
///
/// # Errors
/// As for any request, and when the file is no catalogue.
pub async fn catalogue(url: &str) -> Result<Collection, ApiError> {
    Ok(catalogue::read(&get(url, None, Accept::Any).await?)?)
}

/// Fetches one page of LL2's list: one call.
///
/// # Errors
/// As for any request, and [`ApiError::Superseded`] when the ticket is no longer current.
pub async fn list(api: &str, request: &Ll2Request, ticket: &Ticket) -> Result<ListPage, ApiError> {
    let text =
        get(&format!("{api}/spacecraft/?{}", request.query_string), Some(ticket), Accept::Json)
            .await?;
    Ok(Reader::default().list_page(&text)?)
}

/// Fetches one craft with its flights: one call.
///
/// # Errors
/// As for any request, and [`ApiError::Superseded`] when the ticket is no longer current.
pub async fn detail(
    api: &str,
    id: u32,
    ticket: &Ticket,
) -> Result<(Arc<Spacecraft>, Vec<Flight>), ApiError> {
    let text = get(&format!("{api}/spacecraft/{id}/"), Some(ticket), Accept::Json).await?;
    Ok(Reader::default().detail(&text)?)
}

/// What to ask for. LL2 answers a browser's own preference with an HTML page, so JSON must be
/// named; a plain file takes the header a preload sends, so that the preload is used.
enum Accept {
    Any,
    Json,
}

async fn get(url: &str, ticket: Option<&Ticket>, accept: Accept) -> Result<String, ApiError> {
    let own = AbortController::new().ok();
    let controller = ticket.map_or(own.as_ref(), Ticket::controller);
    let timed_out = Rc::new(Cell::new(false));
    let timer = controller.cloned().and_then(|controller| {
        let timed_out = Rc::clone(&timed_out);
        let expire = move || {
            timed_out.set(true);
            controller.abort();
        };
        set_timeout_with_handle(expire, TIMEOUT).ok()
    });
    let signal = controller.map(AbortController::signal);
    let answer = send(url, signal.as_ref(), accept).await;
    if let Some(timer) = timer {
        timer.clear();
    }
    if ticket.is_some_and(|ticket| !ticket.is_current()) {
        return Err(ApiError::Superseded);
    }
    if timed_out.get() {
        return Err(ApiError::Timeout);
    }
    // The browser gives a script no reason, by design.
    let (status, text) = answer.map_err(|_| ApiError::Unreachable)?;
    if (200..300).contains(&status) { Ok(text) } else { Err(ApiError::from_status(status, &text)) }
}

async fn send(
    url: &str,
    signal: Option<&web_sys::AbortSignal>,
    accept: Accept,
) -> Result<(u16, String), gloo_net::Error> {
    let request = Request::get(url).abort_signal(signal);
    let request = match accept {
        Accept::Any => request,
        Accept::Json => request.header("Accept", "application/json").cache(RequestCache::Default),
    };
    let response = request.send().await?;
    Ok((response.status(), response.text().await?))
}
