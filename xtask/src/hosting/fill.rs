//! Templates: texts with `@NAME@` where something is to be filled in.

/// A template with its parts. A part of several lines is set in as far as the first one.
pub fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for line in template.lines() {
        let indent = line.len() - line.trim_start().len();
        let indent = format!("\n{}", line.get(..indent).unwrap_or_default());
        let filled = parts.iter().fold(line.to_owned(), |line, (name, part)| {
            line.replace(&format!("@{name}@"), &part.trim_end().replace('\n', &indent))
        });
        for line in filled.lines().map(str::trim_end) {
            text.push_str(line);
            text.push('\n');
        }
        if filled.is_empty() {
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn lines_are_set_in_alike() {
        let made = fill("a {\n    @B@\n}", &[("B", "one;\n\ntwo;\n")]);
        assert_eq!(made, "a {\n    one;\n\n    two;\n}\n");
    }
}
