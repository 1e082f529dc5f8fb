//! Small drawings, all built by one function.

use crate::dom::{Node, cached, svg};

/// An icon of one or more paths, each with a class for the style sheet.
pub fn icon(
    class: &'static str,
    (width, height): (u32, u32),
    paths: &[(&'static str, &'static str)],
) -> Node {
    let path = |(class, d): &(&'static str, &'static str)| {
        svg("path").class(*class).attr("d", *d).attr("fill-rule", "evenodd")
    };
    svg("svg")
        .class(class)
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("width", width)
        .attr("height", height)
        .attr("aria-hidden", "true")
        .children(paths.iter().map(path))
}

/// What takes something away, or closes it.
pub fn cross() -> Node {
    cached("cross", || icon("cross", (10, 10), &[("", "M1 1L9 9M9 1L1 9")]))
}
