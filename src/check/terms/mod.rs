//! Checks of terms: what things are officially called.
//!
//! In: the packs and the glossary. Out: messages.

mod matches;
pub(super) mod missing_term;
pub(super) mod wrong_term;
