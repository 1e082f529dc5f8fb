//! Arbitrary collections. Values come from short lists, so that craft share parts, tie, and
//! carry the same id with different contents, as a careless source might send them.

use std::sync::Arc;

use perigee_core::domain::{
    Agency, Collection, Date, Duration, Family, Image, ImageVariant, License, Source, Spacecraft,
    SpacecraftConfig, Term, Timestamp,
};
use proptest::collection::{btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Names with everything that search and order look at: case, accents, digits, punctuation.
pub const NAMES: [&str; 12] = [
    "Soyuz 9",
    "Soyuz 36",
    "soyuz 036",
    "SOYUZ 100",
    "Énergie",
    "energie II",
    "Союз ТМ",
    "Crew Dragon C205",
    "Crew Dragon",
    "Dragon, the second",
    "Cygnus \"Sally Ride\"",
    "9",
];

/// Words of descriptions.
const WORDS: [&str; 12] = [
    "a", "Ferry", "ferried", "the", "station", "Stations", "Énergie", "énergie", "(Soyuz", "9)",
    "crew", "dragon",
];

fn name() -> impl Strategy<Value = String> {
    select(&NAMES[..]).prop_map(str::to_owned)
}

/// Texts such as descriptions: any characters, but never empty, as the domain promises.
fn prose() -> impl Strategy<Value = String> {
    let any = texts("[\\PC\r\n\t\"\\\\]{0,20}[a-z0-9é]");
    let words = vec((select(&WORDS[..]), select(&[" ", " ", " ", "  ", "\n", "\r\n"][..])), 1..7);
    let sentence = words.prop_map(|words| {
        let joined: String = words.iter().flat_map(|(word, blank)| [*word, *blank]).collect();
        joined.trim().to_owned()
    });
    prop_oneof![name(), any, sentence]
}

/// Texts of a pattern, which is read once; as a plain strategy it would be for each text.
fn texts(pattern: &str) -> impl Strategy<Value = String> + use<> {
    proptest::string::string_regex(pattern).unwrap()
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        texts("[a-z]{1,8}").prop_map(|name| format!("https://example.org/{name}.jpg?a=1:2")),
        texts("[a-z]{1,8}").prop_map(|name| format!("art/{name}.svg")),
    ]
}

fn term() -> impl Strategy<Value = Term> {
    (1..5_u32, prop_oneof![4 => Just("Active"), 1 => Just("Retired")])
        .prop_map(|(id, name)| Term { id, name: name.to_owned() })
}

fn license() -> impl Strategy<Value = License> {
    (1..4_u32, name(), of(0..9_i64), of(address())).prop_map(|(id, name, priority, link)| License {
        id,
        name,
        priority,
        link,
    })
}

fn image() -> impl Strategy<Value = Image> {
    let variant = (1..4_u32, of(term()), address())
        .prop_map(|(id, variant_type, image_url)| ImageVariant { id, variant_type, image_url });
    let addresses = (of(address()), of(address()));
    let rights = (of(name()), of(license()), of(any::<bool>()));
    (1..6_u32, prop_oneof![Just(String::new()), prose()], addresses, rights, vec(variant, 0..3))
        .prop_map(
            |(id, name, (image_url, thumbnail_url), (credit, license, single_use), variants)| {
                Image {
                    id,
                    name,
                    image_url,
                    thumbnail_url,
                    credit,
                    license: license.map(Arc::new),
                    single_use,
                    variants,
                }
            },
        )
}

fn agency() -> impl Strategy<Value = Agency> {
    (1..5_u32, name(), of(name()), of(term())).prop_map(|(id, name, abbrev, agency_type)| Agency {
        id,
        name,
        abbrev,
        agency_type: agency_type.map(Arc::new),
    })
}

fn day() -> impl Strategy<Value = Date> {
    (1957..2030_i32, 1..13_u8, 1..29_u8)
        .prop_map(|(year, month, day)| Date::parse(&format!("{year}-{month:02}-{day:02}")).unwrap())
}

fn family() -> impl Strategy<Value = Family> {
    (1..5_u32, name(), of(prose()), of(agency()), of(term()), of(day())).prop_map(
        |(id, name, description, manufacturer, parent, maiden_flight)| Family {
            id,
            name,
            description,
            manufacturer: manufacturer.map(Arc::new),
            parent,
            maiden_flight,
        },
    )
}

fn config() -> impl Strategy<Value = SpacecraftConfig> {
    let families = vec(family().prop_map(Arc::new), 0..3);
    (1..6_u32, name(), of(term()), of(agency()), families, of(any::<bool>()), of(image())).prop_map(
        |(id, name, config_type, agency, family, in_use, image)| SpacecraftConfig {
            id,
            name,
            config_type: config_type.map(Arc::new),
            agency: agency.map(Arc::new),
            family,
            in_use,
            image: image.map(Arc::new),
        },
    )
}

fn length() -> impl Strategy<Value = Option<Duration>> {
    let seconds = prop_oneof![Just(0), Just(540), Just(86_400), 0..100_000_000_i64];
    of(seconds.prop_map(Duration::from_seconds))
}

/// A craft without its id.
fn spacecraft() -> impl Strategy<Value = Spacecraft> {
    let texts = (name(), of(prose()), of(prose()));
    let flags = (of(any::<bool>()), of(any::<bool>()));
    let numbers = (of(0..5_i64), of(0..5_i64), length(), length(), length());
    let parts = (of(image()), of(term()), of(config()));
    (texts, flags, numbers, parts).prop_map(|(texts, flags, numbers, parts)| Spacecraft {
        id: 0,
        name: texts.0,
        serial_number: texts.1,
        description: texts.2,
        is_placeholder: flags.0,
        in_space: flags.1,
        flights_count: numbers.0,
        mission_ends_count: numbers.1,
        time_in_space: numbers.2,
        time_docked: numbers.3,
        fastest_turnaround: numbers.4,
        image: parts.0.map(Arc::new),
        status: parts.1.map(Arc::new),
        spacecraft_config: parts.2.map(Arc::new),
    })
}

/// A collection of fewer craft than this.
pub fn collection(most: usize) -> impl Strategy<Value = Collection> {
    let source = prop_oneof![
        Just(Source::Sample),
        Just(Source::Api("https://ll.thespacedevs.com/2.3.0".to_owned())),
    ];
    let id = prop_oneof![4 => 1..100_u32, 1 => any::<u32>()];
    let craft = btree_set(id, 0..most).prop_flat_map(|ids| {
        let count = ids.len();
        (Just(ids), vec(spacecraft(), count))
    });
    (source, -62_167_219_200_i64..253_402_300_799, craft).prop_map(
        |(source, seconds, (ids, craft))| {
            let numbered = ids.into_iter().zip(craft);
            Collection {
                source,
                generated_at: Timestamp::from_millis(seconds * 1000),
                spacecraft: numbered
                    .map(|(id, craft)| Arc::new(Spacecraft { id, ..craft }))
                    .collect(),
            }
        },
    )
}
