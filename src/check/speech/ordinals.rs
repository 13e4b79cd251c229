//! Numbers in words: which of the days of a month, 1 to 20 as people type them, the days of
//! a month as dates have them.
//!
//! In: the file of a language. Out: numbers in the place of others. Knows nothing about
//! names of days.

use std::collections::BTreeSet;

use super::Kind;
use super::likeness::{ALIKE, HOLDS, best, fold, is_same};
use super::said::{Said, numbers, words};
use crate::content::PieceKind;
use crate::content::model::Written;

/// The words of one table `ordinals`: the first to the fifth, and the last.
const WORDS: usize = 6;

/// How much more a word must be like another for it to be that.
const CLEARLY: u32 = 50;

/// The days of the longest month.
const MONTH: usize = 31;

/// Looks at all numbers in words.
pub(super) fn look(said: &mut Said<'_>) {
    let tables = ordinals(said);
    for (at, table) in tables.iter().enumerate() {
        look_at_ordinals(table, tables.iter().enumerate().find(|(it, _)| *it != at), said);
    }
    look_at_numbers(said);
    look_at_days(said);
    look_at_thousands(said);
}

/// The lists of ordinals that are filled in.
fn ordinals<'a>(said: &Said<'a>) -> Vec<Vec<&'a Written>> {
    let key = |at: usize| format!("formats.week.ordinals.{at}.words");
    (0..7).map_while(|at| said.list(&key(at), WORDS)).collect()
}

fn look_at_ordinals(
    table: &[&Written],
    other: Option<(usize, &Vec<&Written>)>,
    said: &mut Said<'_>,
) {
    let cldr = said.cldr;
    let known = cldr.map(|cldr| cldr.series("ordinals")).unwrap_or_default();
    let cardinals = cldr.map(|cldr| cldr.series("numbers")).unwrap_or_default();
    let forms = |at: usize| {
        let forms = known.get(at).into_iter().chain(cardinals.get(at).filter(|_| at < 5)).flatten();
        // A numeral of one character is a part of other words.
        let forms = forms.filter(|form| form.chars().count() > 1);
        forms.map(|form| (*form).to_owned()).collect::<Vec<_>>()
    };
    let forms: Vec<Vec<String>> = (0..WORDS).map(forms).collect();
    let sisters: Vec<Vec<String>> = other
        .map(|(_, list)| list.iter().map(|text| vec![words(text)]).collect())
        .unwrap_or_default();
    for (at, text) in table.iter().enumerate() {
        let word = words(text);
        let twin = table.iter().take(at).any(|it| is_same(&words(it), &word));
        let wrong = numbers(&word).into_iter().find(|it| usize::try_from(*it) != Ok(at + 1));
        let known = more_like(&word, at, &forms, HOLDS).filter(|_| at + 1 < WORDS);
        let sister = || more_like(&word, at, &sisters, ALIKE);
        let other = known.or_else(sister);
        let message = match wrong {
            Some(number) => format!("`{word}` says {number} at place {} of the list", at + 1),
            None if twin => format!("`{word}` stands here twice"),
            None => match other {
                Some(other) => format!("`{word}` is the word for place {} of the list", other + 1),
                None => continue,
            },
        };
        let hint = "the words are the first, second, third, fourth, fifth and last";
        said.fault(Kind::Misnamed, text, message, "another number", hint);
    }
}

/// The place of the list whose forms a word is clearly more like than those of its own.
fn more_like(word: &str, at: usize, forms: &[Vec<String>], least: u32) -> Option<usize> {
    let like = |place: usize| forms.get(place).map_or(0, |forms| best(word, forms));
    let more = (0..forms.len()).max_by_key(|place| like(*place))?;
    (like(more) > like(at) + CLEARLY && like(more) >= least).then_some(more)
}

/// The words for 1, 2, 3, … in the order of their numbers.
fn look_at_numbers(said: &mut Said<'_>) {
    let known = said.cldr.map(|cldr| cldr.series("numbers")).unwrap_or_default();
    let known: Vec<Vec<Vec<char>>> =
        known.iter().map(|forms| forms.iter().map(|form| fold(form)).collect()).collect();
    let mut seen: BTreeSet<Vec<char>> = BTreeSet::new();
    for (at, text) in said.below("typed.numbers").into_iter().map(|(_, text)| text).enumerate() {
        for form in text.text.split('|') {
            let folded = fold(form);
            let is = |number: usize| {
                !folded.is_empty() && known.get(number).is_some_and(|forms| forms.contains(&folded))
            };
            let other = (0..known.len()).find(|number| *number != at && is(*number));
            let message = match other {
                Some(other) if !is(at) => format!("`{form}` is {}, not {}", other + 1, at + 1),
                Some(_) | None if !seen.insert(folded.clone()) => {
                    format!("`{form}` stands here twice")
                }
                Some(_) | None => continue,
            };
            let hint = "the words are those for 1, 2, 3 and so on, each with all its forms";
            said.fault(Kind::Misnamed, text, message, "another number", hint);
        }
    }
}

/// The days of a month in their order, and no reading twice.
fn look_at_days(said: &mut Said<'_>) {
    let Some(days) = said.list("formats.date.days", MONTH) else { return };
    let readings: Vec<String> = days.iter().map(|text| reading(text)).collect();
    for (at, text) in days.into_iter().enumerate() {
        let word = words(text);
        let number = numbers(&word).first().copied();
        let is_twin =
            readings.iter().enumerate().any(|(it, reading)| it != at && *reading == readings[at]);
        let message = match number {
            Some(number) if usize::try_from(number) != Ok(at + 1) => {
                format!("`{word}` is in the place of day {}", at + 1)
            }
            // Which of the two is wrong only a reader knows.
            Some(_) | None if is_twin => format!("two days are read `{}`", readings[at]),
            Some(_) | None => continue,
        };
        let hint = "the days are those from the 1st to the 31st";
        said.fault(Kind::Misnamed, text, message, "another day", hint);
    }
}

/// A text as it is read aloud.
fn reading(text: &Written) -> String {
    let mut read = String::new();
    for piece in &text.pieces {
        match &piece.kind {
            PieceKind::Ruby(readings) => readings.iter().for_each(|it| read.push_str(&it.reading)),
            PieceKind::Text(words) | PieceKind::Foreign(_, words) => read.push_str(words),
            PieceKind::Token(_) | PieceKind::Reference(_) => {}
        }
    }
    read
}

/// A thousand and ten thousand are not one word.
fn look_at_thousands(said: &mut Said<'_>) {
    let thousands: Vec<&Written> =
        said.below("typed.thousand").into_iter().map(|(_, text)| text).collect();
    for (_, text) in said.below("typed.ten_thousand") {
        if thousands.iter().any(|it| is_same(&it.text, &text.text)) {
            let message = format!("`{}` is a thousand already", text.text);
            let hint = "leave the list out where the language has no word for it";
            said.fault(Kind::Misnamed, text, message, "another number", hint);
        }
    }
}
