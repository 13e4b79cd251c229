//! Offices: a CSV or TOML file of a city's own data → [`Office`]s.
//!
//! In: the file that the user names, the emblems beside it, and the languages of
//! the flyers. Out: the offices whose rows are right, and all texts as checks
//! take them; each mistake is reported at its cell. Knows nothing about flyers
//! but their languages.

mod code;
mod columns;
pub(super) mod days;
mod emblem;
mod opening;
mod row;
mod stand_in;
mod table;
mod text;
pub(super) mod written;

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::Result;

use super::codes;
use super::csv::{self, Cell, Row, Table};
use super::reader::{Parsed, shortened};
use crate::content::Closure;
use crate::content::model::{self, Office, Pack, Workspace};
use crate::content::table::fact::FactForm;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::lang::Tag;
use crate::source::{FileId, Gate, Sources, Span};

use columns::{Column, Known};
use emblem::Room;
use opening::Closures;
pub(super) use row::number;
use row::{Cells, Logos, Texts};
pub(super) use written::of_address;

/// The offices of a table.
#[derive(Debug)]
pub struct Offices {
    /// The offices in the order of the file.
    pub offices: Vec<Office>,
    /// The texts of the table, a pack for each language: what checks look at.
    pub texts: Vec<Pack>,
    /// Its columns of texts.
    pub columns: Vec<model::OfficeColumn>,
    /// The file of the table.
    file: FileId,
    /// The files of its emblems.
    emblems: Vec<FileId>,
    /// Whether the table as a whole is wrong, so that no flyer is made.
    refused: bool,
    /// Where the rows begin.
    rows: Vec<Span>,
    /// The numbers of the rows that are left out.
    wrong: BTreeSet<usize>,
}

impl Offices {
    /// Leaves out the offices in whose rows an error was found; all of them if it
    /// stands above the rows, or if not all errors are known.
    pub fn leave_out(&mut self, messages: &[Diagnostic]) {
        let errors = messages.iter().filter(|message| message.severity == Severity::Error);
        for error in errors {
            match error.span {
                None => self.refused = true,
                Some(span) if span.file != self.file => {}
                Some(span) => match self.row(span) {
                    Some(row) => _ = self.wrong.insert(row),
                    None => self.refused = true,
                },
            }
        }
        let (rows, wrong, refused) = (&self.rows, &self.wrong, self.refused);
        let is_wrong =
            |office: &Office| row_at(rows, office.span).is_none_or(|r| wrong.contains(&r));
        self.offices.retain(|office| !refused && !is_wrong(office));
    }

    /// The number of the row in which a place is.
    fn row(&self, place: Span) -> Option<usize> {
        row_at(&self.rows, place)
    }

    /// How many rows are left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.wrong.len()
    }

    /// Whether a file is the table or one of its emblems: what is wrong there
    /// keeps no other office from being made.
    #[must_use]
    pub fn holds(&self, file: FileId) -> bool {
        self.file == file || self.emblems.contains(&file)
    }
}

/// The number of the row in which a place is.
fn row_at(rows: &[Span], place: Span) -> Option<usize> {
    rows.partition_point(|row| row.start <= place.start).checked_sub(1)
}

/// Reads the offices of a file. A row with a mistake is left out, and reported.
///
/// # Errors
/// Fails if the file or one of its emblems cannot be read.
pub fn offices(
    path: &Path,
    workspace: &Workspace,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<Offices> {
    let japanese = Tag::new("ja").map_err(anyhow::Error::msg)?;
    let id = sources.read_given(path)?;
    let file = sources.file(id).clone();
    let is_toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let table = match is_toml {
        true => table::of_toml(&Parsed::new(&file, sink), sink),
        false => csv::read(&file, &table::TOLD, sink),
    };
    let tags = languages(workspace);
    let known = Known { tags: &tags, japanese: &japanese };
    let columns = table.as_ref().and_then(|table| columns::read(table, &known, sink));
    let table = table.unwrap_or_default();
    let mut found = Offices {
        offices: Vec::new(),
        texts: Vec::new(),
        columns: columns.iter().flat_map(|it| texts(&table, &it.all, &japanese)).collect(),
        file: id,
        emblems: Vec::new(),
        refused: columns.as_ref().is_none_or(|columns| !columns.is_whole),
        rows: table.rows.iter().map(|row| row.span).collect(),
        wrong: BTreeSet::new(),
    };
    if let Some(columns) = columns.filter(|columns| is_toml || columns.has_needed(sink)) {
        let folder = path.parent().unwrap_or(Path::new(""));
        let cells = logo_cells(&table.rows, &columns.all);
        let logos = logos(cells, folder, &mut found.emblems, sources, sink)?;
        let closures = closures(workspace);
        let texts = found.read(&table, &columns.all, (&logos, &closures), &japanese, sink);
        let pack = |(tag, texts)| Pack::of_texts(id, tag, &workspace.languages, texts);
        found.texts = texts.into_iter().map(pack).collect();
    } else {
        found.refused = true;
    }
    Ok(found)
}

/// The columns whose cells are texts, each in its language.
fn texts<'a>(
    table: &'a Table,
    columns: &'a [Option<Column>],
    japanese: &'a Tag,
) -> impl Iterator<Item = model::OfficeColumn> + 'a {
    let columns = table.columns.iter().zip(columns);
    columns.filter_map(|(name, column)| {
        let column = column.as_ref().filter(|column| column.has_words())?;
        let language = column.language.clone().unwrap_or_else(|| japanese.clone());
        Some(model::OfficeColumn { stem: column.stem, language, span: name.span })
    })
}

/// The closures as they hold on the day of the flyers.
fn closures(workspace: &Workspace) -> Vec<(&str, &Closure)> {
    let day = workspace.flyers.first().map(|flyer| flyer.as_of);
    let closures = workspace.facts.iter().filter_map(|fact| {
        let version = day.and_then(|day| fact.on(day)).or(fact.versions.last())?;
        Some((&*fact.name.value, Closure::of(&version.value)?))
    });
    closures.collect()
}

/// The languages that a table can have columns in: those of the flyers; all that
/// the project knows where not all flyers were loaded.
fn languages(workspace: &Workspace) -> Vec<Tag> {
    let offered = workspace.flyers.iter().flat_map(|flyer| flyer.offered.iter().cloned());
    let rows = workspace.languages.iter().filter(|_| !workspace.whole).map(|row| row.tag.clone());
    let mut tags: Vec<Tag> = offered.chain(rows).collect();
    tags.sort();
    tags.dedup();
    tags
}

impl Offices {
    fn read(
        &mut self,
        table: &Table,
        columns: &[Option<Column>],
        (logos, closures): (&Logos, &Closures<'_>),
        japanese: &Tag,
        sink: &mut Sink,
    ) -> Texts {
        let (mut codes, mut texts) = (BTreeSet::new(), Texts::new());
        let repeated = repeated_codes(table, columns);
        for (number, row) in table.rows.iter().enumerate() {
            let mut found = Sink::default();
            row.fits(&table.columns, &mut found);
            let cells = Cells::new(row, columns, &mut found);
            let office = row::office(&cells, logos, closures, japanese, &mut texts, &mut found);
            let office = office.map(|office| office.told_apart(&repeated));
            let office =
                office.filter(|office| is_new(office, (&mut codes, &repeated), &mut found));
            match office.filter(|_| !found.has_errors()) {
                Some(office) => self.offices.push(office),
                None => _ = self.wrong.insert(number),
            }
            sink.append(found);
        }
        texts
    }
}

/// The codes that stand in several rows.
fn repeated_codes(table: &Table, columns: &[Option<Column>]) -> BTreeSet<String> {
    let code = columns.iter().position(|column| *column == Some(Column::own("code")));
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let codes = cells.filter(|(number, _)| Some(*number) == code);
    let (mut seen, mut repeated) = (BTreeSet::new(), BTreeSet::new());
    for code in codes.map(|(_, cell)| written::code(&cell.text)) {
        if !seen.insert(code.clone()) {
            repeated.insert(code);
        }
    }
    repeated
}

/// Whether an office can be told from all before it; reports it if not.
fn is_new(
    office: &Office,
    (keys, repeated): (&mut BTreeSet<String>, &BTreeSet<String>),
    sink: &mut Sink,
) -> bool {
    let is_new =
        keys.insert(office.key()) && (office.counter.is_some() || !repeated.contains(&office.code));
    if !is_new {
        let message = format!("two offices have the code {}", office.code);
        sink.report(codes::DUPLICATE_ENTRY.at(office.span, message).label("the second one").hint(
            "give each counter of a city another `section`, or a name of its own in the column \
             `counter`, such as tax-1: it becomes the name of its folder",
        ));
    }
    is_new
}

/// The cells that name emblems.
fn logo_cells<'a>(rows: &'a [Row], columns: &[Option<Column>]) -> impl Iterator<Item = &'a Cell> {
    let logo = columns.iter().position(|column| *column == Some(Column::own("logo")));
    let cells = rows.iter().flat_map(|row| &row.cells);
    cells.filter(move |(number, _)| Some(*number) == logo).map(|(_, cell)| cell)
}

/// The emblems that cells name: SVG files beside the table.
fn logos<'a>(
    cells: impl Iterator<Item = &'a Cell>,
    folder: &Path,
    files: &mut Vec<FileId>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<Logos> {
    let mut logos = Logos::new();
    let gate = Gate::named(folder);
    let mut room = Room::default();
    for cell in cells {
        if logos.contains_key(&cell.text) {
            continue;
        }
        let id = match sources.read_beside(&gate, cell.text.trim_start_matches("./")) {
            Ok(id) => id,
            Err(error) => {
                sink.report(no_emblem(cell, &error));
                logos.insert(cell.text.clone(), None);
                continue;
            }
        };
        files.push(id);
        let file = sources.file(id).clone();
        let mut found = Sink::default();
        let picture = room.emblem(cell, &file, &mut found);
        sink.append(found);
        logos.insert(cell.text.clone(), picture);
    }
    Ok(logos)
}

/// Says why an emblem cannot be read.
fn no_emblem(cell: &Cell, error: &io::Error) -> Diagnostic {
    let name = shortened(&cell.text);
    let (message, label) = if error.kind() == ErrorKind::NotFound {
        let label = "no such file beside the table of offices".to_owned();
        (format!("there is no emblem `{name}`"), label)
    } else {
        (format!("the emblem `{name}` cannot be read"), error.to_string())
    };
    codes::UNKNOWN_PICTURE
        .at(cell.span, message)
        .label(label)
        .hint("name an SVG file in the same folder as the table or below it")
}
