//! A table of any columns, whose rows have names.

use super::element::{At, Composed, heading, notes, paragraph};
use super::form::{block, wording};
use super::word::{LIKE_REFERENCE, LIST, LIST_LIKE_REFERENCE, ListLike, Named, TEXT, names};
use crate::content::element::{self, Element, Rank};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// A table of any columns, such as days of collection, counters or fees. Its rows have names: [days.rows.burnable].
    pub struct Table {
        words {
            /// The heading of the table.
            heading: Rich = TEXT,
            /// A sentence above the table.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The heads of the columns; the first column says what each row is about.
            columns: Vec<Rich> = LIST,
            /// The rows from top to bottom, each a table with a name of its own.
            rows: Vec<Named<Row>> = names::<Row>(),
            /// Remarks under the table.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
}

wording! {
    /// A row.
    pub struct Row {
        /// What stands in it, one text for each column.
        cells: Vec<Rich> = ListLike("columns"),
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
            rows: self.rows.iter().map(|row| row.words.cells.clone()).collect(),
            look: look::Table::Rows,
        }));
        if !self.notes.is_empty() {
            elements.push(Element::Space(look::Space::Table));
            elements.push(notes(&self.notes, at.span));
        }
        elements
    }
}
