//! National holidays of Japan.
//!
//! In: a day. Out: whether it is one, by the list that `opening-hours` carries and by the
//! law; nothing is fetched.

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDate, Weekday};
use opening_hours::ContextHolidays;
use opening_hours::localization::Country;

use crate::frame::Date;

/// Whether a day is a national holiday (国民の祝日に関する法律), from 2022 on.
#[must_use]
pub fn is_holiday(day: Date) -> bool {
    day.naive().is_some_and(|day| JAPAN.get_public().contains(day))
}

/// The national holidays of Japan from 2022 on.
pub(super) static JAPAN: LazyLock<ContextHolidays> = LazyLock::new(holidays);

/// The holidays that have been on the same day of every year since 2022.
const FIXED: [(u32, u32); 10] =
    [(1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23)];

/// The crate's list, which has the equinoxes and the holidays on Mondays, with what it
/// leaves out: holidays on Sundays, some days that stand in for them, and working days
/// between two holidays (Act on National Holidays, article 3).
fn holidays() -> ContextHolidays {
    let known = Country::JP.holidays();
    let mut all = known.get_public().clone();
    for year in 2022..2100 {
        for (month, day) in FIXED {
            if let Some(day) = NaiveDate::from_ymd_opt(year, month, day) {
                all.insert(day);
            }
        }
    }
    let since_2022: Vec<NaiveDate> = all.iter().filter(|day| day.year() >= 2022).collect();
    for day in since_2022.iter().filter(|day| day.weekday() == Weekday::Sun) {
        // Those that stand in are there for some days already, and stand in for no other.
        let mut later = day.iter_days().skip(1);
        let free = later.find(|day| !FIXED.contains(&(day.month(), day.day())));
        free.map(|day| all.insert(day));
    }
    for day in since_2022 {
        if let (Some(between), Some(after)) = (day.succ_opt(), day.iter_days().nth(2))
            && all.contains(after)
            && between.weekday() != Weekday::Sun
        {
            all.insert(between);
        }
    }
    ContextHolidays::new(Arc::new(all), Arc::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cabinet Office of Japan, 国民の祝日について.
    #[test]
    fn holidays_are_those_of_the_cabinet_office() {
        let years = [
            (
                2024,
                "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
            ),
            (
                2025,
                "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24",
            ),
            (
                2026,
                "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
            ),
            (
                2027,
                "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
            ),
        ];
        for (year, expected) in years {
            let first = Date { year, month: 1, day: 1 };
            let of_year = first.onward().take_while(|day| day.year == year);
            let found: Vec<String> = of_year
                .filter(|day| is_holiday(*day))
                .map(|day| day.to_string()[5..].to_owned())
                .collect();
            assert_eq!(found.join(" "), expected, "{year}");
        }
    }
}
