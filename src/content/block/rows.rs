//! The rows of a table: from the packs, or from a file of the city.
//!
//! In: what a pack says at `rows`, and the rows of the file if there is one. Out:
//! rows in the language of the pack; words that it lacks for what the file says are
//! reported. Knows nothing about files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use toml::Value;

use super::ask::{Ask, Asks, Count};
use super::form::{Word, wording};
use super::word::{LIST, ListLike, Named, Plain, names};
use crate::content::block::texts::Texts;
use crate::content::codes;
use crate::content::form::Shape;
use crate::content::form::shape::needed;
use crate::content::load::rows::{FileCell, FileRow, FileRows};
use crate::content::model::Rich;
use crate::content::voice::Said;
use crate::content::voice::rich::{in_language, mark_japanese, number, rich};
use crate::lang::grouped;
use crate::source::Spanned;

/// The key of `flyer.toml` that says where the rows come from.
pub(crate) const KEY: &str = "rows";

/// The key of packs that holds the heads of the columns.
pub(crate) const HEADS: &str = "columns";

wording! {
    /// A row.
    pub struct Row {
        /// What stands in it, one text for each column.
        cells: Vec<Rich> = ListLike("columns"),
    }
}

/// Where the rows come from, if that is a file.
pub(crate) struct FromFile;

impl Ask for FromFile {
    type Planned = Option<Arc<FileRows>>;
    type Shown = Vec<Named<Row>>;

    const COUNT: Count = Count::Rows;
    const NOTE: &'static str = "A CSV file in content/data, and what is printed of it.";

    fn plan(_: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned {
        asks.rows.cloned()
    }

    fn show(planned: &Self::Planned, texts: &mut Texts<'_, '_>) -> Vec<Named<Row>> {
        let Some(file) = planned else { return Vec::new() };
        let wanted = wanted(file);
        let words = match wanted.values().all(BTreeSet::is_empty) {
            true => {
                not_needed(file, texts);
                Words::new()
            }
            false => texts.inner(KEY, |texts| words(file, &wanted, texts)),
        };
        let rows = file.rows.iter().filter(|row| row.is_printed);
        let row = |row: &FileRow| {
            let cells = row.cells.iter().map(|cell| shown(cell, &words, texts)).collect();
            Named { name: row.name.clone(), words: Row { cells } }
        };
        rows.map(row).collect()
    }
}

/// The words that a pack must have, by table; none where no cell needs one today.
type Wanted<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The words that a pack has for what cells say, by table and cell.
type Words<'a> = BTreeMap<(&'a str, &'a str), Rich>;

fn wanted(file: &FileRows) -> Wanted<'_> {
    let tables = file.values.iter().map(|table| (table.as_str(), BTreeSet::new()));
    let mut wanted: Wanted<'_> = tables.collect();
    for cell in file.rows.iter().flat_map(|row| &row.cells) {
        if let FileCell::Value(table, value) = cell {
            wanted.entry(table).or_default().insert(value);
        }
    }
    wanted
}

/// Reports rows in a pack where a file has them and needs no words.
fn not_needed(file: &FileRows, texts: &mut Texts<'_, '_>) {
    let Some(value) = texts.table.optional(KEY).filter(|_| file.values.is_empty()) else { return };
    let message = format!("the rows of this table come from content/data/{}", file.file);
    texts.sink.report(
        codes::UNKNOWN_KEY
            .at(value.span(), message)
            .label("nothing reads this")
            .hint("take these rows out, or take `rows` out of flyer.toml"),
    );
}

/// Reads the words; reports those that are missing.
fn words<'w>(file: &FileRows, wanted: &Wanted<'w>, texts: &mut Texts<'_, '_>) -> Words<'w> {
    let path = format!("content/data/{}", file.file);
    let mut words = Words::new();
    for (table, values) in wanted {
        let Some(key) = texts.table.own_key(table) else {
            if !values.is_empty() {
                let hint = format!("add the table: it says how cells of {path} are printed");
                texts.table.report_lack(table, &hint, texts.sink);
            }
            continue;
        };
        texts.inner(key, |texts| {
            for value in values {
                let Some(key) = texts.table.own_key(value) else {
                    let hint = format!("add `{value:?} = \"…\"`: a row of {path} says it");
                    texts.table.report_lack(value, &hint, texts.sink);
                    continue;
                };
                words.insert((*table, *value), texts.rich(key));
            }
            // Words that no row needs today may be needed tomorrow.
            texts.table.named_values();
        });
    }
    words
}

/// A cell in the language of the pack.
fn shown(cell: &FileCell, words: &Words<'_>, texts: &mut Texts<'_, '_>) -> Rich {
    let voice = texts.voice;
    let (text, span) = match cell {
        FileCell::Empty => return Rich::default(),
        FileCell::Words(names, span) => {
            let text = in_language(names, voice.language, voice.own_japanese);
            let marked = voice.japanese.map(|japanese| mark_japanese(text.clone(), japanese));
            (marked.unwrap_or(text), *span)
        }
        FileCell::Number(number, span) => {
            (rich(grouped(*number, voice.tongue.speech), true, *span), *span)
        }
        FileCell::Phone(phone, span) => (number(phone.as_str(), *span), *span),
        FileCell::Day(day, span) => (voice.tongue.date(*day, Said::Day, *span), *span),
        FileCell::Value(table, value) => {
            let key = (table.as_str(), value.as_str());
            return words.get(&key).cloned().unwrap_or_default();
        }
    };
    texts.within(text, span)
}

/// Rows in the packs, each a table with a name of its own; where the rows come from a
/// file, what packs say for its cells.
pub(crate) const NAMED_ROWS: Plain<Vec<Named<Row>>> = Plain::of(
    |key, given| {
        if !given.lengths.contains_key(KEY) {
            return names::<Row>().shape(key, given);
        }
        let tables = given.reference.get(key)?.as_table()?;
        let word = |(cell, _): (&String, &Value)| {
            needed(cell, &format!("How `{cell}` is printed."), Shape::text())
        };
        let table = |(name, words): (&String, &Value)| {
            let words = words.as_table().into_iter().flatten().map(word).collect();
            needed(name, "How cells of the file are printed.", Shape::table(words))
        };
        Some(Shape::table(tables.iter().map(table).collect()))
    },
    |key, texts| match texts.listed.contains_key(KEY) {
        true => Vec::new(),
        false => names::<Row>().read(key, texts),
    },
);

/// The heads of the columns: as many as columns of the file are printed, or else as
/// many as the reference pack has.
pub(crate) const COLUMN_HEADS: Plain<Vec<Rich>> = Plain::of(
    |key, given| {
        let count = given.lengths.get(KEY).copied();
        match count {
            Some(count) => Some(Shape::list_of(count, Shape::text())),
            None => LIST.shape(key, given),
        }
    },
    |key, texts| match texts.listed.get(KEY).map(Vec::len) {
        Some(count) => texts.list_of(key, count, "as many as `columns` of the rows in flyer.toml:"),
        None => LIST.read(key, texts),
    },
);
