//! A picture of at most 256 colours, and its PNG.

use std::collections::HashMap;

use anyhow::{Context, Result};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// Red, green, blue and opacity.
type Colour = [u8; 4];

/// How many colours an index of one byte tells apart.
const MOST: usize = 256;

/// A picture as places in a palette.
#[derive(Debug)]
pub struct Indexed {
    palette: Vec<Colour>,
    pixels: Vec<u8>,
}

impl Indexed {
    /// Keeps the colours that are used most, and takes the nearest of them for every other one.
    ///
    /// The flat fills are all among them. What is left out are steps of smoothed edges, which
    /// have neighbours close by.
    ///
    /// The picture comes as its colours, line by line, each with how often it stands there in a
    /// row: plain paper is then soon done, even by a program that is not optimised.
    pub fn of(runs: &[(Colour, usize)]) -> Self {
        let mut uses: HashMap<Colour, usize> = HashMap::new();
        for (colour, length) in runs {
            *uses.entry(*colour).or_default() += length;
        }
        let mut ranked: Vec<(Colour, usize)> = uses.into_iter().collect();
        // Where two are used as often, their order must not depend on the map's.
        ranked.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        let palette: Vec<Colour> = ranked.iter().take(MOST).map(|(colour, _)| *colour).collect();
        let places: HashMap<Colour, u8> =
            ranked.iter().map(|(colour, _)| (*colour, nearest(&palette, *colour))).collect();
        let mut pixels = Vec::new();
        for (colour, length) in runs {
            let place = places.get(colour).copied().unwrap_or_default();
            pixels.resize(pixels.len() + length, place);
        }
        Self { palette, pixels }
    }

    /// The picture as a file.
    pub fn png(&self, width: u32, height: u32) -> Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        // Neighbouring places in a palette have nothing to do with each other.
        encoder.set_filter(Filter::NoFilter);
        let colours: Vec<u8> = self.palette.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        encoder.set_palette(colours);
        if self.palette.iter().any(|[.., alpha]| *alpha < u8::MAX) {
            encoder.set_trns(self.palette.iter().map(|[.., alpha]| *alpha).collect::<Vec<_>>());
        }
        let mut writer = encoder.write_header().context("a picture cannot be begun")?;
        writer.write_image_data(&self.pixels).context("a picture cannot be written")?;
        writer.finish().context("a picture cannot be finished")?;
        Ok(file)
    }
}

/// The place of the colour that looks most like another one.
fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let distance = |other: &Colour| -> u32 {
        let parts = other.iter().zip(colour);
        parts.map(|(one, two)| u32::from(one.abs_diff(two)).pow(2)).sum()
    };
    let place = palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
    place.and_then(|(place, _)| u8::try_from(place).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_colours_become_the_nearest_of_the_others() {
        let grey = |level: u8| [level, level, level, 255];
        let mut runs: Vec<_> = (0..=255).map(|level| (grey(level), 2)).collect();
        runs.push(([9, 9, 10, 255], 1));
        let indexed = Indexed::of(&runs);
        assert_eq!(indexed.palette.len(), MOST);
        assert_eq!(indexed.pixels.len(), 513);
        let last = usize::from(*indexed.pixels.last().unwrap());
        assert_eq!(indexed.palette[last], grey(9));
    }

    #[test]
    fn only_a_picture_that_is_seen_through_says_so() {
        let has = |colour| {
            let file = Indexed::of(&[(colour, 1)]).png(1, 1).unwrap();
            file.windows(4).any(|part| part == b"tRNS")
        };
        assert!(has([1, 2, 3, 0]));
        assert!(!has([1, 2, 3, 255]));
    }
}
