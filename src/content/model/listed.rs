//! Rows of a table that come from a file of the city, as the file has them: for
//! those who compare editions, look ahead or check texts.
//!
//! Nothing but data. What is printed of them stands in the documents.

use super::Pack;
use crate::content::Period;
use crate::content::form::words;
use crate::frame::Date;
use crate::source::Spanned;

words! {
    /// What the cells of a column hold.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum CellKind {
        /// Words, printed as they are.
        Text = "text",
        /// A whole number, printed as each language groups its digits.
        Number = "number",
        /// A telephone number.
        Phone = "phone",
        /// A day, printed as each language writes it.
        Day = "day",
    }
}

/// The rows of one block, but for those that are over on the flyer's day.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// The name of the file in `content/data`.
    pub file: String,
    /// The name of the block's table in the packs.
    pub words: String,
    /// Where the file comes from, if that is said.
    pub source: Option<String>,
    /// The day on which someone last compared the file with its source, if that is said.
    pub checked: Option<Spanned<Date>>,
    /// The columns of the file that are printed in some language.
    pub columns: Vec<String>,
    /// The rows, in the order in which they are printed.
    pub rows: Vec<ListedRow>,
    /// Their texts, a pack for each language.
    pub texts: Vec<Pack>,
}

/// A row.
#[derive(Debug, Clone)]
pub struct ListedRow {
    /// Its name, which no other row has.
    pub name: String,
    /// The days on which it is printed.
    pub period: Period,
    /// Its cells, each with the name of its column; empty ones are left out.
    pub cells: Vec<(String, String)>,
}

impl ListedRow {
    /// What it is called where people read: what its first cell says.
    #[must_use]
    pub fn label(&self) -> &str {
        self.cells.first().map_or(&self.name, |(_, cell)| cell)
    }

    /// What it says in a column; `None` if that is empty.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&str> {
        let found = self.cells.iter().find(|(name, _)| name == column);
        found.map(|(_, cell)| cell.as_str())
    }
}
