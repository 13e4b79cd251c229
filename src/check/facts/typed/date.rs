//! Dates with the name of a month, in whatever order a language has.
//!
//! In: a line and a place. Out: the date that begins there. Knows nothing about facts.

use super::Found;
use super::line::Line;
use super::number::Number;
use super::shape::year;
use super::speech::Speech;
use crate::content::Sense;

/// How many characters can stand between the parts of a date: " de ", "st of ".
const GAP: usize = 8;

/// 1 de julio de 2022, July 1, 2022 July: the name of a month with the numbers beside it.
pub(super) fn with_month(line: &Line<'_>, speech: &Speech, at: usize) -> Option<Found> {
    let (mut of, mut month, mut day) = (None, None, None);
    let (mut to, mut next) = (at, at);
    loop {
        if let Some(name) = speech.month(line, next).filter(|_| month.is_none()) {
            (month, to) = (name.whole(), name.to);
        } else {
            let Some(number) = Number::in_digits(line, next) else { break };
            let Some(value) = number.whole() else { break };
            let digits = number.to - number.from;
            match value {
                // 30 July 66: the last figures of the year.
                _ if month.and(day).is_some() && of.is_none() && digits == 2 => {
                    to = number.to;
                    break;
                }
                1..=31 if day.is_none() && digits <= 2 => day = Some(value),
                _ if of.is_none() && digits == 4 && year(value).is_some() => of = year(value),
                _ => break,
            }
            to = number.to;
        }
        let near = to..line.len().min(to + GAP + 1);
        let near =
            near.take_while(|&index| !matches!(line.at(index), ':' | ';' | '。' | '!' | '?'));
        let mut starts =
            near.filter(|&index| line.digit(index) || speech.month(line, index).is_some());
        let Some(start) = starts.next() else { break };
        next = start;
    }
    let is_date = month.is_some() && day.or(of).is_some();
    is_date.then_some(Found { from: at, to, means: Sense::Date(of, month, day) })
}
