//! `/spacecraft/`: the list.

use perigee_core::ll2::{Json, list_page, spacecraft};

use super::filter::Filter;
use super::paging::Paging;
use super::parameters::Parameters;
use super::reply::Reply;
use super::server::Server;
use super::{localise::localise, ordering};

/// Answers a request for the list. `base` is the address of this server with the namespace.
pub fn answer(server: &Server, parameters: &Parameters, base: &str) -> Reply {
    let filter = match Filter::read(parameters, server.known()) {
        Ok(filter) => filter,
        Err(body) => return Reply::json(400, &body),
    };
    let mut matching: Vec<_> = server.craft().iter().filter(|craft| filter.admits(craft)).collect();
    if let Some(order) = parameters.filled("ordering") {
        ordering::sort(&mut matching, order);
    }
    let paging = Paging::read(parameters);
    let page = matching.iter().skip(paging.offset).take(paging.limit);
    let api = format!("{base}/2.3.0");
    let mut results = Json::List(page.map(|craft| spacecraft(craft, &api)).collect());
    localise(&mut results, base, parameters.filled("format"));
    let Json::List(results) = results else { return Reply::fault(500) };
    let url = format!("{api}/spacecraft/");
    let (next, previous) = paging.neighbours(parameters, &url, matching.len());
    Reply::json(200, &list_page(matching.len(), next, previous, results))
}
