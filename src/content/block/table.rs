//! A table of any columns, whose rows have names.

use super::ask_entries::{Entry, Level, Levels};
use super::ask_words::{Chosen, MaybeBlock, MaybeColumn};
use super::element::{At, Composed, heading, notes_below, paragraph};
use super::form::block;
use super::map::Map;
use super::rows::{COLUMN_HEADS, FromFile, NAMED_ROWS, Row};
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, Named, TEXT};
use crate::content::element::{self, Element, Rank};
use crate::content::look;
use crate::content::model::{BlockKind, Inline, Rich};
use crate::frame::Color;
use crate::source::{Span, Spanned};

block! {
    /// A table of any columns, such as days of collection, counters or fees. Its rows have names: [days.rows.burnable]. They may also come from a CSV file in content/data.
    pub struct Table {
        asks {
            /// Where the rows come from. Without it they stand in the packs.
            from_file as "rows": Vec<Named<Row>> = FromFile,
            /// Colours of rows, by their names: levels = { five = "level5" }. The first cell of such a row stands on its colour.
            levels: Vec<Entry<Level>> = Levels,
            /// The `words` of a block of the kind `map` whose pins are rows of this table, such as "map": each such row begins with the letter of its pin, and the map has no list of its own.
            letters: Chosen<String> = MaybeBlock,
            /// The column, from 1, whose cells are chips: short words on a ground of their own, such as days. Not the first one.
            chips: Option<Spanned<u8>> = MaybeColumn,
        }
        words {
            /// The heading of the table.
            heading: Rich = TEXT,
            /// A sentence above the table.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The heads of the columns; the first column says what each row is about.
            columns: Vec<Rich> = COLUMN_HEADS,
            /// The rows from top to bottom, each a table with a name of its own. If they come from a file: how its cells are printed, by the name that flyer.toml gives at `values`.
            rows: Vec<Named<Row>> = NAMED_ROWS,
            /// Remarks under the table.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
    finished by Table::finish
}

impl Table {
    /// Puts the rows of the file where those of packs are.
    fn finish(mut self) -> Self {
        self.rows.append(&mut self.from_file);
        self
    }

    /// The colour of each row that has one; nothing if none has.
    fn colors(&self) -> Vec<Option<Color>> {
        let color = |row: &Named<Row>| {
            let level = self.levels.iter().find(|level| level.name == row.name);
            level.map(|level| level.value.color())
        };
        self.rows.iter().map(color).collect()
    }

    /// The map from which the rows have their letters.
    fn map<'a>(&self, at: &At<'a>) -> Option<&'a Map> {
        let words = self.letters.0.as_ref()?;
        at.blocks()
            .filter(|block| block.words == *words)
            .find_map(|block| if let BlockKind::Map(map) = &block.kind { Some(map) } else { None })
    }
}

/// The cells of a row, behind its letter if it has one.
fn cells(row: &Named<Row>, letter: Option<String>, span: Span) -> Vec<Rich> {
    let mut cells = row.words.cells.clone();
    if let (Some(letter), Some(first)) = (letter, cells.first_mut()) {
        let mut text = Rich::literal(&letter, span);
        text.0.iter_mut().for_each(Inline::emphasise);
        text.0.extend(Rich::literal("\u{A0}\u{A0}", span).0);
        text.0.append(&mut first.0);
        *first = text;
    }
    cells
}

impl Composed for Table {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = vec![heading(Rank::Part, &self.heading, look::Heading::Part)];
        elements.extend(self.lead.as_ref().map(|text| paragraph(text, look::Text::Body)));
        elements.push(Element::Space(look::Space::Table));
        let map = self.map(at);
        let letter = |row: &Named<Row>| map.and_then(|map| map.letter(&row.name));
        let rows = self.rows.iter().map(|row| cells(row, letter(row), at.span)).collect();
        let (summary, head) = (self.heading.plain(), self.columns.clone());
        elements.push(Element::Table(element::Table {
            colors: self.colors(),
            chips: self.chips.as_ref().map(|column| usize::from(column.value) - 1),
            ..element::Table::bare(summary, head, rows, look::Table::Rows)
        }));
        elements.extend(notes_below(look::Space::Table, &self.notes, at.span));
        elements
    }
}
