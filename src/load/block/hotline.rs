//! A telephone line with its languages and hours.
//!
//! In: `phone` and a list of `hours`; headings, notes and the heads of three
//! columns. Out: [`Hotline`] with a row for each of the hours that differ.

use std::collections::BTreeSet;

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
    Hotline {
        group: texts.rich("group"),
        heading: texts.rich("heading"),
        lead: texts.optional("lead"),
        phone: printed.unwrap_or_default(),
        free: phone.is_some_and(|phone| phone.value.free),
        otherwise: texts.optional("otherwise"),
        notes_before: texts.optional_list("notes_before"),
        columns: columns(texts),
        rows: merged(&plan.hours).iter().map(|hours| row(hours, texts)).collect(),
        notes_after: texts.optional_list("notes_after"),
    }
}

fn columns(texts: &mut Texts<'_, '_>) -> [Rich; 3] {
    let mut heads = texts.list_of("columns", 3, "the table has languages, days and hours:");
    std::array::from_fn(|index| heads.get_mut(index).map(std::mem::take).unwrap_or_default())
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

fn row(hours: &Spanned<Hours>, texts: &mut Texts<'_, '_>) -> HotlineRow {
    let (voice, at) = (texts.voice, hours.span);
    HotlineRow {
        languages: texts.within(voice.languages(&hours.value, at), at),
        days: texts.within(voice.formats.days(hours.value.days, at), at),
        hours: texts.within(voice.formats.times(&hours.value, at), at),
    }
}
