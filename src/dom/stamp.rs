//! Copies of one element.

use super::{Handle, Node, Platform};

/// The shape that many elements have in common, with holes for what differs. To copy it and fill
/// the holes is one call for the shape and one for each hole; to build it is one for each element
/// and attribute.
pub struct Stamp(<Platform as Stamped>::Model);

/// What a platform makes copies from.
pub(super) trait Stamped: Sized {
    /// The shape, and where its holes are.
    type Model;

    /// Makes ready what is built; holes are in the order of the document.
    fn model(build: Box<dyn Fn() -> Self>) -> Self::Model;

    /// A copy and its holes.
    fn copy(model: &Self::Model) -> (Self, Vec<Self>);
}

impl Stamp {
    /// A stamp of what is built, which must be the same each time.
    pub fn new(build: impl Fn() -> Node + 'static) -> Self {
        Self(Platform::model(Box::new(move || build().into_platform())))
    }

    /// A copy, and a hand on each of its [holes](Node::hole), in the order of the document.
    pub fn copy(&self) -> (Node, Vec<Handle>) {
        let (copy, holes) = Platform::copy(&self.0);
        (Node::from_platform(copy), holes.into_iter().map(Handle::new).collect())
    }
}
