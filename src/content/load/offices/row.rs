//! One row of a table of offices → [`Office`].
//!
//! In: the cells of a row. Out: an office, or messages for each cell that is
//! wrong. Knows nothing about files but those of emblems.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::columns::Column;
use super::opening::{Closures, opening};
use super::{code, text, written};
use crate::content::load::codes;
use crate::content::load::csv::{Cell, Row, narrow};
use crate::content::load::literal::Literal;
use crate::content::load::reader::shortened;
use crate::content::model::{Names, Office, Rich, Written};
use crate::content::table::fact::is_https;
use crate::content::table::fact::phone;
use crate::diag::Sink;
use crate::frame::Picture;
use crate::lang::Tag;
use crate::source::Span;

/// Emblems by the names of their files; `None` if a file is broken, which was
/// reported.
pub(super) type Logos = BTreeMap<String, Option<Arc<Picture>>>;

/// The texts of all rows as they were written, by their languages.
pub(super) type Texts = BTreeMap<Tag, Vec<Written>>;

/// The cells of a row by what they are.
pub(super) struct Cells<'a> {
    span: Span,
    cells: BTreeMap<&'a Column, &'a Cell>,
    /// The columns whose cells cannot be taken, which was reported.
    ruined: BTreeSet<&'a str>,
}

impl<'a> Cells<'a> {
    /// Sorts the cells of a row; reports those that no column can take.
    pub(super) fn new(row: &'a Row, columns: &'a [Option<Column>], sink: &mut Sink) -> Self {
        let mut cells: BTreeMap<&Column, &Cell> = BTreeMap::new();
        let mut ruined = BTreeSet::new();
        for (number, cell) in &row.cells {
            let Some(column) = columns.get(*number).and_then(Option::as_ref) else { continue };
            if text::is_ruined(column, cell, sink) {
                ruined.insert(column.stem);
                continue;
            }
            if let Some(first) = cells.insert(column, cell)
                && first.text != cell.text
            {
                let message = "two columns for the same readers differ";
                sink.report(
                    codes::DUPLICATE_KEY
                        .at(cell.span, message)
                        .label("only one of them would be printed")
                        .hint("a column without a tag is in Japanese; keep one of the two"),
                );
            }
        }
        Self { span: row.span, cells, ruined }
    }

    /// The cell of a column whose name has no language.
    pub(super) fn get(&self, stem: &'static str) -> Option<&'a Cell> {
        self.cells.get(&Column::own(stem)).copied()
    }

    pub(super) fn has(&self, stem: &str) -> bool {
        self.cells.keys().any(|column| column.stem == stem)
    }
}

/// Reads a row; `None` if something in it is wrong. Its texts are added to
/// `texts`.
pub(super) fn office(
    row: &Cells<'_>,
    logos: &Logos,
    closures: &Closures<'_>,
    japanese: &Tag,
    texts: &mut Texts,
    sink: &mut Sink,
) -> Option<Office> {
    let code = needed(row, "code", sink).and_then(|cell| municipality(cell, sink));
    let mut names = |stem, sink: &mut Sink| names(row, stem, japanese, texts, sink);
    let name = names("name", sink);
    let (section, address) = (names("section", sink), names("address", sink));
    if !row.has("name") {
        missing(row, "name", sink);
    }
    let phone = row.get("phone").and_then(|cell| number(cell, sink));
    let counter = row.get("counter").and_then(|cell| counter(cell, sink));
    let no_counter = row.has("counter") && counter.is_none();
    let hours = opening(row, closures, sink);
    let link = row.get("link").map(|cell| address_of_page(cell.literal(), sink));
    // What is wrong with the emblem was reported once for all rows.
    let emblem = row.get("logo");
    let logo = emblem.and_then(|cell| logos.get(&cell.text).cloned().flatten());
    let is_bare = emblem.is_some() && logo.is_none();
    let registration = row.get("registration").map(|cell| {
        let words = text::read("registration", cell, japanese, texts, sink);
        (words.plain(), cell.span)
    });
    let (code, name) = (code?, name?);
    let span = row.span;
    let office = Office {
        code,
        counter,
        span,
        name,
        section,
        address,
        phone,
        hours,
        link,
        logo,
        registration,
    };
    (!(is_bare || no_counter)).then_some(office)
}

/// What tells the counters of one city apart: it becomes the name of a folder.
fn counter(cell: &Cell, sink: &mut Sink) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let name = narrow(&cell.text).to_lowercase();
    let fits = name.len() <= 40 && name.chars().all(is_plain) && !name.starts_with('-');
    if !fits {
        let message = format!("`{}` cannot be the name of a folder", shortened(&cell.text));
        sink.report(
            codes::BAD_NAME
                .at(cell.span, message)
                .label("expected small letters, digits and hyphens")
                .hint("for example tax-1; what readers see stands in the column `section`"),
        );
    }
    fits.then_some(name)
}

pub(super) fn needed<'a>(row: &Cells<'a>, name: &'static str, sink: &mut Sink) -> Option<&'a Cell> {
    let cell = row.get(name);
    if cell.is_none() {
        missing(row, name, sink);
    }
    cell
}

fn missing(row: &Cells<'_>, name: &str, sink: &mut Sink) {
    if row.ruined.contains(name) {
        return;
    }
    let message = format!("the office has no `{name}`");
    sink.report(
        codes::BAD_OFFICE
            .at(row.span, message)
            .label("in this row")
            .hint(format!("fill the column `{name}`")),
    );
}

/// A code of a municipality.
fn municipality(cell: &Cell, sink: &mut Sink) -> Option<String> {
    let code = written::code(&cell.text);
    let Some(fault) = code::fault(&code) else { return Some(code) };
    let message = format!("`{}` is not the code of a municipality", shortened(&cell.text));
    sink.report(
        codes::BAD_OFFICE
            .at(cell.span, message)
            .label(fault)
            .hint("for example 131016; in a spreadsheet, format the column as text"),
    );
    None
}

/// A name in all languages in which the row has it.
fn names(
    row: &Cells<'_>,
    stem: &'static str,
    japanese: &Tag,
    texts: &mut Texts,
    sink: &mut Sink,
) -> Option<Names> {
    let mut own: Option<Rich> = None;
    let mut others = BTreeMap::new();
    for (column, cell) in row.cells.iter().filter(|(column, _)| column.stem == stem) {
        let language = column.language.as_ref().unwrap_or(japanese);
        let words = text::read(stem, cell, language, texts, sink);
        match &column.language {
            None => own = Some(words),
            Some(language) => {
                others.insert(language.clone(), words);
            }
        }
    }
    if own.is_none() && !others.is_empty() && !row.ruined.contains(stem) {
        let message = format!("the office's `{stem}` is not given in Japanese");
        sink.report(
            codes::BAD_OFFICE
                .at(row.span, message)
                .label("only in other languages")
                .hint(format!("fill the column `{stem}`")),
        );
    }
    own.map(|japanese| Names { japanese, others })
}

/// A telephone number; reports a cell that holds none.
pub(in crate::content::load) fn number(cell: &Cell, sink: &mut Sink) -> Option<(String, Span)> {
    if let Some(number) = written::number(&cell.text) {
        return Some((number, cell.span));
    }
    let fault = phone::fault(&narrow(&cell.text));
    let message = format!("`{}` is not a Japanese telephone number", shortened(&cell.text));
    let message = codes::BAD_PHONE
        .at(cell.span, message)
        .label(fault.unwrap_or_else(|| "expected one number and nothing else".to_owned()));
    sink.report(match written::number_meant(&cell.text) {
        Some(meant) => message
            .hint(format!("write {meant} if that is meant"))
            .hint("spreadsheets take leading zeros away: format the column as text"),
        None => message.hint("for example 03-5253-2111, with a hyphen behind the area code"),
    });
    None
}

/// An address on the web.
fn address_of_page(cell: Literal<'_>, sink: &mut Sink) -> (String, Span) {
    if !is_https(cell.text) {
        let message =
            format!("`{}` is not an address that a flyer can print", shortened(cell.text));
        let message = codes::BAD_URL
            .at(cell.span, message)
            .label("expected https://, a host and only characters of RFC 3986");
        let secure = format!("https://{}", cell.text.trim_start_matches("http://"));
        sink.report(match is_https(&secure) {
            true => message.hint(format!("write {secure} if the page can be read there")),
            false => message.hint("copy it from the address bar of a browser"),
        });
    }
    (cell.text.to_owned(), cell.span)
}
