//! Texts from parts.

/// The parts with a separator between them, as the standard library's `join`, which weighs 1.5 kB
/// more in the program because it is ready for parts and separators of every kind.
pub fn join<S: AsRef<str>>(parts: &[S], separator: &str) -> String {
    let mut joined = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            joined.push_str(separator);
        }
        joined.push_str(part.as_ref());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn separators_stand_between_parts_alone() {
        assert_eq!(join::<&str>(&[], ", "), "");
        assert_eq!(join(&["a"], ", "), "a");
        assert_eq!(join(&["", "b", "c"], ", "), ", b, c");
    }
}
