//! The generator: a pure function from a count and a seed to a collection.

use std::collections::BTreeMap;
use std::sync::Arc;

use perigee_core::domain::{
    Agency, Collection, Date, Duration, Family, Image, License, Source, Spacecraft,
    SpacecraftConfig, Term, Timestamp,
};

use super::fleet::{
    AGENCY_TYPES, BUILDERS, CONFIG_TYPES, CREDITS, DESIGNS, Design, LICENSES, LINES, STATUSES, Use,
};
use super::prose;
use super::random::Random;

/// The parts that craft share, by id.
type Shared<T> = BTreeMap<u32, Arc<T>>;

/// The address that made-up collections claim to come from; it leads nowhere.
const API: &str = "https://synthetic.invalid/2.3.0";
/// When made-up collections claim to have been read: 1 November 2026.
const GENERATED_AT_MS: i64 = 1_793_491_200_000;
/// Images of craft are numbered from here, those of designs below.
const FIRST_OWN_IMAGE: u32 = 10_000;

/// Makes up `count` craft of realistic spread: equal arguments give equal collections on every
/// machine. Pictures are found at `{image_base}/{image id}.svg`, small ones at `…-thumb.png`.
pub fn synth(count: u32, seed: u64, image_base: &str) -> Collection {
    let mut maker = Maker::new(seed, image_base);
    let mut id = 0;
    let spacecraft = (0..count).map(|_| {
        id += maker.gap();
        Arc::new(maker.craft(id))
    });
    Collection {
        source: Source::Api(API.to_owned()),
        generated_at: Timestamp::from_millis(GENERATED_AT_MS),
        spacecraft: spacecraft.collect(),
    }
}

struct Maker<'a> {
    random: Random,
    image_base: &'a str,
    statuses: Shared<Term>,
    licenses: Vec<Arc<License>>,
    /// The designs with their shared records, and how many craft were built to each so far.
    designs: Vec<(&'static Design, Arc<SpacecraftConfig>, u32)>,
    own_images: u32,
}

/// A flight record that does not contradict itself.
struct Record {
    status: u32,
    in_space: bool,
    flights: i64,
}

impl<'a> Maker<'a> {
    fn new(seed: u64, image_base: &'a str) -> Self {
        let mut maker = Self {
            random: Random::new(seed),
            image_base,
            statuses: terms(&STATUSES),
            licenses: licenses(),
            designs: Vec::new(),
            own_images: 0,
        };
        let config_types = terms(&CONFIG_TYPES);
        let agencies = agencies();
        let families = families(&agencies);
        maker.designs = DESIGNS
            .iter()
            .map(|design| {
                // One design in nine or so has no picture, whatever the seed.
                let image = (design.id % 9 != 0).then(|| {
                    let label = format!("[AUTO] {} - image", design.name);
                    Arc::new(maker.image(2_000 + design.id, label))
                });
                let config = SpacecraftConfig {
                    id: design.id,
                    name: design.name.to_owned(),
                    config_type: config_types.get(&design.config_type).cloned(),
                    agency: agencies.get(&design.agency).cloned(),
                    family: design
                        .family
                        .iter()
                        .filter_map(|id| families.get(id).cloned())
                        .collect(),
                    in_use: Some(design.in_use),
                    image,
                };
                (design, Arc::new(config), 0)
            })
            .collect();
        maker
    }

    /// From one id to the next: mostly 1, as in LL2.
    fn gap(&mut self) -> u32 {
        if self.random.percent(12) { 2 + self.random.below(8) as u32 } else { 1 }
    }

    fn craft(&mut self, id: u32) -> Spacecraft {
        let Some((design, config, number)) = self.design() else { return blank(id) };
        let placeholder = design.in_use && self.random.percent(3);
        let name =
            if placeholder { design.name.to_owned() } else { numbered(design.named, number) };
        let serial_number = match self.random.below(100) {
            0..90 if placeholder => Some("TBD".to_owned()),
            0..90 => Some(numbered(design.serial, number)),
            _ => None,
        };
        let record = if placeholder {
            Record { status: 5, in_space: false, flights: 0 }
        } else {
            self.record(design)
        };
        let [time_in_space, time_docked, fastest_turnaround] = self.times(design, &record);
        let ended = record.flights - i64::from(record.in_space);
        let description = prose::describe(&mut self.random, &name, design.name);
        Spacecraft {
            id,
            image: self.own_or_shared_image(&config, &name),
            serial_number,
            is_placeholder: Some(placeholder),
            in_space: Some(record.in_space),
            time_in_space,
            time_docked,
            flights_count: self.known(97).then_some(record.flights),
            mission_ends_count: self.known(95).then_some(ended),
            status: self.statuses.get(&record.status).cloned(),
            description: self.known(97).then_some(description),
            spacecraft_config: Some(config),
            fastest_turnaround,
            name,
        }
    }

    /// Whether a fact is on record, so many times in a hundred.
    fn known(&mut self, percent: u64) -> bool {
        self.random.percent(percent)
    }

    /// A design by weight, and the number of the next craft built to it.
    fn design(&mut self) -> Option<(&'static Design, Arc<SpacecraftConfig>, u32)> {
        let all = self.designs.iter().map(|(design, ..)| design.weight).sum();
        let mut at = self.random.below(all);
        let (design, config, built) = self.designs.iter_mut().find(|(design, ..)| {
            let found = at < design.weight;
            at = at.saturating_sub(design.weight);
            found
        })?;
        *built += 1;
        Some((*design, Arc::clone(config), *built))
    }

    fn record(&mut self, design: &Design) -> Record {
        let in_use = design.in_use;
        let first = self.random.below(100);
        if in_use && first < 8 {
            return Record { status: 5, in_space: false, flights: 0 };
        }
        if design.used == Use::Again {
            // Most fly a few times; a rare one flies up to 39 times.
            let most = if self.random.percent(15) { 39 } else { 7 };
            let flights = 1 + self.random.below(most) as i64;
            let in_space = in_use && self.random.percent(20);
            let status = match first {
                _ if in_space => 1,
                0..15 => 3,
                _ if in_use => 1,
                _ => 2,
            };
            return Record { status, in_space, flights };
        }
        let in_space = in_use && design.used != Use::Lands && self.random.percent(7);
        let flights = i64::from(in_space || first < 96);
        let status = if first >= 93 && !in_space { 3 } else { 4 };
        Record { status, in_space, flights }
    }

    /// Time in space, time docked and the shortest time between flights.
    fn times(&mut self, design: &Design, record: &Record) -> [Option<Duration>; 3] {
        let flew = record.flights > 0;
        let in_space = if flew { self.random.seconds() } else { 0 };
        let docks = flew && matches!(design.used, Use::Ferry | Use::Again);
        let docked = if docks { in_space / 100 * self.random.below(99) as i64 } else { 0 };
        let turnaround = self.random.seconds() + 20 * 86_400;
        let known_in_space = self.known(94);
        let known_docked = self.known(90);
        let known_turnaround = record.flights >= 2 && self.known(90);
        let duration = |known: bool, seconds| known.then(|| Duration::from_seconds(seconds));
        [
            duration(known_in_space, in_space),
            duration(known_docked, docked),
            duration(known_turnaround, turnaround),
        ]
    }

    /// Mostly the picture of the design, sometimes one of its own, sometimes none.
    fn own_or_shared_image(&mut self, config: &SpacecraftConfig, name: &str) -> Option<Arc<Image>> {
        match self.random.below(100) {
            0..70 => config.image.clone(),
            70..90 => {
                self.own_images += 1;
                let id = FIRST_OWN_IMAGE + self.own_images;
                Some(Arc::new(self.image(id, name.to_owned())))
            }
            _ => None,
        }
    }

    fn image(&mut self, id: u32, name: String) -> Image {
        // Unknown comes first in the list and is by far the most frequent.
        let at = if self.random.percent(60) { 0 } else { self.random.below(5) as usize };
        let credited = self.random.percent(if at == 0 { 20 } else { 85 });
        let base = self.image_base;
        Image {
            id,
            name,
            image_url: Some(format!("{base}/{id}.svg")),
            thumbnail_url: Some(format!("{base}/{id}-thumb.png")),
            credit: credited.then(|| self.random.word(&CREDITS).to_owned()),
            license: self.licenses.get(at).cloned(),
            single_use: Some(id > FIRST_OWN_IMAGE && self.random.percent(30)),
            variants: Vec::new(),
        }
    }
}

/// Puts a number in the place of every run of `#`, with as many digits at least.
fn numbered(pattern: &str, number: u32) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('#') {
        rest = after.trim_start_matches('#');
        let width = 1 + after.len() - rest.len();
        text += &format!("{before}{number:0width$}");
    }
    text + rest
}

/// A craft of which nothing is known; only needed if there were no designs.
fn blank(id: u32) -> Spacecraft {
    Spacecraft {
        id,
        name: format!("No. {id}"),
        serial_number: None,
        is_placeholder: None,
        image: None,
        in_space: None,
        time_in_space: None,
        time_docked: None,
        flights_count: None,
        mission_ends_count: None,
        status: None,
        description: None,
        spacecraft_config: None,
        fastest_turnaround: None,
    }
}

fn terms(entries: &[(u32, &str)]) -> Shared<Term> {
    let term =
        |(id, name): &(u32, &str)| (*id, Arc::new(Term { id: *id, name: (*name).to_owned() }));
    entries.iter().map(term).collect()
}

fn licenses() -> Vec<Arc<License>> {
    let license = |(id, name, priority, link): &(u32, &str, i64, Option<&str>)| {
        Arc::new(License {
            id: *id,
            name: (*name).to_owned(),
            priority: Some(*priority),
            link: link.map(str::to_owned),
        })
    };
    LICENSES.iter().map(license).collect()
}

fn agencies() -> Shared<Agency> {
    let types = terms(&AGENCY_TYPES);
    let agency = |builder: &super::fleet::Builder| {
        let agency = Agency {
            id: builder.id,
            name: builder.name.to_owned(),
            abbrev: builder.abbrev.map(str::to_owned),
            agency_type: builder.agency_type.and_then(|id| types.get(&id).cloned()),
        };
        (builder.id, Arc::new(agency))
    };
    BUILDERS.iter().map(agency).collect()
}

fn families(agencies: &Shared<Agency>) -> Shared<Family> {
    let parent = |id: u32| {
        let line = LINES.iter().find(|line| line.id == id)?;
        Some(Term { id, name: line.name.to_owned() })
    };
    let family = |line: &super::fleet::Line| {
        let family = Family {
            id: line.id,
            name: line.name.to_owned(),
            description: line.description.map(str::to_owned),
            manufacturer: line.manufacturer.and_then(|id| agencies.get(&id).cloned()),
            parent: line.parent.and_then(parent),
            maiden_flight: line.maiden_flight.and_then(Date::parse),
        };
        (line.id, Arc::new(family))
    };
    LINES.iter().map(family).collect()
}
