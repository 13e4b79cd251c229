//! Rows of a table of offices in TOML.
//!
//! In: a TOML file. Out: the names of its columns, and rows of cells, as a CSV file
//! has them. Does not know what a column means.

use crate::content::codes;
use crate::content::load::csv::{Cell, Row, Table, Told};
use crate::content::load::reader::{Parsed, Value};
use crate::diag::Sink;
use crate::source::{Span, Spanned};

/// Reads the table of a TOML file: the tables of `offices`. Names in languages
/// can be written `name.en`, or as a table. `None` if there is no table, which
/// is reported.
pub(in crate::content::load) fn of_toml(parsed: &Parsed<'_>, sink: &mut Sink) -> Option<Table> {
    let mut file = parsed.table(None);
    let tables = if parsed.has("offices") { file.tables("offices", sink) } else { Vec::new() };
    let is_empty = tables.is_empty() && !parsed.is_broken();
    let mut found = Table::default();
    for mut table in tables {
        let mut row = Row { span: table.span(), cells: Vec::new(), width: 0 };
        for (name, value) in table.named_values() {
            match value.entries() {
                None => add(&mut found, &mut row, name.value.to_owned(), value, sink),
                Some(inner) => inner.into_iter().for_each(|(tag, value)| {
                    add(&mut found, &mut row, format!("{}.{tag}", name.value), value, sink);
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

/// Adds a value of a TOML file to a row.
fn add(found: &mut Table, row: &mut Row, name: String, value: Value<'_>, sink: &mut Sink) {
    let known = found.columns.iter().position(|column| column.value == name);
    let column = known.unwrap_or(found.columns.len());
    if known.is_none() {
        found.columns.push(Spanned { value: name, span: value.span() });
    }
    let cell = value.filled_string(sink);
    row.cells.extend(cell.map(|cell| (column, Cell::of_literal(&cell))));
    row.width += 1;
}

/// What messages say of a table of offices.
pub(super) const TOLD: Told = Told {
    rows: "offices",
    form: "the first row names the columns, `code`, `name` and others; each row below it is an \
           office",
};
