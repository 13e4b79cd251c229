//! The CSV files in `content/data`, each read when a flyer first asks for it.
//!
//! In: names of files. Out: tables; what is wrong with a file is reported once.
//! Knows nothing about columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;

use crate::content::load::csv::{self, Row, Table, Told};
use crate::content::load::reader::shortened;
use crate::content::load::{CONTENT, codes, folder, suggest};
use crate::diag::Sink;
use crate::source::{FileId, Sources, Spanned};

/// The folder of the files, below that of the content.
const FOLDER: &str = "data";

/// The most rows of a file: each block looks at all of them.
const ROWS: usize = 20_000;

/// The most cells of all files together that are not empty.
const CELLS: usize = 250_000;

/// What messages say of such a table.
const TOLD: Told = Told {
    rows: "rows",
    form: "the first row names the columns; each row below it is a row of the table on paper",
};

/// The files.
pub(in crate::content::load) struct Files {
    /// Their names; `None` if their folder cannot be used, which was reported.
    names: Option<Vec<String>>,
    read: BTreeMap<String, File>,
    /// How many cells may still be kept.
    room: usize,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub(in crate::content::load) struct File {
    /// The file.
    pub(in crate::content::load) id: FileId,
    /// Its table; empty if there is none in it, which was reported.
    pub(in crate::content::load) table: Arc<Table>,
    /// Whether all of its rows have as many cells as there are columns.
    pub(in crate::content::load) is_whole: bool,
}

/// The tables that a flyer names, by the names of their files.
pub(in crate::content::load) type Tables = BTreeMap<String, File>;

impl Files {
    /// The files that there are.
    ///
    /// # Errors
    /// Fails if their folder cannot be read.
    pub(in crate::content::load) fn new(sources: &mut Sources, sink: &mut Sink) -> Result<Self> {
        let names = match sources.list(CONTENT)?.iter().any(|name| name == FOLDER) {
            true => folder::names(&format!("{CONTENT}/{FOLDER}"), sources, sink)?,
            false => Some(Vec::new()),
        };
        Ok(Self { names, read: BTreeMap::new(), room: CELLS })
    }

    /// The table of a file; `None` if there is no such file, which is reported.
    ///
    /// # Errors
    /// Fails if it cannot be read.
    pub(in crate::content::load) fn get(
        &mut self,
        name: &Spanned<String>,
        sources: &mut Sources,
        sink: &mut Sink,
    ) -> Result<Option<File>> {
        if let Some(file) = self.read.get(&name.value) {
            return Ok(Some(file.clone()));
        }
        let Some(names) = &self.names else { return Ok(None) };
        if !names.contains(&name.value) {
            let message = format!("there is no file `{}`", shortened(&name.value));
            sink.report(
                codes::UNKNOWN_FILE
                    .at(name.span, message)
                    .label(format!("no such file in {CONTENT}/{FOLDER}"))
                    .hint(suggest::hint(&name.value, names.iter().map(String::as_str)))
                    .hint(format!("put the CSV file into {CONTENT}/{FOLDER}")),
            );
            return Ok(None);
        }
        let id = sources.read(&format!("{CONTENT}/{FOLDER}/{}", name.value))?;
        let table = csv::read(&sources.file(id).clone(), &TOLD, sink).unwrap_or_default();
        let table = if self.has_room(&table, name, sink) { table } else { Table::default() };
        let broken = table.rows.iter().filter(|row| !is_whole(row, &table, sink)).count();
        let file = File { id, table: Arc::new(table), is_whole: broken == 0 };
        self.read.insert(name.value.clone(), file.clone());
        Ok(Some(file))
    }

    /// Whether a table can be kept beside the others; reports it if not.
    fn has_room(&mut self, table: &Table, name: &Spanned<String>, sink: &mut Sink) -> bool {
        let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
        let left = self.room.checked_sub(cells);
        let (message, label) = match (table.rows.len(), left) {
            (0..=ROWS, Some(left)) => {
                self.room = left;
                return true;
            }
            (0..=ROWS, None) => {
                let message =
                    format!("the files in {CONTENT}/{FOLDER} have more than {CELLS} cells");
                (message, "together with this one".to_owned())
            }
            (rows, _) => (format!("a file with more than {ROWS} rows"), format!("it has {rows}")),
        };
        let message = codes::TOO_LARGE.at(name.span, message).label(label);
        sink.report(message.hint("take out rows and columns that no flyer prints"));
        false
    }
}

/// Whether a row has as many cells as there are columns; reports it if not.
fn is_whole(row: &Row, table: &Table, sink: &mut Sink) -> bool {
    let (width, count) = (row.width, table.columns.len());
    if width >= count {
        return row.fits(&table.columns, sink);
    }
    let cells = if width == 1 { "cell" } else { "cells" };
    let message = format!("this row has {width} {cells}, but there are {count} columns");
    sink.report(
        codes::BAD_ROW
            .at(row.span, message)
            .label("too short")
            .hint("a text with a line break in it stands between double quotes")
            .hint("empty cells at the end of a row need their commas, too"),
    );
    false
}
