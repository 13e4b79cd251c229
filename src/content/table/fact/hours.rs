//! When a telephone line is open, and in which languages.
//!
//! In: the table of a fact. Out: [`Hours`].

use std::fmt;

use crate::content::codes;
use crate::content::form::kind::{Kind, distinct, optional, placed, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::reader::shortened;
use crate::content::form::shape::{CLOSING, Shape, TIME};
use crate::content::form::{Word, form, words};
use crate::diag::Sink;
use crate::source::Spanned;

/// The minute at which a day ends.
const MIDNIGHT: u16 = 24 * 60;

form! {
    /// When a line is open, and for whom. Times are minutes of the day.
    #[derive(Debug, Clone)]
    pub struct Hours {
        /// On which days; leave it out if the source does not say.
        pub days: Option<Days> = optional(text_like(|| Shape::choice(&Days::described()), days)),
        /// When the line opens, such as "09:30".
        pub open: u16 = text_like(|| Shape::matching(TIME), minute_of_day),
        /// When the line closes, such as "17:00".
        pub close: Spanned<u16> = placed(text_like(|| Shape::matching(CLOSING), closing_time)),
        /// The languages that are spoken in these hours, in the order in which they are printed: codes of the table `languages` in this file.
        pub languages: Vec<Spanned<String>> = distinct(code()),
    }
    checked by Hours::order
}

words! {
    /// Days on which a line is open.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Days {
        /// Monday to Friday.
        MonFri = "mon-fri",
        /// Saturdays, Sundays and national holidays.
        SatSunHoliday = "sat-sun-holiday",
        /// Every day.
        Daily = "daily",
    }
}

impl Hours {
    /// The codes of the languages that are spoken.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|code| code.value.as_str())
    }

    /// Reports a line that closes before it opens.
    fn order(&self, sink: &mut Sink) {
        if self.close.value <= self.open {
            sink.report(
                codes::BAD_TIME
                    .at(self.close.span, "the line closes before it opens")
                    .label("not after `open`")
                    .hint("hours past midnight cannot be said yet in one fact: make two, one until \"24:00\" and one from \"00:00\" on"),
            );
        }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let (open, close) = (time(self.open), time(self.close.value));
        let codes: Vec<&str> = self.codes().collect();
        if let Some(days) = self.days {
            write!(f, "{} ", days.key())?;
        }
        write!(f, "{open}–{close} ({})", codes.join(", "))
    }
}

/// A code of a language; that there is such a language is looked at later.
fn code() -> impl Kind<Read = String> {
    text_like(Shape::tag, |code, _| Some(code.text.to_owned()))
}

/// Reads the days of a line.
pub(crate) fn days(word: Literal<'_>, sink: &mut Sink) -> Option<Days> {
    let found = Days::of(word.text);
    if found.is_none() {
        let message = format!("`{}` are not days that can be printed", shortened(word.text));
        sink.report(
            codes::BAD_VALUE
                .at(word.span, message)
                .label("unknown value")
                .hint(Days::hint(word.text))
                .hint("other days, days such as the second Saturday and closed days cannot be said yet: link a page that has them"),
        );
    }
    found
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

/// Reads the time at which a line closes, midnight at the end of the day included.
fn closing_time(time: Literal<'_>, sink: &mut Sink) -> Option<u16> {
    if time.text == "24:00" { Some(MIDNIGHT) } else { minute_of_day(time, sink) }
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
}
