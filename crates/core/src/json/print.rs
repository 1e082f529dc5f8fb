//! JSON to be printed, which keeps the order of its keys as LL2's answers do.

/// A JSON value to be printed.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number; LL2's spacecraft records hold no others.
    Int(i64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, keys in the order they are printed.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Prints in one line.
    pub fn compact(&self) -> String {
        let mut out = String::new();
        self.print(&mut out, None);
        out
    }

    /// Prints over several lines, indented by four blanks as LL2's own page does.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.print(&mut out, Some(0));
        out
    }

    fn print(&self, out: &mut String, indent: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Int(value) => out.push_str(&value.to_string()),
            Self::Text(text) => quote(text, out),
            Self::List(members) => {
                enclose(out, ('[', ']'), indent, members, |member, out, indent| {
                    member.print(out, indent);
                });
            }
            Self::Object(members) => {
                enclose(out, ('{', '}'), indent, members, |(key, value), out, indent| {
                    quote(key, out);
                    out.push_str(if indent.is_some() { ": " } else { ":" });
                    value.print(out, indent);
                });
            }
        }
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Json {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

fn enclose<T>(
    out: &mut String,
    (open, close): (char, char),
    indent: Option<usize>,
    members: &[T],
    print: impl Fn(&T, &mut String, Option<usize>),
) {
    let inner = indent.map(|depth| depth + 1);
    let new_line = |out: &mut String, depth: Option<usize>| {
        if let Some(depth) = depth {
            out.push('\n');
            out.extend(std::iter::repeat_n("    ", depth));
        }
    };
    out.push(open);
    for (at, member) in members.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        new_line(out, inner);
        print(member, out, inner);
    }
    if !members.is_empty() {
        new_line(out, indent);
    }
    out.push(close);
}

/// Prints a string with its quotes.
pub(crate) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::Json;
    use proptest::prelude::*;

    #[test]
    fn prints_in_both_forms() {
        let json = Json::Object(vec![
            ("id", 1_u32.into()),
            ("family", Json::List(vec![])),
            ("list", Json::List(vec![Json::Null, true.into()])),
        ]);
        assert_eq!(json.compact(), r#"{"id":1,"family":[],"list":[null,true]}"#);
        let lines = "{\n    \"id\": 1,\n    \"family\": [],\n    \"list\": [\n        null,\n        true\n    ]\n}";
        assert_eq!(json.pretty(), lines);
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in "\\PC*[\\x00-\\x1f\"\\\\]*\\PC*") {
            let printed = Json::Text(text.clone()).compact();
            prop_assert_eq!(serde_json::from_str::<String>(&printed).ok(), Some(text));
        }
    }
}
