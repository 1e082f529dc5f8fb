//! A picture with its credit and licence.

use std::sync::Arc;

use super::Term;

/// LL2's `Image`: shared between records, so two records with the same `id` show one picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// LL2's id.
    pub id: u32,
    /// A librarian's label, often `[AUTO] … - image`; too poor to serve as alternative text.
    pub name: String,
    /// Address of the full picture: absolute, or relative to the app for its own drawings.
    pub image_url: Option<String>,
    /// Address of the small picture.
    pub thumbnail_url: Option<String>,
    /// Whom to credit.
    pub credit: Option<String>,
    /// Under which terms it may be shown.
    pub license: Option<Arc<License>>,
    /// Whether the picture may be used for this one record only.
    pub single_use: Option<bool>,
    /// Other renderings; empty in every record seen so far.
    pub variants: Vec<ImageVariant>,
}

/// LL2's `ImageVariant`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageVariant {
    /// LL2's id.
    pub id: u32,
    /// LL2's `type`.
    pub variant_type: Option<Term>,
    /// Address of the picture.
    pub image_url: String,
}

/// LL2's `ImageLicense`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct License {
    /// LL2's id; 1 is "Unknown".
    pub id: u32,
    /// Name of the licence.
    pub name: String,
    /// LL2's preference, 0 first.
    pub priority: Option<i64>,
    /// Address of the licence's text.
    pub link: Option<String>,
}

/// Whether an address may stand in a link or an image: one of the web, or relative to the app.
/// A scheme of any other kind, such as `javascript:`, may not.
pub(crate) fn is_safe_address(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or("");
    !scheme.contains(':') || ["https:", "http:"].contains(&scheme.to_ascii_lowercase().as_str())
}

impl License {
    /// LL2's id for "Unknown", which grants nothing.
    pub const UNKNOWN: u32 = 1;
}

impl Image {
    /// Whether nobody has said under which terms this picture may be shown.
    pub fn license_is_unknown(&self) -> bool {
        self.license.as_ref().is_none_or(|license| license.id == License::UNKNOWN)
    }
}
