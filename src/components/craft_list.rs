//! Craft in a list, whatever a member looks like.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use perigee_core::domain::Spacecraft;
use perigee_core::query::{Page, Query, Subtotal};

use crate::dom::{Member, Node, each, fragment};
use crate::reactive::{Memo, Signal};

/// Makes the member for the craft at a place on the page.
type Make = Box<dyn Fn(usize, Arc<Spacecraft>) -> Member>;

/// Makes the heading of a group.
type Head = Box<dyn Fn(&Page, &Subtotal) -> Option<Node>>;

/// A list of craft in which a member is built again only when its record changes.
pub fn craft_list(page: Signal<Arc<Page>>, query: Memo<Query>, member: Make) -> Node {
    grouped_list(page, query, member, Box::new(|_, _| None))
}

/// The same, with a heading before the first craft of each group. Headings are built anew with
/// every page, because their sums may be others.
pub fn grouped_list(
    page: Signal<Arc<Page>>,
    query: Memo<Query>,
    member: Make,
    heading: Head,
) -> Node {
    // Records lie at even addresses, so an odd number is the key of a heading and of no record.
    let built = Rc::new(Cell::new(1_usize));
    let keys = move || {
        // Links carry the query, which may change where the page does not.
        query.track();
        page.with(|page| {
            let key = |line: Line| match line {
                Line::Craft(at) => page.rows.get(at).map_or(0, |craft| Arc::as_ptr(craft) as usize),
                Line::Group(_) => {
                    built.set(built.get().wrapping_add(2));
                    built.get()
                }
            };
            lines(page).map(key).collect()
        })
    };
    each(keys, move |at| {
        let page = page.get_untracked();
        let built = match lines(&page).nth(at) {
            Some(Line::Craft(at)) => page.rows.get(at).map(|craft| member(at, Arc::clone(craft))),
            Some(Line::Group(at)) => {
                page.groups.get(at).and_then(|group| heading(&page, group)).map(Member::from)
            }
            None => None,
        };
        built.unwrap_or_else(|| fragment().into())
    })
}

/// A line of the list: the place of a craft on the page, or of a group among the groups.
#[derive(Clone, Copy)]
enum Line {
    Craft(usize),
    Group(usize),
}

fn lines(page: &Page) -> impl Iterator<Item = Line> + '_ {
    (0..page.rows.len()).flat_map(|at| {
        let group = page.groups.binary_search_by_key(&at, |group| group.at).ok().map(Line::Group);
        group.into_iter().chain([Line::Craft(at)])
    })
}
