//! Looks through a line for what is typed.
//!
//! In: folded characters, and how a language types. Out: each thing that is typed,
//! once, under the kind that says most. Knows nothing about facts.

use super::line::Line;
use super::number::Number;
use super::shape::{Match, YEARS};
use super::speech::Speech;
use super::{Found, count, date, link, phone};
use crate::content::Sense;

/// How many characters stand between from when and until when, at most.
const BETWEEN: usize = 10;

/// Everything that is typed in a line, in its order.
pub(super) fn scan(line: &Line<'_>, speech: &Speech) -> Vec<Found> {
    let mut links = link::find(line).into_iter().peekable();
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let one = match links.next_if(|link| link.from <= at) {
            Some(link) => Ok(link),
            None => begins(line, speech, at),
        };
        at = match one {
            Ok(one) => {
                let to = one.to;
                push(line, &mut found, one);
                to.max(at + 1)
            }
            Err(passed) => passed.max(at + 1),
        };
    }
    found
}

/// What begins at a place, or up to where nothing does.
fn begins(line: &Line<'_>, speech: &Speech, at: usize) -> Result<Found, usize> {
    let named = date::with_month(line, speech, at);
    let named = named.map(|it| Match { to: it.to, means: Some(it.means), number: None });
    // Of two that are as long the name of a month says more.
    let longest = speech.find(line, at, |_| true).into_iter().chain(named).max_by_key(|it| it.to);
    if let Some(Match { to, means, number }) = longest {
        return match (means, number) {
            // Of 24 hours the number alone is typed, and only in digits.
            (Some(Sense::Number(_)), Some(number)) if !number.in_digits => Err(to),
            (Some(means), Some(Number { from, to, .. })) if matches!(means, Sense::Number(_)) => {
                Ok(Found { from, to, means })
            }
            (Some(means), _) => Ok(Found { from: at, to, means }),
            (None, _) => Err(to),
        };
    }
    if let Some(phone) = phone::find(line, speech, at) {
        return Ok(phone);
    }
    let Some(number) = Number::in_digits(line, at) else { return Err(at + 1) };
    if let Some(house) = house(line, at) {
        return Ok(house);
    }
    if !count::is_typed(line, &number) {
        return Err(number.to);
    }
    let year =
        number.whole().filter(|year| YEARS.contains(year) && *year >= 1950 && year % 100 > 0);
    let means = match year.filter(|_| number.to - number.from == 4) {
        Some(year) => Sense::Date(Some(year), None, None),
        None => Sense::Number(number.value),
    };
    Ok(Found { from: at, to: number.to, means })
}

/// Adds something; times of which one is from when and the other until when are one.
fn push(line: &Line<'_>, found: &mut Vec<Found>, next: Found) {
    if let Some(last) = found.last_mut()
        && let (Sense::Times(from), Sense::Times(until)) = (&mut last.means, &next.means)
        && from.len() == 1
        && next.from <= last.to + BETWEEN
        && !line.text(last.to, next.from).contains(['。', '!', '?', ';', ',', '、'])
    {
        from.extend(until);
        last.to = next.to;
    } else {
        found.push(next);
    }
}

/// A postal code, or the numbers of a block and a house: 100-8977, 1-1-1.
fn house(line: &Line<'_>, at: usize) -> Option<Found> {
    let to = line.over(at, |character| character.is_ascii_digit() || character == '-').min(at + 24);
    let to = if line.before(to) == '-' { to - 1 } else { to };
    let text = line.text(at, to);
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let is_address =
        matches!(lengths[..], [3, 4] | [1..=4, 1..=3, 1..=4] | [1..=4, 1..=3, 1..=4, 1..=4]);
    is_address.then(|| Found { from: at, to, means: Sense::Address(text.replace('-', "")) })
}
