//! The search box.

use leptos::prelude::*;
use perigee_core::query::completions::{Completion, complete};
use perigee_core::query::query_words::read;
use perigee_core::query::{Query, codec};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::browser::in_own_task;
use crate::dom::{Node, dynamic, el, fragment};
use crate::reactive::{Memo, RwSignal, Signal, effect, optional, text};
use crate::router::{Route, Router};
use crate::session::Session;

use super::icon::icon;
use super::{Announcer, SearchHelp};

const LENS: &[(&str, &str)] =
    &[("", "M8.5 2a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM13.5 13.5L18 18")];

/// The id of the list of completions.
const LIST: &str = "completions";

/// A text field that filters as one types, and turns query words such as `agency:SpX` into
/// conditions once they are finished. Typing replaces the step of the history; a condition is a
/// choice and makes a new one.
#[component]
pub fn SearchBox(
    /// The query.
    query: Memo<Query>,
) -> Node {
    let field = Field::new(query);
    // What the address says is shown, unless it is what the field itself has written there.
    effect(move || {
        let q = query.with(|query| query.q.clone());
        if field.written.get_untracked() != q {
            field.close();
            field.unknown.set(vec![]);
            field.written.set(q.clone());
            field.typed.set(q);
        }
    });
    let label = el("label")
        .class("visually-hidden")
        .attr("for", "q")
        .child("Search name, serial number, configuration, agency, family or description");
    let input = el("input")
        .attr("id", "q")
        .attr("type", "search")
        .attr("name", "q")
        .attr("placeholder", "Name, agency, family … or in:space flights:>3")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", codec::LONGEST_TEXT)
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", field.while_open(|_| LIST.to_owned()))
        .attr("aria-activedescendant", field.while_open(option_id))
        .value(field.typed)
        .on("input", move |event| {
            let typed = event_target_value(&event);
            field.take(&typed, Some(caret(&event, &typed)));
        })
        .on("keydown", move |event| field.press(&event))
        .on("blur", move |_| field.close());
    let hint = text(move || match field.unknown.get().first() {
        Some(word) => format!("“{word}” means nothing here, so it filters nothing."),
        None => String::new(),
    });
    el("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(label)
        .child(icon("lens", (20, 20), LENS))
        .child(input)
        .child(view! { <SearchHelp /> })
        .child(field.list())
        .child(el("p").class("hint").attr("data-testid", "query-word").child(hint))
}

/// The state of the field. Cheap to copy.
#[derive(Clone, Copy)]
struct Field {
    query: Memo<Query>,
    router: Router,
    session: Session,
    announcer: Option<Announcer>,
    /// What stands in it, to the letter.
    typed: RwSignal<String>,
    /// The `q` that it has put into the address.
    written: RwSignal<String>,
    completions: RwSignal<Vec<Completion>>,
    /// Which completion Enter takes, counted from one; zero is none of them.
    active: RwSignal<usize>,
    /// Finished query words without a meaning.
    unknown: RwSignal<Vec<String>>,
}

impl Field {
    fn new(query: Memo<Query>) -> Self {
        let q = query.with_untracked(|query| query.q.clone());
        Self {
            query,
            router: Router::expect(),
            session: Session::expect(),
            announcer: use_context(),
            typed: RwSignal::new(q.clone()),
            written: RwSignal::new(q),
            completions: RwSignal::new(vec![]),
            active: RwSignal::new(0),
            unknown: RwSignal::new(vec![]),
        }
    }

    /// Takes what was typed, with the caret at so many bytes; without one all words are finished.
    fn take(self, typed: &str, caret: Option<usize>) {
        let before = self.query.get_untracked();
        let reading = self.session.values(|values| read(typed, caret, &before, values));
        // Where a word was taken out of the text, none is open any more.
        let open = caret.filter(|_| reading.left == typed);
        let completions = self
            .session
            .values(|values| open.map(|caret| complete(typed, caret, values)).unwrap_or_default());
        match (completions.len(), reading.unknown.first()) {
            (0, None) => {}
            (0, Some(word)) => self.say(format!("{word} means nothing here")),
            (1, _) => self.say("1 value to choose".to_owned()),
            (count, _) => self.say(format!("{count} values to choose from")),
        }
        self.active.set(0);
        self.completions.set(completions);
        self.unknown.set(reading.unknown);
        self.written.set(reading.query.q.clone());
        self.typed.set(reading.left);
        if reading.query == before {
            return;
        }
        let href = self.router.href(&Route::Browse, &reading.query);
        if before.with_q(&reading.query.q) == reading.query {
            self.router.replace(&href);
        } else {
            self.router.push(&href);
        }
    }

    fn press(self, event: &Event) {
        let count = self.completions.with(Vec::len);
        let active = self.active.get_untracked();
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        match key.as_str() {
            "ArrowDown" if count > 0 => self.active.set(active % count + 1),
            "ArrowUp" if count > 0 => self.active.set(if active > 1 { active - 1 } else { count }),
            "Escape" if count > 0 => self.close(),
            "Enter" if active > 0 => self.choose(active),
            "Enter" => self.take(&self.typed.get_untracked(), None),
            _ => return,
        }
        event.prevent_default();
    }

    /// Closes the list.
    fn close(self) {
        self.completions.set(vec![]);
        self.active.set(0);
    }

    fn choose(self, number: usize) {
        let chosen =
            self.completions.with_untracked(|all| all.get(number.wrapping_sub(1)).cloned());
        if let Some(completion) = chosen {
            self.take(&completion.text, Some(completion.caret));
        }
    }

    /// Says something in place of the count line that the same letter may bring.
    fn say(self, sentence: String) {
        if let Some(announcer) = self.announcer {
            in_own_task(move || announcer.say(sentence));
        }
    }

    /// An attribute that is there while there are completions; of the active one, where its
    /// number matters.
    fn while_open(self, value: fn(usize) -> String) -> Signal<Option<String>> {
        optional(move || {
            let open = self.completions.with(|completions| !completions.is_empty());
            Some(value(self.active.get())).filter(|value| open && !value.is_empty())
        })
    }

    fn list(self) -> Node {
        dynamic(move || {
            let completions = self.completions.get();
            if completions.is_empty() {
                return fragment();
            }
            let option = |(at, completion): (usize, Completion)| {
                let number = at + 1;
                let selected = text(move || (self.active.get() == number).to_string());
                el("li")
                    .attr("role", "option")
                    .attr("id", option_id(number))
                    .attr("aria-selected", selected)
                    // The field keeps the focus.
                    .on("mousedown", |event| event.prevent_default())
                    .on("click", move |_| self.choose(number))
                    .child(completion.label)
            };
            el("ul")
                .class("completions")
                .attr("id", LIST)
                .attr("role", "listbox")
                .attr("aria-label", "Values")
                .children(completions.into_iter().enumerate().map(option))
        })
    }
}

/// Where the caret stands in a text that was typed, in bytes.
fn caret(event: &Event, typed: &str) -> usize {
    let field = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let caret = field.and_then(|field| field.selection_start().ok().flatten());
    let mut left = caret.map_or(usize::MAX, |caret| caret as usize);
    let before = typed.chars().take_while(|c| {
        let within = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        within
    });
    before.map(char::len_utf8).sum()
}

fn option_id(number: usize) -> String {
    if number > 0 { format!("completion-{number}") } else { String::new() }
}
