//! The texts of cells.
//!
//! In: a cell of words and its language. Out: its text, and the same text as
//! checks take it; messages for what no flyer can print. Knows nothing about
//! rows.

use super::cell::Cell;
use super::columns::Column;
use super::row::Texts;
use super::written::{self, Fault};
use crate::content::codes;
use crate::content::load::full_width::narrow;
use crate::content::load::markup::parse;
use crate::content::load::reader::{TEXT, shortened};
use crate::content::model::{Inline, Piece, PieceKind, Rich, Usage, Written};
use crate::content::voice::rich::{append, rich};
use crate::diag::Sink;
use crate::lang::Tag;

/// Whether no column can take what stands in a cell, which is reported: what a
/// spreadsheet shows when it fails, a formula, a date, or nothing to read.
pub(super) fn is_ruined(column: &Column, cell: &Cell, sink: &mut Sink) -> bool {
    if cell.text.chars().nth(TEXT).is_some() {
        let message = format!("a cell has more than {TEXT} characters");
        sink.report(
            codes::TOO_LONG
                .at(cell.span, message)
                .label("longer than a full page")
                .hint("shorten it, or look for a quote at the wrong place"),
        );
        return true;
    }
    let shown = shortened(&cell.text);
    let is_text = column.has_words() || column.stem == "registration";
    let (code, message, hint) = match written::fault(&cell.text) {
        Some(Fault::Failure) => (
            codes::BAD_OFFICE,
            format!("`{shown}` is an error of the spreadsheet"),
            "correct the formula there, or type the text; leave the cell empty if there is none",
        ),
        Some(Fault::Narrow) => (
            codes::BAD_OFFICE,
            format!("`{shown}` is what a spreadsheet shows in a column that is too narrow"),
            "make the column wider there, and save the table again",
        ),
        Some(Fault::Formula) => (
            codes::BAD_OFFICE,
            format!("`{shown}` is a formula, not its value"),
            "save the table with values, not with formulas",
        ),
        None if is_text && written::is_date(&cell.text) => (
            codes::BAD_OFFICE,
            format!("`{shown}` is a date"),
            "spreadsheets make dates of numbers such as 8-12: format the column as text, and type \
             it again",
        ),
        None if is_text && !cell.text.contains(char::is_alphanumeric) => (
            codes::EMPTY_TEXT,
            "the text has no letter and no digit".to_owned(),
            "leave the cell empty if there is nothing to print",
        ),
        None => return false,
    };
    sink.report(code.at(cell.span, message).label("cannot be printed").hint(hint));
    true
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
        PieceKind::Reference(_) | PieceKind::Token(_) => {
            sink.report(
                codes::UNKNOWN_REFERENCE
                    .at(span, "a cell cannot refer to facts")
                    .label("a brace has a meaning")
                    .hint("ruby is {漢字|かんじ}; for the brace itself, put a backslash before it"),
            );
        }
    }
}
