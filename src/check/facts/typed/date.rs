//! Dates that their figures or the name of a month tell, in any language.
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

/// A group of figures.
#[derive(Clone, Copy)]
struct Group {
    from: usize,
    to: usize,
    value: u32,
}

impl Group {
    fn is_year(self) -> bool {
        self.to - self.from == 4 && year(self.value).is_some()
    }

    fn is_short(self) -> bool {
        self.to - self.from <= 2
    }
}

/// A date in figures: 2022-07-01, 1/7/2022, 2022. 7. 1, 07/2022, 7/1(金), 30.09.
pub(super) fn in_figures(line: &Line<'_>, at: usize) -> Option<Found> {
    let goes_on =
        matches!(line.before(at), '-' | '/' | '.' | ',') && line.digit(at.wrapping_sub(2));
    if !line.digit(at) || goes_on {
        return None;
    }
    let groups = groups(line, at);
    let sign = line.at(groups.first()?.to);
    let (year_of, month, day) = match groups[..] {
        [year, month, day] if year.is_year() => (Some(year), month.value, day.value),
        [a, b, year] if year.is_year() => in_order(Some(year), a, b),
        [_, month, day] if sign == '.' && era(line, at) => (None, month.value, day.value),
        [a, b, year] if sign != '-' && [a, b, year].iter().all(|it| it.to - it.from <= 2) => {
            let is_short = sign == '.' && year.to - year.from < 2;
            if is_short { return None } else { in_order(None, a, b) }
        }
        [year, month] if year.is_year() && month.is_short() => (Some(year), month.value, 0),
        [month, year] if year.is_year() && month.is_short() => (Some(year), month.value, 0),
        [a, b] if sign == '/' && !is_part(line, a, b) => in_order(None, a, b),
        [day, month] if sign == '.' && is_day_with_points(line, day, month) => {
            (None, month.value, day.value)
        }
        [one] if one.to - one.from == 8 && year(one.value / 10_000).is_some() => {
            let whole = Group { value: one.value / 10_000, ..one };
            (Some(whole), one.value / 100 % 100, one.value % 100)
        }
        _ => return None,
    };
    let has_day = groups.len() != 2 || year_of.is_none();
    let is_day = (1..=12).contains(&month) && (!has_day || (1..=31).contains(&day));
    let to = groups.last()?.to;
    let to = if closes(line, to) && sign == '.' && groups.len() == 2 { to + 1 } else { to };
    let year = year_of.and_then(|group| year(group.value));
    let means = Sense::Date(year, Some(month), Some(day).filter(|_| has_day));
    is_day.then_some(Found { from: at, to, means })
}

/// Month and day in the order in which they can be: with the day behind, as Japan writes
/// 7/1, only where no year follows.
fn in_order(year: Option<Group>, a: Group, b: Group) -> (Option<Group>, u32, u32) {
    let month_first = a.value <= 12 && (b.value > 12 || year.is_none());
    if month_first { (year, a.value, b.value) } else { (year, b.value, a.value) }
}

/// Up to three groups of figures with the same sign between them.
fn groups(line: &Line<'_>, at: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut next = at;
    while groups.len() < 3 && line.digit(next) {
        let to = line.digits(next);
        let Ok(value) = line.text(next, to).parse() else { break };
        groups.push(Group { from: next, to, value });
        let sign = line.at(to);
        if !matches!(sign, '-' | '/' | '.' | '・') || sign != line.at(groups[0].to) {
            break;
        }
        next = if sign == '.' { line.skip(to + 1) } else { to + 1 };
    }
    groups
}

/// Whether the letter of an era stands before a number: R4.7.1.
fn era(line: &Line<'_>, at: usize) -> bool {
    let letter = at.checked_sub(1).and_then(|index| line.folded.get(index));
    letter.is_some_and(|letter| letter.raw.is_uppercase()) && line.starts_word(at - 1)
}

/// Whether 1/2 and 3/10 are parts of something, as 24/7 always is, unless a day of the week
/// follows in brackets: 7/1(金).
fn is_part(line: &Line<'_>, a: Group, b: Group) -> bool {
    let inside = line.skip(b.to) + 1;
    let weekday = line.before(inside) == '(' && line.at(inside).is_alphabetic();
    !weekday && (a.value < b.value && b.value <= 10 || (a.value, b.value) == (24, 7))
}

/// Whether 30.09. is a day: there are no 30 hours, and a point closes no time.
fn is_day_with_points(line: &Line<'_>, day: Group, month: Group) -> bool {
    let two = [day, month].iter().all(|group| group.to - group.from == 2);
    let near = month.from == day.to + 1;
    let sure = closes(line, month.to) || day.value >= 30 && line.at(line.skip(month.to)) != '%';
    two && near && day.value <= 31 && sure
}

/// Whether a point stands at an index and the sentence goes on behind it.
fn closes(line: &Line<'_>, point: usize) -> bool {
    let next = line.folded.get(line.skip(point + 1)).map_or('\0', |folded| folded.raw);
    line.at(point) == '.' && (next.is_lowercase() || matches!(next, ')' | '-' | '–'))
}

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
