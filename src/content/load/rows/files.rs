//! The CSV files in `content/data`, each read when a flyer first asks for it.
//!
//! In: names of files. Out: tables; what is wrong with a file is reported once.
//! Knows nothing about columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;

use crate::content::load::csv::{self, Table, Told};
use crate::content::load::reader::shortened;
use crate::content::load::{CONTENT, codes, folder, suggest};
use crate::diag::Sink;
use crate::source::{FileId, Sources, Spanned};

/// The folder of the files, below that of the content.
const FOLDER: &str = "data";

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
}

/// A file that was read.
#[derive(Debug, Clone)]
pub(in crate::content::load) struct File {
    /// The file.
    pub(in crate::content::load) id: FileId,
    /// Its table; empty if there is none in it, which was reported.
    pub(in crate::content::load) table: Arc<Table>,
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
        Ok(Self { names, read: BTreeMap::new() })
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
        let table = csv::read(id, &sources.file(id).clone(), &TOLD, sink).unwrap_or_default();
        let file = File { id, table: Arc::new(table) };
        self.read.insert(name.value.clone(), file.clone());
        Ok(Some(file))
    }
}
