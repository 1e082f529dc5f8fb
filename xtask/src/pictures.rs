//! Pictures that cannot be drawings: icons of the installed app, and what other sites show
//! beside a link to this one.
//!
//! They are painted from the drawings of the built site, so that nothing drawn exists twice.
//! Flat fills on plain paper need few colours: a palette of them makes a picture a tenth of
//! what full colour takes.

mod palette;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use resvg::render;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// `--paper` of the light theme in style/tokens.css: pictures have one theme only.
const PAPER: (u8, u8, u8) = (0xf6, 0xf1, 0xe7);

/// What a silhouette is filled with, as in style/browse.css: `--ink-soft`, seen through.
const SILHOUETTE: &str = "svg { color: #565d6b; opacity: 0.75 }";

/// The mark, below the site.
const MARK: &str = "icon.svg";

/// The size that Open Graph and Twitter cards ask for, in pixels.
const SOCIAL: (u32, u32) = (1200, 630);

/// The icons: name below the site, edge in pixels, the mark's share of it, whether on paper.
///
/// Of a maskable icon only a circle of four fifths is sure to be seen, and the mark, whose
/// corners are empty, just fits into that. Apple shows what is transparent in black.
const ICONS: [(&str, u32, f32, bool); 4] = [
    ("icons/icon-192.png", 192, 1.0, false),
    ("icons/icon-512.png", 512, 1.0, false),
    ("icons/maskable-512.png", 512, 0.62, true),
    ("icons/apple-touch-icon.png", 180, 0.76, true),
];

/// Paints all pictures of a site, below the site.
pub fn write(site: &Path) -> Result<()> {
    let mark = read(&site.join(MARK))?;
    for (name, edge, share, is_on_paper) in ICONS {
        let mut icon = Sheet::new((edge, edge), is_on_paper)?;
        icon.place(&mark, share, (0.5, 0.5));
        icon.save(&site.join(name))?;
    }
    let mut plain = Sheet::new(SOCIAL, true)?;
    plain.place(&mark, 0.56, (0.5, 0.5));
    plain.save(&site.join("social/perigee.png"))?;
    for drawing in drawings(&site.join("art"))? {
        let mut social = Sheet::new(SOCIAL, true)?;
        // A silhouette says that nobody knows more: it is no portrait, and stays small.
        let is_silhouette = drawing.stem.starts_with("silhouette-");
        social.place(&drawing.tree, if is_silhouette { 0.5 } else { 0.86 }, (0.5, 0.5));
        social.place(&mark, 0.11, (0.06, 0.885));
        social.save(&site.join(format!("social/{}.png", drawing.stem)))?;
    }
    Ok(())
}

/// A drawing of a craft and the name that its files have.
struct Drawing {
    stem: String,
    tree: Tree,
}

/// Every drawing in a folder.
fn drawings(folder: &Path) -> Result<Vec<Drawing>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("{} cannot be read", folder.display()))?.path();
        if path.extension().is_some_and(|kind| kind == "svg")
            && let Some(stem) = path.file_stem()
        {
            found.push(Drawing { stem: stem.to_string_lossy().into_owned(), tree: read(&path)? });
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Tree> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let options = Options { style_sheet: Some(SILHOUETTE.to_owned()), ..Options::default() };
    // Only silhouettes leave their colour to the page they stand on.
    let options = if text.contains("currentColor") { options } else { Options::default() };
    Tree::from_str(&text, &options).with_context(|| format!("{} is no drawing", path.display()))
}

/// What is painted on.
struct Sheet(Pixmap);

impl Sheet {
    /// An empty sheet, of paper or transparent.
    fn new((width, height): (u32, u32), is_paper: bool) -> Result<Self> {
        let mut pixels = Pixmap::new(width, height).context("a picture needs a size")?;
        if is_paper {
            let (red, green, blue) = PAPER;
            pixels.fill(Color::from_rgba8(red, green, blue, u8::MAX));
        }
        Ok(Self(pixels))
    }

    /// Paints a drawing as large as fits into a share of the sheet, its middle at a place that
    /// is told in shares as well.
    fn place(&mut self, drawing: &Tree, share: f32, (across, down): (f32, f32)) {
        let (width, height) = (self.0.width() as f32, self.0.height() as f32);
        let size = drawing.size();
        let scale = share * (width / size.width()).min(height / size.height());
        let left = width * across - size.width() * scale / 2.0;
        let top = height * down - size.height() * scale / 2.0;
        let transform = Transform::from_translate(left, top).pre_scale(scale, scale);
        render(drawing, transform, &mut self.0.as_mut());
    }

    /// Writes the sheet as PNG.
    fn save(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("{} cannot be created", folder.display()))?;
        }
        let runs: Vec<_> = self
            .0
            .pixels()
            .chunk_by(|one, other| one == other)
            .filter_map(|run| {
                let colour = run.first()?.demultiply();
                let parts = [colour.red(), colour.green(), colour.blue(), colour.alpha()];
                Some((parts, run.len()))
            })
            .collect();
        let png = palette::Indexed::of(&runs).png(self.0.width(), self.0.height())?;
        fs::write(path, png).with_context(|| format!("{} cannot be written", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The most that a picture may weigh, in bytes.
    const HEAVY: u64 = 40_000;

    #[test]
    fn every_drawing_gets_a_light_picture_of_the_right_size() {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
        let site = std::env::temp_dir().join(format!("perigee-pictures-{}", std::process::id()));
        fs::create_dir_all(site.join("art")).unwrap();
        fs::copy(public.join(MARK), site.join(MARK)).unwrap();
        for art in fs::read_dir(public.join("art")).unwrap() {
            let art = art.unwrap();
            fs::copy(art.path(), site.join("art").join(art.file_name())).unwrap();
        }
        write(&site).unwrap();
        let sizes = [("social/soyuz", SOCIAL), ("social/silhouette-capsule", SOCIAL)];
        let sizes = sizes.into_iter().chain([("social/perigee", SOCIAL)]);
        let icons = ICONS.map(|(name, edge, ..)| (name.trim_end_matches(".png"), (edge, edge)));
        for (name, (width, height)) in sizes.chain(icons) {
            let png = fs::read(site.join(format!("{name}.png"))).unwrap();
            assert!((png.len() as u64) < HEAVY, "{name} weighs {}", png.len());
            let size: Vec<u8> = [width, height].into_iter().flat_map(u32::to_be_bytes).collect();
            assert_eq!(png[16..24], size[..], "{name}");
        }
        fs::remove_dir_all(&site).unwrap();
    }

    #[test]
    fn a_maskable_icon_has_its_mark_in_the_safe_circle() {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
        let (_, edge, share, _) = ICONS[2];
        let mut icon = Sheet::new((edge, edge), true).unwrap();
        let paper = icon.0.clone();
        icon.place(&read(&public.join(MARK)).unwrap(), share, (0.5, 0.5));
        let middle = f64::from(edge) / 2.0;
        let furthest = icon
            .0
            .pixels()
            .iter()
            .zip(paper.pixels())
            .enumerate()
            .filter(|(_, (now, before))| now != before)
            .map(|(at, _)| {
                let (x, y) = (at as u32 % edge, at as u32 / edge);
                (f64::from(x) + 0.5 - middle).hypot(f64::from(y) + 0.5 - middle)
            })
            .fold(0.0, f64::max);
        assert!(furthest < f64::from(edge) * 0.4, "the mark reaches {furthest} pixels far");
    }
}
