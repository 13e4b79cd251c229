//! Ruby: readings above words.
//!
//! In: packs as they were written. Out: messages. Knows nothing about pages.

mod bad_reading;
pub(super) mod lexicon;
mod lines;
mod other_reading;
mod ruby_inconsistent;
mod ruby_unexpected;
mod wrong_reading;

pub(super) use bad_reading::CHECK as BAD_READING;
pub(super) use other_reading::{CHECK as OTHER_READING, is_said};
pub(super) use ruby_inconsistent::CHECK as RUBY_INCONSISTENT;
pub(super) use ruby_unexpected::CHECK as RUBY_UNEXPECTED;
pub(super) use wrong_reading::CHECK as WRONG_READING;

use crate::content::model::{OBJECT, Pack, PieceKind, Reading, Written};
use crate::source::Span;

/// A word with its readings.
#[derive(Debug, Clone, Copy)]
struct Ruby<'a> {
    pack: &'a Pack,
    string: &'a Written,
    /// Its place among the pieces of the string.
    piece: usize,
    readings: &'a [Reading],
    span: Span,
}

impl Ruby<'_> {
    /// The whole word.
    fn base(&self) -> String {
        self.readings.iter().map(|reading| reading.base.as_str()).collect()
    }

    /// Whether the text goes on, on one side, with an ideograph, kana of a loan
    /// or more ruby: then the word is a part of a longer one.
    fn touches(&self, side: Side) -> bool {
        matches!(self.neighbour(side), Some(PieceKind::Ruby(_)))
            || self.beside(side).is_some_and(|c| super::letters::is_han(c) || is_katakana(c))
    }

    /// The character beside it, as it is printed; `None` at the edge of the text.
    fn beside(&self, side: Side) -> Option<char> {
        match (self.neighbour(side)?, side) {
            (PieceKind::Text(text), Side::Before) => text.chars().next_back(),
            (PieceKind::Text(text), Side::Behind) => text.chars().next(),
            (PieceKind::Ruby(readings), Side::Before) => readings.last()?.base.chars().next_back(),
            (PieceKind::Ruby(readings), Side::Behind) => readings.first()?.base.chars().next(),
            (PieceKind::Reference(_) | PieceKind::Foreign(..) | PieceKind::Token(_), _) => {
                Some(OBJECT)
            }
        }
    }

    /// Whether a number from the facts stands before it.
    fn is_behind_number(&self) -> bool {
        let before = self.neighbour(Side::Before);
        matches!(before, Some(PieceKind::Reference(it)) if it.kind == "number")
    }

    /// The hiragana that follow it.
    fn kana_behind(&self) -> String {
        match self.neighbour(Side::Behind) {
            Some(PieceKind::Text(text)) => text.chars().take_while(|&c| is_hiragana(c)).collect(),
            Some(
                PieceKind::Ruby(_)
                | PieceKind::Reference(_)
                | PieceKind::Foreign(..)
                | PieceKind::Token(_),
            )
            | None => String::new(),
        }
    }

    fn neighbour(&self, side: Side) -> Option<&PieceKind> {
        let at = match side {
            Side::Before => self.piece.checked_sub(1)?,
            Side::Behind => self.piece + 1,
        };
        self.string.pieces.get(at).map(|piece| &piece.kind)
    }
}

/// A side of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// All ruby of a pack.
fn rubies(pack: &Pack) -> impl Iterator<Item = Ruby<'_>> {
    pack.strings.iter().flat_map(move |string| {
        string.pieces.iter().enumerate().filter_map(move |(at, piece)| match &piece.kind {
            PieceKind::Ruby(readings) => {
                Some(Ruby { pack, string, piece: at, readings, span: piece.span })
            }
            PieceKind::Text(_)
            | PieceKind::Reference(_)
            | PieceKind::Foreign(..)
            | PieceKind::Token(_) => None,
        })
    })
}

fn is_hiragana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}' | '\u{309D}' | '\u{309E}' | 'ー')
}

fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30A1}'..='\u{30FA}' | '\u{30FD}' | '\u{30FE}' | 'ー')
}
