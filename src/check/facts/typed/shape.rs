//! Patterns such as `{h}時{mm}分`, and what stands in a text as one of them says.
//!
//! In: the pattern, and a place in a line. Out: where what is typed there ends, and what it
//! says. Knows nothing about facts.

use super::line::{Line, folded};
use super::number::Number;
use super::speech::Speech;
use crate::content::Sense;
use crate::content::model::{Piece, PieceKind};
use crate::content::table::language::formats::HOUR;
use crate::lang::needs_dictionary;

/// What a pattern is a pattern of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Says {
    /// A time of day.
    Time,
    /// This time of day, in words.
    Clock(u32),
    /// A date.
    Date,
    /// A day of a month that may be a part of something: 1/2.
    Part,
    /// Money.
    Price,
    /// Points, of which a few are counted and are no amount.
    Points,
    /// A length in units of so many millimetres.
    Length(f32),
    /// Where a house stands.
    Address,
    /// How long something takes, or another number whose beginning looks like a time.
    Count,
    /// The name of a step.
    Step,
    /// Another name, which is not a fact.
    Name,
}

/// From this number on points are an amount: below it they may be counted.
const FEWEST_POINTS: f64 = 100.0;

/// The years of flyers. Those of the Buddhist era are 543 more.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1868..=2199;
const BUDDHIST: u32 = 543;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Slot {
    Year,
    Month,
    MonthName,
    Day,
    Hour,
    /// Counted from six in the morning or in the evening on.
    HourFromSix,
    Minute,
    Period,
    Number,
}

#[derive(Debug)]
enum Part {
    Text(Vec<char>),
    Slot(Slot),
}

/// A pattern, ready to be looked for.
#[derive(Debug)]
pub(super) struct Shape {
    parts: Vec<Part>,
    pub(super) says: Says,
}

/// What a pattern begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Always this letter.
    Letter(char),
    /// A number, in whatever way it is written.
    Number,
    /// Something else.
    Other,
}

/// What stands somewhere as a pattern says.
#[derive(Debug)]
pub(super) struct Match {
    /// The character behind its last.
    pub(super) to: usize,
    /// What it says; `None` for a name.
    pub(super) means: Option<Sense>,
    /// Its last number.
    pub(super) number: Option<Number>,
}

impl Shape {
    /// A pattern; `None` if it says nothing that could be typed, or has a part that
    /// nothing typed can be compared with.
    pub(super) fn new(pieces: &[Piece], says: Says) -> Option<Self> {
        let tokens = || pieces.iter().filter_map(token);
        let is_time = tokens().any(|name| name.starts_with('h'));
        let mut parts = Vec::new();
        for piece in pieces {
            parts.push(match token(piece) {
                Some(name) => Part::Slot(match name {
                    "y" => Slot::Year,
                    "mm" if is_time => Slot::Minute,
                    "m" | "mm" => Slot::Month,
                    "month" => Slot::MonthName,
                    "d" | "dd" => Slot::Day,
                    "h6" => Slot::HourFromSix,
                    name if HOUR.contains(&name) => Slot::Hour,
                    "period" => Slot::Period,
                    "n" => Slot::Number,
                    _ => return None,
                }),
                None => Part::Text(text(piece)),
            });
        }
        parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        (!parts.is_empty()).then_some(Self { parts, says })
    }

    /// What it begins with.
    pub(super) fn first(&self) -> First {
        match self.parts.first() {
            Some(Part::Text(text)) => text.first().map_or(First::Other, |it| First::Letter(*it)),
            Some(Part::Slot(slot)) => match slot {
                Slot::Year
                | Slot::Month
                | Slot::Day
                | Slot::Hour
                | Slot::HourFromSix
                | Slot::Number => First::Number,
                Slot::MonthName | Slot::Minute | Slot::Period => First::Other,
            },
            None => First::Other,
        }
    }

    /// What stands at a place, if it is what the pattern says.
    pub(super) fn at(&self, line: &Line<'_>, speech: &Speech, at: usize) -> Option<Match> {
        let mut to = at;
        let mut read: Vec<(Slot, f64)> = Vec::new();
        let mut number = None;
        for (index, part) in self.parts.iter().enumerate() {
            let from = if index == 0 { at } else { line.skip(to) };
            to = match part {
                // ຫ້າມ is "do not", and not five metres.
                Part::Text(text) if from == to && is_ending(text, number.as_ref()) => return None,
                Part::Text(text) => line.word(from, text)?,
                Part::Slot(Slot::Period) => speech.period(line, from)?,
                Part::Slot(slot) => {
                    let value = slot.read(line, speech, from, self.may_be_short(index))?;
                    read.push((*slot, value.value));
                    number.insert(value).to
                }
            };
        }
        let is_word = |part: Option<&Part>| matches!(part, Some(Part::Text(_)));
        let begins = !is_word(self.parts.first()) || line.starts_word(at);
        let ends = !is_word(self.parts.last()) || line.ends_word(to);
        let is_date = matches!(self.says, Says::Date | Says::Part);
        if !begins || !ends || is_date && self.is_part(line, (at, to), &read) {
            return None;
        }
        let digits = line.text(at, to).chars().filter(char::is_ascii_digit).collect();
        Some(Match { to, means: self.means(&read, digits)?, number })
    }

    /// Whether a short number at this part can be a year: that of an era before its sign, or
    /// the last figures of one in a date.
    fn may_be_short(&self, index: usize) -> bool {
        let has_day = self.parts.iter().any(|part| matches!(part, Part::Slot(Slot::Day)));
        let sign = self.parts.get(index + 1);
        let is_word = matches!(sign, Some(Part::Text(text)) if !text.iter().all(char::is_ascii));
        is_word || index > 0 && has_day
    }

    /// Whether figures are no date: part of something longer, or of a whole as 1/2 is,
    /// unless a day of the week follows in brackets, 7/1(金).
    fn is_part(&self, line: &Line<'_>, (at, to): (usize, usize), read: &[(Slot, f64)]) -> bool {
        let before =
            matches!(line.before(at), '-' | '/' | '.' | ',') && line.digit(at.wrapping_sub(2));
        let behind = matches!(line.at(to), '-' | '/') && line.digit(to + 1);
        let [(_, a), (_, b), ..] = read[..] else { return before || behind };
        let inside = line.skip(to) + 1;
        let weekday = line.before(inside) == '(' && line.at(inside).is_alphabetic();
        let dotted = line.text(at, to).contains('.');
        // There are no 30 hours, so 30.09. is a day.
        let is_day = dotted && a >= 30.0 && to - at >= 5 && line.at(to) != '%';
        let is_fraction = a < b && b <= 10.0 || (a, b) == (24.0, 7.0);
        let doubtful = self.says == Says::Part;
        before || behind || doubtful && !weekday && if dotted { !is_day } else { is_fraction }
    }

    /// What the values say; outside `None` if they can say nothing of the kind.
    fn means(&self, read: &[(Slot, f64)], digits: String) -> Option<Option<Sense>> {
        let value = |slot| read.iter().find(|(own, _)| *own == slot).map(|(_, value)| *value);
        let whole = |slot| value(slot).and_then(|value| value.to_string().parse::<u32>().ok());
        let first = read.first().map_or(0.0, |(_, value)| *value);
        Some(Some(match self.says {
            Says::Time => {
                let minute = whole(Slot::Minute).unwrap_or_default();
                let from_six = || whole(Slot::HourFromSix).map(|hour| hour + 6);
                Sense::Times(vec![whole(Slot::Hour).or_else(from_six)? * 60 + minute])
            }
            Says::Clock(minute) => Sense::Times(vec![minute]),
            Says::Date | Says::Part => {
                let month = whole(Slot::Month).or_else(|| whole(Slot::MonthName));
                // The year of an era is short, and never stands alone.
                let year = whole(Slot::Year).and_then(year);
                year.or(month)?;
                Sense::Date(year, month, whole(Slot::Day))
            }
            Says::Price if first <= 0.0 => return None,
            Says::Points if first < FEWEST_POINTS => return None,
            Says::Price | Says::Points => Sense::Amount(first),
            Says::Length(unit) => Sense::Length(narrow(first) * unit),
            Says::Address => Sense::Address(digits),
            Says::Count => Sense::Number(first),
            Says::Step | Says::Name => return Some(None),
        }))
    }
}

/// Whether a unit behind a number in words may as well be the last letter of another word:
/// scripts without blanks do not tell.
fn is_ending(unit: &[char], number: Option<&Number>) -> bool {
    matches!(unit, [one] if needs_dictionary(*one))
        && number.is_some_and(|number| !number.in_digits)
}

impl Slot {
    /// The value that stands at a place. `short` says that a year may have two figures.
    fn read(self, line: &Line<'_>, speech: &Speech, at: usize, short: bool) -> Option<Number> {
        match self {
            Self::Number => return Number::at(line, speech, at),
            Self::MonthName => return speech.month(line, at),
            Self::Minute => {
                if let Some(half) = speech.half(line, at) {
                    return Some(half);
                }
            }
            Self::Year
            | Self::Month
            | Self::Day
            | Self::Hour
            | Self::HourFromSix
            | Self::Period => {}
        }
        let to = line.digits(at);
        let number = match to > at && to - at <= 4 && !line.digit(at.wrapping_sub(1)) {
            true => {
                Number { from: at, to, value: line.text(at, to).parse().ok()?, in_digits: true }
            }
            false if to > at => return None,
            // "Two or three" is no year and its month.
            false if self == Self::Year => Number::in_characters(line, at)?,
            false => Number::in_characters(line, at).or_else(|| speech.number_word(line, at))?,
        };
        let (value, digits) = (number.whole()?, to - at);
        let fits = match self {
            Self::Year if digits == 4 => year(value).is_some(),
            Self::Year => (short || !number.in_digits) && value > 0 && digits <= 2,
            Self::Month => (1..=12).contains(&value),
            Self::Day => (1..=31).contains(&value),
            Self::Hour => value <= 29 && digits <= 2,
            Self::HourFromSix => (1..=12).contains(&value) && digits <= 2,
            Self::Minute => value <= 59 && (digits == 2 || !number.in_digits),
            Self::MonthName | Self::Period | Self::Number => true,
        };
        fits.then_some(number)
    }
}

/// A year of the common era.
pub(super) fn year(year: u32) -> Option<u32> {
    let buddhist = year.checked_sub(BUDDHIST).filter(|year| YEARS.contains(year));
    Some(year).filter(|year| YEARS.contains(year)).or(buddhist)
}

fn token(piece: &Piece) -> Option<&str> {
    if let PieceKind::Token(name) = &piece.kind { Some(name) } else { None }
}

/// The text of a piece; blanks around it may be missing anyway.
fn text(piece: &Piece) -> Vec<char> {
    let text = match &piece.kind {
        PieceKind::Text(text) => text.clone(),
        PieceKind::Ruby(readings) => readings.iter().map(|it| it.base.as_str()).collect(),
        PieceKind::Token(_) | PieceKind::Foreign(..) | PieceKind::Reference(_) => String::new(),
    };
    folded(text.trim())
}

/// A length as measures have it.
fn narrow(value: f64) -> f32 {
    value.to_string().parse().unwrap_or_default()
}
