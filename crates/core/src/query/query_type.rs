//! The query itself and the verbs that turn one into the next.

use super::codec::{LONGEST_TEXT, MOST_VALUES};
use super::column::{Column, SortKey};
use super::facet::{Choice, Facet};
use super::group::Group;
use super::limit::Limit;
use super::look::{Density, View};
use super::part::{Flag, Nullable, Part};
use super::range::{Measure, Range};

/// Everything the address bar says about the list. Two queries are equal exactly when they
/// print the same address; the codec keeps all lists in canonical form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The search box: every word in any of the texts of a craft.
    pub q: String,
    /// LL2's own search over name and configuration's name.
    pub search: String,
    /// LL2's exact name; any of several.
    pub name: Vec<String>,
    flags: [Option<bool>; 2],
    facets: [Choice; 7],
    ranges: [Range; 5],
    nulls: [Option<bool>; 3],
    ordering: Vec<SortKey>,
    /// Page size.
    pub limit: Limit,
    /// Matches left out before the first row; need not be a multiple of the page size.
    pub offset: usize,
    /// Grid or table.
    pub view: View,
    columns: Vec<Column>,
    /// What the rows of the table are grouped by.
    pub group: Option<Group>,
    /// Row height of the table.
    pub density: Density,
}

impl Query {
    /// What a flag must be, if it matters.
    pub fn flag(&self, flag: Flag) -> Option<bool> {
        self.flags.get(flag as usize).copied().flatten()
    }

    /// What is chosen in a facet.
    pub fn facet(&self, facet: Facet) -> &Choice {
        const NONE: &Choice = &Choice { any: Vec::new(), not: Vec::new() };
        self.facets.get(facet as usize).unwrap_or(NONE)
    }

    /// The bounds on a measure.
    pub fn range(&self, measure: Measure) -> Range {
        self.ranges.get(measure as usize).copied().unwrap_or_default()
    }

    /// Whether a field must be missing or present, if it matters.
    pub fn null(&self, field: Nullable) -> Option<bool> {
        self.nulls.get(field as usize).copied().flatten()
    }

    /// The order asked for; empty means by id.
    pub fn ordering(&self) -> &[SortKey] {
        &self.ordering
    }

    /// The columns of the table.
    pub fn columns(&self) -> &[Column] {
        if self.columns.is_empty() { &Column::DEFAULT } else { &self.columns }
    }

    /// Sets a flag.
    #[must_use]
    pub fn with_flag(mut self, flag: Flag, value: Option<bool>) -> Self {
        if let Some(slot) = self.flags.get_mut(flag as usize) {
            *slot = value;
        }
        self.first_page()
    }

    /// Replaces the choice in a facet; ids are put in order, each once, and no more of them
    /// than an address may hold.
    #[must_use]
    pub fn with_facet(mut self, facet: Facet, mut choice: Choice) -> Self {
        for ids in [&mut choice.any, &mut choice.not] {
            perigee_columns::sort(ids, &mut u32::cmp);
            ids.dedup();
            ids.truncate(MOST_VALUES);
        }
        if let Some(slot) = self.facets.get_mut(facet as usize) {
            *slot = choice;
        }
        self.first_page()
    }

    /// Adds a value to a facet, or takes it away if it is there. What is wanted is not excluded, and
    /// the other way round.
    #[must_use]
    pub fn toggled(self, facet: Facet, id: u32, not: bool) -> Self {
        let mut choice = self.facet(facet).clone();
        choice.side_mut(!not).retain(|other| *other != id);
        let ids = choice.side_mut(not);
        match ids.iter().position(|other| *other == id) {
            Some(at) => {
                ids.remove(at);
            }
            None => ids.push(id),
        }
        self.with_facet(facet, choice)
    }

    /// Bounds a measure.
    #[must_use]
    pub fn with_range(mut self, measure: Measure, range: Range) -> Self {
        if let Some(slot) = self.ranges.get_mut(measure as usize) {
            *slot = range;
        }
        self.first_page()
    }

    /// Asks for a field to be missing (`true`) or present (`false`).
    #[must_use]
    pub fn with_null(mut self, field: Nullable, value: Option<bool>) -> Self {
        if let Some(slot) = self.nulls.get_mut(field as usize) {
            *slot = value;
        }
        self.first_page()
    }

    /// Orders the results. Each column counts once, nothing counts after the id, since no two
    /// craft share one, and a plain id at the end is what every order ends with anyway.
    #[must_use]
    pub fn with_ordering(mut self, keys: impl IntoIterator<Item = SortKey>) -> Self {
        let mut ordering: Vec<SortKey> = Vec::new();
        for key in keys {
            if ordering.iter().any(|other| other.column == Column::Id) {
                break;
            }
            if ordering.iter().all(|other| other.column != key.column) {
                ordering.push(key);
            }
        }
        if ordering.last() == Some(&SortKey { column: Column::Id, descending: false }) {
            ordering.pop();
        }
        self.ordering = ordering;
        self.first_page()
    }

    /// Chooses the table's columns, each once; none means the usual ones.
    #[must_use]
    pub fn with_columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        let mut chosen: Vec<Column> = Vec::new();
        for column in columns {
            if !chosen.contains(&column) {
                chosen.push(column);
            }
        }
        self.columns = if chosen == Column::DEFAULT { Vec::new() } else { chosen };
        self
    }

    /// The same query with another text in the search box.
    #[must_use]
    pub fn with_q(mut self, q: &str) -> Self {
        self.q = tidy(q);
        self.first_page()
    }

    /// The same query with another text for LL2's search.
    #[must_use]
    pub fn with_search(mut self, search: &str) -> Self {
        self.search = tidy(search);
        self.first_page()
    }

    /// The same query with exactly this name, or with none.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        self.name = Some(tidy(name)).filter(|name| !name.is_empty()).into_iter().collect();
        self.first_page()
    }

    /// The same query with another page size.
    #[must_use]
    pub fn with_limit(mut self, limit: Limit) -> Self {
        self.limit = limit;
        self.first_page()
    }

    /// The same query in the other view; everything else stays, but for the place where rows are
    /// grouped, since cards stand in another order then.
    #[must_use]
    pub fn with_view(mut self, view: View) -> Self {
        self.view = view;
        if self.group.is_some() { self.first_page() } else { self }
    }

    /// The same query at another offset.
    #[must_use]
    pub fn with_offset(mut self, offset: usize) -> Self {
        self.offset = offset;
        self
    }

    /// The same query with the rows of the table grouped, or not.
    #[must_use]
    pub fn with_group(mut self, group: Option<Group>) -> Self {
        self.group = group;
        self.first_page()
    }

    /// The same query with more or less room in the table.
    #[must_use]
    pub fn with_density(mut self, density: Density) -> Self {
        self.density = density;
        self
    }

    /// What the rows are grouped by as they are shown; cards are not.
    pub fn grouping(&self) -> Option<Group> {
        self.group.filter(|_| self.view == View::Table)
    }

    /// The page of so many matches before this one, if this is not the first.
    pub fn previous_page(&self, count: usize) -> Option<Self> {
        let rows = self.limit.rows_of(count);
        (self.offset > 0).then(|| self.clone().with_offset(self.offset.saturating_sub(rows)))
    }

    /// The page after this one, if so many matches reach beyond it.
    pub fn next_page(&self, count: usize) -> Option<Self> {
        let next = self.offset.checked_add(self.limit.rows_of(count))?;
        (next < count).then(|| self.clone().with_offset(next))
    }

    /// Every condition, in the order the URL prints them.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        if !self.q.is_empty() {
            parts.push(Part::Q);
        }
        if !self.search.is_empty() {
            parts.push(Part::Search);
        }
        parts.extend(self.name.iter().cloned().map(Part::Name));
        parts.extend(
            Flag::ALL.into_iter().filter(|flag| self.flag(*flag).is_some()).map(Part::Flag),
        );
        for facet in Facet::ALL {
            let choice = self.facet(facet);
            for (ids, not) in [(&choice.any, false), (&choice.not, true)] {
                parts.extend(ids.iter().map(|&id| Part::Value { facet, id, not }));
            }
        }
        for measure in Measure::ALL {
            let ends = super::End::ALL.into_iter();
            let set = ends.filter(|end| self.range(measure).end(*end).is_some());
            parts.extend(set.map(|end| Part::Bound(measure, end)));
        }
        parts.extend(
            Nullable::ALL.into_iter().filter(|field| self.null(*field).is_some()).map(Part::Null),
        );
        parts
    }

    /// The query without one of its conditions.
    #[must_use]
    pub fn without(&self, part: &Part) -> Self {
        let mut query = self.clone();
        match part {
            Part::Q => query.q.clear(),
            Part::Search => query.search.clear(),
            Part::Name(name) => query.name.retain(|other| other != name),
            Part::Flag(flag) => return query.with_flag(*flag, None),
            Part::Value { facet, id, not } => {
                let mut choice = query.facet(*facet).clone();
                choice.side_mut(*not).retain(|other| other != id);
                return query.with_facet(*facet, choice);
            }
            Part::Bound(measure, end) => {
                let mut range = query.range(*measure);
                *range.end_mut(*end) = None;
                return query.with_range(*measure, range);
            }
            Part::Null(field) => return query.with_null(*field, None),
        }
        query.first_page()
    }

    /// The query without any condition; order, page size and view stay.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            ordering: self.ordering.clone(),
            limit: self.limit,
            view: self.view,
            columns: self.columns.clone(),
            group: self.group,
            density: self.density,
            ..Self::default()
        }
    }

    fn first_page(mut self) -> Self {
        self.offset = 0;
        self
    }
}

/// A typed text as an address can hold it: no blanks around it, no NUL, and not too long.
fn tidy(text: &str) -> String {
    let text: String = text.chars().filter(|c| *c != '\0').collect();
    text.trim().chars().take(LONGEST_TEXT).collect::<String>().trim_end().to_owned()
}
