//! When a telephone line is open, as a table: one row for each time, with the languages
//! of each.
//!
//! In: the hours of a line. Out: rows in one language, and what is said once for all of
//! them. Knows nothing about blocks.

use std::collections::BTreeSet;

use super::form::Shown;
use super::texts::Texts;
use crate::content::Hours;
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::source::Spanned;

/// The rows of a line's table as a language writes it.
#[derive(Debug, Clone, Hash, Default)]
pub struct HoursTable {
    /// The rows.
    pub rows: Vec<HoursRow>,
    /// Whether it has a column for days.
    pub has_days: bool,
    /// The days of all rows, if they are the same, and when the line is closed.
    pub remarks: Vec<Rich>,
}

/// A row of a line's table.
#[derive(Debug, Clone, Hash)]
pub struct HoursRow {
    /// The languages, written out.
    pub languages: Rich,
    /// The days; `None` in every row if the table has no column for them.
    pub days: Option<Rich>,
    /// The hours.
    pub hours: Rich,
}

impl HoursRow {
    /// Its cells, one for each column.
    #[must_use]
    pub fn cells(&self) -> Vec<&Rich> {
        [&self.languages].into_iter().chain(&self.days).chain([&self.hours]).collect()
    }
}

impl Shown for HoursTable {
    fn texts<'a>(&'a self, _: bool, texts: &mut Vec<&'a Rich>) {
        texts.extend(self.rows.iter().flat_map(HoursRow::cells));
    }
}

impl HoursTable {
    /// When a line is open, one row for each time, with the languages of each.
    pub(super) fn of(hours: &[Spanned<Hours>], texts: &mut Texts<'_, '_>) -> Self {
        let hours = merged(hours);
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
        let row = |entry: Entry| HoursRow {
            languages: entry.languages,
            days: has_days.then(|| entry.days.unwrap_or_default()),
            hours: entry.times,
        };
        Self { rows: entries.into_iter().map(row).collect(), has_days, remarks }
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
