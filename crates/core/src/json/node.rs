//! JSON that was read.

use super::read::read;

/// A JSON value. Floating-point numbers are [`Node::Other`]: no field read here holds one.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A whole number, or `null`.
    Number(Option<i64>),
    /// `true` or `false`.
    Bool(bool),
    /// A string.
    Text(String),
    /// An array of whole numbers and `null`s; also an empty array.
    Numbers(Vec<Option<i64>>),
    /// An array of strings.
    Texts(Vec<String>),
    /// Any other array.
    List(Vec<Node>),
    /// An object, keys in the order they came.
    Object(Vec<(String, Node)>),
    /// Any other number.
    Other,
}

impl Node {
    /// Reads a text; `None` when it is no complete JSON.
    pub fn read(text: &str) -> Option<Self> {
        read(text)
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Takes a member out of an object; `Other` when there is none.
    pub fn take(&mut self, key: &str) -> Node {
        let Self::Object(members) = self else { return Self::Other };
        let member = members.iter_mut().find(|(name, _)| name == key);
        member.map_or(Self::Other, |(_, node)| std::mem::replace(node, Self::Other))
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Number(None))
    }

    /// The whole number it is.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Number(number) => *number,
            _ => None,
        }
    }

    /// The boolean it is.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The string it is.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The objects of an array, and how many members it has in all; `None` for no array.
    pub fn as_list(&self) -> Option<(&[Node], usize)> {
        match self {
            Self::List(list) => Some((list, list.len())),
            Self::Numbers(numbers) => Some((&[], numbers.len())),
            Self::Texts(texts) => Some((&[], texts.len())),
            _ => None,
        }
    }
}

/// Adds a member to an array, which stays a column as long as its members are of one kind.
pub(super) fn push(array: &mut Node, member: Node) {
    match (&mut *array, member) {
        (Node::Numbers(numbers), Node::Number(number)) => numbers.push(number),
        (Node::Texts(texts), Node::Text(text)) => texts.push(text),
        (Node::List(list), member) => list.push(member),
        (Node::Numbers(numbers), Node::Text(text)) if numbers.is_empty() => {
            *array = Node::Texts(vec![text]);
        }
        (_, member) => {
            let mut list: Vec<Node> = match std::mem::replace(array, Node::Other) {
                Node::Numbers(numbers) => numbers.into_iter().map(Node::Number).collect(),
                Node::Texts(texts) => texts.into_iter().map(Node::Text).collect(),
                _ => Vec::new(),
            };
            list.push(member);
            *array = Node::List(list);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn arrays_of_one_kind_are_columns() {
        let node = Node::read(r#"[[], [1, null], ["a", ""], [1, "a"], [{"k": true}], [1.5]]"#);
        let object = Node::Object(vec![("k".to_owned(), Node::Bool(true))]);
        let expected = vec![
            Node::Numbers(vec![]),
            Node::Numbers(vec![Some(1), None]),
            Node::Texts(vec!["a".to_owned(), String::new()]),
            Node::List(vec![Node::Number(Some(1)), Node::Text("a".to_owned())]),
            Node::List(vec![object]),
            Node::List(vec![Node::Other]),
        ];
        assert_eq!(node, Some(Node::List(expected)));
    }

    #[test]
    fn what_is_no_json_is_not_read() {
        for text in ["", "{", "[1", "<html>", "{\"a\":1} x"] {
            assert_eq!(Node::read(text), None, "{text}");
        }
    }
}
