//! Labels and what belongs to each: place, date, what to bring.

use super::element::{At, Composed, opening};
use super::form::{block, wording};
use super::word::{LIKE_REFERENCE, Named, TEXT, names};
use crate::content::element::{self, Element};
use crate::content::look;
use crate::content::model::Rich;

block! {
    /// Labels and what belongs to each, such as place, date and price. Its rows have names: [about.rows.place].
    pub struct Details {
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// What the labels are, for a person who hears the page: the head of their column.
            labels: Rich = TEXT,
            /// What stands beside them, in the same way.
            values: Rich = TEXT,
            /// The rows from top to bottom, each a table with a name of its own.
            rows: Vec<Named<Detail>> = names::<Detail>(),
        }
    }
}

wording! {
    /// A row.
    pub struct Detail {
        /// The label.
        label: Rich = TEXT,
        /// What belongs to it.
        value: Rich = TEXT,
    }
}

impl Composed for Details {
    fn elements(&self, _: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), None, look::Space::Table);
        let rows =
            self.rows.iter().map(|row| vec![row.words.label.clone(), row.words.value.clone()]);
        let summary = self.heading.as_ref().unwrap_or(&self.labels).plain();
        let head = vec![self.labels.clone(), self.values.clone()];
        let table = element::Table::bare(summary, head, rows.collect(), look::Table::Details);
        elements.push(Element::Table(table));
        elements
    }
}
