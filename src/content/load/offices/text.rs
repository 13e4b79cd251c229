//! The texts of cells.
//!
//! In: a cell of words and its language. Out: its text, and the same text as
//! checks take it; messages for what no flyer can print. Knows nothing about
//! rows.

use super::columns::Column;
use super::row::Texts;
use super::stand_in::is_stand_in;
use super::written;
use crate::content::codes;
use crate::content::load::csv::{Cell, is_date, is_spoiled};
use crate::content::load::full_width::narrow;
use crate::content::load::markup::parse;
use crate::content::model::{Inline, Piece, PieceKind, Rich, Usage, Written};
use crate::content::voice::rich::{append, rich};
use crate::diag::Sink;
use crate::lang::Tag;

/// Whether a column cannot take what stands in a cell, which is reported: what a
/// spreadsheet shows when it fails, a date, or nothing to read.
pub(super) fn is_ruined(column: &Column, cell: &Cell, sink: &mut Sink) -> bool {
    if is_spoiled(cell, &codes::BAD_OFFICE, sink) || is_stand_in(cell, sink) {
        return true;
    }
    let is_text = column.has_words() || column.stem == "registration";
    if is_text && is_date(cell, &codes::BAD_OFFICE, None, sink) {
        return true;
    }
    let says_nothing = is_text && !cell.text.contains(char::is_alphanumeric);
    if says_nothing {
        sink.report(
            codes::EMPTY_TEXT
                .at(cell.span, "the text has no letter and no digit")
                .label("cannot be printed")
                .hint("leave the cell empty if there is nothing to print"),
        );
    }
    says_nothing
}

/// The text of a cell: characters and ruby. It is added to the `texts` of its
/// language, as it was written.
pub(super) fn read(
    stem: &str,
    cell: &Cell,
    language: &Tag,
    texts: &mut Texts,
    sink: &mut Sink,
) -> Rich {
    let changed = (stem == "address").then(|| cell.with(written::of_address));
    let cell = changed.as_ref().unwrap_or(cell);
    let narrowed = narrow(&cell.text, false).map(|narrowed| {
        narrowed.report(&cell.literal(), sink);
        let mut meant = narrowed.text.chars();
        cell.with(|_, _, typed| meant.next().unwrap_or(typed))
    });
    let literal = narrowed.as_ref().unwrap_or(cell).literal();
    let pieces = parse(&literal, sink);
    let text = pieces.iter().fold(Rich::default(), |mut text, piece| {
        add(&mut text, piece, sink);
        text
    });
    let written = Written::new(stem.to_owned(), Usage::Words, &literal, pieces);
    texts.entry(language.clone()).or_default().push(written);
    text
}

fn add(text: &mut Rich, piece: &Piece, sink: &mut Sink) {
    let span = piece.span;
    match &piece.kind {
        PieceKind::Text(words) => append(text, rich(words.as_str(), false, span)),
        PieceKind::Ruby(readings) => {
            text.0.push(Inline::Ruby { readings: readings.clone(), strong: false, span });
        }
        PieceKind::Reference(_) | PieceKind::Foreign(..) | PieceKind::Token(_) => {
            sink.report(
                codes::UNKNOWN_REFERENCE
                    .at(span, "a cell cannot refer to facts")
                    .label("a brace has a meaning")
                    .hint("ruby is {漢字|かんじ}; for the brace itself, put a backslash before it"),
            );
        }
    }
}
