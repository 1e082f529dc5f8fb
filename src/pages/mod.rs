//! Pages: each takes what it shows from the session and wires components to it.

mod about;
#[cfg(not(feature = "csr"))]
mod all;
mod browse;
mod detail;
mod not_found;

pub use about::AboutPage;
#[cfg(not(feature = "csr"))]
pub use all::AllPage;
pub use browse::BrowsePage;
pub use detail::DetailPage;
pub use not_found::NotFoundPage;
