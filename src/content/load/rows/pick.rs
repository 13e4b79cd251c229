//! Which rows of a file a block prints, and in which order.
//!
//! In: what `flyer.toml` says, and the table. Out: rows with their names and days.
//! Knows nothing about what is printed of them.

use std::collections::BTreeSet;

use super::files::File;
use super::{CONTENT, Columns, ROWS, Said, codes, shortened};
use crate::content::Period;
use crate::content::load::csv::{Cell, Row, Table, day, is_same, is_spoiled, narrow};
use crate::content::load::facts::When;
use crate::content::load::suggest;
use crate::diag::{Diagnostic, Sink};
use crate::frame::Date;
use crate::source::{Span, Spanned};

/// A row that is printed now or later.
pub(super) struct Picked<'a> {
    pub(super) row: &'a Row,
    pub(super) name: &'a str,
    pub(super) period: Period,
}

/// The number of the column with a name; reports it if there is none, or if there are
/// two.
pub(super) fn column(
    name: &Spanned<String>,
    table: &Table,
    file: &str,
    sink: &mut Sink,
) -> Option<usize> {
    let wanted = narrow(&name.value);
    let is_meant = |column: &Spanned<String>| is_same(&column.value, &name.value);
    let mut found = table.columns.iter().enumerate().filter(|(_, column)| is_meant(column));
    let first = found.next();
    if first.is_none() {
        let message = format!("{CONTENT}/data/{file} has no column `{}`", shortened(&name.value));
        let known = table.columns.iter().map(|column| column.value.as_str());
        let alike: Vec<&str> = known.clone().filter(|known| known.contains(&*wanted)).collect();
        let known = if alike.is_empty() { known.collect() } else { alike };
        let known: Vec<&str> = known.into_iter().filter(|name| !name.is_empty()).collect();
        sink.report(
            codes::UNKNOWN_COLUMN
                .at(name.span, message)
                .label("not in the first row of the file")
                .hint(suggest::hint(&name.value, known)),
        );
    }
    if let Some((_, second)) = found.next() {
        let message = format!("two columns are called `{}`", shortened(&name.value));
        let message = codes::DUPLICATE_KEY.at(second.span, message).label("the second one");
        sink.report(message.hint("rename one of them, here and in flyer.toml"));
    }
    first.map(|(number, _)| number)
}

/// The rows that a block prints on the flyer's day or later, in the order of the file.
pub(super) fn rows<'a>(
    said: &Said,
    columns: &Columns<'_>,
    file: &'a File,
    (when, place): (When, Span),
    sink: &mut Sink,
) -> Vec<Picked<'a>> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut picked = Vec::new();
    let mut is_broken = !file.is_whole;
    for row in &file.table.rows {
        if sink.is_full() || picked.len() > ROWS {
            break;
        }
        if !is_chosen(said, columns, row) {
            continue;
        }
        let name = name(said, columns, row, sink);
        let (Some(name), Some(period)) = (name, period(said, columns, row, sink)) else {
            is_broken = true;
            continue;
        };
        if !names.insert(&name.text) {
            sink.report(doubled(name, said));
        }
        if period.last().is_none_or(|last| when.day <= last) {
            picked.push(Picked { row, name: &name.text, period });
        }
    }
    let is_printed = picked.iter().any(|picked| picked.period.holds(when.day));
    if when.printed && !is_printed && !is_broken {
        nothing_left(said, columns, &file.table, (when.day, place), sink);
    }
    picked
}

/// Puts rows in the order that `flyer.toml` asks for.
pub(super) fn sort(said: &Said, columns: &Columns<'_>, rows: &mut [Picked<'_>]) {
    if let Some(sort) = &said.sort {
        let numbers = Numbers::of(rows.iter().map(|picked| columns.cell(picked.row, sort)));
        rows.sort_by_cached_key(|picked| numbers.key(columns.cell(picked.row, sort)));
    }
}

fn doubled(name: &Cell, said: &Said) -> Diagnostic {
    let message = format!("two rows have the name `{}`", shortened(&name.text));
    let column = &said.name.value;
    let hint = format!("each row needs its own `{column}`; or name another column in flyer.toml");
    codes::DUPLICATE_ENTRY.at(name.span, message).label("the second one").hint(hint)
}

/// Whether a row says all that `only` asks for.
pub(super) fn is_chosen(said: &Said, columns: &Columns<'_>, row: &Row) -> bool {
    said.only.iter().all(|(column, wanted)| {
        let cell = columns.cell(row, column);
        cell.is_some_and(|cell| is_same(&cell.text, &wanted.value))
    })
}

fn name<'a>(said: &Said, columns: &Columns<'_>, row: &'a Row, sink: &mut Sink) -> Option<&'a Cell> {
    let cell = columns.cell(row, &said.name);
    if cell.is_none() {
        let message = format!("the row has no `{}`", shortened(&said.name.value));
        sink.report(
            codes::BAD_ROW
                .at(row.span, message)
                .label("in this row")
                .hint("fill this column: rows are told apart by it"),
        );
    }
    cell.filter(|cell| !is_spoiled(cell, &codes::BAD_ROW, sink))
}

/// The days on which a row is printed; `None` if they are broken, which is reported.
fn period(said: &Said, columns: &Columns<'_>, row: &Row, sink: &mut Sink) -> Option<Period> {
    let mut read = |column: &Option<Spanned<String>>| {
        let cell = column.as_ref().and_then(|column| columns.cell(row, column));
        cell.map(|cell| {
            let value = day_of(cell, sink)?;
            Some(Spanned { value, span: cell.span })
        })
    };
    let (from, until) = (read(&said.from), read(&said.until));
    let (from, until) = (from.map_or(Some(None), |it| it.map(Some))?, until);
    let until = until.map_or(Some(None), |it| it.map(Some))?;
    let period = Period { from: from.map(|from| from.value), until };
    period.check(sink);
    Some(period)
}

/// The day in a cell; reports a cell that holds none.
pub(super) fn day_of(cell: &Cell, sink: &mut Sink) -> Option<Date> {
    let day = day(&cell.text);
    if day.is_none() {
        let message = format!("`{}` is not a day", shortened(&cell.text));
        sink.report(
            codes::BAD_ROW
                .at(cell.span, message)
                .label("expected a year, a month and a day")
                .hint("write it as 2026-12-24, 2026/12/24 or 2026年12月24日"),
        );
    }
    day
}

/// Reports that there is no row to print, and why.
fn nothing_left(
    said: &Said,
    columns: &Columns<'_>,
    table: &Table,
    (day, place): (Date, Span),
    sink: &mut Sink,
) {
    let file = &said.file.value;
    let message = format!("{CONTENT}/data/{file} has no row to print");
    let chosen = table.rows.iter().filter(|row| is_chosen(said, columns, row)).count();
    if chosen > 0 {
        let message = codes::NO_ROWS.at(place, message);
        let label = format!("on {day} all rows are over, or have not begun");
        sink.report(message.label(label).hint("put a newer file there, or give the block `until`"));
        return;
    }
    let mut message = codes::NO_ROWS.at(place, message).label("no row says all that `only` asks");
    for (column, wanted) in &said.only {
        let cells = table.rows.iter().filter_map(|row| columns.cell(row, column));
        let known = suggest::hint(&wanted.value, cells.map(|cell| cell.text.as_str()));
        message = message.hint(format!("`{}`: {known}", shortened(&column.value)));
    }
    sink.report(message);
}

/// Whether the cells by which rows are sorted are numbers.
struct Numbers(bool);

impl Numbers {
    fn of<'a>(cells: impl Iterator<Item = Option<&'a Cell>>) -> Self {
        Self(cells.flatten().all(|cell| number(cell).is_some()))
    }

    /// By what a cell is sorted: empty ones come last.
    fn key(&self, cell: Option<&Cell>) -> (bool, u64, String) {
        let Some(cell) = cell else { return (true, 0, String::new()) };
        match number(cell).filter(|_| self.0) {
            Some(number) => (false, number, String::new()),
            None => (false, 0, narrow(&cell.text)),
        }
    }
}

/// A whole number, with or without commas between its groups.
pub(super) fn number(cell: &Cell) -> Option<u64> {
    let plain = narrow(&cell.text).replace(',', "");
    let is_number = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| plain.parse().ok())?
}
