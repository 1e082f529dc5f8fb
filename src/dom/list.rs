//! A list in the browser, whose members stay, come and go by their keys.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node as DomNode};

use super::browser::{Platform, document, keep_up, region};
use super::node::Refresh;
use super::steps::{is_starting, put_off};

impl Platform {
    pub(super) fn each(
        keys: Box<dyn Fn() -> Vec<usize>>,
        build: Box<dyn Fn(usize) -> (Self, Option<Refresh>)>,
    ) -> Self {
        let (fragment, start, end) = region();
        let list_owner = Owner::current().unwrap_or_default();
        let (mut members, mut kept): (Vec<Member>, Vec<Member>) = Default::default();
        let most = Rc::new(Cell::new(if is_starting() { PART } else { usize::MAX }));
        let shown = Rc::clone(&most);
        let update = Rc::new(RefCell::new(move || {
            let mut keys = keys();
            let is_cut = keys.len() > shown.get();
            keys.truncate(shown.get());
            let Some(parent) = end.parent_node() else { return false };
            // A page has two thousand members at most, for which looking through them is fast.
            let (mut gone, mut fresh) = (std::mem::take(&mut members), 0);
            for (at, key) in keys.into_iter().enumerate() {
                let known = taken(&mut gone, key).or_else(|| {
                    fresh += 1;
                    taken(&mut kept, key)
                });
                let member = match known {
                    Some(mut member) => {
                        member.refresh.iter_mut().for_each(|refresh| untrack(refresh));
                        member
                    }
                    None => {
                        let owner = list_owner.with(Owner::new);
                        let (node, refresh) = owner.with(|| untrack(|| build(at)));
                        Member { key, node: node.0, owner, refresh }
                    }
                };
                members.push(member);
            }
            // Replaced or removed one by one below.
            let off: Vec<DomNode> = gone.iter().map(|member| member.node.clone()).collect();
            keep(gone, &mut kept);
            // Where nothing stays, all at once is far faster than one by one.
            let is_whole = parent.first_child().as_ref() == Some(&start)
                && parent.last_child().as_ref() == Some(&end);
            if is_whole && fresh == members.len() {
                let all = document().create_document_fragment();
                let nodes = members.iter().map(|member| &member.node);
                for node in std::iter::once(&start).chain(nodes).chain([&end]) {
                    let _ = all.append_child(node);
                }
                parent.unchecked_ref::<Element>().replace_children_with_node_1(&all);
                return is_cut;
            }
            for node in off {
                let _ = parent.remove_child(&node);
            }
            let mut place = start.next_sibling();
            for member in &members {
                if place.as_ref() == Some(&member.node) {
                    place = member.node.next_sibling();
                } else {
                    let _ = parent.insert_before(&member.node, place.as_ref());
                }
            }
            is_cut
        }));
        let first = Rc::clone(&update);
        keep_up(Box::new(move || {
            let _ = first.borrow_mut()();
        }));
        if is_starting() {
            put_off(true, Box::new(move || add_part(most, update)));
        }
        fragment
    }
}

/// How many members are kept that are not in the list any more. Whoever turns a page or chooses a
/// filter often takes that back, and to build a member takes far longer than to put it back.
const KEPT: usize = 240;

/// The member of a key, taken out.
fn taken(members: &mut Vec<Member>, key: usize) -> Option<Member> {
    members.iter().position(|member| member.key == key).map(|at| members.remove(at))
}

/// Keeps those that can be brought up to date, and parts with the oldest where they are too many.
fn keep(gone: Vec<Member>, kept: &mut Vec<Member>) {
    for member in gone {
        if member.refresh.is_some() {
            kept.push(member);
        } else {
            member.owner.cleanup();
        }
    }
    let many = kept.len().saturating_sub(KEPT);
    kept.drain(..many).for_each(|member| member.owner.cleanup());
}

/// How many members of a list are built at first while the app starts.
const PART: usize = 8;

/// Builds as many members again as a list has, until it is whole. Each time all of it is looked
/// through, so parts of one size would take a long list too long.
fn add_part(most: Rc<Cell<usize>>, update: Rc<RefCell<dyn FnMut() -> bool>>) {
    most.set(most.get() * 2);
    let is_cut = update.borrow_mut()();
    if is_cut {
        put_off(true, Box::new(move || add_part(most, update)));
    } else {
        most.set(usize::MAX);
    }
}

/// One member of a list, and the owner of its signals and effects.
struct Member {
    key: usize,
    node: DomNode,
    owner: Owner,
    refresh: Option<Refresh>,
}
