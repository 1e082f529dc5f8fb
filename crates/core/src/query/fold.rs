//! Folding: the form in which texts are compared when case and accents do not matter.

/// The base letters of U+00C0 to U+017F, one for each; a blank keeps the character as it is.
/// This covers the Latin names in LL2 in 192 bytes, where Unicode's tables would take 16 kB.
const LATIN: &[u8; 192] = b"aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Lower case without Latin accents: `Énergie` becomes `energie`, `Ø` becomes `o`, `ß` `ss`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'þ' | 'Þ' => folded.push_str("th"),
            '\u{300}'..='\u{36f}' => {} // A combining accent.
            '\u{c0}'..='\u{17f}' => {
                let base = LATIN.get(c as usize - 0xc0).copied().unwrap_or(b' ');
                folded.push(if base == b' ' { c } else { char::from(base) });
            }
            _ => folded.push(lower_char(c)),
        }
    }
    folded
}

/// Lower case, accents and all: `ÉNERGIE` becomes `énergie`.
pub(super) fn lower(text: &str) -> String {
    text.chars().map(lower_char).collect()
}

/// The lower case of Latin, Greek and Cyrillic letters, each one a letter of its own; any other
/// stays as it is. Unicode's whole table would weigh 4 kB in the app, for scripts in which LL2
/// names nothing.
fn lower_char(c: char) -> char {
    let code = u32::from(c);
    let lower = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        // Pairs, the capital first: at even places, then at odd ones.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + (code & 1),
        0x178 => 0xff,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{fold, lower_char};

    #[test]
    fn lower_case_is_unicode_s_in_the_scripts_it_knows() {
        let scripts = ('\0'..='\u{17f}').chain('\u{391}'..='\u{3ab}').chain('\u{400}'..='\u{45f}');
        for c in scripts.filter(|c| *c != 'İ') {
            assert_eq!(lower_char(c).to_string(), c.to_lowercase().to_string(), "{c}");
        }
        assert_eq!(lower_char('漢'), '漢');
    }

    #[test]
    fn folds_case_and_accents() {
        for (text, folded) in [
            ("Énergie", "energie"),
            ("ŁÓDŹ", "lodz"),
            ("straße", "strasse"),
            ("Ægir", "aegir"),
            ("Søren Œuvre", "soren oeuvre"),
            ("e\u{301}", "e"),
            ("Союз", "союз"),
            ("Čapek ÿ Žižka ſ", "capek y zizka s"),
            ("2 × 3 ÷ 4", "2 × 3 ÷ 4"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
