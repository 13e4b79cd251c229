//! What a group of items means.
//!
//! In: nothing. Out: [`Role`], which becomes an element of a tag tree. Knows nothing
//! about file formats.

use crate::lang::Tag;

/// What a group means.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Role {
    /// A part of the document under a heading.
    Section,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list; its groups are items.
    List,
    /// An item of a list; its groups are a label and a body.
    ListItem,
    /// The bullet or number of an item.
    Label,
    /// The text of an item.
    Body,
    /// A table; its groups are a head and a body.
    Table {
        /// What tells it apart from other tables for those who hear it.
        summary: String,
    },
    /// The rows at the head of a table, which name its columns.
    TableHead,
    /// The other rows of a table.
    TableBody,
    /// A row; its groups are cells.
    Row,
    /// A cell that names a row or a column.
    HeaderCell(Scope),
    /// A cell.
    Cell,
    /// A drawing with its alternative text.
    Figure {
        /// What the drawing shows.
        alt: String,
    },
    /// A small drawing in a line of text, with its alternative text.
    Mark {
        /// What it stands for.
        alt: String,
    },
    /// Characters for which a screen reader says something else.
    Said {
        /// What it says.
        alt: String,
    },
    /// The caption of a figure or a table.
    Caption,
    /// A place that opens an address when it is clicked.
    Link {
        /// The address.
        url: String,
        /// What a screen reader says for it.
        alt: String,
    },
    /// A piece of text inside a paragraph; carries a change of language.
    Span(Tag),
    /// Decoration: drawn, never read.
    Artifact,
    /// No meaning of its own: its items belong to what stands around it.
    Plain,
}

impl Role {
    /// A link that calls a number; `None` if there is nothing to dial. It is dialled
    /// as it is printed, without the code of the country: numbers such as 0120 and
    /// 0570 work inside Japan only. A screen reader says it digit by digit, not
    /// "ninety-five".
    #[must_use]
    pub fn call(number: &str) -> Option<Self> {
        let groups = number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
        let spaced = |group: &str| group.chars().map(String::from).collect::<Vec<_>>().join(" ");
        let said = groups.clone().map(spaced).collect::<Vec<_>>().join(", ");
        let digits: String = groups.collect();
        // The sign of a short number is a part of it, and has a meaning in addresses.
        let (sign, spoken) = if number.starts_with('#') { ("%23", "# ") } else { ("", "") };
        let link =
            || Self::Link { url: format!("tel:{sign}{digits}"), alt: format!("{spoken}{said}") };
        (!digits.is_empty()).then(link)
    }
}

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The cells of its row.
    Row,
    /// The cells of its column.
    Column,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_as_it_is_printed_and_said_digit_by_digit() {
        let link =
            |url: &str, alt: &str| Some(Role::Link { url: url.to_owned(), alt: alt.to_owned() });
        assert_eq!(Role::call("0120-95-0178"), link("tel:0120950178", "0 1 2 0, 9 5, 0 1 7 8"));
        assert_eq!(Role::call("(03) 1234 5678"), link("tel:0312345678", "0 3, 1 2 3 4, 5 6 7 8"));
        assert_eq!(Role::call("#7119"), link("tel:%237119", "# 7 1 1 9"));
        assert_eq!(Role::call("-"), None);
    }
}
