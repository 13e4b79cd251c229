//! What the cells of a row say.
//!
//! In: cells, and what `flyer.toml` says of their columns. Out: [`FileCell`]s, and
//! the texts as checks take them; what cannot be printed is reported.

use std::collections::BTreeMap;

use super::pick::{day_of, number};
use super::reading::with_reading;
use super::said::SaidColumn;
use super::{Around, Columns, FileCell, codes, shortened};
use crate::content::load::csv::{Cell, Row, is_date, is_spoiled, narrowed};
use crate::content::load::markup::unmarked;
use crate::content::load::offices;
use crate::content::model::{CellKind, Names, PieceKind, Rich, Usage, Written};
use crate::content::voice::rich::{append, rich};
use crate::diag::Sink;
use crate::lang::Tag;

/// What to do about a column of days that is read as text.
const DAYS: &str = "if the column holds days, write `kind = \"day\"` for it in flyer.toml";

/// Reads cells.
pub(super) struct Reader<'a> {
    columns: &'a Columns<'a>,
    japanese: &'a Tag,
    /// How languages call things, by their Japanese names.
    terms: BTreeMap<&'a str, Vec<(&'a Tag, &'a str)>>,
    /// The languages that are Easy Japanese.
    easy: Vec<&'a Tag>,
    /// The texts as they were written, by their languages.
    pub(super) texts: BTreeMap<Tag, Vec<Written>>,
    sink: &'a mut Sink,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        columns: &'a Columns<'a>,
        around: &'a Around<'a>,
        sink: &'a mut Sink,
    ) -> Self {
        let japanese = around.japanese;
        let mut terms = BTreeMap::new();
        for term in around.glossary {
            let own = term.forms.iter().find(|(tag, _)| tag == japanese);
            let Some((_, own)) = own else { continue };
            let others: Vec<_> = term
                .forms
                .iter()
                .filter(|(tag, _)| tag != japanese)
                .map(|(tag, form)| (tag, form.term.value.as_str()))
                .collect();
            for name in own.right() {
                terms.entry(name).or_insert_with(|| others.clone());
            }
        }
        let easy = around.languages.iter().filter(|profile| profile.habits.easy);
        let easy = easy.map(|profile| &profile.tag).collect();
        Self { columns, japanese, terms, easy, texts: BTreeMap::new(), sink }
    }

    /// The cell of a row in a column; `of` is the name of the row.
    pub(super) fn cell(&mut self, column: &SaidColumn, row: &Row, of: &str) -> FileCell {
        let Some(cell) = self.columns.cell(row, &column.column) else {
            self.only_foreign(column, row);
            return FileCell::Empty;
        };
        if is_spoiled(cell, &codes::BAD_ROW, self.sink) {
            return FileCell::Empty;
        }
        let span = cell.span;
        if let Some(values) = &column.values {
            return FileCell::Value(values.value.clone(), cell.text.clone());
        }
        let read = match column.kind {
            CellKind::Text => Some(FileCell::Words(self.names((cell, of), column, row), span)),
            CellKind::Number => self.number(cell).map(|number| FileCell::Number(number, span)),
            CellKind::Phone => {
                offices::number(cell, self.sink).map(|(number, at)| FileCell::Phone(number, at))
            }
            CellKind::Day => day_of(cell, self.sink).map(|day| FileCell::Day(day, span)),
        };
        read.unwrap_or(FileCell::Empty)
    }

    /// Reports a row that says something in other languages, and not in Japanese.
    fn only_foreign(&mut self, column: &SaidColumn, row: &Row) {
        let mut foreign = column.languages().filter_map(|(_, name)| self.columns.cell(row, name));
        if let Some(cell) = foreign.next() {
            let name = shortened(&column.column.value);
            self.sink.report(
                codes::BAD_ROW
                    .at(cell.span, format!("the row says this, but has no `{name}`"))
                    .label("only in this language")
                    .hint(format!("fill the column `{name}`, or empty this cell")),
            );
        }
    }

    fn number(&mut self, cell: &Cell) -> Option<u32> {
        let number = number(cell).and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            let message = format!("`{}` is not a whole number", shortened(&cell.text));
            self.sink.report(
                codes::BAD_ROW
                    .at(cell.span, message)
                    .label("expected digits and nothing else")
                    .hint("correct the cell; or take `kind` out of flyer.toml, so that cells are printed as they are"),
            );
        }
        number
    }

    /// Words in all languages in which the row or the glossary has them.
    fn names(&mut self, (cell, of): (&Cell, &str), column: &SaidColumn, row: &Row) -> Names {
        let japanese = self.japanese.clone();
        let key = format!("{of}.{}", column.column.value);
        let own = self.text(cell, &japanese, &key);
        let mut others = BTreeMap::new();
        for (tag, name) in column.languages() {
            let cell = self.columns.cell(row, name);
            if let Some(cell) = cell.filter(|cell| !is_spoiled(cell, &codes::BAD_ROW, self.sink)) {
                let text = self.text(cell, &tag, &key);
                others.insert(tag, text);
            }
        }
        let reading = column.reading.as_ref().and_then(|name| self.columns.cell(row, name));
        if let Some(text) = reading.and_then(|it| with_reading(&own.plain(), &it.text, cell.span)) {
            for tag in &self.easy {
                others.entry((*tag).clone()).or_insert_with(|| text.clone());
            }
        }
        for (tag, name) in self.terms.get(cell.text.as_str()).into_iter().flatten() {
            let text = || rich(*name, false, cell.span);
            others.entry((*tag).clone()).or_insert_with(text);
        }
        Names { japanese: own, others }
    }

    /// A text as it stands in its cell, but for letters and digits of full width, which
    /// are common there.
    fn text(&mut self, cell: &Cell, language: &Tag, key: &str) -> Rich {
        if is_date(cell, &codes::BAD_ROW, Some(DAYS), self.sink) {
            return Rich::default();
        }
        let narrow = |text: &str, at, c| match c {
            'Ａ'..='Ｚ' | 'ａ'..='ｚ' => narrowed(c),
            c => offices::of_address(text, at, c),
        };
        let cell = cell.with(narrow);
        let literal = cell.literal();
        let pieces = unmarked(&literal, self.sink);
        let mut text = Rich::default();
        for piece in &pieces {
            if let PieceKind::Text(words) = &piece.kind {
                append(&mut text, rich(words.as_str(), false, piece.span));
            }
        }
        let written = Written::new(key.to_owned(), Usage::Words, &literal, pieces);
        self.texts.entry(language.clone()).or_default().push(written);
        text
    }
}
