//! Whom to ask about what: names, telephone numbers and hours.

use super::ask_contacts::{ContactLine, Contacts as Lines, LARGE, Line};
use super::ask_words::Flag;
use super::element::{At, Composed, below, columns, notes, notes_below, opening, panel, paragraph};
use super::form::{Given, Word, block};
use super::hours_table::{HoursRow, HoursTable};
use super::texts::Texts;
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, ListLike, ListOf, PERHAPS_NOTHING};
use crate::content::element::{self, Element, Heading, Label, Panel, Phone as Number, Rank, Width};
use crate::content::form::Shape;
use crate::content::look;
use crate::content::model::{Inline, Rich};

block! {
    /// Whom to ask. Names `contacts` of content/facts.toml: a table with a row for each, or, if `large`, their numbers in large digits; one alone with a table of its languages and hours, several each with whom it is for.
    pub struct Contacts {
        asks {
            /// Who answers.
            lines as "contacts": Vec<ContactLine> = Lines,
            /// Whether the numbers stand in large digits, in a frame.
            large: bool = Flag,
        }
        words {
            /// What stands in small type before the heading of a frame, such as the languages.
            label: Option<Rich> = LIKE_REFERENCE,
            /// The heading; leave it out in all packs where there is none.
            heading: Option<Rich> = LIKE_REFERENCE,
            /// A sentence above the numbers, such as an invitation to call.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// What to do if nobody answers.
            otherwise: Option<Rich> = LIKE_REFERENCE,
            /// That the line does not speak the language of this pack; only where it does not. No other pack needs it.
            not_your_language: Option<Rich> = PERHAPS_NOTHING,
            /// Remarks above the table of a frame.
            before: Vec<Rich> = LIST_LIKE_REFERENCE,
            /// The heads of the table: who, telephone, hours; of one contact with a large number: languages, days, hours. The column of days is left out where all rows have the same.
            columns: Vec<Rich> = OnlyFor { are_numbers: false, word: HEADS },
            /// For whom each of several large numbers is.
            callers: Vec<Rich> = OnlyFor { are_numbers: true, word: ListLike("contacts") },
            /// What closes the sentence after several large numbers; "" if the language needs nothing there.
            end: Option<Rich> = PERHAPS_NOTHING,
            /// Remarks under the table or the numbers.
            notes: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
    finished by Contacts::finish
}

/// The heads of a table of contacts.
const HEADS: ListOf = ListOf(3, "the table has three columns:");

/// Words that a block has only if it shows several large numbers, or only if not.
struct OnlyFor<W> {
    are_numbers: bool,
    word: W,
}

impl<W> OnlyFor<W> {
    /// Whether the block has them, by how much its keys in `flyer.toml` list.
    fn has(&self, length: impl Fn(&str) -> usize) -> bool {
        let are_numbers = length(LARGE) > 0 && length("contacts") > 1;
        are_numbers == self.are_numbers
    }
}

impl<W: Word<Read = Vec<Rich>>> Word for OnlyFor<W> {
    type Read = Vec<Rich>;

    fn shape(&self, key: &str, given: &Given<'_>) -> Option<Shape> {
        let length = |key: &str| given.lengths.get(key).copied().unwrap_or_default();
        if self.has(length) { self.word.shape(key, given) } else { None }
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Vec<Rich> {
        let length = |key: &str| texts.listed.get(key).map(Vec::len).unwrap_or_default();
        if self.has(length) { self.word.read(key, texts) } else { Vec::new() }
    }
}

impl Composed for Contacts {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        match self.lines.as_slice() {
            [ContactLine::Large(line, table)] => vec![self.line(line, table.as_ref(), at)],
            [ContactLine::Large(..), ..] => vec![self.numbers(at)],
            [..] => self.rows(at),
        }
    }
}

impl Contacts {
    /// Says days, and hours of several contacts, that are the same in all rows once, and
    /// takes their column out.
    fn finish(mut self) -> Self {
        let Self { lines, before, columns, .. } = &mut self;
        if let Some(hours) = shared_hours(lines) {
            // Its head says what it is, in bold: languages need no sign between the two.
            let mut said = columns.pop().unwrap_or_default().set_apart();
            said.0.iter_mut().for_each(Inline::emphasise);
            said.0.extend(hours.0);
            before.push(said);
            for line in lines.iter_mut() {
                if let ContactLine::Row(cells) = line {
                    cells.pop();
                }
            }
        }
        let tables = lines.iter_mut().filter_map(|line| match line {
            ContactLine::Large(_, table) => table.as_mut(),
            ContactLine::Row(_) => None,
        });
        for table in tables {
            before.append(&mut table.remarks);
            if !table.has_days && columns.len() > 1 {
                columns.remove(1);
            }
        }
        self
    }

    /// One line in a frame: what it is for and its number, languages and hours.
    fn line(&self, line: &Line, table: Option<&HoursTable>, at: &At<'_>) -> Element {
        let mut body = self.sentences(look::Text::Strong);
        if !self.before.is_empty() {
            body.push(notes(&self.before, at.span));
        }
        if let Some(table) = table {
            let cells = |row: &HoursRow| row.cells().into_iter().cloned().collect();
            let rows = table.rows.iter().map(cells).collect();
            body.push(Element::Space(look::Space::Table));
            body.push(self.table(rows, look::Table::Hours));
        }
        for text in &self.notes {
            body.push(Element::Space(look::Space::Table));
            body.push(paragraph(text, look::Text::Note));
        }
        let (head, look) = (vec![self.head(line)], look::Panel::Hotline);
        Element::Panel(Panel { head, body, emblem: None, look })
    }

    /// What a line is for, and its number.
    fn head(&self, line: &Line) -> Element {
        let heading = |text: &Rich| {
            Element::Heading(Heading {
                rank: Rank::Part,
                text: text.clone(),
                label: self.label.clone().map(Label::Words),
                beside: None,
                look: look::Heading::Hotline,
            })
        };
        let mut words: Vec<Element> = self.heading.iter().map(heading).collect();
        words.extend(below(look::Space::Lead, self.lead.as_ref(), look::Text::Lead));
        let number = number(line, line.cost.clone(), look::Phone::Hotline);
        let row = vec![(Width::Rest, words), (Width::Own, vec![number])];
        columns(row, look::Columns::Phone)
    }

    /// Several numbers in large digits, each with whom it is for and what a call costs, on
    /// a ground of their own.
    fn numbers(&self, at: &At<'_>) -> Element {
        let space = || Element::Space(look::Space::Line);
        let mut body = opening(self.heading.as_ref(), None, look::Space::Line);
        body.extend(self.lead.iter().map(|text| paragraph(text, look::Text::Strong)));
        let lines = self.lines.iter().filter_map(|line| match line {
            ContactLine::Large(line, _) => Some(line),
            ContactLine::Row(_) => None,
        });
        for (line, caller) in lines.zip(&self.callers) {
            let mut words = caller.clone();
            if let Some(cost) = &line.cost {
                words = words.set_apart();
                words.0.extend(cost.0.iter().cloned());
            }
            body.extend([space(), number(line, Some(words), look::Phone::Call)]);
        }
        if let Some(text) = &self.end {
            body.extend([space(), paragraph(text, look::Text::Strong)]);
        }
        body.extend(self.sentences(look::Text::Strong));
        body.extend(notes_below(look::Space::Part, &self.before, at.span));
        body.extend(notes_below(look::Space::Part, &self.notes, at.span));
        panel(body, look::Panel::Call)
    }

    /// A table with a row for each contact.
    fn rows(&self, at: &At<'_>) -> Vec<Element> {
        let mut elements = opening(self.heading.as_ref(), self.lead.as_ref(), look::Space::Table);
        elements.extend(self.sentences(look::Text::Strong));
        elements.extend(notes_below(look::Space::Table, &self.before, at.span));
        if !self.before.is_empty() {
            elements.push(Element::Space(look::Space::Table));
        }
        let row = |line: &ContactLine| match line {
            ContactLine::Row(cells) => Some(cells.clone()),
            ContactLine::Large(..) => None,
        };
        let rows = self.lines.iter().filter_map(row).collect();
        elements.push(self.table(rows, look::Table::Details));
        elements.extend(notes_below(look::Space::Table, &self.notes, at.span));
        elements
    }

    /// What to do if nobody answers, or not in the reader's language.
    fn sentences(&self, look: look::Text) -> Vec<Element> {
        let sentences = self.otherwise.iter().chain(&self.not_your_language);
        sentences.map(|text| paragraph(text, look)).collect()
    }

    fn table(&self, rows: Vec<Vec<Rich>>, look: look::Table) -> Element {
        let summary = self.heading.as_ref().or(self.columns.first());
        let summary = summary.map(Rich::plain).unwrap_or_default();
        Element::Table(element::Table::bare(summary, self.columns.clone(), rows, look))
    }
}

/// The hours of several contacts in rows, if they are the same.
fn shared_hours(lines: &[ContactLine]) -> Option<Rich> {
    let hours = |line: &ContactLine| match line {
        ContactLine::Row(cells) => cells.last().cloned(),
        ContactLine::Large(..) => None,
    };
    let mut all = lines.iter().map(hours);
    let first = all.next().flatten().filter(|_| lines.len() > 1)?;
    all.all(|other| other.is_some_and(|other| other.plain() == first.plain())).then_some(first)
}

/// A number in large digits with words to it.
fn number(line: &Line, words: Option<Rich>, look: look::Phone) -> Element {
    Element::Phone(Number { number: line.number.clone(), words, look })
}
