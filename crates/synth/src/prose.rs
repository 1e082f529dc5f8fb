//! Made-up descriptions, between 80 and 400 characters long.

use super::random::Random;

/// The shortest and the longest description, in characters.
pub const LENGTHS: std::ops::RangeInclusive<usize> = 80..=400;

const TASKS: [&str; 10] = [
    "carried food, water and fuel",
    "took a crew of three up and back",
    "tried out a new docking radar",
    "measured dust and radiation on the way",
    "brought up a spare pump and two science racks",
    "tested its parachutes from great height",
    "raised the station’s orbit twice",
    "returned frozen samples to the waiting scientists",
    "released four small satellites",
    "flew without a crew to prove its heat shield",
];
const PLACES: [&str; 7] = [
    "an imaginary low orbit",
    "a station of the test set",
    "an orbit over the poles",
    "a docking port that faces the Earth",
    "lunar orbit, on paper",
    "a short ballistic arc",
    "a storage orbit",
];
const ENDS: [&str; 7] = [
    "It burned up over the ocean with the station’s refuse.",
    "It landed on the steppe, 12 km from the planned spot.",
    "It splashed down and was lifted aboard within the hour.",
    "Engineers still argue about the noise in its third data channel.",
    "A museum shows it with the scars of re-entry.",
    "Its mission was cut short by a leaking valve.",
    "Nothing of it was ever recovered, since none of this happened.",
];
const CREWS: [&str; 6] =
    ["Ana Muñoz", "Łukasz Żak", "李 测试", "Jo Smith-Example", "Ивáн Примеров", "no crew at all"];

/// A description of the craft with this name and design.
pub fn describe(random: &mut Random, name: &str, design: &str) -> String {
    let wanted = 80 + random.below(300) as usize;
    // Some of LL2's prose has paragraphs, and then with both line-break characters.
    let gap = if random.percent(6) { "\r\n\r\n" } else { " " };
    let mut text = match random.below(3) {
        0 => format!("Made-up {design} of the test set: {name} "),
        1 => format!("{name}, a {design} that exists in tests only, "),
        _ => format!("In the synthetic fleet, the {design} named {name} "),
    };
    text += &format!("{} in {}.", random.word(&TASKS), random.word(&PLACES));
    let mut length = text.chars().count();
    while length < wanted {
        let sentence = match random.below(3) {
            0 => random.word(&ENDS).to_owned(),
            1 => format!("On day {} it {}.", 1 + random.below(200), random.word(&TASKS)),
            _ => format!("On board: {}.", random.word(&CREWS)),
        };
        length += gap.len() + sentence.chars().count();
        if length > *LENGTHS.end() {
            break;
        }
        text += gap;
        text += &sentence;
    }
    text
}
