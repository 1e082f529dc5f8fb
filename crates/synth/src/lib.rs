//! Made-up collections of any size that look like the real one, for tests and measurements.
//! Equal arguments give equal collections on every machine.

mod fleet;
mod generate;
mod prose;
mod random;

pub use generate::synth;
pub use random::mix;

#[cfg(test)]
mod tests;
