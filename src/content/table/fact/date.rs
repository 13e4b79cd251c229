//! Days of the calendar: a deadline, the day on which something begins.
//!
//! In: the table of a fact. Out: a [`Day`].

use std::fmt;

use super::{Sense, Voiced, counted};
use crate::content::form::form;
use crate::content::form::kind::date;
use crate::content::model::Rich;
use crate::content::voice::{Said, Saying};
use crate::diag::Sink;
use crate::frame::Date;

form! {
    /// A day.
    #[derive(Debug, Clone)]
    pub struct Day {
        /// The day, without quotes.
        pub value: Date = date(),
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl Voiced for Day {
    const PARTS: &'static [&'static str] = &["year", "short", "weekday", "local"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let tongue = how.tongue();
        Some(match part {
            "" => tongue.date(self.value, Said::Day, how.at),
            "year" => tongue.date(self.value, Said::Year, how.at),
            "short" => tongue.date(self.value, Said::Short, how.at),
            "weekday" => tongue.weekday(self.value, how.at),
            "local" => tongue.local_date(self.value, how.at).unwrap_or_else(|| {
                how.has_one_calendar(sink);
                Rich::default()
            }),
            _ => return None,
        })
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        vec![("", Sense::day(self.value))]
    }

    fn amount(&self) -> Option<f64> {
        Some(counted(self.value))
    }
}
