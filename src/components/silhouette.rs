//! A drawn outline in place of a picture that is missing, broken or not to be shown.

use perigee_core::domain::SpacecraftConfig;
use perigee_core::text::number;

use crate::dom::{Node, svg};

/// Outlines on a field of 120 by 90, drawn by the authors (CC0, see public/art/LICENSE.md).
const CAPSULE: &str = "M65 20 Q68 15 73 18 L104 37 V53 L73 72 Q68 75 65 70 Z M78 37 V47 L86 45 V39 Z M26 16 H60 V74 H26 Z M21 37 V53 L8 61 V29 Z M109 41 H114 V49 H109 Z";
const CARGO: &str = "M22 32 H50 V58 H22 Z M55 28 H98 L106 36 V54 L98 62 H55 Z M110 38 H115 V52 H110 Z M17 39 V51 L7 56 V34 Z M26 27 V18 H46 V27 Z M26 14 V5 H46 V14 Z M26 63 V72 H46 V63 Z M26 76 V85 H46 V76 Z";
const SPACEPLANE: &str = "M7 12 H20 L46 39 H86 Q94 39 99 44 L104 48 Q113 50 115 57 Q116 63 104 63 H12 V60 H60 Q42 54 24 56 L12 58 V52 L5 54 V42 L15 40 Z M95 46 V50 H103 Q99 46 95 46 Z";
const LANDER: &str = "M48 5 H62 V10 H72 L84 20 V34 L76 42 H42 L34 32 V22 L42 10 H48 Z M62 17 H76 V31 Z M38 46 H82 L87 64 H66 L70 74 H50 L54 64 H33 Z M30 50 L34 56 L20 79 H26 V84 H8 V79 H14 Z M90 50 L86 56 L100 79 H94 V84 H112 V79 H106 Z";
const UNKNOWN: &str = "M60 21 A24 24 0 1 1 60 69 A24 24 0 1 1 60 21 Z M60 27 A18 18 0 1 0 60 63 A18 18 0 1 0 60 27 Z M60 38 A7 7 0 1 1 60 52 A7 7 0 1 1 60 38 Z M4 30 H28 V60 H4 Z M9 35 V55 H23 V35 Z M92 30 H116 V60 H92 Z M97 35 V55 H111 V35 Z M28 42 H36 V48 H28 Z M84 42 H92 V48 H84 Z";

/// On a picture: the type of which the outline takes its place, should it not load.
pub const OUTLINE: &str = "data-outline";

/// The picture at an address, or the outline in its place where there is no address.
pub(super) fn picture_or_silhouette(
    picture: Option<Node>,
    config: Option<&SpacecraftConfig>,
) -> Node {
    let kind = config.and_then(|config| Some(config.config_type.as_ref()?.id)).unwrap_or_default();
    picture.map_or_else(|| silhouette(kind), |picture| picture.attr(OUTLINE, kind))
}

/// What takes the place of a picture that does not load, by what its [`OUTLINE`] says.
pub fn outline(kind: &str) -> Node {
    silhouette(number(kind).unwrap_or_default())
}

/// The outline for a configuration's type, by LL2's type id; 0 is unknown.
fn silhouette(kind: u32) -> Node {
    let outline = match kind {
        2 => CAPSULE,
        3 => SPACEPLANE,
        4 => CARGO,
        7 => LANDER,
        _ => UNKNOWN,
    };
    svg("svg")
        .class("silhouette")
        .attr("viewBox", "0 0 120 90")
        .attr("aria-hidden", "true")
        .attr("data-testid", "silhouette")
        .child(svg("path").attr("d", outline).attr("fill-rule", "evenodd"))
}
