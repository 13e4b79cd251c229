//! Looks through a line for what is typed.
//!
//! In: folded characters, and what the language does with numbers. Out: each
//! thing that is typed, once, under the kind that says most. Knows nothing about facts.

use super::fold::Line;
use super::number::Number;
use super::speech::Speech;
use super::{Found, Kind, open};
use crate::check::facts::{
    typed_address, typed_date, typed_link, typed_measure, typed_number, typed_phone, typed_price,
    typed_time,
};

/// Everything that is typed in a line, in its order.
pub(super) fn scan(line: &Line<'_>, speech: &Speech) -> Vec<Found> {
    let mut links = typed_link::find(line).into_iter().peekable();
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if let Some(link) = links.next_if(|link| link.from <= at) {
            at = link.to.max(at + 1);
            found.push(link);
            continue;
        }
        let free = found.last().map_or(0, |last| last.to);
        match begins(line, speech, at, free) {
            Begins::Found(one) => {
                at = one.to.max(at + 1);
                found.push(one);
            }
            Begins::Passed(to) => at = to.max(at + 1),
        }
    }
    typed_time::joined(line, found)
}

/// What begins at a place.
enum Begins {
    Found(Found),
    /// Nothing does up to this index.
    Passed(usize),
}

/// What begins at `at`; it may reach back to `free`, behind what was found
/// before.
fn begins(line: &Line<'_>, speech: &Speech, at: usize, free: usize) -> Begins {
    let character = line.at(at);
    if !character.is_ascii_digit() && !typed_phone::may_begin(line, at) {
        let named =
            typed_address::with_name(line, at).or_else(|| typed_time::in_one_word(line, at));
        let number = || Number::in_characters(line, at).or_else(|| speech.words.at(line, at));
        return match named {
            Some(found) => Begins::Found(found),
            None => number().map_or(Begins::Passed(at + 1), |n| unit(line, speech, &n, free)),
        };
    }
    let found = typed_date::in_figures(line, at)
        .or_else(|| typed_date::with_points(line, at))
        .or_else(|| typed_time::on_the_clock(line, speech, at, free))
        .or_else(|| typed_phone::find(line, at))
        .or_else(|| typed_address::in_figures(line, at, free));
    if let Some(found) = found {
        return Begins::Found(found);
    }
    let number = Number::in_digits(line, at).or_else(|| Number::in_characters(line, at));
    number.map_or(Begins::Passed(at + 1), |number| unit(line, speech, &number, free))
}

/// What a number is part of.
fn unit(line: &Line<'_>, speech: &Speech, number: &Number, free: usize) -> Begins {
    let found = typed_price::find(line, number, free)
        .or_else(|| typed_measure::find(line, number))
        .or_else(|| typed_date::find(line, speech, number, free))
        .or_else(|| typed_time::find(line, speech, number, free))
        .or_else(|| typed_address::find(line, number));
    if let Some(found) = found {
        return Begins::Found(found);
    }
    if typed_number::is_typed(line, number) {
        let (from, to) = (number.from, number.to);
        return Begins::Found(Found {
            kind: Kind::Number,
            from,
            to,
            means: open::meaning(line, number),
        });
    }
    Begins::Passed(number.to)
}
