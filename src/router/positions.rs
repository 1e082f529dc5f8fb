//! Where each step of the history was scrolled to, and what had the focus there.

use std::cell::Cell;

use perigee_core::text::{join, number};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::{document, session_storage, window};

/// Where the positions outlive a reload, in the storage of this tab.
const STORED_AS: &str = "perigee.positions";
/// More steps than anyone goes back.
const MOST: usize = 50;

thread_local! {
    /// How far the page is scrolled, if it was asked: once something has changed, the answer makes
    /// the browser lay out the page.
    static SCROLL: Cell<Option<i32>> = const { Cell::new(None) };
}

/// A place on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Position {
    /// Pixels from the top.
    scroll: i32,
    /// How to find the focused element again: `#id`, or the address of a link.
    focus: String,
}

impl Position {
    /// To be called whenever the page is scrolled, and before anything is done to it.
    pub(super) fn note_scroll() {
        SCROLL.set(Some(scroll()));
    }

    /// The place the visitor is at now.
    pub(super) fn here() -> Self {
        Self::note_scroll();
        Self::lately()
    }

    /// The same, as it was noted last.
    pub(super) fn lately() -> Self {
        let focused = document().and_then(|document| document.active_element());
        let focus = focused.map(|element| match element.id() {
            id if !id.is_empty() => format!("#{id}"),
            _ => element.get_attribute("href").unwrap_or_default(),
        });
        let scroll = SCROLL.get().unwrap_or_else(scroll);
        Self { scroll, focus: focus.unwrap_or_default() }
    }

    /// Brings the visitor back to it; `false` when the page does not reach that far yet, or what
    /// had the focus is not there yet.
    pub(super) fn restore(&self) -> bool {
        let Some((window, document)) = window().zip(document()) else { return true };
        crate::layout::whole();
        window.scroll_to_with_x_and_y(0.0, self.scroll.into());
        let reached = (scroll() - self.scroll).abs() <= 1;
        let element = match self.focus.strip_prefix('#') {
            Some(id) => document.get_element_by_id(id),
            None if self.focus.is_empty() => return reached,
            None => {
                let links = document.links();
                let mut links = (0..links.length()).filter_map(|at| links.item(at));
                links.find(|link| link.get_attribute("href").as_ref() == Some(&self.focus))
            }
        };
        let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok())
        else {
            return false;
        };
        crate::browser::focus_without_scroll(&element);
        reached
    }

    fn print(&self) -> String {
        format!("{}\t{}", self.scroll, self.focus)
    }

    fn parse(text: &str) -> Option<Self> {
        let (scroll, focus) = text.split_once('\t')?;
        Some(Self { scroll: number(scroll)?, focus: focus.to_owned() })
    }
}

/// Pixels from the top, as the browser knows it.
fn scroll() -> i32 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default() as i32
}

/// The positions of this tab's steps, by the number each step carries in its history state.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Positions(Vec<(u64, Position)>);

impl Positions {
    /// What an earlier page of this tab stored.
    pub(super) fn load() -> Self {
        let stored =
            session_storage().and_then(|storage| storage.get_item(STORED_AS).ok().flatten());
        Self::parse(&stored.unwrap_or_default())
    }

    /// Stores them for the next page of this tab; without storage a reload starts at the top.
    pub(super) fn store(&self) {
        if let Some(storage) = session_storage() {
            let _ = storage.set_item(STORED_AS, &self.print());
        }
    }

    pub(super) fn set(&mut self, step: u64, position: Position) {
        self.0.retain(|(other, _)| *other != step);
        self.0.push((step, position));
        if self.0.len() > MOST {
            self.0.remove(0);
        }
    }

    pub(super) fn get(&self, step: u64) -> Option<&Position> {
        self.0.iter().find(|(other, _)| *other == step).map(|(_, position)| position)
    }

    fn print(&self) -> String {
        let lines: Vec<String> =
            self.0.iter().map(|(step, position)| format!("{step}\t{}", position.print())).collect();
        join(&lines, "\n")
    }

    fn parse(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| {
            let (step, position) = line.split_once('\t')?;
            Some((number(step)?, Position::parse(position)?))
        });
        Self(lines.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Position, Positions};

    #[test]
    fn survive_storage() {
        let mut positions = Positions::default();
        positions.set(3, Position { scroll: 812, focus: "/spacecraft/1/?q=a".to_owned() });
        positions.set(4, Position { scroll: 0, focus: "#q".to_owned() });
        assert_eq!(Positions::parse(&positions.print()), positions);
    }

    #[test]
    fn foreign_storage_is_ignored() {
        assert_eq!(Positions::parse("{\"a\":1}\nx\ty\tz\n5\tnan?\t"), Positions::default());
    }

    #[test]
    fn only_the_latest_are_kept() {
        let mut positions = Positions::default();
        for step in 0..200 {
            positions.set(step, Position::default());
        }
        assert_eq!(positions.0.len(), MOST);
        assert!(positions.get(199).is_some());
    }
}
