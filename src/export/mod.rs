//! From the display list to bytes.
//!
//! In: a [`Publication`](crate::frame::Publication) and the fonts it names.
//! Out: a PDF file, or text for people and tests. Knows nothing about
//! blocks, packs or templates: what a thing means is said by the groups it stands in.

pub mod dump;
pub mod pdf;
pub mod reading;

pub use pdf::RULES;
