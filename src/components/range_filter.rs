//! Bounds on one measure.

use leptos::prelude::*;
use perigee_core::query::{End, Histogram, Measure, Query, Range};

use crate::dom::{Node, dynamic, el, fragment, svg};
use crate::reactive::{Memo, RwSignal, text};
use crate::router::{Route, Router};
use crate::session::{Holding, Session};

/// The size of the drawing: one unit a step, and so many for the largest.
const HEIGHT: usize = 24;

/// Two fields, from and to, under a small drawing of how the matches spread. A bound is taken
/// when its field is left or Enter is pressed.
#[component]
pub fn RangeFilter(
    /// Which measure.
    measure: Measure,
    /// The query.
    query: Memo<Query>,
) -> Node {
    let session = Session::expect();
    let opened =
        RwSignal::new(query.with_untracked(|query| query.range(measure) != Range::default()));
    let drawing = dynamic(move || {
        if !opened.get() {
            return fragment();
        }
        let histogram = session.holding.with(|holding| match holding {
            Holding::Local(index) => index.histogram(&query.get(), measure),
            Holding::Live | Holding::Nothing(_) => None,
        });
        histogram.as_ref().map(bars).into()
    });
    let field = move |end: End| bound(measure, query, end);
    el("details")
        .class("facet range")
        .attr("open", opened.get_untracked())
        .attr("data-facet", measure.key())
        .on("toggle", move |_| opened.set(true))
        .child(el("summary").child(measure.label()))
        .child(
            el("fieldset")
                .child(el("legend").class("visually-hidden").child(measure.label()))
                .child(drawing)
                .child(el("div").class("bounds").child(field(End::Gte)).child(field(End::Lte))),
        )
}

fn bound(measure: Measure, query: Memo<Query>, end: End) -> Node {
    let router = Router::expect();
    let name = format!("{}{}", measure.key(), end.suffix());
    let value = text(move || {
        let bound = query.with(|query| query.range(measure).end(end));
        bound.map(|bound| measure.print(bound)).unwrap_or_default()
    });
    let take = move |typed: String| {
        let typed = typed.trim();
        let parsed = measure.parse(typed);
        if parsed.is_none() && !typed.is_empty() {
            return;
        }
        let next = query.with_untracked(|query| {
            let mut range = query.range(measure);
            *range.end_mut(end) = parsed;
            query.clone().with_range(measure, range)
        });
        if query.with_untracked(|query| *query != next) {
            router.push(&router.href(&Route::Browse, &next));
        }
    };
    let label = match end {
        End::Gte => "from",
        End::Lte => "to",
    };
    el("label").child(el("span").child(label)).child(
        el("input")
            .attr("type", "text")
            .attr("inputmode", "decimal")
            .attr("id", name.clone())
            .attr("name", name)
            .attr("autocomplete", "off")
            .value(value)
            .on("change", move |event| take(event_target_value(&event))),
    )
}

/// A bar for each step. The figures are in the fields and the results, so it is decoration.
fn bars(histogram: &Histogram) -> Node {
    let most = histogram.steps.iter().copied().max().unwrap_or_default().max(1);
    let bar = |(at, count): (usize, &usize)| {
        // Whatever is there at all is seen.
        let height = (count * HEIGHT).div_ceil(most);
        format!("M{at} {HEIGHT}v-{height}h.8v{height}z")
    };
    let path: String = histogram.steps.iter().enumerate().map(bar).collect();
    svg("svg")
        .class("bars")
        .attr("viewBox", format!("0 0 {} {HEIGHT}", histogram.steps.len()))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", path))
}
