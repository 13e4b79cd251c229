//! What signs beside numbers tell in any language: money, the edges of a picture, where a
//! house stands.
//!
//! In: a line and a place. Out: what begins there. Knows nothing about facts.

use super::Found;
use super::line::Line;
use super::number::Number;
use super::shape::{Says, narrow};
use super::speech::Speech;
use crate::content::Sense;

/// The edges of a photograph in millimetres; smaller numbers are centimetres.
const EDGES: std::ops::RangeInclusive<f64> = 10.0..=300.0;

/// Whether a sign stands before money or a postal code.
pub(super) fn begin(character: char) -> bool {
    is_money(character) || matches!(character, '〒' | '〶' | '🏣')
}

fn is_money(character: char) -> bool {
    matches!(character, '$' | '¢'..='¥' | '฿' | '៛' | '₨' | '\u{20A0}'..='\u{20CF}')
}

/// An amount with a sign of money: ¥1,000, 20 €.
pub(super) fn money(line: &Line<'_>, speech: &Speech, at: usize) -> Option<Found> {
    let before = is_money(line.at(at));
    let from = if before { line.skip(at + 1) } else { at };
    let number = Number::in_digits(line, from).and_then(|_| Number::at(line, speech, from))?;
    let behind = line.skip(number.to);
    let to = match (before, is_money(line.at(behind))) {
        (_, true) => behind + 1,
        (true, false) => {
            let unit = speech.find(line, from, |says| says == Says::Price);
            unit.map_or(number.to, |unit| unit.to)
        }
        (false, false) => return None,
    };
    Some(Found { from: at, to, means: Sense::Amount(number.value) })
}

/// Two edges: 4.5 × 3.5 cm, 45×35.
pub(super) fn edges(line: &Line<'_>, speech: &Speech, at: usize) -> Option<Found> {
    let unit = |at| speech.find(line, at, |says| matches!(says, Says::Length(_)));
    let first = Number::in_digits(line, at)?;
    let sign = line.skip(unit(at).map_or(first.to, |unit| unit.to));
    if !matches!(line.at(sign), '×' | 'x' | '*' | 'х') {
        return None;
    }
    let second = Number::in_digits(line, line.skip(sign + 1))?;
    let length = unit(at).or_else(|| unit(second.from));
    let scale = match length.as_ref().and_then(|it| Some((it.means.as_ref()?, it.number.as_ref()?)))
    {
        Some((Sense::Length(length), number)) => *length / narrow(number.value),
        _ if EDGES.contains(&first.value) && first.value.fract() == 0.0 => 1.0,
        _ if first.value.fract() > 0.0 => 10.0,
        _ => return None,
    };
    let to = unit(second.from).map_or(second.to, |unit| unit.to);
    Some(Found { from: at, to, means: Sense::Length(narrow(first.value) * scale) })
}

/// A postal code behind its sign: 〒100-8977.
pub(super) fn postal(line: &Line<'_>, at: usize) -> Option<Found> {
    if !begin(line.at(at)) || is_money(line.at(at)) {
        return None;
    }
    let from = line.skip(at + 1);
    let to = line.over(from, |character| character.is_ascii_digit() || character == '-');
    line.digit(from).then(|| address(line, at, to))
}

/// A postal code, or the numbers of a block and a house: 100-8977, 1-1-1.
pub(super) fn house(line: &Line<'_>, at: usize) -> Option<Found> {
    let to = line.over(at, |character| character.is_ascii_digit() || character == '-');
    let to = if line.before(to) == '-' { to - 1 } else { to };
    let text = line.text(at, to);
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let is_address =
        matches!(lengths[..], [3, 4] | [1..=4, 1..=3, 1..=4] | [1..=4, 1..=3, 1..=4, 1..=4]);
    is_address.then(|| address(line, at, to))
}

fn address(line: &Line<'_>, from: usize, to: usize) -> Found {
    let digits = line.text(from, to).chars().filter(char::is_ascii_digit).collect();
    Found { from, to, means: Sense::Address(digits) }
}
