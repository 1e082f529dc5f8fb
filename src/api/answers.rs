//! The answers of this visit, so that no question is put twice.

use std::cell::RefCell;
use std::collections::VecDeque;

/// How many are kept, the newest ones. An answer of a hundred records takes a quarter megabyte.
const KEPT: usize = 40;

thread_local! {
    static ANSWERS: RefCell<VecDeque<(String, String)>> = RefCell::default();
}

/// The answer that an address gave before.
pub(super) fn find(url: &str) -> Option<String> {
    ANSWERS.with_borrow(|answers| {
        answers.iter().find(|(asked, _)| asked == url).map(|(_, text)| text.clone())
    })
}

/// Keeps a good answer.
pub(super) fn keep(url: String, text: String) {
    ANSWERS.with_borrow_mut(|answers| {
        answers.retain(|(asked, _)| *asked != url);
        answers.truncate(KEPT - 1);
        answers.push_front((url, text));
    });
}
