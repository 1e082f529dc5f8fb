//! Pages: each takes what it shows from the session and wires components to it.

mod about;
mod browse;
mod detail;
mod not_found;

pub use about::AboutPage;
pub use browse::BrowsePage;
pub use detail::DetailPage;
pub use not_found::NotFoundPage;
