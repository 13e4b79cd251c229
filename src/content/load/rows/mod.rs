//! Rows of a table that come from a file of the city: a CSV file in `content/data`.
//!
//! In: what `flyer.toml` says of them, and the file as a table. Out: [`FileRows`],
//! the rows in all languages; each mistake is reported at its cell. Knows nothing
//! about packs.

mod cells;
mod files;
mod pick;
mod reading;
mod said;

use std::collections::{BTreeMap, BTreeSet};

use super::csv::{Cell, Row, Table};
use super::facts::When;
use super::reader::shortened;
use super::{CONTENT, codes};
use crate::content::model::{Listed, ListedRow, Names, Pack};
use crate::content::{Languages, Term};
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::Tag;
use crate::source::{Span, Spanned};

use cells::Reader;
pub(super) use files::{Files, Tables};
use pick::Picked;
pub(crate) use said::Said;
use said::SaidColumn;

/// The most rows of a table on paper: as many as fill twenty pages.
const ROWS: usize = 1_000;

/// The rows of a table, in all languages.
#[derive(Debug)]
pub(crate) struct FileRows {
    /// The name of the file in `content/data`.
    pub(crate) file: String,
    /// The names of all its rows, whether or not they are printed; `None` if the file
    /// cannot be used, which was reported.
    pub(crate) known: Option<BTreeSet<String>>,
    /// The names of the rows that `only` leaves out.
    pub(crate) left_out: BTreeSet<String>,
    /// The names of the tables in which packs say how some of its cells are printed.
    pub(crate) values: Vec<String>,
    /// The rows that are not over on the flyer's day, in the order in which they are
    /// printed.
    pub(crate) rows: Vec<FileRow>,
}

/// A row.
#[derive(Debug)]
pub(crate) struct FileRow {
    /// Its name, which no other row has.
    pub(crate) name: String,
    /// Whether it is printed on the flyer's day, and not only later.
    pub(crate) is_printed: bool,
    /// Its cells, one for each column of the table.
    pub(crate) cells: Vec<FileCell>,
}

/// What a cell says.
#[derive(Debug)]
pub(crate) enum FileCell {
    /// Nothing.
    Empty,
    /// Words, in the languages in which they are known.
    Words(Names, Span),
    /// A number.
    Number(u32, Span),
    /// A telephone number.
    Phone(String, Span),
    /// A day.
    Day(Date, Span),
    /// What packs have words for: below the name of a table.
    Value(String, String),
}

/// What the rows of a flyer are read against.
pub(super) struct Around<'a> {
    /// The files that the flyer names.
    pub(super) tables: &'a Tables,
    /// How each language calls a thing.
    pub(super) glossary: &'a [Term],
    /// The tag of Japanese.
    pub(super) japanese: &'a Tag,
    /// How languages are set.
    pub(super) languages: &'a Languages,
}

/// Reads the rows of a block. Where the file or one of its columns is missing there
/// are none; that was reported.
pub(super) fn read(
    said: &Spanned<Said>,
    around: &Around<'_>,
    when: When,
    sink: &mut Sink,
) -> (FileRows, Listed) {
    let Spanned { value: said, span: place } = said;
    let place = *place;
    let file = said.file.value.clone();
    let values =
        said.columns.iter().filter_map(|column| Some(column.values.as_ref()?.value.clone()));
    let values = values.collect();
    let (left_out, rows) = (BTreeSet::new(), Vec::new());
    let mut rows = FileRows { file: file.clone(), known: None, left_out, values, rows };
    let (source, checked) = (said.source.clone(), said.checked.clone());
    let mut listed = Listed { file, source, checked, ..Listed::default() };
    let Some(found) = around.tables.get(&said.file.value) else { return (rows, listed) };
    if found.table.rows.is_empty() {
        return (rows, listed);
    }
    let Some(columns) = columns(said, &found.table, sink) else { return (rows, listed) };
    let names = found.table.rows.iter().filter_map(|row| columns.cell(row, &said.name));
    rows.known = Some(names.map(|name| name.text.clone()).collect());
    let left_out = found.table.rows.iter().filter(|row| !pick::is_chosen(said, &columns, row));
    let left_out = left_out.filter_map(|row| columns.cell(row, &said.name));
    rows.left_out = left_out.map(|name| name.text.clone()).collect();
    let mut picked = pick::rows(said, &columns, found, (when, place), sink);
    if picked.len() > ROWS {
        let message = format!("a table of a flyer has at most {ROWS} rows");
        let message = codes::LIST_LENGTH.at(place, message).label("too many");
        sink.report(message.hint("choose some of them with `only`"));
        return (rows, listed);
    }
    pick::sort(said, &columns, &mut picked);
    let printed = printed(said);
    listed.columns = printed.iter().map(|name| name.value.clone()).collect();
    let mut reader = Reader::new(&columns, around, sink);
    for Picked { row, name, period } in picked {
        let is_printed = period.holds(when.day);
        let cells = said.columns.iter().map(|column| reader.cell(column, row, name)).collect();
        rows.rows.push(FileRow { name: name.to_owned(), is_printed, cells });
        let cell = |name: &&Spanned<String>| {
            Some((name.value.clone(), columns.cell(row, name)?.text.clone()))
        };
        let cells = printed.iter().filter_map(cell).collect();
        listed.rows.push(ListedRow { name: name.to_owned(), period, cells });
    }
    let pack = |(language, texts)| Pack::of_texts(found.id, language, around.languages, texts);
    listed.texts = reader.texts.into_iter().map(pack).collect();
    (rows, listed)
}

/// The numbers of the columns that a block names.
struct Columns<'a>(BTreeMap<&'a str, usize>);

impl Columns<'_> {
    /// The cell of a row in the column of this name, if it is not empty.
    fn cell<'r>(&self, row: &'r Row, name: &Spanned<String>) -> Option<&'r Cell> {
        let number = self.0.get(name.value.as_str())?;
        let place = row.cells.binary_search_by_key(number, |(number, _)| *number);
        place.ok().map(|place| &row.cells[place].1)
    }
}

/// Looks the columns up that a block names; `None` if one of them is not there, which
/// is reported.
fn columns<'a>(said: &'a Said, table: &Table, sink: &mut Sink) -> Option<Columns<'a>> {
    let mut columns = Columns(BTreeMap::new());
    let mut is_whole = true;
    for name in said.names() {
        if columns.0.contains_key(name.value.as_str()) {
            continue;
        }
        match pick::column(name, table, &said.file.value, sink) {
            Some(number) => _ = columns.0.insert(&name.value, number),
            None => is_whole = false,
        }
    }
    is_whole.then_some(columns)
}

/// The columns of the file that are printed in some language, each once.
fn printed(said: &Said) -> Vec<&Spanned<String>> {
    let mut names: Vec<&Spanned<String>> = Vec::new();
    for name in said.columns.iter().flat_map(SaidColumn::names) {
        if names.iter().all(|known| known.value != name.value) {
            names.push(name);
        }
    }
    names
}
