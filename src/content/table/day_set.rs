//! Sets of days of the week: Monday to Friday, the second Saturday, national holidays.
//!
//! In: words such as "mon-fri" and "2nd sat". Out: a [`DaySet`]. Knows nothing about
//! dates or languages.

use std::fmt;

use crate::content::codes;
use crate::content::form::kind::{Kind, made};
use crate::content::form::literal::Literal;
use crate::content::form::reader::shortened;
use crate::content::form::shape::Shape;
use crate::content::form::{Word, words};
use crate::diag::Sink;
use crate::frame::Date;

words! {
    /// A day of the week.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Weekday {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

words! {
    /// Which of the days of a month.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Nth {
        /// The first.
        First = "1st",
        /// The second.
        Second = "2nd",
        /// The third.
        Third = "3rd",
        /// The fourth.
        Fourth = "4th",
        /// The fifth.
        Fifth = "5th",
        /// The last.
        Last = "last",
    }
}

impl Weekday {
    /// Its place in the week, from 0 for Monday.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl Nth {
    /// Its place in [`Self::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Days of the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaySet {
    /// Those of every week, a bit for each from Monday on.
    week: u8,
    /// Those of single weeks of a month: for each day of the week, a bit for each [`Nth`].
    month: [u8; 7],
    /// Whether national holidays are among them, whatever day they fall on.
    holiday: bool,
}

/// All seven bits of a week.
const ALL_WEEK: u8 = 0b0111_1111;

/// One entry of a list, as a regular expression.
const ENTRY: &str = "(daily|holiday|sat-sun-holiday|((1st|2nd|3rd|4th|5th|last) )?(mon|tue|wed|thu|fri|sat|sun)|(mon|tue|wed|thu|fri|sat|sun)-(mon|tue|wed|thu|fri|sat|sun))";

impl DaySet {
    /// Every day.
    #[must_use]
    pub fn daily() -> Self {
        Self { week: ALL_WEEK, ..Self::default() }
    }

    /// The days of a text such as "mon-fri, 2nd sat, holiday"; the first part that is
    /// none if there is one.
    ///
    /// # Errors
    /// Fails with the part that is not a day.
    pub fn parse(text: &str) -> Result<Self, &str> {
        let mut days = Self::default();
        for part in text.split(',').map(str::trim) {
            days.join(Self::entry(part).ok_or(part)?);
        }
        Ok(days)
    }

    fn entry(text: &str) -> Option<Self> {
        let mut days = Self::default();
        match text {
            "daily" => return Some(Self::daily()),
            "holiday" => days.holiday = true,
            // What three kinds of days were called before any could be said.
            "sat-sun-holiday" => return Self::parse("sat, sun, holiday").ok(),
            _ => {
                if let Some((nth, day)) = text.split_once(' ') {
                    let (nth, day) = (Nth::of(nth)?, Weekday::of(day.trim())?);
                    days.month[day.index()] |= 1 << nth.index();
                } else {
                    let (from, to) = text.split_once('-').unwrap_or((text, text));
                    let (from, to) = (Weekday::of(from)?.index(), Weekday::of(to)?.index());
                    // From Saturday to Monday goes over the end of the week.
                    let count = (to + 7 - from) % 7;
                    for step in 0..=count {
                        days.week |= 1 << ((from + step) % 7);
                    }
                }
            }
        }
        Some(days)
    }

    /// Adds other days.
    pub fn join(&mut self, other: Self) {
        self.week |= other.week;
        self.holiday |= other.holiday;
        for (own, other) in self.month.iter_mut().zip(other.month) {
            *own |= other;
        }
        self.tidy();
    }

    /// A day of every week is one of single weeks, too.
    fn tidy(&mut self) {
        for (day, nth) in self.month.iter_mut().enumerate() {
            if self.week & (1 << day) != 0 {
                *nth = 0;
            }
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether national holidays are among them, whatever day they fall on.
    #[must_use]
    pub fn has_holidays(&self) -> bool {
        self.holiday
    }

    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(&self, day: Date, is_holiday: bool) -> bool {
        let place = day.weekday();
        let nth = 1_u8 << ((day.day - 1) / 7);
        let is_last = (0..7).fold(day, |day, _| day.next()).month != day.month;
        let last = if is_last { 1_u8 << Nth::Last.index() } else { 0 };
        self.holiday && is_holiday
            || self.week & (1 << place) != 0
            || self.month[place] & (nth | last) != 0
    }

    /// Whether every day is one of them.
    #[must_use]
    pub fn is_daily(&self) -> bool {
        self.week == ALL_WEEK
    }

    /// The days of every week, as stretches of days that follow each other.
    #[must_use]
    pub fn runs(&self) -> Vec<(Weekday, Weekday)> {
        let mut runs: Vec<(Weekday, Weekday)> = Vec::new();
        for &day in Weekday::ALL {
            if self.week & (1 << day.index()) == 0 {
                continue;
            }
            match runs.last_mut() {
                Some((_, last)) if last.index() + 1 == day.index() => *last = day,
                Some(_) | None => runs.push((day, day)),
            }
        }
        runs
    }

    /// The days of single weeks of a month, each with these weeks.
    #[must_use]
    pub fn of_month(&self) -> Vec<(Weekday, Vec<Nth>)> {
        let nths = |day: &Weekday| -> Vec<Nth> {
            let weeks = self.month[day.index()];
            Nth::ALL.iter().copied().filter(|nth| weeks & (1 << nth.index()) != 0).collect()
        };
        let days = Weekday::ALL.iter().map(|day| (*day, nths(day)));
        days.filter(|(_, nths)| !nths.is_empty()).collect()
    }

    /// Whether there may be a day that is in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let both = |own: &Self, other: &Self, day: usize| {
            let (weekly, monthly) = (own.week & (1 << day) != 0, own.month[day] != 0);
            weekly && (other.week & (1 << day) != 0 || other.month[day] != 0)
                || monthly && own.month[day] & other.month[day] != 0
        };
        self.holiday && other.holiday
            || (0..7).any(|day| both(self, other, day) || both(other, self, day))
    }
}

impl fmt::Display for DaySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_daily() && !self.holiday {
            return f.write_str("daily");
        }
        let run = |(from, to): &(Weekday, Weekday)| match to.index() - from.index() {
            0 => from.key().to_owned(),
            _ => format!("{}-{}", from.key(), to.key()),
        };
        let mut parts: Vec<String> = self.runs().iter().map(run).collect();
        for (day, nths) in self.of_month() {
            parts.extend(nths.iter().map(|nth| format!("{} {}", nth.key(), day.key())));
        }
        parts.extend(self.holiday.then(|| "holiday".to_owned()));
        f.write_str(&parts.join(", "))
    }
}

/// Days, as one text or a list of texts.
pub(crate) fn day_set() -> impl Kind<Read = DaySet> {
    made(
        || Shape::matching_or_list(&format!("^{ENTRY}(, *{ENTRY})*$")),
        |field, sink| {
            let entries = match field.value.is_array() {
                true => field.value.array(sink)?,
                false => vec![field.value],
            };
            let mut all = DaySet::default();
            let mut whole = true;
            for entry in &entries {
                match entry.string(sink).and_then(|text| read_days(text, sink)) {
                    Some(days) => {
                        let before = all;
                        all.join(days);
                        if all == before {
                            let message = "these days are among those before";
                            sink.report(
                                codes::DUPLICATE_ENTRY.at(entry.span(), message).label("twice"),
                            );
                        }
                    }
                    None => whole = false,
                }
            }
            if entries.is_empty() {
                sink.report(
                    codes::EMPTY_TEXT.at(field.value.span(), "the list is empty").label("no day"),
                );
            }
            (whole && !all.is_empty()).then_some(all)
        },
    )
}

/// Reads days; what is none is reported.
pub(crate) fn read_days(text: Literal<'_>, sink: &mut Sink) -> Option<DaySet> {
    match DaySet::parse(text.text) {
        Ok(days) => Some(days),
        Err(part) => {
            let message = format!("`{}` is not a day of the week", shortened(part));
            sink.report(codes::BAD_VALUE.at(text.span, message).label("unknown value").hint(
                "write \"mon\" to \"sun\", \"mon-fri\", \"2nd sat\", \"last sun\", \"holiday\" or \
                 \"daily\", or several of them in a list",
            ));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written_the_same() {
        for (text, shown) in [
            ("mon-fri", "mon-fri"),
            ("daily", "daily"),
            ("mon-sun", "daily"),
            ("sat-sun-holiday", "sat-sun, holiday"),
            ("fri,mon,tue", "mon-tue, fri"),
            ("sat-mon", "mon, sat-sun"),
            ("4th sat, 2nd sat", "2nd sat, 4th sat"),
            ("last sun", "last sun"),
            ("mon-sat, 2nd sat", "mon-sat"),
        ] {
            assert_eq!(DaySet::parse(text).map(|days| days.to_string()), Ok(shown.to_owned()));
            assert_eq!(DaySet::parse(shown), DaySet::parse(text));
        }
        for (text, wrong) in [("", ""), ("mo", "mo"), ("mon, tues", "tues"), ("6th sat", "6th sat")]
        {
            assert_eq!(DaySet::parse(text), Err(wrong));
        }
    }

    #[test]
    fn a_day_is_known_by_its_place_in_the_month() {
        let holds =
            |days: &str, day: &str| DaySet::parse(days).unwrap().holds(day.parse().unwrap(), false);
        assert!(holds("2nd sat", "2027-05-08") && !holds("2nd sat", "2027-05-15"));
        assert!(holds("last mon", "2027-05-31") && !holds("last mon", "2027-05-24"));
        assert!(holds("5th mon", "2027-05-31") && holds("1st tue", "2027-06-01"));
        assert!(holds("mon-fri", "2027-05-03") && !holds("holiday", "2027-05-03"));
    }

    #[test]
    fn sets_meet_where_a_day_is_in_both() {
        let meets = |a: &str, b: &str| DaySet::parse(a).unwrap().meets(&DaySet::parse(b).unwrap());
        assert!(meets("mon-fri", "fri") && meets("sat", "2nd sat") && meets("daily", "last sun"));
        assert!(meets("holiday", "sun, holiday") && meets("1st sat", "sat"));
        assert!(!meets("mon-fri", "sat-sun-holiday") && !meets("1st sat, 3rd sat", "2nd sat"));
    }
}
