//! Hours of opening in the way of a language: "Monday to Friday, 8:30 a.m. to noon".
//!
//! In: hours and the closures that they name. Out: the shortest text that says all of
//! it. Knows no fact by its name.

use super::date::Said;
use super::rich::{append, rich};
use super::tongue::Tongue;
use crate::content::Hours;
use crate::content::model::Rich;
use crate::content::table::fact::{Closure, Row, Season};
use crate::content::table::times::Times;
use crate::diag::Sink;
use crate::frame::Date;
use crate::source::Span;

/// A year in which all months are as in any other, to ask for their names.
const ANY_YEAR: u16 = 2024;

impl Tongue<'_> {
    /// On which days something is open, from when to when, and when it is closed.
    pub(crate) fn hours(
        self,
        hours: &Hours,
        closures: &[&Closure],
        at: Span,
        sink: &mut Sink,
    ) -> Rich {
        let rows = hours.rows.iter().map(|row| self.row(row, hours.no_holidays, at, sink));
        let open = self.rows(rows.collect(), at);
        self.but(open, closures, at, sink)
    }

    /// The same in a cell of a form: the days before the times, in no sentence.
    pub(crate) fn hours_in_cell(
        self,
        hours: &Hours,
        closures: &[&Closure],
        at: Span,
        sink: &mut Sink,
    ) -> Rich {
        let mut rows = Vec::new();
        for row in &hours.rows {
            let times = self.times_of_day(&row.times, at);
            rows.push(match self.days_of_row(row, hours.no_holidays, at, sink) {
                Some(days) => self.beside(days, times, at),
                None => times,
            });
        }
        let open = self.rows(rows, at);
        self.but(open, closures, at, sink)
    }

    /// The days alone.
    pub(crate) fn days_of(self, hours: &Hours, at: Span, sink: &mut Sink) -> Rich {
        let rows = hours.rows.iter();
        let rows = rows.filter_map(|row| self.days_of_row(row, hours.no_holidays, at, sink));
        self.rows(rows.collect(), at)
    }

    /// The days of one row, and their season; `None` if the source does not say them.
    pub(crate) fn days_of_row(
        self,
        row: &Row,
        no_holidays: bool,
        at: Span,
        sink: &mut Sink,
    ) -> Option<Rich> {
        let said = |days, sink: &mut Sink| match row.season {
            Some(_) => self.days_within(days, at, sink),
            None => self.days(days, at, sink),
        };
        let days = said(row.days?, sink);
        let days = if no_holidays { self.but_holidays(days, at, sink) } else { days };
        Some(match row.season {
            Some(season) => self.in_season(season, days, at, sink),
            None => days,
        })
    }

    /// The times alone.
    pub(crate) fn times_of(self, hours: &Hours, at: Span) -> Rich {
        let mut all: Vec<&[Times]> = Vec::new();
        for row in &hours.rows {
            if !all.contains(&&row.times[..]) {
                all.push(&row.times);
            }
        }
        let rows = all.into_iter().map(|times| self.times_of_day(times, at));
        self.rows(rows.collect(), at)
    }

    /// Days that do not hold on national holidays.
    pub(crate) fn but_holidays(self, days: Rich, at: Span, sink: &mut Sink) -> Rich {
        let pattern = ("formats.week.no_holidays", self.formats.week.no_holidays.as_ref());
        self.fill(pattern, &[("days", days)], at, sink)
    }

    fn row(self, row: &Row, no_holidays: bool, at: Span, sink: &mut Sink) -> Rich {
        let week = &self.formats.week;
        let times = self.times_of_day(&row.times, at);
        let hours = match row.days {
            None => times,
            Some(days) => {
                let said = self.days_within(days, at, sink);
                let said = if no_holidays { self.but_holidays(said, at, sink) } else { said };
                let parts = [("days", said), ("times", times)];
                match self.formats.hours.get(&days).filter(|_| !no_holidays).or(week.hours.as_ref())
                {
                    Some(pattern) => pattern.fill(at, false, &parts),
                    None => {
                        let [(_, said), (_, times)] = parts;
                        self.beside(said, times, at)
                    }
                }
            }
        };
        match row.season {
            Some(season) => self.in_season(season, hours, at, sink),
            None => hours,
        }
    }

    /// What holds in some months of the year.
    fn in_season(self, season: Season, hours: Rich, at: Span, sink: &mut Sink) -> Rich {
        let parts = [("season", self.season(season, at, sink)), ("hours", hours)];
        let pattern = ("formats.week.season", self.formats.week.season.as_ref());
        self.fill(pattern, &parts, at, sink)
    }

    fn season(self, season: Season, at: Span, sink: &mut Sink) -> Rich {
        let month = |month| self.month_alone(Date { year: ANY_YEAR, month, day: 1 }, at);
        if season.from == season.to {
            return month(season.from);
        }
        let parts = [("from", month(season.from)), ("to", month(season.to))];
        let months = self.formats.week.months.as_ref().or(self.formats.date.range.as_ref());
        self.fill(("formats.date.range", months), &parts, at, sink)
    }

    fn rows(self, rows: Vec<Rich>, at: Span) -> Rich {
        let mut whole = Rich::default();
        for (index, row) in rows.into_iter().enumerate() {
            if index > 0 {
                let joint = self.formats.week.rows.as_ref();
                append(
                    &mut whole,
                    joint.map_or_else(|| rich("; ", false, at), |it| it.fill(at, false, &[])),
                );
            }
            append(&mut whole, row);
        }
        whole
    }

    /// What holds but for some closures.
    pub(crate) fn but(self, open: Rich, closures: &[&Closure], at: Span, sink: &mut Sink) -> Rich {
        if closures.is_empty() {
            return open;
        }
        let parts = [("open", open), ("when", self.when(closures, at, sink))];
        self.fill(("formats.week.but", self.formats.week.but.as_ref()), &parts, at, sink)
    }

    /// That something is closed.
    pub(crate) fn closed(self, closures: &[&Closure], at: Span, sink: &mut Sink) -> Rich {
        if closures.is_empty() {
            return Rich::default();
        }
        let parts = [("when", self.when(closures, at, sink))];
        self.fill(("formats.week.closed", self.formats.week.closed.as_ref()), &parts, at, sink)
    }

    /// When closures are, one after the other.
    fn when(self, closures: &[&Closure], at: Span, sink: &mut Sink) -> Rich {
        let entries = closures.iter().map(|closure| self.closure(closure, at, sink));
        self.list(entries.collect(), at)
    }

    /// From the first to the last day of a closure.
    pub(crate) fn closure(self, closure: &Closure, at: Span, sink: &mut Sink) -> Rich {
        // The day of the week is another one each year.
        let said = if closure.every_year { Said::Short } else { Said::Day };
        let (first, last) = (closure.first, closure.last.value);
        if first == last {
            return self.date(first, said, at);
        }
        self.dates((first, last), said, at, sink)
    }
}
