//! Dates in the way of a language: as its file says, or else as CLDR has them.
//!
//! In: days of the calendar. Out: "Thursday, December 31". Knows nothing about facts.

use super::rich::rich;
use super::tongue::Tongue;
use crate::content::Period;
use crate::content::model::Rich;
use crate::content::table::language::Calendar;
use crate::content::table::language::pattern::Pattern;
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::calendar;
use crate::source::Span;

/// How much of a day is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// The day and the month, which is true of any year.
    Short,
    /// With the day of the week.
    Day,
    /// With the day of the week and the year.
    Year,
}

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
}

impl<'a> Tongue<'a> {
    /// The order in which the language writes the parts of a date.
    ///
    /// Two dates on the same day of the week that differ in one part differ first where
    /// that part stands.
    pub(crate) fn order(self) -> [DatePart; 3] {
        let date = |year, month, day| {
            self.date(Date { year, month, day }, Said::Year, Span::default()).plain()
        };
        let usual = date(2011, 2, 22);
        let place = |other: String| usual.chars().zip(other.chars()).position(|(a, b)| a != b);
        let mut parts = [
            (place(date(2005, 2, 22)), DatePart::Year),
            (place(date(2011, 3, 22)), DatePart::Month),
            (place(date(2011, 2, 15)), DatePart::Day),
        ];
        parts.sort_by_key(|(place, _)| *place);
        parts.map(|(_, part)| part)
    }

    /// A day.
    pub(crate) fn date(self, date: Date, said: Said, at: Span) -> Rich {
        let dates = &self.formats.date;
        let (pattern, by_cldr): (_, fn(Date, &crate::lang::Tag) -> String) = match said {
            Said::Short => (&dates.short, calendar::day_of_month),
            Said::Day => (&dates.day, calendar::day),
            Said::Year => (&dates.year, calendar::day_of_year),
        };
        match pattern {
            Some(pattern) => pattern.fill(at, true, &self.parts(date, at)),
            None => rich(tied(&by_cldr(date, self.speech)), false, at),
        }
    }

    /// A day in the other calendar of the language; `None` if its file names none.
    pub(crate) fn local_date(self, date: Date, at: Span) -> Option<Rich> {
        let written = match self.formats.date.calendar? {
            Calendar::Buddhist => calendar::buddhist(date, self.speech),
            Calendar::Persian => calendar::persian(date, self.speech),
        };
        Some(rich(tied(&written), false, at))
    }

    fn parts(self, date: Date, at: Span) -> Vec<(&'static str, Rich)> {
        let part = |text: String| rich(text, true, at);
        vec![
            ("d", self.day_of_month(date, at)),
            ("dd", part(format!("{:02}", date.day))),
            ("m", part(date.month.to_string())),
            ("mm", part(format!("{:02}", date.month))),
            ("y", part(date.year.to_string())),
            ("month", self.month_name(date, self.formats.date.months.as_deref(), at)),
            ("weekday", self.weekday(date, at)),
            ("short", self.weekday_short(date, at)),
        ]
    }

    fn day_of_month(self, date: Date, at: Span) -> Rich {
        let place = usize::from(date.day).saturating_sub(1);
        match self.formats.date.days.as_ref().and_then(|days| days.get(place)) {
            Some(words) => words.fill(at, true, &[]),
            None => rich(date.day.to_string(), true, at),
        }
    }

    /// The name of a month: `own` ones first, then those of `formats.months`.
    fn month_name(self, date: Date, own: Option<&[Pattern]>, at: Span) -> Rich {
        let usual = self.formats.months.as_ref().map(|months| &months.value[..]);
        let place = usize::from(date.month).saturating_sub(1);
        match own.or(usual).and_then(|months| months.get(place)) {
            Some(name) => name.fill(at, true, &[]),
            None => rich(calendar::month(date, self.speech), true, at),
        }
    }

    /// A month of every year.
    pub(crate) fn month_alone(self, date: Date, at: Span) -> Rich {
        let name = self.month_name(date, None, at);
        let Some(pattern) = &self.formats.week.month else { return name };
        let number = rich(date.month.to_string(), true, at);
        pattern.fill(at, true, &[("m", number), ("month", name)])
    }

    /// The name of the day of the week.
    pub(crate) fn weekday(self, date: Date, at: Span) -> Rich {
        let own = self.formats.week.names.as_ref().and_then(|names| names.get(date.weekday()));
        own.map_or_else(
            || rich(calendar::weekday(date, self.speech), true, at),
            |name| name.fill(at, true, &[]),
        )
    }

    /// The short names of the days of the week, from Monday on. Those of the language's
    /// file stand there, those of CLDR at `at`.
    pub(crate) fn weekdays_short(self, at: Span) -> Vec<Rich> {
        let monday = Date { year: 2024, month: 1, day: 1 };
        let place = |day| self.short_name(day).map_or(at, |name| name.span);
        monday.onward().take(7).map(|day| self.weekday_short(day, place(day))).collect()
    }

    fn weekday_short(self, date: Date, at: Span) -> Rich {
        self.short_name(date).map_or_else(
            || rich(calendar::weekday_short(date, self.speech), true, at),
            |name| name.fill(at, true, &[]),
        )
    }

    /// The short name that the language's file has for the day of the week.
    fn short_name(self, date: Date) -> Option<&'a Pattern> {
        self.formats.week.short.as_ref()?.get(date.weekday())
    }

    /// From one day to another, both included.
    pub(crate) fn dates(
        self,
        (from, to): (Date, Date),
        said: Said,
        at: Span,
        sink: &mut Sink,
    ) -> Rich {
        let parts = [("from", self.date(from, said, at)), ("to", self.date(to, said, at))];
        self.fill(("formats.date.range", self.formats.date.range.as_ref()), &parts, at, sink)
    }

    /// From when until when something is handed out; `None` if nothing is said.
    pub(crate) fn validity(self, valid: &Period, at: Span, sink: &mut Sink) -> Option<Rich> {
        let days = match (valid.from, valid.last()) {
            (Some(from), Some(last)) => self.dates((from, last), Said::Year, at, sink),
            (Some(from), None) => self.since_date(from, Said::Year, at, sink),
            (None, Some(last)) => self.until_date(last, Said::Year, at, sink),
            (None, None) => return None,
        };
        let pattern = ("formats.date.valid", self.formats.date.valid.as_ref());
        Some(self.fill(pattern, &[("days", days)], at, sink))
    }

    /// From a day on.
    pub(crate) fn since_date(self, date: Date, said: Said, at: Span, sink: &mut Sink) -> Rich {
        let parts = [("date", self.date(date, said, at))];
        self.fill(("formats.date.from", self.formats.date.from.as_ref()), &parts, at, sink)
    }

    /// Until a day.
    pub(crate) fn until_date(self, date: Date, said: Said, at: Span, sink: &mut Sink) -> Rich {
        let parts = [("date", self.date(date, said, at))];
        self.fill(("formats.date.until", self.formats.date.until.as_ref()), &parts, at, sink)
    }

    /// A month of a year.
    pub(crate) fn month(self, date: Date, at: Span) -> Rich {
        let part = |text: String| rich(text, false, at);
        let months = self.formats.months.as_ref().map(|months| &months.value[..]);
        let place = usize::from(date.month).saturating_sub(1);
        let name = months.unwrap_or_default().get(place);
        let parts = [
            ("y", part(date.year.to_string())),
            ("m", part(date.month.to_string())),
            ("mm", part(format!("{:02}", date.month))),
            ("month", name.map(|name| name.fill(at, false, &[])).unwrap_or_default()),
        ];
        self.formats.month.fill(at, false, &parts)
    }
}

/// The same date with no line break between a number and the word beside it.
fn tied(date: &str) -> String {
    let words: Vec<&str> = date.split(' ').collect();
    let mut tied = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let ends_part = words[index - 1].ends_with([',', '،', '၊']);
            let tie = !ends_part && (is_number(word) || is_number(words[index - 1]));
            tied.push(if tie { '\u{A0}' } else { ' ' });
        }
        tied.push_str(word);
    }
    tied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_words() {
        assert_eq!(tied("Thursday, December 31, 2026"), "Thursday, December\u{A0}31, 2026");
        assert_eq!(tied("jueves, 31 de diciembre"), "jueves, 31\u{A0}de diciembre");
        assert_eq!(tied("12月31日木曜日"), "12月31日木曜日");
    }
}
