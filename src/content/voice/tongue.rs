//! What a language needs to write a value: its patterns, and its tag for CLDR.
//!
//! In: the formats of a language. Out: a [`Tongue`], which the other files of this
//! folder teach to write times, days, dates and hours. Knows no fact by its name.

use super::lacks;
use super::rich::append;
use crate::content::model::Rich;
use crate::content::table::language::formats::Formats;
use crate::content::table::language::pattern::Pattern;
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::Span;

/// A language that writes values.
#[derive(Clone, Copy)]
pub(crate) struct Tongue<'a> {
    /// How it writes them.
    pub(crate) formats: &'a Formats,
    /// What a screen reader is told, and what CLDR is asked for.
    pub(crate) speech: &'a Tag,
    /// Where the table `formats` of the language begins.
    pub(crate) table: Span,
}

impl Tongue<'_> {
    /// A pattern of the language with its parts filled in, for a text at `at`; reports
    /// it if the language has none.
    pub(crate) fn fill(
        self,
        (key, pattern): (&str, Option<&Pattern>),
        parts: &[(&str, Rich)],
        at: Span,
        sink: &mut Sink,
    ) -> Rich {
        match pattern {
            Some(pattern) => pattern.fill(at, false, parts),
            None => {
                self.lacks(key, sink);
                Rich::default()
            }
        }
    }

    /// Reports a key that the language needs for what is printed: the same message at
    /// the same place wherever it is needed, which is shown once.
    pub(super) fn lacks(self, path: &str, sink: &mut Sink) {
        // That nothing is said at all was reported at the file.
        if !self.formats.is_stand_in() {
            lacks(self.table, path, sink);
        }
    }

    /// The entries of a list in one text, with `list` between them and `and` before the
    /// last one.
    pub(super) fn joined(
        entries: Vec<Rich>,
        (list, and): (&Pattern, Option<&Pattern>),
        at: Span,
    ) -> Rich {
        let count = entries.len();
        let mut whole = Rich::default();
        for (index, entry) in entries.into_iter().enumerate() {
            if index > 0 {
                let joint = if index + 1 == count { and.unwrap_or(list) } else { list };
                append(&mut whole, joint.fill(at, false, &[]));
            }
            append(&mut whole, entry);
        }
        whole
    }
}
