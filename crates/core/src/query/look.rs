//! How results look: cards or rows, and how tightly set.

/// How results are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Cards with pictures.
    #[default]
    Grid,
    /// A table with sortable columns.
    Table,
}

/// How tightly the table is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Room to read.
    #[default]
    Comfortable,
    /// More rows on a screen.
    Compact,
}
