//! What can be wrong with an answer.

use serde::{Deserialize, Serialize};

use super::route::Route;

/// Something wrong with some calls. Of the [faults](super::settings::Settings::faults) of a
/// namespace the first that fits a call and is not used up spoils it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What is wrong.
    pub kind: Kind,
    /// Which calls it is for; `null` means the list and details.
    #[serde(default)]
    pub route: Option<Target>,
    /// A text that stands in their query string, as sent or decoded; the empty text fits all.
    #[serde(default)]
    pub query: String,
    /// How many calls that fit are let through first. Counts down as they come.
    #[serde(default)]
    pub after: u64,
    /// How many calls are spoilt then; `null` means all. Counts down as they come.
    #[serde(default)]
    pub times: Option<u64>,
    /// Whether the answer can be read from other origins.
    #[serde(default = "super::settings::yes")]
    pub cors: bool,
    /// For `status`: a status from 400 to 599; `null` means 500.
    #[serde(default)]
    pub status: Option<u16>,
    /// For `throttled`: in how many seconds the next call is allowed; `null` means 350.
    #[serde(default)]
    pub wait_secs: Option<u64>,
    /// For `throttled`: whether the header `Retry-After` is sent; `null` means yes.
    #[serde(default)]
    pub retry_after: Option<bool>,
    /// For `throttled`: whether the body says "Expected available in 350 seconds."; `null` means
    /// yes.
    #[serde(default)]
    pub sentence: Option<bool>,
    /// For `trickle`: over how many milliseconds the body is sent; `null` means 3000.
    #[serde(default)]
    pub ms: Option<u64>,
    /// For the kinds that spoil fields: which fields. For `wrong_types`, some of the envelope's
    /// `count`, `next`, `previous` and `results`. For the others, fields of the records, with
    /// dots for nested ones (`spacecraft_config.agency`), or of the envelope.
    #[serde(default)]
    pub fields: Option<Vec<String>>,
    /// For the kinds that spoil fields of records: only so many records, from the first of each
    /// page; `null` means all.
    #[serde(default)]
    pub records: Option<usize>,
}

/// What is wrong with an answer. All but the first three and `timeout` change the true answer,
/// and only when its status is 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Another status, with a page of HTML when it is 500 or more, else with a `detail`.
    Status,
    /// Too many calls, as far as the server tells.
    Throttled,
    /// Status 200 and a page of HTML, as from the network of a hotel.
    Html,
    /// The first half of the JSON, sent as if it were all of it.
    Cut,
    /// Half of the body is sent, then the connection is closed.
    Dropped,
    /// No answer ever comes.
    Timeout,
    /// The true answer, whose body comes in twenty pieces over some time.
    Trickle,
    /// In the list, `count` is a text and `results` no array, unless `fields` says otherwise; a
    /// detail stands in an array.
    WrongTypes,
    /// Fields have another type than they should: all but `id` and `name` of every record,
    /// unless `fields` says otherwise. A text becomes 7, a number "seven", a boolean "perhaps",
    /// null true, an array "none", an object "unknown".
    WrongFields,
    /// Fields are null: the same ones.
    Nulls,
    /// Fields are not there: the same ones.
    MissingFields,
}

/// Calls that a fault can be limited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The list of craft.
    List,
    /// One craft.
    Detail,
    /// How much of the allowance is used.
    Throttle,
}

/// The keys of the envelope around a page of records.
pub const ENVELOPE: [&str; 4] = ["count", "next", "previous", "results"];

impl Fault {
    /// Whether this call is to be spoilt; counts it if so, or if it is let through first.
    pub fn takes(&mut self, route: Route<'_>, query: &str, decoded: &str) -> bool {
        let target = match route {
            Route::List => Target::List,
            Route::Detail(_) => Target::Detail,
            Route::Throttle => Target::Throttle,
            _ => return false,
        };
        let wanted = self.route.map_or(target != Target::Throttle, |wanted| wanted == target);
        let named = query.contains(&self.query) || decoded.contains(&self.query);
        if !wanted || !named {
            return false;
        }
        if self.after > 0 {
            self.after -= 1;
            return false;
        }
        match &mut self.times {
            None => true,
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
        }
    }

    /// Checks what the shape alone does not tell.
    ///
    /// # Errors
    /// When a value is out of range or belongs to another kind: half a sentence that says so.
    pub fn check(&self) -> Result<(), String> {
        let kind = self.kind;
        let throttled = kind == Kind::Throttled;
        let of_records = matches!(kind, Kind::WrongFields | Kind::Nulls | Kind::MissingFields);
        let fields = of_records || kind == Kind::WrongTypes;
        for (key, given, fits) in [
            ("status", self.status.is_some(), kind == Kind::Status),
            ("wait_secs", self.wait_secs.is_some(), throttled),
            ("retry_after", self.retry_after.is_some(), throttled),
            ("sentence", self.sentence.is_some(), throttled),
            ("ms", self.ms.is_some(), kind == Kind::Trickle),
            ("fields", self.fields.is_some(), fields),
            ("records", self.records.is_some(), of_records),
        ] {
            if given && !fits {
                return Err(format!("a fault of this kind has no `{key}`"));
            }
        }
        if let Some(status) = self.status.filter(|status| !(400..=599).contains(status)) {
            return Err(format!("{status} is no status of a failure"));
        }
        let unknown = self.fields.iter().flatten().find(|name| !ENVELOPE.contains(&name.as_str()));
        match unknown.filter(|_| kind == Kind::WrongTypes) {
            Some(name) => Err(format!("the list has no `{name}` beside its records")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn fault(text: Value) -> Fault {
        serde_json::from_value(text).expect("a fault")
    }

    #[test]
    fn a_fault_is_for_some_calls() {
        let mut some = fault(json!({ "kind": "html", "query": "q=a b", "after": 1, "times": 2 }));
        let mut asked = |route, query: &str| some.takes(route, query, &query.replace('+', " "));
        assert!(!asked(Route::List, "q=a"));
        assert!(!asked(Route::Throttle, "q=a+b"));
        assert!(!asked(Route::List, "q=a+b"), "the first is let through");
        assert!(asked(Route::Detail("1"), "q=a+b") && asked(Route::List, "q=a+b"));
        assert!(!asked(Route::List, "q=a+b"), "used up");

        let mut all = fault(json!({ "kind": "html", "route": "throttle" }));
        assert!((0..9).all(|_| all.takes(Route::Throttle, "", "")));
        assert!(!all.takes(Route::List, "", "") && !all.takes(Route::Health, "", ""));
    }

    #[test]
    fn values_must_belong_to_the_kind() {
        for (text, told) in [
            (json!({ "kind": "html", "status": 500 }), "a fault of this kind has no `status`"),
            (json!({ "kind": "cut", "ms": 5 }), "a fault of this kind has no `ms`"),
            (
                json!({ "kind": "status", "sentence": true }),
                "a fault of this kind has no `sentence`",
            ),
            (
                json!({ "kind": "wrong_types", "records": 1 }),
                "a fault of this kind has no `records`",
            ),
            (json!({ "kind": "status", "status": 302 }), "302 is no status of a failure"),
            (
                json!({ "kind": "wrong_types", "fields": ["name"] }),
                "the list has no `name` beside its records",
            ),
        ] {
            assert_eq!(fault(text).check(), Err(told.to_owned()));
        }
        assert_eq!(
            fault(json!({ "kind": "nulls", "fields": ["name"], "records": 1 })).check(),
            Ok(())
        );
    }
}
