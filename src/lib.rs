//! Perigee.
