//! Which picture a craft shows, and what is known of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::sync::Arc;

use common::craft::{config, craft, image};
use perigee_core::domain::{Image, Spacecraft, SpacecraftConfig};

fn showing(own: Option<u32>, of_type: Option<u32>) -> Spacecraft {
    let picture = |id: u32| image(id, None);
    let config = SpacecraftConfig { image: of_type.map(picture), ..config(6, "Crew Dragon 2") };
    let spacecraft_config = Some(Arc::new(config));
    Spacecraft { image: own.map(picture), spacecraft_config, ..craft(1, "x") }
}

#[test]
fn a_crafts_own_picture_comes_before_that_of_its_type() {
    for (own, of_type, shown, is_of_type) in [
        (Some(1), Some(2), Some(1), false),
        (Some(1), Some(1), Some(1), true),
        (Some(1), None, Some(1), false),
        (None, Some(2), Some(2), true),
        (None, None, None, false),
    ] {
        let craft = showing(own, of_type);
        assert_eq!(craft.picture().map(|image| image.id), shown, "{own:?} {of_type:?}");
        assert_eq!(craft.picture_is_of_type(), is_of_type, "{own:?} {of_type:?}");
    }
    let bare = Spacecraft { image: Some(image(1, None)), ..craft(1, "x") };
    assert_eq!(bare.picture().map(|image| image.id), Some(1));
    assert!(!bare.picture_is_of_type());
}

#[test]
fn a_licence_nobody_named_is_unknown() {
    let unknown = |license| Image::license_is_unknown(&image(1, license));
    assert!(unknown(None));
    assert!(unknown(Some((1, "Unknown"))));
    assert!(!unknown(Some((4, "NASA Image and Media Guidelines"))));
}
