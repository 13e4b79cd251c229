//! A table of any columns, whose rows have names.

use super::ask_entries::{Entry, Level, Levels};
use super::ask_words::{Chosen, MaybeBlock};
use super::element::{At, Composed, heading, notes_below, paragraph};
use super::form::block;
use super::rows::{FromFile, Heads, Row, Rows};
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, Named, TEXT};
use crate::content::element::{self, Element, Rank};
use crate::content::look;
use crate::content::model::{BlockKind, Inline, Rich};
use crate::frame::Color;
use crate::source::Spanned;

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
        }
        words {
            /// The heading of the table.
            heading: Rich = TEXT,
            /// A sentence above the table.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The heads of the columns; the first column says what each row is about.
            columns: Vec<Rich> = Heads,
            /// The rows from top to bottom, each a table with a name of its own. If they come from a file: how its cells are printed, by the name that flyer.toml gives at `values`.
            rows: Vec<Named<Row>> = Rows,
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

    /// The cells of a row, behind its letter if it has one on the map.
    fn cells(&self, row: &Named<Row>, at: &At<'_>) -> Vec<Rich> {
        let mut cells = row.words.cells.clone();
        let map = at.blocks().find_map(|block| {
            let BlockKind::Map(map) = &block.kind else { return None };
            Some(map).filter(|_| self.letters.0.as_ref() == Some(&block.words))
        });
        let letter = map.and_then(|map| map.letter(&row.name));
        if let (Some(letter), Some(first)) = (letter, cells.first_mut()) {
            let mut text = Rich::literal(&letter, at.span);
            text.0.iter_mut().for_each(Inline::emphasise);
            text.0.extend(Rich::literal("\u{A0}\u{A0}", at.span).0);
            text.0.append(&mut first.0);
            *first = text;
        }
        cells
    }
}

impl Plan {
    /// The words of the map from which the rows have their letters.
    pub(crate) fn letters(&self) -> Option<&Spanned<String>> {
        self.letters.as_ref()
    }

    /// The rows that have colours.
    pub(crate) fn levels(&self) -> &[Entry<Level>] {
        &self.levels
    }
}

impl Composed for Table {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = vec![heading(Rank::Part, &self.heading, look::Heading::Part)];
        elements.extend(self.lead.as_ref().map(|text| paragraph(text, look::Text::Body)));
        elements.push(Element::Space(look::Space::Table));
        elements.push(Element::Table(element::Table {
            summary: self.heading.plain(),
            head: self.columns.clone(),
            rows: self.rows.iter().map(|row| self.cells(row, at)).collect(),
            marked: Vec::new(),
            colors: self.colors(),
            row_heads: true,
            head_beside: Vec::new(),
            rows_beside: Vec::new(),
            look: look::Table::Rows,
        }));
        elements.extend(notes_below(look::Space::Table, &self.notes, at.span));
        elements
    }
}
