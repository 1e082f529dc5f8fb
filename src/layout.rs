//! Lays a long table out in parts: the first rows at once, the others a part after each frame.
//!
//! Rows out of sight are `content-visibility: auto` until their turn (`[data-drawn]` in
//! style/table.css). They do not stay so, because the browser guesses their heights then, and what
//! its own search has found would not stand where it scrolls to.

use std::cell::Cell;

use web_sys::Element;

use crate::browser::{before_paint, document, in_own_task};

/// Set on the document while rows are left: how many are laid out so far, or `all`.
const DRAWN: &str = "data-drawn";

/// How many rows are laid out after each part; style/table.css has a rule for each.
const PARTS: [usize; 5] = [24, 60, 100, 400, 1_000];

thread_local! {
    /// Counts the tables, so that what was put off for an old one does nothing to a newer one.
    static TABLE: Cell<u32> = const { Cell::new(0) };
    /// How many rows the newest has.
    static ROWS: Cell<usize> = const { Cell::new(0) };
}

/// Starts anew with a table of so many rows; while the app starts, with the first part alone.
pub fn in_parts(rows: usize) {
    new_table(rows);
    go_on();
}

/// Goes on, once the app is ready, with the table that was there before.
pub fn go_on() {
    part(0, TABLE.get());
}

/// Lays out at once what is left, before the page is scrolled to a place. The browser remembers how
/// high each row is from then on.
pub fn whole() {
    new_table(0);
    show(Some("all"));
    before_paint(|| in_own_task(|| show(None)));
}

fn new_table(rows: usize) {
    TABLE.set(TABLE.get().wrapping_add(1));
    ROWS.set(rows);
}

fn part(at: usize, table: u32) {
    if table != TABLE.get() {
        return;
    }
    let drawn = PARTS.get(at).filter(|drawn| **drawn < ROWS.get());
    show(drawn.map(usize::to_string).as_deref());
    if drawn.is_some() && is_ready() {
        // Idle callbacks would never come where something moves all the time.
        before_paint(move || in_own_task(move || part(at + 1, table)));
    }
}

fn show(drawn: Option<&str>) {
    let Some(html) = html() else { return };
    if html.get_attribute(DRAWN).as_deref() == drawn {
        return;
    }
    let _ = match drawn {
        Some(drawn) => html.set_attribute(DRAWN, drawn),
        None => html.remove_attribute(DRAWN),
    };
}

fn is_ready() -> bool {
    html().is_some_and(|html| html.has_attribute("data-ready"))
}

fn html() -> Option<Element> {
    document()?.document_element()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_has_a_rule_for_each_part() {
        let css = include_str!("../style/table.css");
        for drawn in PARTS {
            let next = drawn + 1;
            let rule = format!("[data-drawn=\"{drawn}\"] .table tbody tr:nth-child(n + {next})");
            assert!(css.contains(&rule), "{rule}");
        }
    }
}
