//! What another app takes: a careful one in Solid, over plain arrays, without counts of facets,
//! on this kind of machine, with 24 cards, 100 rows and short descriptions.

/// Who that is, for people.
pub const WHO: &str =
    "\nThe peer is a careful app in Solid, over plain arrays and without counts of facets.";

/// Its figures for a size, by our keys, as they were told.
pub fn figures(size: u32) -> &'static [(&'static str, &'static str)] {
    match size {
        600 => &[
            ("typing_dom_ms", "3 to 5"),
            ("facet_dom_ms", "3 to 5"),
            ("sort_dom_ms", "3 to 5"),
            ("page_dom_ms", "3 to 5"),
            ("to_table_dom_ms", "33"),
        ],
        100_000 => &[
            ("typing_dom_ms", "9"),
            ("facet_dom_ms", "14"),
            ("sort_100_dom_ms", "175 / 242"),
            ("longest_task_ms", "229"),
            ("first_card_ms", "1360"),
            // Its heap holds everything; ours is small, and WebAssembly's memory has the rest.
            ("memory_mb", "116"),
        ],
        _ => &[],
    }
}
