//! The file of a language as it was written.
//!
//! In: nothing. Out: data for the checks that compare it with CLDR and with itself.

use super::{Fixed, Written};
use crate::lang::Tag;
use crate::source::Span;

/// The file of a language: all of its texts, and what it says of its setting and habits.
#[derive(Debug, Clone)]
pub struct LanguageFile {
    /// The language.
    pub language: Tag,
    /// What a screen reader is told, and what CLDR is asked for: `ja` for `ja-simple`.
    pub speech: Tag,
    /// All its strings, in the order of the file.
    pub strings: Vec<Written>,
    /// What is said by `true` or `false`: its key, and where that stands.
    pub flags: Vec<(String, bool, Span)>,
    /// Its remarks that something differs from CLDR on purpose.
    pub differs: Vec<Fixed>,
    /// Whether a flyer that is looked at is in this language.
    pub is_printed: bool,
}
