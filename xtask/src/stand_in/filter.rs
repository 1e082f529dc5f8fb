//! Which craft the filters of a request let through.

use std::collections::BTreeSet;

use perigee_core::domain::Spacecraft;
use perigee_core::ll2::Json;

use super::parameters::Parameters;
use super::search::Search;

/// The ids that filters accept.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Statuses on record.
    pub statuses: BTreeSet<u32>,
    /// Configurations on record.
    pub configs: BTreeSet<u32>,
}

impl Known {
    /// The ids that occur in the data, and LL2's own statuses, used or not.
    pub fn of<'a>(craft: impl Iterator<Item = &'a Spacecraft>) -> Self {
        let mut known = Self { statuses: (1..=5).collect(), configs: BTreeSet::new() };
        for craft in craft {
            known.statuses.extend(craft.status.as_ref().map(|status| status.id));
            known.configs.extend(craft.spacecraft_config.as_ref().map(|config| config.id));
        }
        known
    }
}

/// What a request asks for.
#[derive(Clone, Debug)]
pub struct Filter {
    in_space: Option<bool>,
    is_placeholder: Option<bool>,
    name: Option<String>,
    config: Option<u32>,
    status: Option<u32>,
    search: Search,
}

impl Filter {
    /// Reads the filters of a request.
    ///
    /// # Errors
    /// When a status or configuration is asked for that is not on record: the body of LL2's
    /// answer with status 400.
    pub fn read(parameters: &Parameters, known: &Known) -> Result<Self, Json> {
        let config = choice(parameters.filled("spacecraft_config"), &known.configs);
        let status = choice(parameters.filled("status"), &known.statuses);
        match (config, status) {
            (Ok(config), Ok(status)) => Ok(Self {
                in_space: flag(parameters.get("in_space")),
                is_placeholder: flag(parameters.get("is_placeholder")),
                name: parameters.filled("name").map(str::to_owned),
                config,
                status,
                search: Search::read(parameters.get("search").unwrap_or_default()),
            }),
            (config, status) => {
                let wrong = [("spacecraft_config", config.err()), ("status", status.err())];
                let told =
                    wrong.into_iter().filter_map(|(key, wrong)| wrong.map(|_| (key, refusal())));
                Err(Json::Object(told.collect()))
            }
        }
    }

    /// Whether a craft is let through.
    pub fn admits(&self, craft: &Spacecraft) -> bool {
        let config = craft.spacecraft_config.as_ref().map(|config| config.id);
        let status = craft.status.as_ref().map(|status| status.id);
        (self.in_space.is_none() || self.in_space == craft.in_space)
            && (self.is_placeholder.is_none() || self.is_placeholder == craft.is_placeholder)
            && self.name.as_ref().is_none_or(|name| *name == craft.name)
            && (self.config.is_none() || self.config == config)
            && (self.status.is_none() || self.status == status)
            && self.search.finds(craft)
    }
}

/// A value that is not one of the ids on record.
struct NoChoice;

fn choice(value: Option<&str>, known: &BTreeSet<u32>) -> Result<Option<u32>, NoChoice> {
    let Some(value) = value else { return Ok(None) };
    let id = value.parse().ok().filter(|id| known.contains(id));
    id.map(Some).ok_or(NoChoice)
}

/// django-filter's boolean: anything it does not know is no filter at all.
fn flag(value: Option<&str>) -> Option<bool> {
    match value?.to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn refusal() -> Json {
    let sentence = "Select a valid choice. That choice is not one of the available choices.";
    Json::List(vec![sentence.into()])
}
