//! Light, dark, or as the system has it.

use leptos::prelude::*;

use crate::browser::{document, local_storage};
use crate::dom::{Node, el};
use crate::reactive::{RwSignal, effect};

/// Where the choice is kept; `index.html` reads it before the first paint.
const STORED_AS: &str = "perigee.theme";

const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// A select. Without storage the choice lasts as long as the page.
#[component]
pub fn ThemeSwitch() -> Node {
    let theme = RwSignal::new("system".to_owned());
    effect(move || {
        let stored = local_storage().and_then(|storage| storage.get_item(STORED_AS).ok().flatten());
        if let Some(stored) = stored.filter(|stored| THEMES.iter().any(|(key, _)| key == stored)) {
            theme.set(stored);
        }
    });
    let choose = move |chosen: String| {
        if let Some(root) = document().and_then(|document| document.document_element()) {
            let _ = match chosen.as_str() {
                "system" => root.remove_attribute("data-theme"),
                chosen => root.set_attribute("data-theme", chosen),
            };
        }
        if let Some(storage) = local_storage() {
            let _ = storage.set_item(STORED_AS, &chosen);
        }
        theme.set(chosen);
    };
    let option =
        |(key, label): (&'static str, &'static str)| el("option").attr("value", key).child(label);
    let select = el("select")
        .attr("id", "theme")
        .on("change", move |event| choose(event_target_value(&event)))
        .children(THEMES.map(option))
        .value(theme);
    el("label").class("select theme").child(el("span").child("Theme")).child(select)
}
