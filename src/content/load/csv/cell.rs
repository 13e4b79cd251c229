//! A cell of a table, whatever the form of the file.
//!
//! In: what a cell says and where its characters stand. Out: the same for parts
//! of it, and with other characters in it. Knows nothing about columns.

use crate::content::form::full_width::half;
use crate::content::load::literal::Literal;
use crate::source::{FileId, Places, Span};

/// A cell.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// What it says, without the blanks around it.
    pub(crate) text: String,
    /// Where that stands.
    pub(crate) span: Span,
    places: Places,
}

impl Cell {
    /// The cell of a TOML file.
    pub(crate) fn of_literal(literal: &Literal<'_>) -> Self {
        let (text, places) = (literal.text.to_owned(), literal.places());
        Self { text, span: literal.span, places }
    }

    /// A cell whose text has `steps`: pairs of offsets, in the text and in the
    /// file, from which both run side by side.
    pub(crate) fn new(file: FileId, text: &str, steps: &[(usize, usize)]) -> Self {
        let offset = |at: usize| {
            let next = steps.partition_point(|&(from, _)| from <= at);
            let (from, raw) = steps.get(next.saturating_sub(1)).copied().unwrap_or_default();
            raw + at - from
        };
        let trimmed = text.trim();
        let before = text.len() - text.trim_start().len();
        let start = offset(before);
        let inside = steps.iter().filter(|(from, _)| *from > before);
        let inside = inside.map(|&(from, raw)| (from - before, raw - start));
        let places = [(0, 0)].into_iter().chain(inside).collect();
        let span = Span::new(file, start, offset(before + trimmed.len()));
        Self { text: trimmed.to_owned(), span, places: Places::new(span, places) }
    }

    /// The cell as the readers of content take it.
    pub(crate) fn literal(&self) -> Literal<'_> {
        Literal::placed(&self.text, &self.places, self.span)
    }

    /// The same cell with another character in the place of each. `change` is
    /// asked with the whole text and the offset of a character.
    pub(crate) fn with(&self, mut change: impl FnMut(&str, usize, char) -> char) -> Self {
        let mut text = String::new();
        let mut steps = Vec::new();
        for (at, character) in self.text.char_indices() {
            let raw = self.places.span(at, at).start.saturating_sub(self.span.start);
            steps.push((text.len(), raw as usize));
            text.push(change(&self.text, at, character));
        }
        Self { text, span: self.span, places: Places::new(self.span, steps) }
    }
}

/// A text with the signs of ASCII in the place of full-width ones.
pub(crate) fn narrow(text: &str) -> String {
    text.chars().map(narrowed).collect()
}

/// The sign of ASCII that a full-width one stands for; any other as it is.
pub(crate) fn narrowed(c: char) -> char {
    match c {
        '\u{3000}' | '\u{A0}' => ' ',
        _ => half(c),
    }
}

/// Whether two texts are the same but for full-width signs and the blanks around them.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    one.trim().chars().map(narrowed).eq(other.trim().chars().map(narrowed))
}
