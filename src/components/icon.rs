//! Small drawings, all built by one function.

use leptos::prelude::*;

/// An icon of one or more paths, each with a class for the style sheet. Its attributes are not
/// literals, because a static drawing would reach the page through `innerHTML`.
pub fn icon(
    class: &'static str,
    (width, height): (u32, u32),
    paths: &'static [(&'static str, &'static str)],
) -> AnyView {
    let path = |(class, d): &(&'static str, &'static str)| {
        view! { <path class=*class d=*d fill-rule="evenodd" /> }.into_any()
    };
    view! {
        <svg class=class viewBox=format!("0 0 {width} {height}") width=width height=height aria-hidden="true">
            {paths.iter().map(path).collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}
