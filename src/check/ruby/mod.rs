//! Ruby: readings above words.
//!
//! In: packs as they were written. Out: messages. Knows nothing about pages.

mod bad_reading;
mod ruby_inconsistent;
mod ruby_unexpected;

pub(super) use bad_reading::CHECK as BAD_READING;
pub(super) use ruby_inconsistent::CHECK as RUBY_INCONSISTENT;
pub(super) use ruby_unexpected::CHECK as RUBY_UNEXPECTED;

use crate::content::model::{Pack, PieceKind, Reading, Workspace, Written};
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
        let neighbour = match side {
            Side::Before => self.piece.checked_sub(1).and_then(|at| self.string.pieces.get(at)),
            Side::Behind => self.string.pieces.get(self.piece + 1),
        };
        match neighbour.map(|piece| &piece.kind) {
            Some(PieceKind::Text(text)) => {
                let next = match side {
                    Side::Before => text.chars().next_back(),
                    Side::Behind => text.chars().next(),
                };
                next.is_some_and(|c| super::letters::is_han(c) || is_katakana(c))
            }
            Some(PieceKind::Ruby(_)) => true,
            Some(PieceKind::Reference(_) | PieceKind::Foreign(..) | PieceKind::Token(_)) | None => {
                false
            }
        }
    }
}

/// A side of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// All ruby of all packs.
fn rubies(workspace: &Workspace) -> impl Iterator<Item = Ruby<'_>> {
    workspace.packs().flat_map(of_pack)
}

/// All ruby of a pack.
fn of_pack(pack: &Pack) -> impl Iterator<Item = Ruby<'_>> {
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
