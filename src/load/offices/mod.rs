//! Offices: a CSV or TOML file of a city's own data → [`Office`]s.
//!
//! In: the file that the user names, and the emblems beside it. Out: the offices
//! whose rows are right; each mistake of the others is reported at its line.
//! Knows nothing about flyers.

mod code;
mod row;
mod table;

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use super::literal::Literal;
use super::reader::{Parsed, shortened};
use super::{codes, picture};
use crate::diag::{Diagnostic, Sink};
use crate::lang::Tag;
use crate::model::Office;
use crate::source::{Gate, Sources};

use row::Logos;
use table::Row;

/// Offices, and how many rows were left out.
#[derive(Debug, Default)]
pub struct Offices {
    /// The offices in the order of the file.
    pub offices: Vec<Office>,
    /// How many rows have mistakes.
    pub wrong: usize,
}

/// Reads the offices of a file. A row with a mistake is left out, and reported.
///
/// # Errors
/// Fails if the file or one of its emblems cannot be read.
pub fn offices(path: &Path, sources: &mut Sources, sink: &mut Sink) -> Result<Offices> {
    let japanese = Tag::new("ja").map_err(anyhow::Error::msg)?;
    let id = sources.read_given(path)?;
    let file = sources.file(id).clone();
    let (parsed, records);
    let rows = if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        parsed = Parsed::new(id, &file, sink);
        table::of_toml(&parsed, sink)
    } else {
        records = table::records(id, &file, sink);
        table::of_csv(&records, (id, &file), sink)
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let logos = logos(&rows, folder, sources, sink)?;
    check_columns(&rows, sink);
    let mut codes = BTreeSet::new();
    let mut found = Offices::default();
    for row in &rows {
        let office = row::office(row, &logos, &japanese, sink);
        let office = office.filter(|office| is_new(office, &mut codes, sink));
        found.wrong += usize::from(office.is_none());
        found.offices.extend(office);
    }
    Ok(found)
}

/// Reports columns that mean nothing, each once.
fn check_columns(rows: &[Row<'_>], sink: &mut Sink) {
    let mut told = BTreeSet::new();
    for row in rows {
        for (name, cell) in &row.cells {
            if told.insert(name) {
                row::is_column(name, cell.span, sink);
            }
        }
    }
}

/// Whether no office before has the same code; reports it if one has.
fn is_new(office: &Office, codes: &mut BTreeSet<String>, sink: &mut Sink) -> bool {
    let is_new = codes.insert(office.code.clone());
    if !is_new {
        let message = format!("two offices have the code {}", office.code);
        sink.report(
            codes::DUPLICATE_ENTRY
                .at(office.span, message)
                .label("the second one")
                .hint("their flyers would have the same names"),
        );
    }
    is_new
}

/// The emblems that rows name: SVG files beside the table.
fn logos(rows: &[Row<'_>], folder: &Path, sources: &mut Sources, sink: &mut Sink) -> Result<Logos> {
    let mut logos = Logos::new();
    let gate = Gate::named(folder);
    for cell in rows.iter().filter_map(|row| row.cells.get("logo")) {
        if logos.contains_key(cell.text) {
            continue;
        }
        let id = match sources.read_beside(&gate, cell.text.trim_start_matches("./")) {
            Ok(id) => id,
            Err(error) => {
                sink.report(no_emblem(*cell, &error));
                logos.insert(cell.text.to_owned(), None);
                continue;
            }
        };
        let file = sources.file(id).clone();
        let mut found = Sink::default();
        let picture = picture::read(cell.text, id, &file, &mut found);
        let picture = (!found.has_errors()).then(|| Arc::new(picture));
        sink.append(found);
        logos.insert(cell.text.to_owned(), picture);
    }
    Ok(logos)
}

/// Says why an emblem cannot be read.
fn no_emblem(cell: Literal<'_>, error: &io::Error) -> Diagnostic {
    let (message, label) = match error.kind() {
        ErrorKind::NotFound => {
            let message = format!("there is no emblem `{}`", shortened(cell.text));
            (message, "no such file beside the table of offices".to_owned())
        }
        _ => (format!("the emblem `{}` cannot be read", shortened(cell.text)), error.to_string()),
    };
    codes::UNKNOWN_PICTURE
        .at(cell.span, message)
        .label(label)
        .hint("name an SVG file in the same folder as the table or below it")
}
