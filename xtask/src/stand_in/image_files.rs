//! The pictures: the same simple capsule for all, in a colour of its own for each.

use super::png::{self, Colour};
use super::reply::Reply;

use perigee_synth::mix;

const WIDTH: u16 = 320;
const HEIGHT: u16 = 180;

/// Answers a request for a picture: `{n}.svg`, or `{n}-thumb.png`.
pub fn answer(file: &str) -> Reply {
    let full = file.strip_suffix(".svg").and_then(|number| number.parse().ok());
    let small = file.strip_suffix("-thumb.png").and_then(|number| number.parse().ok());
    match (full, small) {
        (Some(number), _) => Reply::new(200, "image/svg+xml", svg(number)),
        (_, Some(number)) => Reply::new(200, "image/png", thumbnail(number)),
        _ => Reply::fault(404),
    }
}

/// A light colour.
fn colour(number: u32) -> Colour {
    let [red, green, blue, ..] = mix(u64::from(number)).to_le_bytes();
    [red, green, blue].map(|part| 160 + part % 80)
}

fn svg(number: u32) -> String {
    let [red, green, blue] = colour(number);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 180\" width=\"1280\" \
         height=\"720\"><rect width=\"320\" height=\"180\" fill=\"rgb({red},{green},{blue})\"/>\
         <path d=\"M130 40h60l40 100H90z\" fill=\"#222\"/>\
         <text x=\"8\" y=\"172\" font-size=\"14\">{number}</text></svg>\n"
    )
}

fn thumbnail(number: u32) -> Vec<u8> {
    png::two_colours((WIDTH, HEIGHT), [colour(number), [34; 3]], |x, y| {
        // The capsule of the full picture: 30 wide above the middle, 70 below.
        (40..=140).contains(&y) && x.abs_diff(WIDTH / 2) <= 30 + (y - 40) * 2 / 5
    })
}
