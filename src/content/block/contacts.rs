//! Whom to ask about what: names, telephone numbers and hours.

use super::ask::{ContactLine, Several};
use super::element::{At, Composed, notes_below, opening};
use super::form::block;
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, ListOf};
use crate::content::element::{self, Element};
use crate::content::model::Rich;
use crate::content::{Contact, look};

block! {
    /// A table of those who answer, with telephone numbers and hours. Names `contacts` of content/facts.toml.
    pub struct Contacts {
        asks {
            /// Who answers: one row of the table each.
            lines as "contacts": Vec<ContactLine> = Several<Contact>,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// A sentence above the table.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// The heads of the table: who, telephone, hours.
            columns: Vec<Rich> = ListOf(3, "the table has who answers, the telephone and the hours:"),
            /// Remarks under the table.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
}

impl Composed for Contacts {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), self.lead.as_ref(), look::Space::Table);
        let summary = self.heading.as_ref().or(self.columns.first());
        let row =
            |line: &ContactLine| vec![line.name.clone(), line.phone.clone(), line.hours.clone()];
        elements.push(Element::Table(element::Table {
            summary: summary.map(Rich::plain).unwrap_or_default(),
            head: self.columns.clone(),
            rows: self.lines.iter().map(row).collect(),
            marked: Vec::new(),
            colors: Vec::new(),
            row_heads: true,
            head_beside: Vec::new(),
            rows_beside: Vec::new(),
            look: look::Table::Details,
        }));
        elements.extend(notes_below(look::Space::Table, &self.notes, at.span));
        elements
    }
}
