//! Natural order: "Soyuz 9" before "Soyuz 36", whatever the case or accents.

use super::fold::fold;

/// A key whose plain byte order is the natural order of the texts it is made from: letters are
/// folded, and each run of digits is led by its length, so that longer numbers sort later.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len() + 4);
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from_digits) = rest.split_at(start);
        let end = from_digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(from_digits.len());
        let (digits, after) = from_digits.split_at(end);
        let digits = digits.trim_start_matches('0');
        // The length stands as a character right after '0', which keeps numbers before letters.
        let length = digits.len().min(40) as u8;
        key.push_str(before);
        key.push(char::from(b'0' + length));
        key.push_str(digits);
        rest = after;
    }
    key.push_str(rest);
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn orders_as_people_do() {
        let sorted = [
            "Apollo CSM-017",
            "Apollo CSM-20",
            "Mercury No.2",
            "Mercury No.11",
            "Soyuz 9",
            "Soyuz 36",
            "soyuz 100",
            "Soyuz MS-2",
            "Soyuz MS-10",
            "Soyuz TM-7",
            "Zarya",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_key(|name| key(name));
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn sees_no_difference_in_leading_zeros() {
        assert_eq!(key("Orion 002"), key("Orion 2"));
    }
}
