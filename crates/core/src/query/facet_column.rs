//! One facet as a column.

use std::sync::Arc;

use perigee_columns::Bits;

use crate::domain::{Spacecraft, SpacecraftConfig, Term};

use super::facet::Facet;
use super::natural;

/// One facet: every value that occurs, by name, and the craft that have it.
#[derive(Debug, Default)]
pub(super) struct FacetColumn {
    pub(super) terms: Vec<Term>,
    pub(super) craft: Vec<Bits>,
}

impl FacetColumn {
    /// `seen` holds the numbers of the configurations in the order of their first craft: where
    /// two values carry one id, the first one's name counts.
    pub(super) fn new(
        facet: Facet,
        craft: &[Arc<Spacecraft>],
        config_of: &[u32],
        configs: &[Arc<SpacecraftConfig>],
        seen: &[u32],
    ) -> Self {
        let mut found = Self::default();
        if facet.is_shared() {
            let mut values = vec![Vec::new(); configs.len()];
            for number in seen.iter().map(|number| *number as usize) {
                let (Some(config), Some(values)) = (configs.get(number), values.get_mut(number))
                else {
                    continue;
                };
                let shared = facet.shared_values(config);
                *values =
                    shared.into_iter().map(|value| found.number(value, craft.len())).collect();
            }
            for (place, config) in config_of.iter().enumerate() {
                for number in values.get(*config as usize).into_iter().flatten() {
                    found.insert(*number, place);
                }
            }
        } else {
            for (place, one) in craft.iter().enumerate() {
                if let Some(value) = facet.own_value(one) {
                    let number = found.number(value, craft.len());
                    found.insert(number, place);
                }
            }
        }
        found.by_name()
    }

    /// The number of a value, which is added if it is new.
    fn number(&mut self, (id, name): (u32, &str), craft: usize) -> usize {
        self.terms.iter().position(|term| term.id == id).unwrap_or_else(|| {
            self.terms.push(Term { id, name: name.to_owned() });
            self.craft.push(Bits::none(craft));
            self.terms.len() - 1
        })
    }

    fn insert(&mut self, number: usize, place: usize) {
        if let Some(craft) = self.craft.get_mut(number) {
            craft.insert(place);
        }
    }

    /// The same values in natural order of their names, then of their ids.
    fn by_name(self) -> Self {
        let names: Vec<String> = self.terms.iter().map(|term| natural::key(&term.name)).collect();
        let mut numbers: Vec<u32> = (0..self.terms.len() as u32).collect();
        perigee_columns::sort(&mut numbers, &mut |a, b| {
            let (a, b) = (*a as usize, *b as usize);
            let id = |at: usize| self.terms.get(at).map(|term| term.id);
            names.get(a).cmp(&names.get(b)).then_with(|| id(a).cmp(&id(b)))
        });
        let numbers = || numbers.iter().map(|number| *number as usize);
        Self {
            terms: numbers().filter_map(|at| self.terms.get(at).cloned()).collect(),
            craft: numbers().filter_map(|at| self.craft.get(at).cloned()).collect(),
        }
    }
}
