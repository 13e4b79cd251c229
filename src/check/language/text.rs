//! A string of a pack, in its language, as the checks look at it.
//!
//! In: a string as it was written. Out: its printed characters, their places
//! and what was read of its markup. Knows nothing about checks.

use std::ops::Range;

use super::mojibake;
use crate::content::Habits;
use crate::content::model::{OBJECT, Pack, PieceKind, Printed, Reference, Usage, Written};
use crate::diag::{Diagnostic, Rule};
use crate::lang::Tag;

/// A string of a pack, in its language.
#[derive(Debug)]
pub struct Text<'a> {
    /// The string as it was written.
    pub written: &'a Written,
    /// Its pack.
    pub pack: &'a Pack,
    /// Its language: that of the pack, but for its Japanese label.
    pub language: &'a Tag,
    /// What the language is written with.
    pub habits: &'a Habits,
    /// What stands for a text that is not written yet, in the languages of the office.
    pub unfinished: &'a [String],
    /// The characters that are printed or read out, readings apart;
    /// `U+FFFC` where something is filled in.
    pub chars: Vec<char>,
    /// The references, each with the index of its character.
    references: Vec<(usize, &'a Reference)>,
    /// The characters that have a reading.
    readings: Vec<Range<usize>>,
    /// What was read in the wrong encoding, and what was meant.
    pub(super) ruin: Option<(Range<usize>, String)>,
}

impl<'a> Text<'a> {
    /// Takes a string apart.
    pub(super) fn new(
        pack: &'a Pack,
        written: &'a Written,
        language: &'a Tag,
        (habits, unfinished): (&'a Habits, &'a [String]),
    ) -> Self {
        let chars: Vec<char> = written.shown.iter().map(|printed| printed.character).collect();
        let ruin = mojibake::find(&chars);
        let references = written.references();
        let readings = Vec::new();
        let mut text =
            Self { written, pack, language, habits, unfinished, chars, references, readings, ruin };
        text.readings = text.readings();
        text
    }

    /// What it is for.
    pub(super) fn usage(&self) -> Usage {
        self.written.usage
    }

    /// Whether it is printed, not only read out.
    pub(super) fn is_printed(&self) -> bool {
        self.usage() != Usage::Spoken
    }

    /// The character at an index.
    pub(super) fn get(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    /// The character before an index.
    pub(super) fn before(&self, index: usize) -> Option<char> {
        self.get(index.checked_sub(1)?)
    }

    /// Whether the character at an index has a reading.
    pub(super) fn has_reading(&self, index: usize) -> bool {
        let next = self.readings.partition_point(|range| range.end <= index);
        self.readings.get(next).is_some_and(|range| range.contains(&index))
    }

    /// Whether the character at an index was typed and does not stand for a
    /// reference.
    pub(super) fn is_typed(&self, index: usize) -> bool {
        let Printed { character, start, .. } = self.written.shown[index];
        character != OBJECT || self.written.text[start..].starts_with(OBJECT)
    }

    /// What a reference at an index fills in.
    pub(super) fn reference(&self, index: usize) -> Option<&'a Reference> {
        let references = &self.references;
        let at = references.binary_search_by_key(&index, |(at, _)| *at).ok()?;
        references.get(at).map(|(_, reference)| *reference)
    }

    /// Some of the characters, for a message.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        self.chars[range].iter().map(|&c| if c == OBJECT { '…' } else { c }).collect()
    }

    /// A message about some of the characters.
    pub(super) fn at(
        &self,
        rule: &Rule,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let span = match &self.written.shown[range] {
            [first, .., last] => self.written.place(first.start, last.end),
            [one] => self.written.place(one.start, one.end),
            [] => self.written.span,
        };
        rule.at(span, message)
    }

    /// The ranges of characters with readings.
    fn readings(&self) -> Vec<Range<usize>> {
        let mut from = 0;
        let mut ranges = Vec::new();
        for piece in &self.written.pieces {
            if let PieceKind::Ruby(readings) = &piece.kind {
                let rest = &self.written.shown[from..];
                let start = rest.iter().position(|printed| {
                    self.written.place(printed.start, printed.end).start >= piece.span.start
                });
                let start = from + start.unwrap_or(rest.len());
                let length: usize = readings.iter().map(|r| r.base.chars().count()).sum();
                from = (start + length).min(self.chars.len());
                ranges.push(start..from);
            }
        }
        ranges
    }
}
