//! National holidays of Japan.
//!
//! In: a day. Out: whether it is one. The days are those that `opening-hours` carries,
//! substitute holidays included; it fetches nothing.

use std::sync::LazyLock;

use chrono::NaiveDate;
use opening_hours::ContextHolidays;
use opening_hours::localization::Country;

use crate::frame::Date;

static JAPAN: LazyLock<ContextHolidays> = LazyLock::new(|| Country::JP.holidays());

/// Whether a day is a national holiday (国民の祝日に関する法律).
#[must_use]
pub(crate) fn is_holiday(day: Date) -> bool {
    let (year, month, day) = (i32::from(day.year), u32::from(day.month), u32::from(day.day));
    let day = NaiveDate::from_ymd_opt(year, month, day);
    day.is_some_and(|day| JAPAN.get_public().contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_of_a_year_are_known() {
        // Cabinet Office of Japan, 国民の祝日について: 2027.
        let all = [
            "01-01", "01-11", "02-11", "02-23", "03-21", "03-22", "04-29", "05-03", "05-04",
            "05-05", "07-19", "08-11", "09-20", "09-23", "10-11", "11-03", "11-23",
        ];
        let mut day = Date { year: 2027, month: 1, day: 1 };
        let mut found = Vec::new();
        while day.year == 2027 {
            if is_holiday(day) {
                found.push(day.to_string()[5..].to_owned());
            }
            day = day.next();
        }
        assert_eq!(found, all);
    }
}
