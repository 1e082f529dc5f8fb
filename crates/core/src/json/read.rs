//! Reads JSON (RFC 8259).

use perigee_columns::{Token, Tokens};

use super::Node;
use super::node::push;

/// How deep arrays and objects may stand in one another. LL2's stand eight deep; without a limit a
/// hostile text would use up the stack.
const DEEPEST: usize = 127;

/// The value that a text is; `None` when it is no complete JSON, or more than that.
pub(super) fn read(text: &str) -> Option<Node> {
    let mut tokens = Tokens::new(text);
    let first = tokens.next()?;
    let value = value(first, &mut tokens, 0)?;
    tokens.is_at_end().then_some(value)
}

/// The value that begins with this word.
fn value(first: Token, tokens: &mut Tokens, depth: usize) -> Option<Node> {
    Some(match first {
        Token::Null => Node::Number(None),
        Token::Bool(value) => Node::Bool(value),
        Token::Number(number) => Node::Number(Some(number)),
        Token::Fraction => Node::Other,
        Token::Text(text) => Node::Text(text.into_owned()),
        Token::Mark(b'[') if depth < DEEPEST => array(tokens, depth + 1)?,
        Token::Mark(b'{') if depth < DEEPEST => object(tokens, depth + 1)?,
        Token::Mark(_) => return None,
    })
}

fn array(tokens: &mut Tokens, depth: usize) -> Option<Node> {
    let mut array = Node::Numbers(Vec::new());
    let mut next = tokens.next()?;
    if next == Token::Mark(b']') {
        return Some(array);
    }
    loop {
        match (&mut array, next) {
            // Most of a catalogue is columns of numbers.
            (Node::Numbers(numbers), Token::Number(number)) => numbers.push(Some(number)),
            (_, first) => push(&mut array, value(first, tokens, depth)?),
        }
        match tokens.next()? {
            Token::Mark(b',') => next = tokens.next()?,
            Token::Mark(b']') => return Some(array),
            _ => return None,
        }
    }
}

fn object(tokens: &mut Tokens, depth: usize) -> Option<Node> {
    let mut object = Vec::new();
    let mut next = tokens.next()?;
    if next == Token::Mark(b'}') {
        return Some(Node::Object(object));
    }
    loop {
        let Token::Text(key) = next else { return None };
        if tokens.next()? != Token::Mark(b':') {
            return None;
        }
        let first = tokens.next()?;
        object.push((key.into_owned(), value(first, tokens, depth)?));
        match tokens.next()? {
            Token::Mark(b',') => next = tokens.next()?,
            Token::Mark(b'}') => return Some(Node::Object(object)),
            _ => return None,
        }
    }
}
