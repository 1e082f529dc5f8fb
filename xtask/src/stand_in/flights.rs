//! Made-up flights of a craft: always the same, and in agreement with its record.

use perigee_core::domain::{Duration, Spacecraft, Timestamp};

use perigee_synth::mix;

/// A flight, times in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flight {
    /// 1 for the first.
    pub number: u32,
    /// Lift-off, since 1970.
    pub start: i64,
    /// How long it took; `None` while it lasts, or when the record does not say.
    pub duration: Option<i64>,
    /// When it ended, since 1970; `None` while it lasts.
    pub end: Option<i64>,
    /// Since the end of the flight before.
    pub turnaround: Option<i64>,
}

const DAY: i64 = 86_400;
/// What is assumed where the record is silent.
const USUAL_FLIGHT: i64 = 8 * DAY;
const USUAL_TURNAROUND: i64 = 120 * DAY;
/// More flights than any craft has made.
const MOST: i64 = 99;

/// The flights of a craft, as many as its record says. They add up to its time in space, the
/// shortest turnaround is its fastest, and the last one lasts while it is in space.
pub fn flights(craft: &Spacecraft) -> Vec<Flight> {
    let count = craft.flights_count.unwrap_or(0).clamp(0, MOST);
    let total = craft.time_in_space.map(Duration::seconds);
    let shortest = craft.fastest_turnaround.map_or(USUAL_TURNAROUND, Duration::seconds);
    let mut start = first_start(craft);
    let mut left = total.unwrap_or(count * USUAL_FLIGHT);
    let mut flights = Vec::new();
    for number in 1..=count {
        let chance = mix(u64::from(craft.id) << 8 | number as u64);
        // From half to one and a half of an even share; the last flight takes what is left.
        let even = left / (count - number + 1);
        let varied = even / 2 + (even / 100) * (chance % 100) as i64;
        let length = if number == count { left } else { varied };
        left -= length;
        let lasts = number == count && craft.in_space == Some(true);
        // The second flight follows as fast as any, so that the fastest is among them.
        let extra = if number == 2 { 0 } else { (chance >> 32) as i64 % (90 * DAY) };
        let turnaround = (number > 1).then_some(shortest + extra);
        start += turnaround.unwrap_or(0);
        flights.push(Flight {
            number: number as u32,
            start,
            duration: total.filter(|_| !lasts).map(|_| length),
            end: (!lasts).then_some(start + length),
            turnaround,
        });
        start += length;
    }
    flights
}

/// Some days after the first flight of the family.
fn first_start(craft: &Spacecraft) -> i64 {
    let maiden = craft.spacecraft_config.as_ref().and_then(|config| config.maiden_flight());
    let since = maiden.and_then(|day| Timestamp::parse(&day.iso())).map_or(0, Timestamp::millis);
    since / 1_000 + i64::from(craft.id % 1_000) * DAY + 37_800
}

#[cfg(test)]
mod tests {
    use super::*;
    use perigee_synth::synth;

    #[test]
    fn flights_agree_with_the_record() {
        for craft in synth(1_000, 3, "/media").spacecraft {
            let flights = flights(&craft);
            assert_eq!(flights.len() as i64, craft.flights_count.unwrap_or(0), "{}", craft.name);
            let in_space = craft.in_space == Some(true) && !flights.is_empty();
            let lasting = flights.iter().filter(|flight| flight.end.is_none()).count();
            assert_eq!(lasting, usize::from(in_space), "{}", craft.name);
            let flown: Option<i64> = flights.iter().map(|flight| flight.duration).sum();
            if !flights.is_empty() && !in_space {
                assert_eq!(flown, craft.time_in_space.map(Duration::seconds));
            }
            if let Some(fastest) = craft.fastest_turnaround.filter(|_| flights.len() > 1) {
                let found = flights.iter().filter_map(|flight| flight.turnaround).min();
                assert_eq!(found, Some(fastest.seconds()), "{}", craft.name);
            }
            assert!(flights.is_sorted_by_key(|flight| flight.start));
        }
    }
}
