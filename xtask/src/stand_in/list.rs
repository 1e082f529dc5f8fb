//! `/spacecraft/`: the list.

use std::sync::Arc;

use perigee_core::domain::Spacecraft;
use perigee_core::ll2::{Json, list_page, spacecraft};

use super::drift::Drift;
use super::filter::{Filter, Known};
use super::paging::Paging;
use super::parameters::Parameters;
use super::reply::Reply;
use super::{localise::localise, ordering};

/// Answers a request for the list of these craft. `base` is the address of this server with the
/// namespace.
pub fn answer(
    craft: &[Arc<Spacecraft>],
    known: &Known,
    drift: Option<&Drift>,
    parameters: &Parameters,
    base: &str,
) -> Reply {
    let filter = match Filter::read(parameters, known) {
        Ok(filter) => filter,
        Err(body) => return Reply::json(400, &body),
    };
    let mut matching: Vec<_> = craft.iter().filter(|craft| filter.admits(craft)).collect();
    if let Some(order) = parameters.filled("ordering") {
        ordering::sort(&mut matching, order);
    }
    let paging = Paging::read(parameters);
    let count = matching.len();
    if let Some(drift) = drift {
        drift.shift(&mut matching, paging.offset);
    }
    let page = matching.iter().skip(paging.offset).take(paging.limit);
    let api = format!("{base}/2.3.0");
    let mut results = Json::List(page.map(|craft| spacecraft(craft, &api)).collect());
    localise(&mut results, base, parameters.filled("format"));
    let Json::List(results) = results else { return Reply::fault(500) };
    let url = format!("{api}/spacecraft/");
    let (next, previous) = paging.neighbours(parameters, &url, count);
    Reply::json(200, &list_page(count, next, previous, results))
}
