//! What is open at this moment, for readers whose browser runs scripts.
//!
//! In: whom to ask, with the days on which they answer. Out: a line for each that says
//! nothing until `page.js` asks the clock; it holds all that can be said, so that the
//! script has no words. Knows nothing about the rest of the page.

use std::fmt::Write;

use super::open::Open;
use super::text::{escaped, unlinked};
use super::told::Told;
use crate::content::holidays::is_holiday;
use crate::content::model::{Document, Rich};
use crate::content::{Profile, Times};
use crate::source::Span;

/// The lines of a page; empty if the language has no words for them, or if no fact says
/// when anything is open.
pub(super) fn today(
    told: &Told<'_>,
    document: &Document,
    profile: Option<&Profile>,
    has_ruby: bool,
) -> String {
    let Some(profile) = profile else { return String::new() };
    let screen = &profile.own.screen;
    let words = [&screen.open, &screen.closed, &screen.closed_today, &screen.closed_holiday];
    let [Some(open), Some(closed), Some(closed_today), Some(holiday)] = words else {
        return String::new();
    };
    let mut lines = String::new();
    for counter in &told.counters {
        let Some(hours) = counter.open_to(&profile.speech).as_ref().and_then(hours) else {
            continue;
        };
        let name = counter.contact.called(&document.language, &profile.speech);
        let number = || Some(Rich::literal(&counter.phone?.number.value, Span::default()));
        let Some(name) = name.or_else(number) else { continue };
        // Writing to a string cannot fail.
        let _ = write!(lines, "<p data-hours=\"{hours}\"><bdi>{}</bdi>", unlinked(&name, has_ruby));
        for word in [open, closed, closed_today, holiday] {
            let _ = write!(lines, " <strong hidden>{}</strong>", escaped(word));
        }
        lines += "</p>\n";
    }
    match lines.is_empty() {
        true => lines,
        false => format!("<aside class=\"today\" hidden>\n{lines}</aside>\n"),
    }
}

/// Hours as `page.js` reads them: the first and the last day of which something is known,
/// the seven days of the week from Monday on, and the days that differ. Those have a sign
/// behind them: `=` and their times, `h` if a holiday closes them, `-` if all else does.
fn hours(open: &Open) -> Option<String> {
    let (first, last) = open.period()?;
    let week = open.week().map(times).join(";");
    let mut hours = format!("{first} {last} {week}");
    for (day, open) in open.unusual() {
        let sign = match (open.is_empty(), is_holiday(day)) {
            (true, true) => "h",
            (true, false) => "-",
            (false, _) => "=",
        };
        let _ = write!(hours, " {day}{sign}{}", times(open));
    }
    Some(hours)
}

/// Minutes of the day, those of the next one counted on.
fn times(times: &[Times]) -> String {
    let times = times.iter().map(|Times { from, to }| format!("{from}-{to}"));
    times.collect::<Vec<_>>().join(",")
}
