//! A quiet voice for screen readers: says what changed, once, after things have settled.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::Timer;
use crate::dom::{Node, el};
use crate::reactive::{RwSignal, Signal};

/// Long enough that fast typing is announced once.
const PAUSE: Duration = Duration::from_millis(600);

thread_local! {
    /// What waits to be said. The page has one voice.
    static WAITING: Timer = Timer::default();
}

/// Says sentences politely. Shared by context; cheap to copy.
#[derive(Clone, Copy)]
pub struct Announcer {
    sentence: RwSignal<String>,
}

impl Announcer {
    /// A voice that has said nothing yet.
    pub fn new() -> Self {
        Self { sentence: RwSignal::new(String::new()) }
    }

    /// Says a sentence soon, in place of one that has not been said yet.
    pub fn say(self, sentence: String) {
        let speak = move || {
            self.sentence.set(sentence);
        };
        WAITING.with(|waiting| waiting.set(PAUSE, speak));
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// Where the voice is heard.
#[component]
pub fn AnnouncerRegion() -> Node {
    let sentence = use_context::<Announcer>().map(|announcer| announcer.sentence);
    el("div")
        .class("visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .attr("data-testid", "announcer")
        .child(sentence.map(Signal::from))
}
