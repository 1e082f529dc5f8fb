//! Craft by hand: nothing recorded but what a test says.

use std::sync::Arc;

use perigee_core::domain::{
    Agency, Collection, Date, Duration, Family, Image, License, Source, Spacecraft,
    SpacecraftConfig, Term, Timestamp,
};
use perigee_core::query::{Index, Limit, Page, Query, codec};

pub fn craft(id: u32, name: &str) -> Spacecraft {
    Spacecraft {
        id,
        name: name.to_owned(),
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

pub fn config(id: u32, name: &str) -> SpacecraftConfig {
    SpacecraftConfig {
        id,
        name: name.to_owned(),
        config_type: None,
        agency: None,
        family: vec![],
        in_use: None,
        image: None,
    }
}

pub fn agency(id: u32, name: &str, abbrev: Option<&str>) -> Agency {
    Agency { id, name: name.to_owned(), abbrev: abbrev.map(str::to_owned), agency_type: None }
}

pub fn family(id: u32, name: &str, maiden_flight: Option<&str>) -> Arc<Family> {
    Arc::new(Family {
        id,
        name: name.to_owned(),
        description: None,
        manufacturer: None,
        parent: None,
        maiden_flight: maiden_flight.map(|day| Date::parse(day).unwrap()),
    })
}

pub fn image(id: u32, license: Option<(u32, &str)>) -> Arc<Image> {
    let license = license.map(|(id, name)| {
        Arc::new(License { id, name: name.to_owned(), priority: None, link: None })
    });
    Arc::new(Image {
        id,
        name: String::new(),
        image_url: None,
        thumbnail_url: None,
        credit: None,
        license,
        single_use: None,
        variants: vec![],
    })
}

pub fn term(id: u32, name: &str) -> Option<Arc<Term>> {
    Some(Arc::new(Term { id, name: name.to_owned() }))
}

pub fn duration(iso: &str) -> Option<Duration> {
    Some(Duration::parse(iso).unwrap())
}

/// The craft as a collection, in order of id.
pub fn collection(mut craft: Vec<Spacecraft>) -> Collection {
    craft.sort_by_key(|craft| craft.id);
    Collection {
        source: Source::Sample,
        generated_at: Timestamp::parse("2026-11-23T18:30:00Z").unwrap(),
        spacecraft: craft.into_iter().map(Arc::new).collect(),
    }
}

pub fn index(craft: Vec<Spacecraft>) -> Index {
    Index::new(Arc::new(collection(craft)))
}

/// The query of a query string in which everything is understood.
pub fn query(text: &str) -> Query {
    let parsed = codec::parse(text);
    assert_eq!(parsed.dropped, [], "{text}");
    parsed.query
}

pub fn ids(page: &Page) -> Vec<u32> {
    page.rows.iter().map(|craft| craft.id).collect()
}

/// An index of a collection that is needed for something else, too.
pub fn indexed(collection: &Collection) -> Index {
    Index::new(Arc::new(collection.clone()))
}

/// All matches of a query, whatever page it asks for.
pub fn all_ids(index: &Index, query: &Query) -> Vec<u32> {
    ids(&index.apply(&query.clone().with_limit(Limit::All).with_offset(0)))
}

/// A query with LL2's search alone.
pub fn searched(text: &str) -> Query {
    let mut query = Query::default();
    query.search = text.to_owned();
    query
}
