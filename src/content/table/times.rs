//! Times of day, and stretches from one time to another.
//!
//! In: "08:30" and "08:30-12:00". Out: minutes of the day. Knows nothing about days or
//! languages.

use std::fmt;

use crate::content::codes;
use crate::content::form::kind::{Kind, made, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::reader::Field;
use crate::content::form::shape::Shape;
use crate::diag::Sink;

/// The minutes of a day.
pub const DAY: u16 = 24 * 60;

/// From when to when, in minutes of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Times {
    /// The first minute.
    pub from: u16,
    /// The minute behind the last: more than [`DAY`] if that is on the next day.
    pub to: u16,
}

impl Times {
    /// Whether they are the whole day.
    #[must_use]
    pub fn is_all_day(self) -> bool {
        (self.from, self.to) == (0, DAY)
    }

    /// Whether there is a time that is in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// From one time to another, which is on the next day if it is not later.
    #[must_use]
    pub fn new(from: u16, to: u16) -> Self {
        Self { from, to: if to > from { to } else { to + DAY } }
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = if self.to > DAY { self.to - DAY } else { self.to };
        write!(f, "{}–{}", clock(self.from), clock(to))
    }
}

/// A minute of the day as `08:30`.
#[must_use]
pub(crate) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// From when to when: "08:30-12:00".
pub(crate) fn times() -> impl Kind<Read = Times> {
    let shape = || {
        let time = "([01][0-9]|2[0-3]):[0-5][0-9]";
        Shape::matching(&format!("^{time}-({time}|24:00)$"))
    };
    text_like(shape, read_times)
}

/// The times of one day, one after the other: ["08:30-12:00", "13:00-17:15"].
pub(crate) fn times_of_day() -> impl Kind<Read = Vec<Times>> {
    // Times of which one is broken are not read at all: what is missing would be printed
    // as closed.
    made(
        || Shape::filled_list(times().shape()),
        |field, sink| {
            let items = field.value.array(sink)?;
            let mut all: Vec<Option<Times>> = Vec::new();
            for value in &items {
                let read = times().read(Field { value: *value, ..field }, sink);
                if let (Some(before), Some(times)) = (all.last().copied().flatten(), read)
                    && times.from < before.to
                {
                    sink.report(
                        codes::BAD_TIME
                            .at(value.span(), "this begins before the time before it ends")
                            .label(format!("not after {before}"))
                            .hint("write the times of a day one after the other"),
                    );
                }
                all.push(read);
            }
            if all.is_empty() {
                sink.report(
                    codes::EMPTY_TEXT
                        .at(field.value.span(), "there are no times")
                        .label("the list is empty")
                        .hint("for example [\"08:30-12:00\", \"13:00-17:15\"]"),
                );
            }
            all.into_iter().collect::<Option<Vec<Times>>>().filter(|all| !all.is_empty())
        },
    )
}

fn read_times(text: Literal<'_>, sink: &mut Sink) -> Option<Times> {
    let parts = text.text.split_once('-');
    let minutes = parts.and_then(|(from, to)| {
        let to = if to == "24:00" { Some(DAY) } else { parse_time(to) };
        Some((parse_time(from)?, to?))
    });
    match minutes {
        Some((from, to)) if from != to => Some(Times::new(from, to)),
        Some(_) => {
            sink.report(
                codes::BAD_TIME
                    .at(text.span, "this begins and ends at the same time")
                    .label("no time between them")
                    .hint("round the clock is \"00:00-24:00\""),
            );
            None
        }
        None => {
            sink.report(
                text.is_not("a time from one hour to another", &codes::BAD_TIME)
                    .label("expected \"HH:MM-HH:MM\"")
                    .hint("for example \"08:30-12:00\"; \"22:00-02:00\" ends on the next day"),
            );
            None
        }
    }
}

/// A time of day.
pub(crate) fn time() -> impl Kind<Read = u16> {
    text_like(|| Shape::matching(crate::content::form::shape::TIME), minute_of_day)
}

/// Reads a time of day.
pub(crate) fn minute_of_day(time: Literal<'_>, sink: &mut Sink) -> Option<u16> {
    let minute = parse_time(time.text);
    if minute.is_none() {
        sink.report(
            time.is_not("a time of day", &codes::BAD_TIME)
                .label("expected \"HH:MM\"")
                .hint("for example \"09:30\""),
        );
    }
    minute
}

/// Reads a time at which something closes: the end of the day, too.
pub(crate) fn closing_time(time: Literal<'_>, sink: &mut Sink) -> Option<u16> {
    closing_minute(time.text).or_else(|| minute_of_day(time, sink))
}

/// The minute of "08:30", or of "24:00"; `None` if it is no time at which something closes.
pub(crate) fn closing_minute(text: &str) -> Option<u16> {
    if text == "24:00" { Some(DAY) } else { parse_time(text) }
}

fn parse_time(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two_digits = |part: &str| -> Option<u16> {
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse().ok() } else { None }
    };
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_two_digits_each() {
        assert_eq!(parse_time("09:30"), Some(570));
        assert_eq!(parse_time("23:59"), Some(1439));
        for time in ["9:30", "24:00", "09:60", "0930", "+9:30", "09:30:00", ""] {
            assert_eq!(parse_time(time), None, "{time}");
        }
    }

    #[test]
    fn what_does_not_end_later_ends_on_the_next_day() {
        assert_eq!(Times::new(22 * 60, 120), Times { from: 22 * 60, to: 26 * 60 });
        assert_eq!(Times::new(22 * 60, 120).to_string(), "22:00–02:00");
        assert!(Times::new(0, DAY).is_all_day());
    }
}
