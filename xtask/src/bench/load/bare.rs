//! The floor: a page with thirty cards of text, and nothing else.

use std::fmt::Write;

/// How many cards it has.
const CARDS: u32 = 30;

const STYLE: &str = "body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.5 sans-serif;\
    background:#f6f1e7;color:#1c1a17}ul{display:grid;grid-template-columns:repeat(auto-fill,\
    minmax(15rem,1fr));gap:1rem;padding:0;list-style:none}article{padding:1rem;background:#fffdf8}\
    h3{margin:0 0 .5rem;font-size:1.125rem}p{margin:.25rem 0}";

/// The page.
pub fn page() -> String {
    let mut html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport \
         content=\"width=device-width, initial-scale=1\"><title>Thirty cards</title>\
         <link rel=icon href=data:,><style>{STYLE}</style><body><h1>Spacecraft</h1><ul>"
    );
    for number in 1..=CARDS {
        let _ = write!(
            html,
            "<li data-testid=card data-id={number}><article><h3><a href=\"#{number}\">Craft \
             {number}</a></h3><p>Capsule of some agency, in service since {}</p><p>It flew {} \
             times and was in space for {} days.</p></article></li>",
            1960 + number,
            number % 7 + 1,
            number * 13,
        );
    }
    html.push_str("</ul>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_thirty_cards_and_nothing_to_load() {
        let html = page();
        assert_eq!(html.matches("data-testid=card").count(), 30);
        assert!(!html.contains("<script") && !html.contains("<img"));
    }
}
