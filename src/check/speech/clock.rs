//! Patterns for times of day: `formats.time`.
//!
//! In: the file of a language. Out: hours of 24 beside a word for the half of the day, hours
//! of two clocks, minutes before hours. Knows nothing about the words themselves.

use super::Kind;
use super::likeness::is_same;
use super::said::{Part, Said, numbers, parts, tokens, words};
use crate::content::model::Written;
use crate::content::table::language::formats::{HALF, HOUR};

/// The patterns that say an hour.
const PATTERNS: [&str; 5] = ["hour", "minute", "minute_at_five", "noon", "midnight"];

/// The hours of 24.
const WHOLE: [&str; 2] = ["h", "hh"];

/// Looks at all patterns for times.
pub(super) fn look(said: &mut Said<'_>) {
    let patterns = PATTERNS.iter().filter_map(|key| {
        let text = said.text(&format!("formats.time.{key}"))?;
        Some((*key, text))
    });
    let patterns: Vec<(&str, &Written)> = patterns.collect();
    for (key, text) in &patterns {
        look_at(key, text, said);
    }
    let at = |key: &str| patterns.iter().find(|(it, _)| *it == key).map(|(_, text)| *text);
    if let Some(minute) = at("minute") {
        for other in ["hour", "minute_at_five"] {
            if let Some(text) = at(other) {
                look_at_both(text, minute, said);
            }
        }
    }
    look_at_halves(said);
    look_at_next_day(said);
}

fn look_at(key: &str, text: &Written, said: &mut Said<'_>) {
    let names = tokens(text);
    let whole = names.iter().find(|it| WHOLE.contains(it));
    if let (Some(hour), true) = (whole, names.contains(&"period")) {
        let message = format!("{{{hour}}} counts to 24, and {{period}} says the part of the day");
        let hint =
            "write {h12} or {h11} beside {period}, or leave {period} out: 20:00, not 20:00 p.m.";
        said.fault(Kind::Pattern, text, message, "two clocks", hint);
    }
    let minutes = names.iter().position(|it| *it == "mm");
    let hours = names.iter().position(|it| is_hour(it));
    if let (Some(minutes), Some(hours)) = (minutes, hours) {
        let all = parts(text);
        let touch = all.windows(2).any(|two| two == [Part::Token(names[hours]), Part::Token("mm")]);
        if minutes < hours {
            let hint = "write the hour before {mm}";
            said.fault(Kind::Pattern, text, "{mm} stands before the hour", "in this order", hint);
        } else if touch && names[hours] != "hh" {
            let message = "nothing stands between the hour and {mm}: 9:30 would be 930";
            let hint = "write a colon, or what the language says there";
            said.fault(Kind::Pattern, text, message, "run together", hint);
        }
    }
    let typed = numbers(&words(text)).into_iter().find(|number| *number != 0 || key == "minute");
    if let (Some(number), Some(_), true) = (typed, hours, key.starts_with(['h', 'm'])) {
        let message = format!("{number} is typed into the pattern of all times");
        let hint = "write {mm} for the minutes, and 00 at `hour` alone";
        said.fault(Kind::Pattern, text, message, "the same for all times", hint);
    }
}

fn is_hour(name: &str) -> bool {
    HOUR.contains(&name)
}

/// A pattern that must be like that of minutes.
fn look_at_both(text: &Written, minute: &Written, said: &mut Said<'_>) {
    let (own, other) = (tokens(text), tokens(minute));
    let hour = |names: &[&str]| names.iter().find(|it| is_hour(it)).map(|it| (*it).to_owned());
    let counts = |names: &[&str]| names.iter().any(|it| HALF.contains(it));
    let are_full = own.contains(&"mm") && other.contains(&"mm");
    let differ = parts(text) != parts(minute) && are_full;
    if counts(&own) != counts(&other) || hour(&own) != hour(&other) && are_full || differ {
        // Which of the two is wrong is told by the words for parts of the day, if at all.
        let has_periods = !said.below("formats.periods").is_empty();
        let is_odd = |names: &[&str]| counts(names) != has_periods;
        let (one, two) = (is_odd(&own), is_odd(&other));
        let wrong = [(text, minute, one || !two), (minute, text, two || !one)];
        for (at, to, _) in wrong.into_iter().filter(|(_, _, is_wrong)| *is_wrong) {
            let message = "full hours and minutes are not written in one way";
            let hint = format!("another pattern is `{}`: one clock, and one sign", to.text);
            said.fault(Kind::Pattern, at, message, "in another way", hint);
        }
    }
}

/// A word for each half of the day, at least.
fn look_at_halves(said: &mut Said<'_>) {
    let periods = said.below("formats.periods");
    if let [(_, only)] = &periods[..] {
        let hint = "add the time at which the next part of the day begins";
        let message = "one word for the whole day says nothing";
        said.fault(Kind::Pattern, only, message, "the only one", hint);
    }
}

/// Times that end on the next day, without a word of it.
fn look_at_next_day(said: &mut Said<'_>) {
    let (next, range) = ("formats.time.next_day", "formats.range");
    let (Some(next), Some(range)) = (said.text(next), said.text(range)) else { return };
    if is_same(&words(next), &words(range)) {
        let message = "this does not say that the end is on the next day";
        let hint = "say it, or leave `next_day` out";
        said.fault(Kind::Pattern, next, message, "the same as `range`", hint);
    }
}
