//! Makes the addresses in a record lead back to the server that sends it.

use perigee_core::ll2::Json;

/// Gives every picture an address on `base`, by the picture's id, and adds `format` to every
/// `url` as LL2 does when the request carried one.
pub fn localise(json: &mut Json, base: &str, format: Option<&str>) {
    match json {
        Json::List(members) => {
            for member in members {
                localise(member, base, format);
            }
        }
        Json::Object(members) => {
            let id = members.iter().find_map(|member| match member {
                ("id", Json::Int(id)) => Some(*id),
                _ => None,
            });
            for (key, value) in members {
                match (*key, value, id) {
                    ("image_url", Json::Text(url), Some(id)) => {
                        *url = format!("{base}/media/{id}.svg");
                    }
                    ("thumbnail_url", Json::Text(url), Some(id)) => {
                        *url = format!("{base}/media/{id}-thumb.png");
                    }
                    ("url", Json::Text(url), _) => {
                        if let Some(format) = format {
                            *url += &format!("?format={format}");
                        }
                    }
                    (_, value, _) => localise(value, base, format),
                }
            }
        }
        _ => {}
    }
}
