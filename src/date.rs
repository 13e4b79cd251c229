//! Days of the calendar.
//!
//! Arithmetic only: knows nothing about clocks or content.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, four digits.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day that is `days` after 1970-01-01.
    #[must_use]
    pub fn from_days(days: u64) -> Self {
        let day = i32::try_from(days).ok().and_then(NaiveDate::from_epoch_days);
        let day = day.unwrap_or(NaiveDate::MAX);
        Self {
            year: u16::try_from(day.year()).unwrap_or(u16::MAX),
            month: u8::try_from(day.month()).unwrap_or(12),
            day: u8::try_from(day.day()).unwrap_or(31),
        }
    }

    /// How many days it is after 1970-01-01; 0 before.
    #[must_use]
    pub fn to_days(self) -> u64 {
        self.naive().and_then(|day| u64::try_from(day.to_epoch_days()).ok()).unwrap_or(0)
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_days(self.to_days() + 1)
    }

    /// This day and all days after it.
    pub fn onward(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |day| Some(day.next()))
    }

    /// The days of its month from this one on.
    pub fn rest_of_month(self) -> impl Iterator<Item = Self> {
        self.onward().take_while(move |day| day.month == self.month)
    }

    /// The day before; `None` on the first day of 1970.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.to_days().checked_sub(1).map(Self::from_days)
    }

    /// The same day as `chrono` has it; `None` if it is none of the calendar.
    #[must_use]
    pub fn naive(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.month), u32::from(self.day))
    }

    /// Its place in the week, from 0 for Monday.
    #[must_use]
    pub fn weekday(self) -> usize {
        self.naive().map_or(0, |day| day.weekday().num_days_from_monday() as usize)
    }

    /// The same day so many months later, or the last one of that month.
    #[must_use]
    pub fn months_later(self, months: u32) -> Self {
        let count = u32::from(self.year) * 12 + u32::from(self.month) - 1 + months;
        let year = u16::try_from(count / 12).unwrap_or(u16::MAX);
        let month = u8::try_from(count % 12 + 1).unwrap_or(12);
        let fits = (28..=self.day).rev().find_map(|day| Self::new(year, month, day));
        fits.unwrap_or(Self { year, month, day: self.day.min(28) })
    }

    /// The day, if it is one of the calendar.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        date.naive().map(|_| date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads `2022-07-01` (ISO 8601).
    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || format!("`{text}` is not a day; write it as 2022-07-01");
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(expected()) };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return Err(expected());
        }
        let number = |part: &str| part.parse::<u16>().map_err(|_| expected());
        let small = |part: &str| part.parse::<u8>().map_err(|_| expected());
        Self::new(number(year)?, small(month)?, small(day)?).ok_or_else(expected)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Date::from_days(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_days(19_174).to_string(), "2022-07-01");
        assert_eq!(Date::from_days(11_016).to_string(), "2000-02-29");
    }

    #[test]
    fn days_follow_each_other() {
        for days in (0..80_000).step_by(17) {
            assert_eq!(Date::from_days(days).to_days(), days);
        }
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2024-02-28").next(), day("2024-02-29"));
        assert_eq!(day("2023-12-31").next(), day("2024-01-01"));
        assert_eq!(day("2024-03-01").previous(), Some(day("2024-02-29")));
        assert_eq!(day("1970-01-01").previous(), None);
        assert_eq!((day("2026-12-31").weekday(), day("2026-11-30").weekday()), (3, 0));
        assert_eq!((day("1970-01-01").weekday(), day("1889-04-01").weekday()), (3, 0));
        assert_eq!((day("2024-02-29").weekday(), day("2000-03-01").weekday()), (3, 2));
        assert_eq!(day("2022-07-01").months_later(12), day("2023-07-01"));
        assert_eq!(day("2023-08-31").months_later(6), day("2024-02-29"));
        assert_eq!(day("2022-12-15").months_later(1), day("2023-01-15"));
    }

    #[test]
    fn days_are_read_and_checked() {
        assert_eq!("2024-02-29".parse::<Date>().map(|d| d.day), Ok(29));
        for wrong in ["2023-02-29", "2022-13-01", "2022-7-1", "", "2022-07-01-02", "+022-07-01x"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }
}
