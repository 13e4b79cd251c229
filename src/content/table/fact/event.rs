//! Events on one or several dates: a health check, a briefing.
//!
//! In: the table of a fact. Out: an [`Event`]. Dates that are over are not printed.

use std::fmt;

use super::{Sense, Voiced, counted};
use crate::content::form::form;
use crate::content::form::kind::{date, distinct_of, or};
use crate::content::model::Rich;
use crate::content::table::times::{Times, times_of_day};
use crate::content::voice::{Said, Saying};
use crate::diag::Sink;
use crate::frame::Date;
use crate::source::Spanned;

form! {
    /// An event.
    #[derive(Debug, Clone)]
    pub struct Event {
        /// The days on which it takes place, without quotes: [2027-01-13, 2027-01-27]. Those that are over are not printed.
        pub dates: Vec<Spanned<Date>> =
            distinct_of(date(), 1..=DATES, "an event has a date"),
        /// From when to when, on each of the days, such as ["13:00-14:00"].
        pub times: Vec<Times> = or(times_of_day(), Vec::new()),
    }
}

/// The most dates of an event: every day of a year.
const DATES: usize = 366;

impl Event {
    /// The days that are not over on a day.
    #[must_use]
    pub fn to_come(&self, day: Date) -> Vec<Date> {
        let mut dates: Vec<Date> =
            self.dates.iter().map(|date| date.value).filter(|date| *date >= day).collect();
        dates.sort();
        dates
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dates: Vec<String> = self.dates.iter().map(|date| date.value.to_string()).collect();
        f.write_str(&dates.join(", "))?;
        let times: Vec<String> = self.times.iter().map(Times::to_string).collect();
        if times.is_empty() { Ok(()) } else { write!(f, " {}", times.join(", ")) }
    }
}

impl Voiced for Event {
    const PARTS: &'static [&'static str] = &["dates", "times"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let (tongue, at) = (how.tongue(), how.at);
        let times = &self.times;
        let to_come = self.to_come(how.when.day);
        if to_come.is_empty() {
            how.is_over(sink);
        }
        let dates = || {
            let dates = to_come.iter().map(|date| tongue.date(*date, Said::Day, at));
            tongue.list(dates.collect(), at)
        };
        Some(match part {
            "" if times.is_empty() || to_come.is_empty() => dates(),
            "" => tongue.at_times(dates(), tongue.times_of_day(times, at), at, sink),
            "dates" => dates(),
            "times" => tongue.times_of_day(times, at),
            _ => return None,
        })
    }

    fn last_days(&self) -> Vec<Date> {
        self.dates.iter().map(|date| date.value).collect()
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        let dates = self.dates.iter().map(|date| ("dates", Sense::day(date.value)));
        let times = self.times.iter().map(|times| ("times", Sense::of_times(*times)));
        dates.chain(times).collect()
    }

    fn amount(&self) -> Option<f64> {
        self.dates.first().map(|date| counted(date.value))
    }
}
