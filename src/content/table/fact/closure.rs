//! Days on which something is closed or does not happen: the turn of the year,
//! rebuilding. And other stretches of days: when to apply.
//!
//! In: the table of a fact. Out: a [`Closure`] or a [`Stretch`].

use std::fmt;

use super::{Sense, Voiced};
use crate::content::codes;
use crate::content::form::form;
use crate::content::form::kind::{date, flag, or, placed};
use crate::content::model::Rich;
use crate::content::voice::{Said, Saying};
use crate::diag::Sink;
use crate::frame::Date;
use crate::source::Spanned;

form! {
    /// Days on which something is closed.
    #[derive(Debug, Clone, Hash)]
    pub struct Closure {
        /// The first day on which it is closed.
        pub first: Date = date(),
        /// The last day on which it is closed.
        pub last: Spanned<Date> = placed(date()),
        /// Whether it is closed on these days of every year, whatever year is written here; not if absent.
        pub every_year: bool = or(flag(), false),
    }
    checked by Closure::check
}

form! {
    /// A stretch of days.
    #[derive(Debug, Clone)]
    pub struct Stretch {
        /// The first day.
        pub first: Date = date(),
        /// The last day.
        pub last: Spanned<Date> = placed(date()),
    }
    checked by Stretch::check
}

impl Closure {
    /// Whether a day is one of its days.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        if !self.every_year {
            return self.first <= day && day <= self.last.value;
        }
        let of_year = |date: Date| (date.month, date.day);
        let (first, last) = (of_year(self.first), of_year(self.last.value));
        let day = of_year(day);
        if first <= last { first <= day && day <= last } else { first <= day || day <= last }
    }

    /// Whether one of its days lies between two days, both included.
    #[must_use]
    pub fn meets(&self, from: Date, until: Option<Date>) -> bool {
        self.every_year || self.last.value >= from && until.is_none_or(|until| self.first <= until)
    }

    fn check(&self, sink: &mut Sink) {
        check_order(self.first, &self.last, sink);
    }
}

impl Stretch {
    fn check(&self, sink: &mut Sink) {
        check_order(self.first, &self.last, sink);
    }
}

fn check_order(first: Date, last: &Spanned<Date>, sink: &mut Sink) {
    if last.value < first {
        let message = codes::BAD_PERIOD.at(last.span, "this ends before it begins");
        sink.report(message.label(format!("before `first`, {first}")));
    }
}

impl fmt::Display for Closure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.every_year {
            return write!(f, "{} to {}", self.first, self.last.value);
        }
        let day = |date: Date| format!("{:02}-{:02}", date.month, date.day);
        write!(f, "{} to {} of every year", day(self.first), day(self.last.value))
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.first, self.last.value)
    }
}

impl Voiced for Closure {
    const PARTS: &'static [&'static str] = &["first", "last", "closed"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let (tongue, at) = (how.tongue(), how.at);
        let said = if self.every_year { Said::Short } else { Said::Day };
        Some(match part {
            "" => tongue.closure(self, at, sink),
            "first" => tongue.date(self.first, said, at),
            "last" => tongue.date(self.last.value, said, at),
            "closed" => tongue.closed(&[self], at, sink),
            _ => return None,
        })
    }

    fn last_days(&self) -> Vec<Date> {
        if self.every_year { Vec::new() } else { vec![self.last.value] }
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        let day = |date| {
            let day = Sense::day(date);
            if self.every_year { day.of_every_year() } else { day }
        };
        vec![("first", day(self.first)), ("last", day(self.last.value))]
    }
}

impl Voiced for Stretch {
    const PARTS: &'static [&'static str] = &["year", "first", "last", "from", "until"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let (tongue, at, last) = (how.tongue(), how.at, self.last.value);
        Some(match part {
            "" => tongue.dates((self.first, last), Said::Day, at, sink),
            "year" => tongue.dates((self.first, last), Said::Year, at, sink),
            "first" => tongue.date(self.first, Said::Day, at),
            "last" => tongue.date(last, Said::Day, at),
            "from" => tongue.since_date(self.first, Said::Day, at, sink),
            "until" => tongue.until_date(last, Said::Day, at, sink),
            _ => return None,
        })
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        vec![("first", Sense::day(self.first)), ("last", Sense::day(self.last.value))]
    }
}
