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
    /// Days on which something holds or is open.
    pub(crate) fn days(self, days: DaySet, at: Span, sink: &mut Sink) -> Rich {
        if let Some(words) = self.formats.days.get(&days) {
            return words.fill(at, false, &[]);
        }
        let week = &self.formats.week;
        let mut entries = Vec::new();
        for (from, to) in days.runs() {
            if to.index() - from.index() + 1 >= RUN {
                let parts = [
                    ("from", self.day_name(from, week.from.as_deref(), at)),
                    ("to", self.day_name(to, week.to.as_deref(), at)),
                ];
                let span = ("formats.week.span", week.span.as_ref());
                entries.push(self.fill(span, &parts, at, sink));
            } else {
                let run = &Weekday::ALL[from.index()..=to.index()];
                entries.extend(run.iter().map(|&day| self.day_name(day, week.on.as_deref(), at)));
            }
        }
        entries.extend(self.days_of_month(days, at, sink));
        if days.has_holidays() {
            entries.push(self.fill(("formats.week.holiday", week.holiday.as_ref()), &[], at, sink));
        }
        self.listed(entries, at)
    }

    /// Days on which something happens: every Tuesday, the 2nd Saturday.
    pub(crate) fn regular_days(self, days: DaySet, at: Span, sink: &mut Sink) -> Rich {
        let week = &self.formats.week;
        if days.is_daily() {
            return self.days(days, at, sink);
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
            entries.push(self.fill(
                ("formats.week.weekly", week.weekly.as_ref()),
                &parts,
                at,
                sink,
            ));
        }
        entries.extend(self.days_of_month(days, at, sink));
        if days.has_holidays() {
            entries.push(self.fill(("formats.week.holiday", week.holiday.as_ref()), &[], at, sink));
        }
        self.listed(entries, at)
    }

    /// The days of single weeks of a month.
    fn days_of_month(self, days: DaySet, at: Span, sink: &mut Sink) -> Vec<Rich> {
        let week = &self.formats.week;
        let mut entries = Vec::new();
        for (nths, days) in days.of_month() {
            // The words may depend on the day, whose gender they follow.
            let Some(&first) = days.first() else { continue };
            let nths = nths.into_iter().map(|nth| {
                let word = week.ordinal(nth, first);
                self.fill(("formats.week.ordinals", word), &[], at, sink)
            });
            let nths: Vec<Rich> = nths.collect();
            let names = days.iter().map(|&day| self.day_name(day, week.on.as_deref(), at));
            let parts =
                [("nths", self.listed(nths, at)), ("days", self.listed(names.collect(), at))];
            let monthly = ("formats.week.monthly", week.monthly.as_ref());
            entries.push(self.fill(monthly, &parts, at, sink));
        }
        entries
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

    fn listed(self, entries: Vec<Rich>, at: Span) -> Rich {
        let (formats, week) = (self.formats, &self.formats.week);
        let list = week.list.as_ref().unwrap_or(&formats.list);
        let and =
            week.and.as_ref().or(week.list.is_none().then_some(formats.and.as_ref()).flatten());
        Self::joined(entries, (list, and), at)
    }
}
