//! One row of a table of offices → [`Office`].
//!
//! In: the cells of a row. Out: an office, or messages for each cell that is
//! wrong. Knows nothing about files but those of emblems.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::code;
use super::table::Row;
use crate::diag::Sink;
use crate::frame::Picture;
use crate::lang::Tag;
use crate::load::facts::days;
use crate::load::facts_value::{is_https, minute_of_day};
use crate::load::languages::tag;
use crate::load::literal::Literal;
use crate::load::markup::parse;
use crate::load::reader::shortened;
use crate::load::rich::{append, rich};
use crate::load::{codes, phone, suggest};
use crate::model::{Inline, Names, Office, Opening, PieceKind, Rich};
use crate::source::Span;

/// Columns of which there can be one for each language, as `name.en`.
const TRANSLATED: [&str; 3] = ["name", "section", "address"];

/// The other columns.
const PLAIN: [&str; 8] = ["code", "phone", "days", "open", "close", "link", "logo", "registration"];

/// Emblems by the names of their files; `None` if a file is broken, which was
/// reported.
pub(super) type Logos = BTreeMap<String, Option<Arc<Picture>>>;

/// Whether a column has a meaning; reports it if not.
pub(super) fn is_column(name: &str, at: Span, sink: &mut Sink) -> bool {
    let (stem, language) = name.split_once('.').map_or((name, None), |(s, l)| (s, Some(l)));
    let translated = TRANSLATED.contains(&stem);
    match language {
        Some(language) if translated => return tag(language, at, sink).is_some(),
        None if translated || PLAIN.contains(&stem) => return true,
        Some(_) | None => {}
    }
    let message = format!("there is no column `{}`", shortened(name));
    let known = PLAIN.iter().chain(&TRANSLATED).copied();
    sink.report(
        codes::UNKNOWN_KEY.at(at, message).label("unknown column").hint(suggest::hint(name, known)),
    );
    false
}

/// Reads a row; `None` if something in it is wrong.
pub(super) fn office(
    row: &Row<'_>,
    logos: &Logos,
    japanese: &Tag,
    sink: &mut Sink,
) -> Option<Office> {
    let mut found = Sink::default();
    let cell = |name: &str| row.cells.get(name).copied();
    let code = needed(row, "code", &mut found);
    if let Some(code) = code
        && let Some(fault) = code::fault(code.text)
    {
        let message = format!("`{}` is not the code of a municipality", shortened(code.text));
        found.report(
            codes::BAD_OFFICE
                .at(code.span, message)
                .label(fault)
                .hint("for example 131016; in a spreadsheet, format the column as text"),
        );
    }
    let name = names(row, "name", japanese, &mut found);
    if name.is_none() {
        missing(row, "name", &mut found);
    }
    let section = names(row, "section", japanese, &mut found);
    let address = names(row, "address", japanese, &mut found);
    let phone = cell("phone").and_then(|cell| number(cell, &mut found));
    let hours = opening(row, &mut found);
    let link = cell("link").map(|cell| address_of_page(cell, &mut found));
    let logo = cell("logo").and_then(|cell| logos.get(cell.text).cloned().flatten());
    // What is wrong with the emblem was reported once for all rows.
    let is_bare = cell("logo").is_some() && logo.is_none();
    let registration = cell("registration").map(|cell| (cell.text.to_owned(), cell.span));
    let failed = found.has_errors() || is_bare;
    sink.append(found);
    let (code, name) = (code?, name?);
    (!failed).then(|| Office {
        code: code.text.to_owned(),
        span: row.span,
        name,
        section,
        address,
        phone,
        hours,
        link,
        logo,
        registration,
    })
}

fn needed<'a>(row: &Row<'a>, name: &str, sink: &mut Sink) -> Option<Literal<'a>> {
    let cell = row.cells.get(name).copied();
    if cell.is_none() {
        missing(row, name, sink);
    }
    cell
}

fn missing(row: &Row<'_>, name: &str, sink: &mut Sink) {
    let message = format!("the office has no `{name}`");
    sink.report(codes::BAD_OFFICE.at(row.span, message).label("in this row"));
}

/// A name in all languages in which the row has it.
fn names(row: &Row<'_>, stem: &str, japanese: &Tag, sink: &mut Sink) -> Option<Names> {
    let own = row.cells.get(stem).or_else(|| row.cells.get(&format!("{stem}.{japanese}")));
    let inside = format!("{stem}.");
    let mut others = BTreeMap::new();
    for (column, cell) in &row.cells {
        let Some(language) = column.strip_prefix(&inside) else { continue };
        let Ok(language) = Tag::new(language) else { continue };
        if language != *japanese {
            others.insert(language, text(cell, sink));
        }
    }
    match own {
        Some(own) => Some(Names { japanese: text(own, sink), others }),
        None if others.is_empty() => None,
        None => {
            let message = format!("the office's `{stem}` is not given in Japanese");
            sink.report(
                codes::BAD_OFFICE
                    .at(row.span, message)
                    .label("only in other languages")
                    .hint(format!("fill the column `{stem}`")),
            );
            None
        }
    }
}

/// A text of a cell: characters and ruby.
fn text(cell: &Literal<'_>, sink: &mut Sink) -> Rich {
    let mut text = Rich::default();
    for piece in parse(cell, sink) {
        let span = piece.span;
        match piece.kind {
            PieceKind::Text(words) => {
                // A line break in a cell is a blank.
                append(&mut text, rich(words.replace(['\n', '\r'], " "), false, span));
            }
            PieceKind::Ruby(readings) => {
                text.0.push(Inline::Ruby { readings, strong: false, span });
            }
            PieceKind::Reference(_) | PieceKind::Token(_) => {
                sink.report(
                    codes::UNKNOWN_REFERENCE
                        .at(span, "a cell refers to no facts")
                        .label("a brace has a meaning")
                        .hint("ruby is {漢字|かんじ}; a brace itself is `\\{`"),
                );
            }
        }
    }
    text
}

/// A telephone number.
fn number(cell: Literal<'_>, sink: &mut Sink) -> Option<(String, Span)> {
    if let Some(fault) = phone::fault(cell.text) {
        let message = format!("`{}` is no Japanese telephone number", shortened(cell.text));
        sink.report(
            codes::BAD_PHONE
                .at(cell.span, message)
                .label(fault)
                .hint("for example \"03-5253-2111\""),
        );
        return None;
    }
    Some((cell.text.to_owned(), cell.span))
}

/// When the office is open: all three columns or none.
fn opening(row: &Row<'_>, sink: &mut Sink) -> Option<Opening> {
    let columns = ["days", "open", "close"];
    if columns.iter().all(|name| !row.cells.contains_key(*name)) {
        return None;
    }
    let [word, open, close] = columns.map(|name| needed(row, name, sink));
    let days = word.and_then(|word| days(word, sink));
    let [from, to] = [open, close].map(|time| time.and_then(|time| minute_of_day(time, sink)));
    let (days, from, to, span) = (days?, from?, to?, close?.span);
    if to <= from {
        sink.report(
            codes::BAD_TIME.at(span, "the office closes before it opens").label("not after `open`"),
        );
    }
    Some(Opening { days, open: from, close: to, span })
}

/// An address on the web.
fn address_of_page(cell: Literal<'_>, sink: &mut Sink) -> (String, Span) {
    if !is_https(cell.text) {
        let message =
            format!("`{}` is not an address that a flyer can print", shortened(cell.text));
        sink.report(
            codes::BAD_URL
                .at(cell.span, message)
                .label("expected https://, a host and only characters of RFC 3986"),
        );
    }
    (cell.text.to_owned(), cell.span)
}
