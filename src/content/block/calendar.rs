//! A calendar of some months with the days on which something happens.

use super::ask_months::{CalendarDays, Months, SeveralDays, Span};
use super::element::{At, Composed, columns, notes_below, opening, paragraph};
use super::form::block;
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, ListLike, ListOf};
use crate::content::element::{self, Element, Marker, Width};
use crate::content::look;
use crate::content::model::{Inline, Rich};
use crate::frame::Date;
use crate::source;

block! {
    /// A calendar of some months. Names `days` of content/facts.toml, each with a letter of its own, and a table above it says what each letter means, and on which days.
    pub struct Calendar {
        asks {
            /// The first and the last month, such as ["2027-04", "2028-03"].
            months: Span = Months,
            /// What happens on which days.
            days: Vec<CalendarDays> = SeveralDays,
        }
        words {
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// The heads of the table of letters: letter, what happens, on which days.
            columns: Vec<Rich> = ListOf(3, "the table has the letter, what happens and the days:"),
            /// What happens on the days, one text for each of `days`.
            labels: Vec<Rich> = ListLike("days"),
            /// Remarks under the calendar.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
}

/// How many months stand side by side.
const ACROSS: usize = 3;

impl Composed for Calendar {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), None, look::Space::Table);
        elements.push(self.legend(at.span));
        for months in self.months.months.chunks(ACROSS) {
            elements.push(Element::Space(look::Space::Group));
            let month = |month| (Width::Rest, self.month(month, at.span));
            let mut row: Vec<_> = months.iter().map(month).collect();
            // The months of a last row are as wide as the others.
            row.resize_with(ACROSS, || (Width::Rest, Vec::new()));
            elements.push(columns(row, look::Columns::Months));
        }
        elements.extend(notes_below(look::Space::Group, &self.notes, at.span));
        elements
    }
}

impl Calendar {
    /// What each letter means, and on which days: all that the calendar shows, in words.
    fn legend(&self, span: source::Span) -> Element {
        let rows = self.days.iter().zip(&self.labels).enumerate().map(|(index, (days, label))| {
            vec![Rich::literal(&Marker::letter(index), span), label.clone(), days.rule.clone()]
        });
        let summary = self.heading.as_ref().or(self.columns.get(1));
        let summary = summary.map(Rich::plain).unwrap_or_default();
        let (head, look) = (self.columns.clone(), look::Table::Letters);
        Element::Table(element::Table::bare(summary, head, rows.collect(), look))
    }

    /// A month under its name: its weeks from Sunday on, as calendars of Japan have them.
    fn month(&self, (first, name): &(Date, Rich), span: source::Span) -> Vec<Element> {
        let before = (first.weekday() + 1) % 7;
        let mut cells = vec![Rich::default(); before];
        let mut marked = vec![false; before];
        for day in first.rest_of_month() {
            let letters: String = (0..self.days.len())
                .filter(|&index| self.days[index].happens(day))
                .map(Marker::letter)
                .collect();
            marked.push(!letters.is_empty());
            cells.push(cell(day, &letters, span));
        }
        cells.resize_with(cells.len().next_multiple_of(7), Rich::default);
        marked.resize(cells.len(), false);
        let weekdays = &self.months.weekdays;
        let head = (0..7).map(|place| weekdays[(place + 6) % 7].clone()).collect();
        let weeks = cells.chunks(7).map(<[Rich]>::to_vec).collect();
        vec![
            paragraph(name, look::Text::Caption),
            Element::Space(look::Space::Lead),
            Element::Table(element::Table {
                marked: marked.chunks(7).map(<[bool]>::to_vec).collect(),
                row_heads: false,
                ..element::Table::bare(name.plain(), head, weeks, look::Table::Month)
            }),
        ]
    }
}

/// A day, and what happens on it in bold letters.
fn cell(day: Date, letters: &str, span: source::Span) -> Rich {
    let mut cell = Rich::literal(&day.day.to_string(), span);
    if !letters.is_empty() {
        let mut bold = Rich::literal(&format!("\u{A0}{letters}"), span);
        bold.0.iter_mut().for_each(Inline::emphasise);
        cell.0.append(&mut bold.0);
    }
    cell
}
