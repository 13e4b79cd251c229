//! A telephone line with its languages and hours.
//!
//! In: `phone` and a list of `hours`; headings, notes and the heads of three
//! columns. Out: [`Hotline`] with a row for each of the hours that differ; days
//! that all rows share are said once, above the table.

use std::collections::BTreeSet;

use crate::content::table::fact::Days;
use crate::content::{Hours, Phone};
use crate::load::asks::Asks;
use crate::load::texts::Texts;
use crate::model::{Hotline, HotlineRow, Rich};
use crate::source::Spanned;

/// What `flyer.toml` says.
pub(crate) struct Plan {
    phone: Option<Spanned<Phone>>,
    hours: Vec<Spanned<Hours>>,
}

/// Reads what `flyer.toml` says.
pub(crate) fn plan(asks: &mut Asks<'_, '_>) -> Plan {
    Plan { phone: asks.one("phone"), hours: asks.several("hours").into_iter().flatten().collect() }
}

/// Adds the words.
pub(crate) fn resolve(plan: &Plan, texts: &mut Texts<'_, '_>) -> Hotline {
    let voice = texts.voice;
    let phone = plan.phone.as_ref();
    let printed =
        phone.map(|phone| texts.within(voice.formats.phone(&phone.value, phone.span), phone.span));
    let hours = merged(&plan.hours);
    let days = DaysColumn::of(&hours);
    let notes = texts.optional_list("notes_before").into_iter();
    let notes_before = notes.chain(days.shared(&hours, texts)).collect();
    Hotline {
        group: texts.rich("group"),
        heading: texts.rich("heading"),
        lead: texts.optional("lead"),
        phone: printed.unwrap_or_default(),
        cost: phone.and_then(|phone| voice.formats.cost(&phone.value, phone.span)),
        otherwise: texts.optional("otherwise"),
        not_your_language: texts.maybe_empty("not_your_language"),
        notes_before,
        columns: columns(days, texts),
        rows: hours.iter().map(|hours| row(hours, days, texts)).collect(),
        notes_after: texts.optional_list("notes_after"),
    }
}

/// What becomes of the column of days.
#[derive(Clone, Copy)]
enum DaysColumn {
    /// The rows differ, or there is one.
    Printed,
    /// All rows have the same days, which are said once.
    Shared(Days),
    /// No row says its days.
    Missing,
}

impl DaysColumn {
    fn of(rows: &[Spanned<Hours>]) -> Self {
        let mut days = rows.iter().map(|row| row.value.days);
        let first = days.next().flatten();
        match (first, days.all(|other| other == first)) {
            (None, true) => Self::Missing,
            (Some(days), true) if rows.len() > 1 => Self::Shared(days),
            (Some(_), true) | (Some(_) | None, false) => Self::Printed,
        }
    }

    /// The remark with the days of all rows.
    fn shared(self, rows: &[Spanned<Hours>], texts: &mut Texts<'_, '_>) -> Option<Rich> {
        let at = rows.first()?.span;
        match self {
            Self::Shared(days) => Some(texts.within(texts.voice.formats.days(days, at), at)),
            Self::Printed | Self::Missing => None,
        }
    }
}

fn columns(days: DaysColumn, texts: &mut Texts<'_, '_>) -> Vec<Rich> {
    let mut heads = texts.list_of("columns", 3, "the table has languages, days and hours:");
    match days {
        DaysColumn::Printed => {}
        DaysColumn::Shared(_) | DaysColumn::Missing => drop(heads.remove(1)),
    }
    heads
}

/// The hours with those next to each other in one that differ in nothing but
/// their languages: two rows that say the same are read twice.
fn merged(all: &[Spanned<Hours>]) -> Vec<Spanned<Hours>> {
    let mut rows: Vec<Spanned<Hours>> = Vec::new();
    for hours in all {
        let when = |hours: &Hours| (hours.days, hours.open, hours.close.value);
        match rows.last_mut() {
            Some(last) if when(&last.value) == when(&hours.value) => {
                let known: BTreeSet<String> = last.value.codes().map(str::to_owned).collect();
                let new = hours.value.languages.iter().filter(|code| !known.contains(&code.value));
                last.value.languages.extend(new.cloned());
            }
            Some(_) | None => rows.push(hours.clone()),
        }
    }
    rows
}

fn row(hours: &Spanned<Hours>, column: DaysColumn, texts: &mut Texts<'_, '_>) -> HotlineRow {
    let (voice, at) = (texts.voice, hours.span);
    let said = hours.value.days.map(|days| voice.formats.days(days, at)).unwrap_or_default();
    HotlineRow {
        languages: texts.within(voice.languages(&hours.value, at), at),
        days: match column {
            DaysColumn::Printed => Some(texts.within(said, at)),
            DaysColumn::Shared(_) | DaysColumn::Missing => None,
        },
        hours: texts.within(voice.formats.times(&hours.value, at), at),
    }
}
