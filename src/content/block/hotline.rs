//! A telephone line with its languages and hours.

use std::collections::BTreeSet;

use super::ask::{Ask, Asks, Count, Line, One, Several};
use super::element::{At, Composed, columns, notes, paragraph};
use super::form::{Shown, block};
use super::word::{LIKE_REFERENCE, LIST_LIKE_REFERENCE, ListOf, PERHAPS_NOTHING, TEXT};
use crate::content::block::texts::Texts;
use crate::content::element::{
    Element, Heading, Label, Panel, Phone as Number, Rank, Table, Width,
};
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::content::{Hours, Phone, look};
use crate::source::Spanned;

block! {
    /// A telephone line with a table of its languages and hours. Names a `phone` and a list of `hours` of content/facts.toml.
    pub struct Hotline {
        asks {
            /// The telephone line.
            phone: Line = One<Phone>,
            /// When the line is open: one row of the table each.
            table as "hours": Rows = OpeningTable,
        }
        words {
            /// In which languages the line answers, in a word or two.
            group: Rich = TEXT,
            /// What the line is for.
            heading: Rich = TEXT,
            /// An invitation that stands out.
            lead: Option<Rich> = LIKE_REFERENCE,
            /// What to do if nobody answers.
            otherwise: Option<Rich> = LIKE_REFERENCE,
            /// That the line does not speak the language of this pack; only where it does not. No other pack needs it.
            not_your_language: Option<Rich> = PERHAPS_NOTHING,
            /// Remarks above the table.
            notes_before: Vec<Rich> = LIST_LIKE_REFERENCE,
            /// The heads of the table: languages, days, hours. The column of days is left out where all rows have the same.
            columns: Vec<Rich> = ListOf(3, "the table has languages, days and hours:"),
            /// Remarks under the table.
            notes_after: Vec<Rich> = LIST_LIKE_REFERENCE,
        }
    }
    finished by Hotline::finish
}

impl Composed for Hotline {
    fn elements(&self, at: &At<'_>) -> Vec<Element> {
        let sentences = self.otherwise.iter().chain(&self.not_your_language);
        let mut body: Vec<_> = sentences.map(|text| paragraph(text, look::Text::Strong)).collect();
        if !self.notes_before.is_empty() {
            body.push(notes(&self.notes_before, at.span));
        }
        let cells = |row: &HotlineRow| row.cells().into_iter().cloned().collect();
        body.push(Element::Space(look::Space::Table));
        body.push(Element::Table(Table {
            summary: self.heading.plain(),
            head: self.columns.clone(),
            rows: self.table.rows.iter().map(cells).collect(),
            marked: Vec::new(),
            colors: Vec::new(),
            row_heads: true,
            head_beside: Vec::new(),
            rows_beside: Vec::new(),
            look: look::Table::Hours,
        }));
        for text in &self.notes_after {
            body.push(Element::Space(look::Space::Table));
            body.push(paragraph(text, look::Text::Note));
        }
        let (head, look) = (vec![head(self)], look::Panel::Hotline);
        vec![Element::Panel(Panel { head, body, emblem: None, look })]
    }
}

/// What the line is for, and its number.
fn head(hotline: &Hotline) -> Element {
    let mut words = vec![Element::Heading(Heading {
        rank: Rank::Part,
        text: hotline.heading.clone(),
        label: Some(Label::Words(hotline.group.clone())),
        beside: None,
        look: look::Heading::Hotline,
    })];
    if let Some(lead) = &hotline.lead {
        words.push(Element::Space(look::Space::Lead));
        words.push(paragraph(lead, look::Text::Lead));
    }
    let (number, words_to_it) = (hotline.phone.number.clone(), hotline.phone.cost.clone());
    let phone = Number { number, words: words_to_it, look: look::Phone::Hotline };
    let row = vec![(Width::Rest, words), (Width::Own, vec![Element::Phone(phone)])];
    columns(row, look::Columns::Phone)
}

impl Hotline {
    /// Says days that are the same in all rows once, and takes their column out.
    fn finish(mut self) -> Self {
        self.notes_before.append(&mut self.table.remarks);
        if !self.table.has_days {
            self.columns.remove(1);
        }
        self
    }
}

/// The rows of a line's table as a language writes it.
#[derive(Debug, Clone, Hash, Default)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<HotlineRow>,
    /// Whether it has a column for days.
    pub has_days: bool,
    /// The days of all rows, if they are the same, and when the line is closed.
    remarks: Vec<Rich>,
}

/// A row of a line's table.
#[derive(Debug, Clone, Hash)]
pub struct HotlineRow {
    /// The languages, written out.
    pub languages: Rich,
    /// The days; `None` in every row if the table has no column for them.
    pub days: Option<Rich>,
    /// The hours.
    pub hours: Rich,
}

impl HotlineRow {
    /// Its cells, one for each column.
    #[must_use]
    pub fn cells(&self) -> Vec<&Rich> {
        [&self.languages].into_iter().chain(&self.days).chain([&self.hours]).collect()
    }
}

impl Shown for Rows {
    fn texts<'a>(&'a self, _: bool, texts: &mut Vec<&'a Rich>) {
        texts.extend(self.rows.iter().flat_map(HotlineRow::cells));
    }
}

/// When a line is open, one row for each time, with the languages of each.
struct OpeningTable;

impl Ask for OpeningTable {
    type Planned = Vec<Spanned<Hours>>;
    type Shown = Rows;

    const COUNT: Count = Count::Many;
    const NOTE: &'static str = Several::<Hours>::NOTE;

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Vec<Spanned<Hours>> {
        let hours: Vec<_> = Several::<Hours>::plan(names, asks).into_iter().flatten().collect();
        merged(&hours)
    }

    fn show(hours: &Vec<Spanned<Hours>>, texts: &mut Texts<'_, '_>) -> Rows {
        let entries: Vec<Entry> = hours.iter().flat_map(|hours| entries(hours, texts)).collect();
        let column = DaysColumn::of(&entries);
        let shared = match column {
            DaysColumn::Shared => entries.first().and_then(|entry| entry.days.clone()),
            DaysColumn::Printed | DaysColumn::Missing => None,
        };
        let closed = hours.iter().filter_map(|hours| closed(hours, texts));
        let mut remarks: Vec<Rich> = shared.into_iter().chain(closed).collect();
        remarks.dedup();
        let has_days = matches!(column, DaysColumn::Printed);
        let row = |entry: Entry| HotlineRow {
            languages: entry.languages,
            days: has_days.then(|| entry.days.unwrap_or_default()),
            hours: entry.times,
        };
        Rows { rows: entries.into_iter().map(row).collect(), has_days, remarks }
    }
}

/// What becomes of the column of days.
#[derive(Clone, Copy)]
enum DaysColumn {
    /// The rows differ, or there is one.
    Printed,
    /// All rows have the same days, which are said once.
    Shared,
    /// No row says its days.
    Missing,
}

impl DaysColumn {
    fn of(rows: &[Entry]) -> Self {
        let mut days = rows.iter().map(|row| row.days.as_ref().map(Rich::plain));
        let first = days.next().flatten();
        match (&first, days.all(|other| other == first)) {
            (None, true) => Self::Missing,
            (Some(_), true) if rows.len() > 1 => Self::Shared,
            (Some(_), true) | (Some(_) | None, false) => Self::Printed,
        }
    }
}

/// Times of a line on some days, written out.
struct Entry {
    languages: Rich,
    days: Option<Rich>,
    times: Rich,
}

/// The days of a line with their times.
fn entries(hours: &Spanned<Hours>, texts: &mut Texts<'_, '_>) -> Vec<Entry> {
    let (voice, at) = (texts.voice, hours.span);
    let languages = voice.languages(&hours.value, at, texts.sink);
    let languages = texts.within(languages, at);
    let mut entries = Vec::new();
    for row in &hours.value.rows {
        let days = voice.tongue.days_of_row(row, hours.value.no_holidays, at, texts.sink);
        let days = days.map(|days| texts.within(days, at));
        let times = texts.within(voice.tongue.times_of_day(&row.times, at), at);
        entries.push(Entry { languages: languages.clone(), days, times });
    }
    entries
}

/// That a line is closed for a time, if readers meet that.
fn closed(hours: &Spanned<Hours>, texts: &mut Texts<'_, '_>) -> Option<Rich> {
    let how = Saying { voice: texts.voice, when: texts.when, at: hours.span };
    let closures = how.closures(hours.value.not.iter(), texts.sink);
    let closed = how.tongue().closed(&closures, hours.span, texts.sink);
    (!closures.is_empty()).then(|| texts.within(closed, hours.span))
}

/// The hours with those next to each other in one that differ in nothing but
/// their languages: two rows that say the same are read twice.
fn merged(all: &[Spanned<Hours>]) -> Vec<Spanned<Hours>> {
    let mut rows: Vec<Spanned<Hours>> = Vec::new();
    for hours in all {
        match rows.last_mut() {
            Some(last) if last.value.same_times(&hours.value) => {
                let known: BTreeSet<String> = last.value.codes().map(str::to_owned).collect();
                let new = hours.value.languages.iter().filter(|code| !known.contains(&code.value));
                last.value.languages.extend(new.cloned());
            }
            Some(_) | None => rows.push(hours.clone()),
        }
    }
    rows
}
