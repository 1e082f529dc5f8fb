//! What search engines, and sites that show a link, are told of a page.

use perigee_core::domain::{Collection, Source, Spacecraft};
use serde::Serialize;
use serde_json::{Value, json};

/// The most characters of a description that are shown anywhere.
const LONGEST: usize = 160;

/// The title of a page and what else is said of it.
#[derive(Debug, Serialize)]
pub struct About {
    /// The title, without the name of the site.
    pub title: String,
    /// A sentence or two.
    pub description: String,
    /// A picture of what the page is about, by the path of its file below the site or as an
    /// absolute address.
    pub picture: Option<String>,
    /// The same in terms of schema.org, as JSON-LD without its context and addresses.
    pub data: Option<Value>,
}

impl About {
    /// A page that is about nothing but itself.
    pub fn named(title: &str, description: &str) -> Self {
        Self {
            title: title.to_owned(),
            description: description.to_owned(),
            picture: None,
            data: None,
        }
    }
}

/// The front page.
pub fn of_list(collection: &Collection) -> About {
    let count = collection.spacecraft.len();
    let whole = match collection.source {
        Source::Sample => format!("{count} spacecraft of Launch Library 2"),
        Source::Api(_) => format!("all {count} spacecraft known to Launch Library 2"),
    };
    let description =
        format!("Browse {whole}: search, filter, sort, and share the view by its address.");
    let data = json!({
        "@type": "Dataset",
        "name": format!("Perigee: {whole}"),
        "description": description,
        "dateModified": collection.generated_at.iso(),
        "creator": { "@type": "Organization", "name": "The Space Devs", "url": "https://thespacedevs.com/" },
        "isAccessibleForFree": true,
    });
    About { data: Some(data), ..About::named("Spacecraft", &description) }
}

/// The page of a craft.
pub fn of_craft(craft: &Spacecraft) -> About {
    let config = craft.spacecraft_config.as_deref();
    let agency = config.and_then(|config| config.agency.as_deref());
    let kind: Vec<&str> =
        [config.map(|config| config.name.as_str()), agency.map(|agency| agency.name.as_str())]
            .into_iter()
            .flatten()
            .collect();
    let mut facts: Vec<String> = Vec::new();
    if !kind.is_empty() {
        facts.push(kind.join(" by "));
    }
    facts.extend(craft.status.as_ref().map(|status| status.name.to_lowercase()));
    facts.extend(craft.flights_count.map(|count| match count {
        1 => "1 flight".to_owned(),
        count => format!("{count} flights"),
    }));
    let mut description = craft.name.clone();
    if !facts.is_empty() {
        description = format!("{description}: {}.", facts.join(", "));
    }
    if let Some(prose) = &craft.description {
        let prose: Vec<&str> = prose.split_whitespace().collect();
        description = format!("{description} {}", prose.join(" "));
    }
    let description = cut(&description);

    let mut data = json!({ "@type": "Vehicle", "name": craft.name, "description": description });
    if let Some(object) = data.as_object_mut() {
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                object.insert(key.to_owned(), value);
            }
        };
        put("identifier", Some(json!(craft.id.to_string())));
        put("serialNumber", craft.serial_number.as_ref().map(|number| json!(number)));
        put("model", config.map(|config| json!(config.name)));
        let maker = |name: &str| json!({ "@type": "Organization", "name": name });
        put("manufacturer", agency.map(|agency| maker(&agency.name)));
    }
    let picture =
        craft.picture().and_then(|image| image.thumbnail_url.clone().or(image.image_url.clone()));
    About { title: craft.name.clone(), description, picture, data: Some(data) }
}

/// At most [`LONGEST`] characters, cut between words.
fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let text = text.get(..end).unwrap_or(text);
    let end = text.rfind(' ').unwrap_or(text.len());
    format!("{} …", text.get(..end).unwrap_or(text).trim_end_matches([',', '.', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(cut("short"), "short");
        let long = "word, ".repeat(60);
        let made = cut(&long);
        assert!(made.ends_with("word …"), "{made}");
        assert!(made.chars().count() <= LONGEST + 2);
    }
}
