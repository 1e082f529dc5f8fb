use std::collections::BTreeSet;

use perigee_core::catalogue;
use perigee_core::domain::{Collection, Spacecraft};

use super::*;

const COUNT: u32 = 2_000;

fn made() -> Collection {
    synth(COUNT, 7, "/media")
}

fn share(collection: &Collection, is: impl Fn(&Spacecraft) -> bool) -> usize {
    collection.spacecraft.iter().filter(|craft| is(craft)).count() * 100
        / collection.spacecraft.len()
}

#[test]
fn equal_seeds_make_equal_collections() {
    assert_eq!(made(), made());
    assert_ne!(made(), synth(COUNT, 8, "/media"));
    let few = synth(5, 7, "/media").spacecraft;
    assert_eq!(few, made().spacecraft.into_iter().take(5).collect::<Vec<_>>());
    assert_eq!(synth(0, 7, "/media").spacecraft, []);
}

#[test]
fn survives_the_catalogue_form() {
    assert_eq!(catalogue::read(&catalogue::write(&made())), Ok(made()));
}

#[test]
fn ids_ascend_with_gaps() {
    let collection = made();
    assert!(collection.spacecraft.is_sorted_by(|a, b| a.id < b.id));
    let last = collection.spacecraft.last().map_or(0, |craft| craft.id);
    assert!(last > COUNT + COUNT / 10, "{last}");
}

#[test]
fn no_craft_contradicts_itself() {
    for craft in made().spacecraft {
        let name = &craft.name;
        let flights = craft.flights_count.unwrap_or(39);
        assert!((0..=39).contains(&flights), "{name}");
        assert!(craft.time_docked <= craft.time_in_space || craft.time_in_space.is_none());
        assert!(craft.time_in_space.is_none_or(|time| time.seconds() <= 900 * 86_400), "{name}");
        assert!(craft.fastest_turnaround.is_none() || flights >= 2, "{name}");
        if let (Some(begun), Some(ended)) = (craft.flights_count, craft.mission_ends_count) {
            assert_eq!(begun - ended, i64::from(craft.in_space == Some(true)), "{name}");
        }
        let length = craft.description.as_ref().map_or(80, |text| text.chars().count());
        assert!(prose::LENGTHS.contains(&length), "{name} has {length} characters");
        assert!(craft.status.is_some() && craft.spacecraft_config.is_some(), "{name}");
        assert!(!name.contains('#'), "{name}");
    }
}

#[test]
fn the_spread_is_realistic() {
    let collection = made();
    for (what, least, most, found) in [
        (
            "single use",
            70,
            92,
            share(&collection, |c| c.status.as_ref().is_some_and(|s| s.id == 4)),
        ),
        ("in space", 1, 8, share(&collection, |c| c.in_space == Some(true))),
        ("serial", 86, 94, share(&collection, |c| c.serial_number.is_some())),
        ("one flight", 70, 95, share(&collection, |c| c.flights_count == Some(1))),
        ("placeholder", 0, 3, share(&collection, |c| c.is_placeholder == Some(true))),
        ("own image", 70, 95, share(&collection, |c| c.image.is_some())),
        (
            "unknown licence",
            30,
            80,
            share(&collection, |c| c.picture().is_some_and(|image| image.license_is_unknown())),
        ),
    ] {
        assert!((least..=most).contains(&found), "{what}: {found} %");
    }
}

#[test]
fn every_oddity_of_the_schema_occurs() {
    let collection = made();
    let some =
        |is: &dyn Fn(&Spacecraft) -> bool| collection.spacecraft.iter().any(|craft| is(craft));
    assert!(some(&|c| c.serial_number.is_none()));
    assert!(some(&|c| c.image.is_none()));
    assert!(some(&|c| c.picture().is_none()));
    assert!(some(&|c| c.time_in_space.is_none()));
    assert!(some(&|c| c.time_docked.is_none()));
    assert!(some(&|c| c.flights_count.is_none()));
    assert!(some(&|c| c.mission_ends_count.is_none()));
    assert!(some(&|c| c.description.is_none()));
    assert!(some(&|c| c.fastest_turnaround.is_some()));
    assert!(some(&|c| c.flights_count == Some(0)));
    assert!(some(&|c| c.flights_count > Some(20)));
    assert!(some(&|c| !c.name.is_ascii()));
    assert!(some(&|c| c.description.as_ref().is_some_and(|text| text.contains("\r\n"))));
    assert!(some(&|c| c.picture().is_some_and(|image| image.credit.is_none())));
    let config = |is: &dyn Fn(&perigee_core::domain::SpacecraftConfig) -> bool| {
        some(&|c| c.spacecraft_config.as_deref().is_some_and(is))
    };
    assert!(config(&|c| c.family.is_empty()) && config(&|c| c.family.len() == 2));
    assert!(config(&|c| c.image.is_none()));
    assert!(config(&|c| c.agency.as_ref().is_some_and(|a| a.agency_type.is_none())));
    assert!(config(&|c| c.family.iter().any(|family| family.maiden_flight.is_none())));
    assert!(config(&|c| c.family.iter().any(|family| family.parent.is_some())));
    assert!(config(&|c| c.family.iter().any(|family| family.manufacturer.is_none())));
}

#[test]
fn all_parts_of_the_fleet_are_used() {
    let collection = made();
    let configs = collection.spacecraft.iter().filter_map(|craft| craft.spacecraft_config.as_ref());
    let ids: BTreeSet<_> = configs.clone().map(|config| config.id).collect();
    let agencies: BTreeSet<_> = configs.filter_map(|c| Some(c.agency.as_ref()?.id)).collect();
    assert_eq!(ids.len(), fleet::DESIGNS.len());
    assert_eq!(agencies.len(), 13);
    let licenses =
        collection.spacecraft.iter().filter_map(|craft| craft.picture()?.license.clone());
    assert_eq!(licenses.map(|license| license.id).collect::<BTreeSet<_>>().len(), 5);
}

#[test]
fn names_are_numbered() {
    let collection = made();
    let craft = &collection.spacecraft;
    assert!(craft.iter().any(|craft| craft.name == "Soyuz MS-07"));
    let names: BTreeSet<_> = craft.iter().map(|craft| &craft.name).collect();
    assert!(names.len() * 100 / craft.len() > 95);
}

#[test]
fn the_mix_is_split_mix_64() {
    // The first number of the published generator for seed 0.
    assert_eq!(mix(0x9E37_79B9_7F4A_7C15), 0xE220_A839_7B1D_CDAF);
}
