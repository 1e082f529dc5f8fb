//! The last collection, kept in the store.

use perigee_core::catalogue;
use perigee_core::domain::{Collection, Source, Timestamp};
use wasm_bindgen_futures::spawn_local;

use crate::rest::{self, Part};
use crate::session::Origin;
use crate::store;

/// The keys of the collection, and of one that could not be used.
const KEY: &str = "catalogue";
const SET_ASIDE: &str = "catalogue.set-aside";

/// How an origin is written.
const FILE: &str = "file";
const REFRESHED: &str = "refreshed";

/// A kept collection that has not been read yet: its first line says when it was made, so that
/// an older one need not be read at all.
#[derive(Clone, Debug)]
pub struct Saved {
    /// When the collection was made.
    pub generated_at: Timestamp,
    /// How it came here.
    pub origin: Origin,
    text: String,
}

impl Saved {
    /// What is kept, if anything is.
    pub async fn load() -> Option<Self> {
        let text = store::get(KEY).await?;
        let head = text.lines().next().unwrap_or_default();
        let (time, origin) = head.split_once(' ').unwrap_or((head, ""));
        let origin = if origin == FILE { Origin::File } else { Origin::Refreshed };
        match Timestamp::parse(time) {
            Some(generated_at) => Some(Self { generated_at, origin, text }),
            None => {
                rest::run(Part::SetAside(text));
                None
            }
        }
    }

    /// Reads the collection. One that cannot be read is set aside, and so is one that is neither
    /// of this API nor of where the collection beside it comes from.
    pub fn read(&self, api: Option<&str>, beside: Option<&Source>) -> Option<Collection> {
        let collection =
            self.text.split_once('\n').and_then(|(_, text)| catalogue::read(text).ok());
        let ours = collection.filter(|collection| match &collection.source {
            Source::Sample => false,
            source @ Source::Api(address) => {
                api.is_none_or(|api| api == address) || beside == Some(source)
            }
        });
        if ours.is_none() {
            rest::run(Part::SetAside(self.text.clone()));
        }
        ours
    }

    /// Keeps a collection; whether it is safely kept.
    pub async fn save(collection: &Collection, origin: Origin) -> bool {
        let origin = if origin == Origin::File { FILE } else { REFRESHED };
        let time = collection.generated_at.iso();
        let text = format!("{time} {origin}\n{}", catalogue::write(collection));
        store::put(KEY, &text).await
    }
}

/// Puts what cannot be used where it does no harm, and can still be looked at.
pub fn set_aside(text: String) {
    spawn_local(store::set_aside(KEY, SET_ASIDE, text));
}
