//! Words for parts of the day, for noon and for midnight.
//!
//! In: the file of a language. Out: words at hours at which CLDR does not have them. CLDR
//! divides the day otherwise than people do, so that a word counts as right if its hours
//! meet those of CLDR. Knows nothing about patterns of times.

use super::Kind;
use super::likeness::{HOLDS, fold, holds, is_same, likeness};
use super::said::{Said, numbers, words};
use crate::content::model::Written;
use crate::lang::{Cldr, is_spaced};

/// The minutes of a day.
const DAY: u32 = 24 * 60;

/// A stretch of the day; it may go over midnight.
type Stretch = (u32, u32);

/// Looks at the parts of the day.
pub(super) fn look(said: &mut Said<'_>) {
    let periods: Vec<(u32, &Written)> = said
        .below("formats.periods")
        .into_iter()
        .filter_map(|(start, text)| Some((minute(start)?, text)))
        .collect();
    let known = said.cldr.map(known).unwrap_or_default();
    let misplaced: Vec<bool> =
        (0..periods.len()).map(|index| look_at(&known, index, &periods, said)).collect();
    look_for_twins(&periods, &misplaced, said);
    if let Some(cldr) = said.cldr {
        look_at_noon(cldr, said);
    }
    look_at_numbers(said);
}

/// The hours at which CLDR has its words.
fn known(cldr: Cldr) -> Vec<(&'static str, Stretch)> {
    let halves = [("am", (0, DAY / 2)), ("pm", (DAY / 2, DAY))];
    let halves = halves
        .into_iter()
        .flat_map(|(key, hours)| cldr.forms(key).into_iter().map(move |form| (form, hours)));
    let parts = cldr.lines("period.").filter_map(|(hours, forms)| {
        let (from, to) = hours.split_once('-')?;
        Some(((minute(from)?, minute(to)?), forms))
    });
    let parts = parts.flat_map(|(hours, forms)| forms.split('|').map(move |form| (form, hours)));
    halves.chain(parts).collect()
}

fn minute(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
}

/// One word for two parts of the day: only the night goes over midnight. Where one of the
/// two is at the wrong hours, that was said there.
fn look_for_twins(periods: &[(u32, &Written)], misplaced: &[bool], said: &mut Said<'_>) {
    for (index, (_, text)) in periods.iter().enumerate() {
        let own = words(text);
        let twin = periods.iter().take(index).position(|(_, it)| is_same(&words(it), &own));
        let Some(twin) = twin.filter(|twin| !misplaced[*twin] && !misplaced[index]) else {
            continue;
        };
        if !is_night(twin, index, periods) {
            let message = format!("`{own}` stands for two parts of the day");
            let hint = "only the night begins before midnight and ends after it";
            said.fault(Kind::Misnamed, text, message, "stands here twice", hint);
        }
    }
}

/// Whether two places of the list are the beginning and the end of one night.
fn is_night(one: usize, other: usize, periods: &[(u32, &Written)]) -> bool {
    let last = periods.len().saturating_sub(1);
    one.min(other) == 0 && one.max(other) == last && last > 1
}

/// Whether CLDR has the word at a place of the list at other hours, which is reported.
fn look_at(
    known: &[(&str, Stretch)],
    index: usize,
    periods: &[(u32, &Written)],
    said: &mut Said<'_>,
) -> bool {
    let Some((_, text)) = periods.get(index) else { return false };
    let own = words(text);
    let best = known.iter().map(|(form, _)| likeness(&own, form)).max().unwrap_or_default();
    if best < HOLDS {
        return false;
    }
    let starts = |at: usize| periods.get(at).map_or(DAY, |(start, _)| *start);
    let hours: Vec<Stretch> = periods
        .iter()
        .enumerate()
        .filter(|(at, (_, it))| {
            *at == index || is_same(&words(it), &own) && is_night(*at, index, periods)
        })
        .map(|(at, _)| (starts(at), starts(at + 1)))
        .collect();
    let meant = known.iter().filter(|(form, _)| likeness(&own, form) == best);
    let meant: Vec<Stretch> = meant.map(|(_, hours)| *hours).collect();
    let fits = meant.iter().any(|a| hours.iter().any(|b| meet(*a, *b)));
    if !fits {
        let in_cldr: Vec<String> = meant.into_iter().map(spelled).collect();
        let own_hours = spelled((starts(index), starts(index + 1)));
        let message = format!("`{own}` does not stand for {own_hours}");
        let hint = format!("in CLDR it stands for {}", in_cldr.join(", "));
        said.fault(Kind::Misnamed, text, message, "another part of the day", hint);
    }
    !fits
}

/// A stretch of the day in figures.
fn spelled((from, to): Stretch) -> String {
    format!("{:02}:{:02}–{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
}

/// Whether two stretches of the day meet.
fn meet(one: Stretch, other: Stretch) -> bool {
    // One that goes over midnight is two.
    let split = |(from, to): Stretch| match from < to {
        true => [(from, to), (from, from)],
        false => [(from, DAY), (0, to)],
    };
    let (one, other) = (split(one), split(other));
    one.iter().any(|a| other.iter().any(|b| a.0.max(b.0) < a.1.min(b.1)))
}

const NOON: [&str; 2] = ["formats.time.noon", "typed.noon"];
const MIDNIGHT: [&str; 2] = ["formats.time.midnight", "typed.midnight"];

/// Noon under the name of midnight, and the other way round.
fn look_at_noon(cldr: Cldr, said: &mut Said<'_>) {
    for (keys, other_keys, own, other) in
        [(NOON, MIDNIGHT, "noon", "midnight"), (MIDNIGHT, NOON, "midnight", "noon")]
    {
        let (own_forms, other_forms) = (cldr.forms(own), cldr.forms(other));
        let texts: Vec<_> = keys.iter().flat_map(|key| said.below(key)).collect();
        for (_, text) in texts {
            let word = words(text);
            // Narrow forms, such as "mi" for midnight, are parts of other words.
            let is_word = |form: &str| {
                let letters = fold(form);
                letters.len() > 2 || letters.first().is_some_and(|c| !is_spaced(*c))
            };
            // The word for midnight may hold that for noon: เที่ยงคืน, เที่ยง.
            let length = |forms: &[&str]| {
                let held = forms.iter().filter(|form| is_word(form) && holds(&word, form));
                held.map(|form| fold(form).len()).max().unwrap_or_default()
            };
            let letters = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
            let is_twin = || {
                let others = other_keys.iter().flat_map(|key| said.below(key));
                let mut others = others.map(|(_, text)| words(text));
                others.any(|it| is_same(&letters(&it), &letters(&word)))
            };
            let (own_length, other_length) = (length(&own_forms), length(&other_forms));
            if other_length > own_length || own_length == 0 && is_twin() {
                let message = format!("`{word}` is {other}, not {own}");
                let hint = format!("CLDR calls {own} `{}`", own_forms.join("`, `"));
                said.fault(Kind::Misnamed, text, message, "the other twelve o'clock", hint);
            }
        }
    }
}

/// Numbers in words for noon, midnight and the whole day.
fn look_at_numbers(said: &mut Said<'_>) {
    for (key, right) in [
        ("formats.time.noon", &[12, 0][..]),
        ("formats.time.midnight", &[12, 24, 0]),
        ("formats.time.all_day", &[24]),
    ] {
        let Some(text) = said.text(key) else { continue };
        if let Some(wrong) = numbers(&words(text)).into_iter().find(|it| !right.contains(it)) {
            let message = format!("{wrong} is not an hour for `{key}`");
            let right: Vec<String> = right.iter().map(u32::to_string).collect();
            let hint = format!("a number here is {}", right.join(" or "));
            said.fault(Kind::Misnamed, text, message, "another hour", hint);
        }
    }
}
