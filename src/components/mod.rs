//! Components: each shows what it is given and links to what it offers.
//!
//! Static text stands in braces, `{"text"}`, because a fully static element would reach the page
//! through `innerHTML`, which Trusted Types forbid.

mod announcer;
mod card;
mod cell;
mod chips;
mod craft_list;
mod data_bar;
mod empty_state;
mod error_state;
mod facet_list;
mod facts;
mod filter_panel;
mod flights;
mod footer;
mod grid;
mod header;
mod icon;
mod notices;
mod pager;
mod picture;
mod range_filter;
mod record;
mod search_box;
mod silhouette;
mod skeleton;
mod sort_select;
mod status_badge;
mod table;
mod theme_switch;
mod thumbnail;
mod view_switch;

pub use announcer::{Announcer, AnnouncerRegion};
pub use card::Card;
pub use chips::Chips;
pub use data_bar::{DataBar, Story};
pub use empty_state::EmptyState;
pub use error_state::ErrorState;
pub use facet_list::FacetList;
pub use facts::{ConfigFacts, CraftFacts, FamilyFacts};
pub use filter_panel::FilterPanel;
pub use flights::Flights;
pub use footer::Footer;
pub use grid::Grid;
pub use header::Header;
pub use notices::Notices;
pub use pager::Pager;
pub use picture::Picture;
pub use range_filter::RangeFilter;
pub use record::Record;
pub use search_box::SearchBox;
pub use silhouette::Silhouette;
pub use skeleton::Skeleton;
pub use sort_select::SortSelect;
pub use status_badge::StatusBadge;
pub use table::Table;
pub use theme_switch::ThemeSwitch;
pub use thumbnail::Thumbnail;
pub use view_switch::ViewSwitch;
