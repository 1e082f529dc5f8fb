use perigee_core::domain::{Duration, Source};

use super::*;

/// The 10 craft of LL2's page and the 106 of the recorded facts.
const IDS: &[std::ops::RangeInclusive<u32>] = &[1..=96];
const MORE_IDS: [u32; 20] = [
    99, 103, 114, 139, 148, 166, 179, 193, 223, 233, 289, 291, 373, 436, 452, 539, 542, 551, 595,
    602,
];

const SMALL: &str = r#"
generated_at = "2026-11-23T00:00:00Z"
[[status]]
id = 4
name = "Single Use"
[[agency]]
id = 44
name = "NASA"
source = "test"
[[spacecraft_config]]
id = 11
name = "Mercury"
agency = 44
source = "test"
[[spacecraft]]
id = 3
name = "Mercury No.11"
status = 4
spacecraft_config = 11
flights_count = 1
mission_ends_count = 1
time_in_space = "PT15M"
source = "test"
[[spacecraft]]
id = 2
name = "Mercury No.7"
status = 4
spacecraft_config = 11
source = "test"
"#;

fn project() -> Project {
    Project::find().expect("a checkout")
}

fn sample() -> Collection {
    load(&project()).expect("a right sample")
}

fn problems_of(text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    read(text, &mut problems);
    problems
}

/// The one problem after one change to the small sample.
fn problem(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    let problems = problems_of(&SMALL.replacen(from, to, 1));
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.concat()
}

#[test]
fn reads_and_sorts() {
    let mut problems = Vec::new();
    let collection = read(SMALL, &mut problems).expect("a collection");
    assert_eq!(problems, Vec::<String>::new());
    let ids: Vec<_> = collection.spacecraft.iter().map(|craft| craft.id).collect();
    assert_eq!(ids, [2, 3]);
    assert_eq!(collection.source, Source::Sample);
    let [first, second] = collection.spacecraft.as_slice() else { panic!("two craft") };
    assert_eq!(first.time_in_space, None);
    assert_eq!(second.time_in_space.map(Duration::seconds), Some(900));
    assert_eq!(catalogue::read(&catalogue::write(&collection)).as_ref(), Ok(&collection));
}

#[test]
fn names_the_entry_that_is_wrong() {
    let mercury = "[[spacecraft]] 3 \"Mercury No.11\": ";
    for (from, to, sentence) in [
        ("status = 4", "status = 9", "status 9 is not defined in [[status]]."),
        ("PT15M", "15 min", "time_in_space is \"15 min\", which is not a duration such as"),
        ("PT15M", "-PT15M", "time_in_space is \"-PT15M\", which is not a duration such as"),
        ("mission_ends_count = 1", "mission_ends_count = 2", "2 flights ended, but only 1 began."),
        ("mission_ends_count = 1", "in_space = true\nmission_ends_count = 1", "it is in space, "),
        (
            "mission_ends_count = 1",
            "time_docked = \"P1D\"",
            "it was docked for longer than it was in space.",
        ),
        (
            "mission_ends_count = 1",
            "fastest_turnaround = \"P1D\"",
            "it has a fastest turnaround, but flew less than twice.",
        ),
        ("mission_ends_count = 1", "mass = 1", "unknown field `mass`, expected one of"),
        ("time_in_space = \"PT15M\"\nsource = \"test\"", "", "it has no source note."),
        ("PT15M\"", "PT15M\"\nserial_number = \"\"", "serial_number is \"\"; leave out what"),
    ] {
        let told = problem(from, to);
        assert!(told.starts_with(&format!("{mercury}{sentence}")), "{told}");
    }
    assert_eq!(
        problem("id = 2\n", "id = 3\n"),
        "[[spacecraft]] 3 \"Mercury No.7\": its id is that of \"Mercury No.11\" too."
    );
    assert_eq!(
        problem("agency = 44", "agency = 45"),
        "[[spacecraft_config]] 11 \"Mercury\": agency 45 is not defined in [[agency]]."
    );
    assert_eq!(
        problem("[[status]]", "[extra]\n[[status]]"),
        "The file has no table or key named \"extra\"."
    );
    let told = problem("2026-11-23T00:00:00Z", "yesterday");
    assert!(told.starts_with("generated_at is \"yesterday\""), "{told}");
    let told = problems_of(&SMALL.replacen("id = 11\n", "id = \"x\"\n", 1)).concat();
    assert!(told.starts_with("[[spacecraft_config]] entry 1 \"Mercury\": "), "{told}");
}

#[test]
fn says_when_it_is_no_toml() {
    assert!(problems_of("[[").concat().starts_with("It is not TOML: "));
}

#[test]
fn the_catalogue_is_what_the_sample_says() {
    let collection = sample();
    let file = fs::read_to_string(project().path(CATALOGUE)).expect("a catalogue");
    assert!(file == catalogue::write(&collection), "run `cargo xtask catalogue`");
    assert_eq!(catalogue::read(&file).as_ref(), Ok(&collection));
}

#[test]
fn the_sample_holds_every_craft_that_is_known() {
    let collection = sample();
    let held: Vec<_> = collection.spacecraft.iter().map(|craft| craft.id).collect();
    let known: Vec<_> = IDS.iter().cloned().flatten().chain(MORE_IDS).collect();
    assert_eq!(held, known);
    assert_eq!(held.len(), 116);
}

#[test]
fn every_craft_has_a_description_and_a_drawing_of_ours() {
    let collection = sample();
    for craft in &collection.spacecraft {
        let length = craft.description.as_ref().map_or(0, |text| text.chars().count());
        assert!((80..=320).contains(&length), "{} has {length} characters", craft.name);
        let image = craft.picture().expect("a picture");
        assert!(image.image_url.iter().all(|url| url.starts_with("art/")), "{}", craft.name);
        assert!(!image.license_is_unknown(), "{}", craft.name);
    }
}

#[test]
fn no_craft_contradicts_the_page_of_ll2() {
    let page = project().path("crates/core/tests/fixtures/spacecraft-list-page.json");
    let page = fs::read_to_string(page).expect("the page");
    let page = perigee_core::ll2::Reader::default().list_page(&page).expect("a page");
    assert_eq!(page.spacecraft.len(), 10);
    let sample = sample();
    for recorded in page.spacecraft {
        let craft = sample.get(recorded.id).expect("a craft of the page");
        let agrees = Spacecraft {
            image: craft.image.clone(),
            status: craft.status.clone(),
            description: craft.description.clone(),
            spacecraft_config: craft.spacecraft_config.clone(),
            ..Spacecraft::clone(&recorded)
        };
        assert_eq!(**craft, agrees);
        assert_eq!(craft.status, recorded.status, "{}", craft.name);
        let design = |craft: &Spacecraft| {
            let config = craft.spacecraft_config.clone().expect("a configuration");
            let families: Vec<_> = config.family.iter().map(|family| family.id).collect();
            let agency = config.agency.as_ref().map(|agency| agency.id);
            (config.id, config.name.clone(), agency, families, config.in_use)
        };
        assert_eq!(design(craft), design(&recorded), "{}", craft.name);
    }
}

#[test]
fn a_picture_that_is_not_there_is_told() {
    let collection = sample();
    let told = missing_pictures(&collection, Path::new("/nowhere"));
    assert_eq!(told.len(), collection.spacecraft.len());
    assert!(told.concat().contains("its picture public/art/mercury.svg does not exist."));
}
