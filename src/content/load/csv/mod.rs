//! Tables of text, as cities and spreadsheets write them: CSV files.
//!
//! In: a file that `source` has read. Out: the names of its columns, and rows of
//! cells, each with its place; a message for a file that is not a table. Does not
//! know what a column means.

mod cell;
mod day;
mod foreign;
mod records;
mod spoiled;

pub(crate) use cell::{Cell, is_same, narrow, narrowed};
pub(crate) use day::day;
pub(crate) use spoiled::{is_date, is_spoiled};

use super::codes;
use crate::diag::Sink;
use crate::source::{File, Span, Spanned};

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The names of its columns, each where it is first seen; empty for a column
    /// without a name.
    pub(crate) columns: Vec<Spanned<String>>,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
}

/// A row.
#[derive(Debug)]
pub(crate) struct Row {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its cells, each with the number of its column; empty ones are left out.
    pub(crate) cells: Vec<(usize, Cell)>,
    /// How many cells it has, empty ones included.
    pub(crate) width: usize,
}

/// What messages say of a table.
pub(crate) struct Told {
    /// What its rows are.
    pub(crate) rows: &'static str,
    /// What it looks like.
    pub(crate) form: &'static str,
}

/// Reads the table of a CSV file, separated by commas, semicolons or tabs.
/// `None` if there is no table in it, which is reported.
pub(crate) fn read(file: &File, told: &Told, sink: &mut Sink) -> Option<Table> {
    if let Some(message) = foreign::message(file) {
        sink.report(message);
        return None;
    }
    let text = file.text.trim_start_matches('\u{FEFF}');
    let start = file.text.len() - text.len();
    let records = records::records(file.id, &file.text, start, records::separator(text));
    let records = records.map_err(|place| {
        let (columns, cells) = (records::COLUMNS, records::CELLS);
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
    let mut records = records.into_iter();
    let Some(head) = records.next() else {
        let start = Span::new(file.id, start, start);
        sink.report(codes::BAD_TABLE.at(start, "the table is empty").hint(told.form));
        return None;
    };
    let row = |it: records::Record| Row { span: it.span, cells: it.cells, width: it.width };
    let rows: Vec<Row> = records.map(row).collect();
    if rows.is_empty() {
        sink.report(
            codes::BAD_TABLE
                .at(head.span, format!("the table has no {}", told.rows))
                .label("no row below this one")
                .hint(told.form),
        );
        return None;
    }
    Some(Table { columns: columns(head), rows })
}

fn columns(head: records::Record) -> Vec<Spanned<String>> {
    let mut columns = Vec::new();
    for (number, cell) in head.cells {
        let nameless = Spanned { value: String::new(), span: cell.span };
        columns.resize(number, nameless);
        columns.push(Spanned { value: cell.text, span: cell.span });
    }
    columns
}

impl Row {
    /// Whether each of its cells is in a column; reports the first that is not.
    pub(crate) fn fits(&self, columns: &[Spanned<String>], sink: &mut Sink) -> bool {
        let is_lost = |number: usize| columns.get(number).is_none_or(|name| name.value.is_empty());
        let Some((number, cell)) = self.cells.iter().find(|(number, _)| is_lost(*number)) else {
            return true;
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
        false
    }
}
