//! The words that a JSON text (RFC 8259) is made of. Whether they make sense together is for the
//! caller to say.

use std::borrow::Cow;

/// A word of a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// One of `[`, `]`, `{`, `}`, `,` and `:`.
    Mark(u8),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
    /// A whole number.
    Number(i64),
    /// A number with a point or a power, or a larger one.
    Fraction,
    /// A string, its escapes made out.
    Text(Cow<'a, str>),
}

/// The words of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// The words of this text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Whether nothing but space is left.
    pub fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.at == self.text.len()
    }

    /// The next word; `None` at the end, and where there is none.
    #[expect(clippy::should_implement_trait, reason = "`None` is not the end for good")]
    pub fn next(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        match self.peek()? {
            mark @ (b'[' | b']' | b'{' | b'}' | b',' | b':') => {
                self.at += 1;
                Some(Token::Mark(mark))
            }
            b'"' => {
                self.at += 1;
                self.string().map(Token::Text)
            }
            b't' => self.word("true", Token::Bool(true)),
            b'f' => self.word("false", Token::Bool(false)),
            b'n' => self.word("null", Token::Null),
            _ => self.number(),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str, token: Token<'a>) -> Option<Token<'a>> {
        let is_next = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += word.len();
        is_next.then_some(token)
    }

    fn number(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        let is_negative = self.take(b"-").is_some();
        let (len, amount) = self.digits()?;
        if len > 1 && self.text.as_bytes().get(self.at - len) == Some(&b'0') {
            return None;
        }
        let is_fraction = self.take(b".").is_some();
        if is_fraction {
            self.digits()?;
        }
        let is_power = self.take(b"eE").is_some();
        if is_power {
            self.take(b"+-");
            self.digits()?;
        }
        Some(match len {
            _ if is_fraction || is_power => Token::Fraction,
            ..=18 => Token::Number(if is_negative { -amount } else { amount }),
            _ => {
                let number = self.text.get(start..self.at)?.parse();
                number.map_or(Token::Fraction, Token::Number)
            }
        })
    }

    /// One of these bytes, if it comes next.
    fn take(&mut self, bytes: &[u8]) -> Option<u8> {
        let next = self.peek().filter(|next| bytes.contains(next))?;
        self.at += 1;
        Some(next)
    }

    /// How many digits come next, one at least, and what they mean if they are no more than
    /// eighteen. Most of a catalogue is short numbers, which the standard library reads slower.
    fn digits(&mut self) -> Option<(usize, i64)> {
        let (start, mut number) = (self.at, 0_i64);
        while let Some(digit) =
            self.peek().map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10)
        {
            number = number.wrapping_mul(10).wrapping_add(i64::from(digit));
            self.at += 1;
        }
        (self.at > start).then_some((self.at - start, number))
    }

    /// The rest of a string.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let plain = self.plain()?;
        if self.take(b"\"").is_some() {
            return Some(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        while self.take(b"\\").is_some() {
            text.push(self.escaped()?);
            text.push_str(self.plain()?);
        }
        // Else it is a control character, which no string may hold.
        self.take(b"\"").map(|_| Cow::Owned(text))
    }

    /// What comes before the next quote, escape or control character.
    fn plain(&mut self) -> Option<&'a str> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= b' ') {
            self.at += 1;
        }
        self.text.get(start..self.at)
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.take(b"\"\\/bfnrtu")? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => match self.unit()? {
                // The halves of a character beyond the first 65,536.
                high @ 0xd800..0xdc00 => {
                    self.take(b"\\").and(self.take(b"u"))?;
                    let low = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)?
                }
                unit => char::from_u32(unit)?,
            },
            itself => char::from(itself),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = (unit << 4) + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn a_text_falls_into_words() {
        let mut tokens = Tokens::new(" [-12,\"a\\u00e9\\n\" : 1.5e3] nullx");
        let mut words = vec![];
        while let Some(word) = tokens.next() {
            words.push(word);
        }
        let expected = [
            Token::Mark(b'['),
            Token::Number(-12),
            Token::Mark(b','),
            Token::Text("aé\n".into()),
            Token::Mark(b':'),
            Token::Fraction,
            Token::Mark(b']'),
            Token::Null,
        ];
        assert_eq!(words, expected);
        assert!(!tokens.is_at_end());
    }
}
