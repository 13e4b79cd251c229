//! What printed hours say, read back: which times hold on a day, reckoned without the
//! program.

use chirashi::content::holidays::is_holiday;
use chirashi::frame::Date;

/// Hours as somebody reads them.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) rows: Vec<Row>,
    /// Whether national holidays are excepted.
    pub(crate) no_holidays: bool,
    pub(crate) closures: Vec<Closure>,
}

/// Days that have the same times.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// The first and the last month.
    pub(crate) season: Option<(u8, u8)>,
    pub(crate) days: Days,
    /// Minutes of the day; more than 1440 on the next one.
    pub(crate) times: Vec<(u16, u16)>,
}

/// Days of the week from 0 for Monday on.
#[derive(Debug, Default)]
pub(crate) struct Days {
    pub(crate) weekly: Vec<usize>,
    /// Which of a month, 1 to 5 or 0 for the last one, and the day.
    pub(crate) monthly: Vec<(u8, usize)>,
    pub(crate) holidays: bool,
}

/// Days on which it is closed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Closure {
    pub(crate) first: Printed,
    pub(crate) last: Printed,
}

/// A day as it is printed: without its year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Printed {
    pub(crate) month: u8,
    pub(crate) day: u8,
    /// The day of the week, which is printed if one year is meant.
    pub(crate) weekday: Option<usize>,
}

impl Read {
    /// The times of a day, for somebody who reads the flyer on `today`.
    pub(crate) fn on(&self, day: Date, today: Date) -> &[(u16, u16)] {
        let holiday = is_holiday(day);
        let is_closed = self.closures.iter().any(|closure| closure.holds(day, today));
        if is_closed || holiday && self.no_holidays {
            return &[];
        }
        let in_season = |row: &&Row| match row.season {
            None => true,
            Some((from, to)) if from <= to => (from..=to).contains(&day.month),
            Some((from, to)) => day.month >= from || day.month <= to,
        };
        let mut rows = self.rows.iter().filter(in_season);
        let of_holidays = rows.clone().find(|row| holiday && row.days.holidays);
        let row = of_holidays.or_else(|| rows.find(|row| row.days.hold(day)));
        row.map_or(&[], |row| &row.times)
    }
}

impl Days {
    fn hold(&self, day: Date) -> bool {
        let weekday = day.weekday();
        let is_last = Date::from_days(day.to_days() + 7).month != day.month;
        let monthly = |(nth, of): &(u8, usize)| {
            *of == weekday && if *nth == 0 { is_last } else { *nth == (day.day - 1) / 7 + 1 }
        };
        self.weekly.contains(&weekday) || self.monthly.iter().any(monthly)
    }
}

impl Closure {
    fn holds(&self, day: Date, today: Date) -> bool {
        let of_year = |year, of: Printed| Date::new(year, of.month, of.day);
        if self.first.weekday.is_none() {
            let (first, last) = (of_year(day.year, self.first), of_year(day.year, self.last));
            let (Some(first), Some(last)) = (first, last) else { return false };
            return if first <= last {
                first <= day && day <= last
            } else {
                first <= day || day <= last
            };
        }
        let next = |printed: Printed, from: Date| {
            let years = [from.year, from.year + 1];
            let days = years.into_iter().filter_map(|year| of_year(year, printed));
            let found = days.into_iter().find(|day| *day >= from).expect("a day of the calendar");
            assert_eq!(Some(found.weekday()), printed.weekday, "{found} has another weekday");
            found
        };
        let first = next(self.first, today);
        first <= day && day <= next(self.last, first)
    }
}

/// The rest of a text that is being read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl<'a> Text<'a> {
    /// Takes some words if the text goes on with them.
    pub(crate) fn eat(&mut self, words: &str) -> bool {
        let rest = self.0.strip_prefix(words);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Takes one of several words, and says which.
    pub(crate) fn one_of(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.eat(word))
    }

    /// Takes a number.
    pub(crate) fn number(&mut self) -> Option<u16> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let number = self.0[..end].parse().ok()?;
        self.0 = &self.0[end..];
        Some(number)
    }

    /// Takes what `read` reads, or nothing.
    pub(crate) fn maybe<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    /// Takes entries with one of these signs between them.
    pub(crate) fn list<T>(
        &mut self,
        signs: &[&str],
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut entries = vec![self.maybe(&read)?];
        let next = |text: &mut Self| {
            text.one_of(signs)?;
            read(text)
        };
        entries.extend(std::iter::from_fn(|| self.maybe(next)));
        Some(entries)
    }
}
