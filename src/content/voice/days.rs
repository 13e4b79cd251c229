//! Days of the week in the way of a language: "Monday to Friday", "the 2nd and 4th
//! Saturday of the month".
//!
//! In: a set of days. Out: the phrase that the language has for it, or one put
//! together from its words. Knows nothing about facts.

use super::rich::rich;
use super::tongue::Tongue;
use crate::content::model::Rich;
use crate::content::table::day_set::{DaySet, Weekday};
use crate::content::table::language::pattern::Pattern;
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::calendar;
use crate::source::Span;

/// A Monday, to ask CLDR for the names of days.
const MONDAY: Date = Date { year: 2024, month: 1, day: 1 };

/// As many days in a row as are said from the first to the last; fewer are listed.
const RUN: usize = 3;

impl Tongue<'_> {
    /// Days on which something holds or is open, in a cell of a table.
    pub(crate) fn days(self, days: DaySet, at: Span, sink: &mut Sink) -> Rich {
        match self.formats.days.get(&days) {
            Some(words) => words.fill(at, false, &[]),
            None => self.put_together(days, None, at, sink),
        }
    }

    /// The same inside a sentence.
    pub(crate) fn days_within(self, days: DaySet, at: Span, sink: &mut Sink) -> Rich {
        let week = &self.formats.week;
        match week.days.get(&days).or(self.formats.days.get(&days)) {
            Some(words) => words.fill(at, false, &[]),
            None => self.put_together(days, week.on.as_deref(), at, sink),
        }
    }

    /// Days for which the language has no phrase; single days of the week in the form
    /// `on`.
    fn put_together(self, days: DaySet, on: Option<&[Pattern]>, at: Span, sink: &mut Sink) -> Rich {
        let week = &self.formats.week;
        let mut weekly = Vec::new();
        for (from, to) in days.runs() {
            if to.index() - from.index() + 1 >= RUN {
                let parts = [
                    ("from", self.day_name(from, week.from.as_deref(), at)),
                    ("to", self.day_name(to, week.to.as_deref(), at)),
                ];
                let span = ("formats.week.span", week.span.as_ref());
                weekly.push(self.fill(span, &parts, at, sink));
            } else {
                let run = &Weekday::ALL[from.index()..=to.index()];
                weekly.extend(run.iter().map(|&day| self.day_name(day, on, at)));
            }
        }
        self.with_others(weekly, days, at, sink)
    }

    /// Days on which something happens: every Tuesday, the 2nd Saturday.
    pub(crate) fn regular_days(self, days: DaySet, at: Span, sink: &mut Sink) -> Rich {
        let week = &self.formats.week;
        if days.is_daily() {
            return self.days_within(days, at, sink);
        }
        let weekly = days
            .runs()
            .into_iter()
            .flat_map(|(from, to)| Weekday::ALL[from.index()..=to.index()].iter().copied());
        let weekly: Vec<Rich> =
            weekly.map(|day| self.day_name(day, week.on.as_deref(), at)).collect();
        let mut entries = Vec::new();
        if !weekly.is_empty() {
            let parts = [("days", self.listed(weekly, at))];
            let pattern = ("formats.week.weekly", week.weekly.as_ref());
            entries.push(self.fill(pattern, &parts, at, sink));
        }
        self.with_others(entries, days, at, sink)
    }

    /// A list of days: those of the week as they were said, then those of single weeks
    /// of a month, then national holidays.
    fn with_others(self, weekly: Vec<Rich>, days: DaySet, at: Span, sink: &mut Sink) -> Rich {
        let monthly = self.days_of_month(days, at, sink);
        let holiday = days.has_holidays().then(|| {
            let words = self.formats.week.holiday.as_ref();
            self.fill(("formats.week.holiday", words), &[], at, sink)
        });
        if monthly.is_empty() {
            return self.listed(weekly.into_iter().chain(holiday).collect(), at);
        }
        // Where days have a sign of their own between them, it keeps a list inside these.
        let weekly = match self.formats.week.list.is_some() && !weekly.is_empty() {
            true => vec![self.listed(weekly, at)],
            false => weekly,
        };
        self.list(weekly.into_iter().chain(monthly).chain(holiday).collect(), at)
    }

    /// The days of single weeks of a month.
    fn days_of_month(self, days: DaySet, at: Span, sink: &mut Sink) -> Vec<Rich> {
        let week = &self.formats.week;
        // One by one: in "Friday and Saturday 1 and 3" the numbers may be those of Saturday.
        let entries = days.of_month().into_iter().map(|(day, nths)| {
            let nths = nths.into_iter().map(|nth| {
                let word = week.ordinal(nth, day);
                self.fill(("formats.week.ordinals", word), &[], at, sink)
            });
            let nths = self.listed(nths.collect(), at);
            let day = self.day_name(day, week.of_month.as_deref(), at);
            let monthly = ("formats.week.monthly", week.monthly.as_ref());
            self.fill(monthly, &[("nths", nths), ("day", day)], at, sink)
        });
        entries.collect()
    }

    /// A day of the week, in a form of its own where the language has one.
    fn day_name(self, day: Weekday, forms: Option<&[Pattern]>, at: Span) -> Rich {
        let usual = self.formats.week.names.as_deref();
        match forms.or(usual).and_then(|names| names.get(day.index())) {
            Some(name) => name.fill(at, true, &[]),
            None => {
                let date = (0..day.index()).fold(MONDAY, |date, _| date.next());
                rich(calendar::weekday(date, self.speech), true, at)
            }
        }
    }

    /// A list of days of one kind.
    fn listed(self, entries: Vec<Rich>, at: Span) -> Rich {
        let week = &self.formats.week;
        match (&week.list, &week.and) {
            (None, None) => self.list(entries, at),
            (list, and) => {
                let list = list.as_ref().unwrap_or(&self.formats.list);
                Self::joined(entries, (list, and.as_ref()), at)
            }
        }
    }
}
