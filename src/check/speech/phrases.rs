//! Phrases for days of the week: "Monday to Friday" at `mon-fri`.
//!
//! In: the file of a language. Out: phrases that name other days than their key. Knows
//! nothing about lists of names.

use super::Kind;
use super::day_names::DayNames;
use super::likeness::fold;
use super::names::WEEKDAYS;
use super::said::{Said, tokens, words};
use crate::content::model::Written;
use crate::content::{DaySet, Weekday};

/// The tables whose keys are days.
const TABLES: [&str; 3] = ["formats.days", "formats.hours", "formats.week.days"];

/// As many days in a row as are said from the first to the last.
const RUN: usize = 3;

/// Looks at all phrases.
pub(super) fn look(said: &mut Said<'_>) {
    let names = DayNames::of(said);
    for table in TABLES {
        for (key, phrase) in said.below(table) {
            let Ok(days) = DaySet::parse(key) else { continue };
            look_at(&names, days, phrase, said);
        }
    }
}

fn look_at(names: &DayNames, days: DaySet, phrase: &Written, said: &mut Said<'_>) {
    let text = words(phrase);
    let named = names.in_phrase(&text);
    let says_days = tokens(phrase).contains(&"days");
    if text.is_empty() && !says_days && !days.is_daily() {
        let hint = "write the days, or {days}";
        said.fault(Kind::Misnamed, phrase, "these days are not said", "only the times", hint);
        return;
    }
    if let Some(message) = wrong_days(&named, days) {
        let hint = "the phrase must say the days of its key, and no others";
        said.fault(Kind::Misnamed, phrase, message, "says other days", hint);
    } else if !named.is_empty() && days.has_holidays() && lacks_holidays(&text, said) {
        let hint = "`formats.week.holiday` has words for them";
        let message = "the phrase does not say national holidays, and its key does";
        said.fault(Kind::Misnamed, phrase, message, "says other days", hint);
    }
}

/// What is wrong with the days that a phrase names.
fn wrong_days(named: &[usize], days: DaySet) -> Option<String> {
    let runs = days.runs();
    let holds = |day: usize| runs.iter().any(|(a, b)| (a.index()..=b.index()).contains(&day));
    let name = |day: usize| WEEKDAYS.get(day).copied().unwrap_or_default();
    if let Some(other) = named.iter().find(|day| !holds(**day)) {
        return Some(format!("this says {}, which is not among these days", name(*other)));
    }
    // A phrase may have other words, such as "weekends".
    if named.is_empty() || !days.of_month().is_empty() {
        return None;
    }
    for (from, to) in runs {
        let run: Vec<usize> = if to.index() - from.index() + 1 >= RUN {
            vec![from.index(), to.index()]
        } else {
            (from.index()..=to.index()).collect()
        };
        if let Some(missing) = run.iter().find(|day| !named.contains(day)) {
            return Some(format!("{} is not named", name(*missing)));
        }
        let place = |day: Weekday| named.iter().position(|it| *it == day.index());
        if to.index() - from.index() + 1 >= RUN && place(from) > place(to) {
            return Some(format!("{} stands before {}", name(to.index()), name(from.index())));
        }
    }
    None
}

/// Whether a phrase has no word in common with that for holidays.
fn lacks_holidays(text: &str, said: &Said<'_>) -> bool {
    let Some(holiday) = said.text("formats.week.holiday") else { return false };
    let (text, holiday) = (fold(text), fold(&words(holiday)));
    let least = (holiday.len() / 3).clamp(2, 5).min(holiday.len());
    least > 0 && !holiday.windows(least).any(|run| text.windows(least).any(|it| it == run))
}
