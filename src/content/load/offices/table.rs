//! Rows of a table of offices, whatever the form of the file.
//!
//! In: a CSV or TOML file. Out: the names of its columns, and rows of cells.
//! Does not know what a column means.

use super::cell::Cell;
use super::{csv, foreign};
use crate::content::codes;
use crate::content::load::reader::{Parsed, Value};
use crate::diag::Sink;
use crate::source::{File, FileId, Span, Spanned};

/// A table.
#[derive(Debug, Default)]
pub(in crate::content::load) struct Table {
    /// The names of its columns, each where it is first seen; empty for a column
    /// without a name.
    pub(in crate::content::load) columns: Vec<Spanned<String>>,
    /// Its rows.
    pub(in crate::content::load) rows: Vec<Row>,
}

/// A row.
#[derive(Debug)]
pub(in crate::content::load) struct Row {
    /// Where it stands.
    pub(in crate::content::load) span: Span,
    /// Its cells, each with the number of its column; empty ones are left out.
    pub(in crate::content::load) cells: Vec<(usize, Cell)>,
}

/// Reads the table of a TOML file: the tables of `offices`. Names in languages
/// can be written `name.en`, or as a table. `None` if there is no table, which
/// is reported.
pub(in crate::content::load) fn of_toml(parsed: &Parsed<'_>, sink: &mut Sink) -> Option<Table> {
    let mut file = parsed.table(None);
    let tables = if parsed.has("offices") { file.tables("offices", sink) } else { Vec::new() };
    let is_empty = tables.is_empty() && !parsed.is_broken();
    let mut found = Table::default();
    for mut table in tables {
        let mut row = Row { span: table.span(), cells: Vec::new() };
        for (name, value) in table.named_values() {
            match value.entries() {
                None => found.add(&mut row, name.value.to_owned(), value, sink),
                Some(inner) => inner.into_iter().for_each(|(tag, value)| {
                    found.add(&mut row, format!("{}.{tag}", name.value), value, sink);
                }),
            }
        }
        found.rows.push(row);
    }
    if is_empty {
        let start = Span::new(parsed.file(), 0, 0);
        let message = "the table has no offices";
        sink.report(
            codes::BAD_TABLE
                .at(start, message)
                .hint("write a table [[offices]] for each of them, with `code` and `name`"),
        );
    }
    file.optional("offices");
    file.finish(sink);
    (!found.rows.is_empty()).then_some(found)
}

impl Table {
    /// Adds a value of a TOML file to a row.
    fn add(&mut self, row: &mut Row, name: String, value: Value<'_>, sink: &mut Sink) {
        let known = self.columns.iter().position(|column| column.value == name);
        let column = known.unwrap_or(self.columns.len());
        if known.is_none() {
            self.columns.push(Spanned { value: name, span: value.span() });
        }
        let cell = value.filled_string(sink);
        row.cells.extend(cell.map(|cell| (column, Cell::of_literal(&cell))));
    }
}

/// Reads the table of a CSV file, separated by commas, semicolons or tabs.
/// `None` if there is no table in it, which is reported.
pub(in crate::content::load) fn of_csv(id: FileId, file: &File, sink: &mut Sink) -> Option<Table> {
    if let Some(message) = foreign::message(id, file) {
        sink.report(message);
        return None;
    }
    let text = file.text.trim_start_matches('\u{FEFF}');
    let start = file.text.len() - text.len();
    let records = csv::records(id, &file.text, start, csv::separator(text));
    let records = records.map_err(|place| {
        let (columns, cells) = (csv::COLUMNS, csv::CELLS);
        let message = format!("the table has more than {columns} columns or {cells} cells");
        let message = codes::TOO_LARGE.at(place, message).label("one too many");
        sink.report(message.hint("take out what no flyer prints, or divide it into two tables"));
    });
    let records = records.ok()?;
    if let Some(open) = records.iter().find_map(|record| record.open) {
        sink.report(
            codes::BAD_TABLE
                .at(open, "a quote is never closed")
                .label("everything after it is one cell")
                .hint("put a second `\"` behind the text; a quote in a text is written `\"\"`"),
        );
        return None;
    }
    let Some(head) = records.first() else {
        let message = "the table is empty";
        let start = Span::new(id, start, start);
        sink.report(codes::BAD_TABLE.at(start, message).hint(FORM));
        return None;
    };
    if records.len() == 1 {
        sink.report(
            codes::BAD_TABLE
                .at(head.span, "the table has no offices")
                .label("no row below this one")
                .hint(FORM),
        );
        return None;
    }
    let mut records = records.into_iter();
    let mut columns = Vec::new();
    for (number, cell) in records.next().into_iter().flat_map(|head| head.cells) {
        let nameless = Spanned { value: String::new(), span: cell.span };
        columns.resize(number, nameless);
        columns.push(Spanned { value: cell.text, span: cell.span });
    }
    let row = |record: csv::Record| Row { span: record.span, cells: record.cells };
    let rows = records.map(row).collect();
    Some(Table { columns, rows })
}

/// What a table looks like.
const FORM: &str = "the first row names the columns, `code`, `name` and others; each row below it \
                    is an office";

impl Row {
    /// Reports the first of its cells that is in no column.
    pub(in crate::content::load) fn check_width(
        &self,
        columns: &[Spanned<String>],
        sink: &mut Sink,
    ) {
        let is_lost = |number: usize| columns.get(number).is_none_or(|name| name.value.is_empty());
        let Some((number, cell)) = self.cells.iter().find(|(number, _)| is_lost(*number)) else {
            return;
        };
        let message = match number < &columns.len() {
            true => "the column of this cell has no name".to_owned(),
            false => {
                let count = columns.len();
                format!("this is cell {} of a row, but there are {count} columns", number + 1)
            }
        };
        sink.report(
            codes::LIST_LENGTH
                .at(cell.span, message)
                .label("in no column")
                .hint("name its column in the first row, or empty the cell")
                .hint("a text with a comma in it stands between double quotes"),
        );
    }
}
