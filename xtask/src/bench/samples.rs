//! Many measurements of one thing, as two numbers.

/// The middle, and what 95 of 100 do not exceed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Half of the samples are not above it.
    pub median: f64,
    /// 95 % of the samples are not above it.
    pub p95: f64,
}

impl Spread {
    /// By nearest rank, so that each is a time that was measured; `None` without samples.
    pub fn of(samples: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut samples: Vec<f64> = samples.into_iter().collect();
        samples.sort_by(f64::total_cmp);
        let rank = |percent: usize| {
            let rank = (samples.len() * percent).div_ceil(100);
            samples.get(rank.saturating_sub(1)).copied()
        };
        Some(Self { median: rank(50)?, p95: rank(95)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_counted_from_the_smallest() {
        let hundred = (1..=100).rev().map(f64::from);
        assert_eq!(Spread::of(hundred), Some(Spread { median: 50.0, p95: 95.0 }));
        assert_eq!(Spread::of([3.0]), Some(Spread { median: 3.0, p95: 3.0 }));
        assert_eq!(Spread::of([]), None);
    }
}
