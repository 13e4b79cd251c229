//! Rows of a table of offices, whatever the form of the file.
//!
//! In: a CSV or TOML file. Out: rows of cells by the names of their columns.
//! Knows nothing about columns.

use std::collections::BTreeMap;

use csv::{ByteRecord, ReaderBuilder, StringRecord};

use crate::diag::Sink;
use crate::load::literal::Literal;
use crate::load::reader::{Parsed, shortened};
use crate::load::{codes, flaw};
use crate::source::{File, FileId, Span};

/// A row.
pub(super) struct Row<'a> {
    /// Where it stands.
    pub(super) span: Span,
    /// Its cells by the names of their columns; empty ones are left out.
    pub(super) cells: BTreeMap<String, Literal<'a>>,
}

/// The rows of a TOML file: the tables of `offices`. Names in languages can be
/// written `name.en`, or as a table.
pub(super) fn of_toml<'a>(parsed: &'a Parsed<'a>, sink: &mut Sink) -> Vec<Row<'a>> {
    let mut file = parsed.table(None);
    let tables = file.tables("offices", sink);
    file.finish(sink);
    let mut rows = Vec::new();
    for mut table in tables {
        let span = table.span();
        let mut cells = BTreeMap::new();
        for (name, value) in table.named_values() {
            match value.entries() {
                None => {
                    let cell = value.filled_string(sink);
                    cells.extend(cell.map(|cell| (name.value.to_owned(), cell)));
                }
                Some(inner) => {
                    for (tag, value) in inner {
                        let cell = value.filled_string(sink);
                        cells.extend(cell.map(|cell| (format!("{}.{tag}", name.value), cell)));
                    }
                }
            }
        }
        rows.push(Row { span, cells });
    }
    rows
}

/// The records of a CSV file (RFC 4180) with their places, the names of the
/// columns first.
pub(super) struct Records {
    records: Vec<(StringRecord, Span)>,
}

/// Reads the records of a CSV file; separated by commas, semicolons or tabs,
/// whichever the first line has most of.
pub(super) fn records(id: FileId, file: &File, sink: &mut Sink) -> Records {
    let mut records = Vec::new();
    if let Some(flaw) = flaw::message(id, file) {
        sink.report(flaw.hint("in a spreadsheet, save it as \"CSV UTF-8\""));
        return Records { records };
    }
    let text = file.text.trim_start_matches('\u{FEFF}');
    let mark = file.text.len() - text.len();
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b',', b'\t', b';'].into_iter().rev().max_by_key(count).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    // Reading from memory fails on nothing: fields that are not UTF-8 cannot be.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let offset = |position: &csv::Position| {
            usize::try_from(position.byte()).unwrap_or(usize::MAX).saturating_add(mark)
        };
        let start = record.position().map_or(mark, offset);
        let end = offset(reader.position());
        let span = trimmed(id, &file.text, start, end);
        let fields = record.iter().map(|field| String::from_utf8_lossy(field));
        records.push((fields.collect(), span));
    }
    Records { records }
}

/// The place of a record without the line breaks around it.
fn trimmed(id: FileId, text: &str, start: usize, end: usize) -> Span {
    let whole = text.get(start..end.min(text.len())).unwrap_or_default();
    let before = whole.len() - whole.trim_start_matches(['\r', '\n']).len();
    let inside = whole.trim_matches(['\r', '\n']);
    Span::new(id, start + before, start + before + inside.len())
}

/// The rows of a CSV file.
pub(super) fn of_csv<'a>(
    records: &'a Records,
    (id, file): (FileId, &'a File),
    sink: &mut Sink,
) -> Vec<Row<'a>> {
    let mut records =
        records.records.iter().filter(|(record, _)| record.iter().any(|f| !f.trim().is_empty()));
    let Some((head, head_span)) = records.next() else { return Vec::new() };
    let mut columns: Vec<&str> = Vec::new();
    for name in places(id, file, head, *head_span) {
        if columns.contains(&name.text) {
            let message = format!("two columns are called `{}`", shortened(name.text));
            sink.report(codes::DUPLICATE_KEY.at(name.span, message).label("the second one"));
        }
        columns.push(name.text);
    }
    let mut rows = Vec::new();
    for (record, span) in records {
        let cells = places(id, file, record, *span);
        if cells.len() > columns.len() {
            let message = format!("this row has {} cells", cells.len());
            let hint = "put a text that has a comma in it between double quotes";
            sink.report(
                codes::LIST_LENGTH
                    .at(*span, message)
                    .label(format!("the table has {} columns", columns.len()))
                    .hint(hint),
            );
            continue;
        }
        let named = columns.iter().zip(cells).filter(|(_, cell)| !cell.text.is_empty());
        let cells = named.map(|(name, cell)| ((*name).to_owned(), cell)).collect();
        rows.push(Row { span: *span, cells });
    }
    rows
}

/// The cells of a record, without the blanks around them, each with its place;
/// that of the record where a cell has quotes inside.
fn places<'a>(id: FileId, file: &File, record: &'a StringRecord, span: Span) -> Vec<Literal<'a>> {
    let (mut at, end) = (span.start as usize, span.end as usize);
    let place = |cell: &'a str| {
        let cell = cell.trim();
        let found = file.text.get(at..end).and_then(|rest| rest.find(cell));
        let span = match found {
            Some(offset) => {
                let start = at + offset;
                at = start + cell.len();
                Span::new(id, start, at)
            }
            None => span,
        };
        Literal::new(cell, cell, span)
    };
    record.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::Sources;

    fn cells(text: &str) -> Vec<Vec<(String, String, String)>> {
        let mut sources = Sources::new(Path::new(""));
        let id = sources.add("offices.csv", text.into(), None);
        let file = sources.file(id).clone();
        let mut sink = Sink::default();
        let records = records(id, &file, &mut sink);
        let rows = of_csv(&records, (id, &file), &mut sink);
        assert!(!sink.has_errors());
        let cell = |(name, cell): (&String, &Literal<'_>)| {
            let place = &file.text[cell.span.start as usize..cell.span.end as usize];
            (name.clone(), cell.text.to_owned(), place.to_owned())
        };
        rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
    }

    #[test]
    fn cells_know_where_they_stand() {
        let triple = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        let expected = vec![
            vec![triple("code", "131016", "131016"), triple("name", "a, b", "a, b")],
            vec![triple("name", "c", "c")],
        ];
        assert_eq!(cells("\u{FEFF}code,name\r\n131016,\"a, b\"\r\n\r\n,c\r\n"), expected);
        assert_eq!(cells("code;name\n131016;a, b\n;c"), expected);
    }

    #[test]
    fn rows_with_a_line_break_in_a_cell_are_one_row() {
        let rows = cells("code,name\n131016,\"a\nb\"\n131024,c\n");
        assert_eq!(rows[0][1].1, "a\nb");
        assert_eq!(rows[1][1].1, "c");
    }

    #[test]
    fn nothing_in_the_file_is_no_row() {
        assert!(cells("").is_empty());
        assert!(cells("code,name\n").is_empty());
    }
}
