//! Small drawings, all built by one function.

use crate::dom::{Node, svg};

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
