//! What a fault makes of a true answer.

use std::time::Duration;

use serde_json::{Value, json};

use super::fault::{ENVELOPE, Fault, Kind};
use super::reply::Reply;

/// The wait that a refusal names when the fault names none, in seconds.
const WAIT_SECS: u64 = 350;
/// How long a body trickles when the fault does not say, in milliseconds.
const TRICKLE_MS: u64 = 3_000;

/// The answer that comes in place of the true one; `None` for a fault that only changes it.
pub fn instead(fault: &Fault) -> Option<Reply> {
    let reply = match fault.kind {
        Kind::Status => Reply::failure(fault.status.unwrap_or(500)),
        Kind::Throttled => {
            let wait = fault.wait_secs.unwrap_or(WAIT_SECS);
            let (header, sentence) = (fault.retry_after, fault.sentence);
            Reply::throttled(Some(wait), header.unwrap_or(true), sentence.unwrap_or(true))
        }
        Kind::Html => Reply::page(200, "Sign in to the network of this hotel"),
        _ => return None,
    };
    Some(reply.open(fault.cors))
}

/// The true answer, spoilt.
pub fn spoilt(reply: Reply, fault: &Fault) -> Reply {
    let reply = reply.open(fault.cors);
    if reply.status() != 200 {
        return reply;
    }
    match fault.kind {
        Kind::Cut => reply.cut(),
        Kind::Dropped => reply.dropped(),
        Kind::Trickle => reply.trickled(Duration::from_millis(fault.ms.unwrap_or(TRICKLE_MS))),
        Kind::WrongTypes | Kind::WrongFields | Kind::Nulls | Kind::MissingFields => {
            reply.rewritten(|body| rewritten(body, fault))
        }
        Kind::Status | Kind::Throttled | Kind::Html | Kind::Timeout => reply,
    }
}

fn rewritten(body: &mut Value, fault: &Fault) {
    let is_list = body.get("results").is_some();
    if fault.kind == Kind::WrongTypes {
        if is_list {
            let default = || vec!["count".to_owned(), "results".to_owned()];
            for name in fault.fields.clone().unwrap_or_else(default) {
                spoil(body, &name, wrong_envelope);
            }
        } else {
            *body = json!([body.take()]);
        }
        return;
    }
    let change: Change = match fault.kind {
        Kind::Nulls => |_| Some(Value::Null),
        Kind::MissingFields => |_| None,
        _ => |old| Some(wrong(&old)),
    };
    let named = |envelope: bool| {
        let names = fault.fields.iter().flatten();
        names.filter(move |name| ENVELOPE.contains(&name.as_str()) == envelope)
    };
    let spoil_record = |record: &mut Value| match &fault.fields {
        Some(_) => named(false).for_each(|name| spoil(record, name, change)),
        None => spoil_all(record, change),
    };
    match body.get_mut("results") {
        Some(Value::Array(records)) => {
            records.iter_mut().take(fault.records.unwrap_or(usize::MAX)).for_each(spoil_record);
            named(true).for_each(|name| spoil(body, name, change));
        }
        _ => spoil_record(body),
    }
}

/// What becomes of a value; `None` when it goes.
type Change = fn(Value) -> Option<Value>;

/// Changes all fields of a record but those by which it is known.
fn spoil_all(record: &mut Value, change: Change) {
    let Value::Object(fields) = record else { return };
    let names: Vec<_> =
        fields.keys().filter(|key| !["id", "name"].contains(&key.as_str())).cloned().collect();
    names.iter().for_each(|name| spoil(record, name, change));
}

/// Changes one field, by its path; one that is not there stays so.
fn spoil(object: &mut Value, path: &str, change: Change) {
    if let Some((outer, inner)) = path.split_once('.') {
        match object.get_mut(outer) {
            Some(Value::Array(members)) => {
                members.iter_mut().for_each(|member| spoil(member, inner, change));
            }
            Some(member) => spoil(member, inner, change),
            None => {}
        }
    } else if let Value::Object(fields) = object
        && let Some(old) = fields.remove(path)
        && let Some(new) = change(old)
    {
        fields.insert(path.to_owned(), new);
    }
}

fn wrong(value: &Value) -> Value {
    match value {
        Value::Null => json!(true),
        Value::Bool(_) => json!("perhaps"),
        Value::Number(_) => json!("seven"),
        Value::String(_) => json!(7),
        Value::Array(_) => json!("none"),
        Value::Object(_) => json!("unknown"),
    }
}

/// A number as a text, and an array as an object, which careless readers take all the same.
fn wrong_envelope(value: Value) -> Option<Value> {
    Some(match value {
        Value::Number(number) => json!(number.to_string()),
        Value::Array(members) => json!({ "0": members }),
        other => wrong(&other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(body: Value, fault: Value) -> Value {
        let mut body = body;
        rewritten(&mut body, &serde_json::from_value(fault).expect("a fault"));
        body
    }

    fn page() -> Value {
        let record = json!({ "id": 1, "name": "A", "in_space": true, "status": { "id": 4 },
                             "family": [{ "id": 9 }], "image": null });
        json!({ "count": 2, "next": null, "results": [record, record] })
    }

    #[test]
    fn the_envelope_can_have_wrong_types() {
        let both = after(page(), json!({ "kind": "wrong_types" }));
        assert_eq!(both["count"], json!("2"));
        assert!(both["results"].is_object());
        let one = after(page(), json!({ "kind": "wrong_types", "fields": ["next"] }));
        assert_eq!((&one["count"], &one["next"]), (&json!(2), &json!(true)));
        assert_eq!(
            after(json!({ "id": 1 }), json!({ "kind": "wrong_types" })),
            json!([{ "id": 1 }])
        );
    }

    #[test]
    fn fields_of_records_can_be_wrong_null_or_gone() {
        let wrong = after(page(), json!({ "kind": "wrong_fields", "records": 1 }));
        let spoilt = json!({ "id": 1, "name": "A", "in_space": "perhaps", "status": "unknown",
                             "family": "none", "image": true });
        assert_eq!(wrong["results"], json!([spoilt, page()["results"][1]]));

        let fields = json!(["id", "status.id", "family.id", "count", "nothing"]);
        let nulls = after(page(), json!({ "kind": "nulls", "fields": fields }));
        assert_eq!(nulls["count"], Value::Null);
        assert_eq!(nulls["results"][1]["id"], Value::Null);
        assert_eq!(nulls["results"][1]["status"], json!({ "id": null }));
        assert_eq!(nulls["results"][1]["family"], json!([{ "id": null }]));
        assert_eq!(nulls["results"][1]["nothing"], Value::Null);

        let gone = after(page(), json!({ "kind": "missing_fields" }));
        assert_eq!(gone["results"][0], json!({ "id": 1, "name": "A" }));
        let detail = after(
            json!({ "id": 1, "name": "A" }),
            json!({ "kind": "missing_fields", "fields": ["id"] }),
        );
        assert_eq!(detail, json!({ "name": "A" }));
    }
}
