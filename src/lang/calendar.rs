//! How CLDR writes days in a language: names of weekdays and months, whole dates.
//!
//! In: a day and a tag. Out: its words, in the digits 0 to 9 and the Gregorian
//! calendar, or in another where that is said. What a language's own file says goes before it.

use icu_calendar::cal::{Buddhist, Gregorian, Persian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{E, M, MD, MDE, YM, YMD, YMDE};
use icu_datetime::input::Date as IcuDate;
use icu_locale::Locale;

use super::Tag;
use crate::date::Date;

/// Formats a day with a field set of CLDR.
macro_rules! formatted {
    ($fields:expr, $date:expr, $language:expr) => {
        formatted!($fields, $date, $language, Gregorian)
    };
    ($fields:expr, $date:expr, $language:expr, $calendar:expr) => {{
        // The digits are those of times and telephone numbers, whatever the script.
        let locale = Locale::try_from_str(&format!("{}-u-nu-latn", $language)).ok();
        let locale = locale.unwrap_or(Locale::UNKNOWN);
        let date = $date;
        let icu = IcuDate::try_new_gregorian(i32::from(date.year), date.month, date.day).ok();
        let icu = icu.map(|icu| icu.to_calendar($calendar));
        let formatter = FixedCalendarDateTimeFormatter::try_new((&locale).into(), $fields).ok();
        let written = icu.zip(formatter).map(|(icu, formatter)| formatter.format(&icu).to_string());
        written.unwrap_or_else(|| date.to_string())
    }};
}

/// A day of any year, without its day of the week: "December 31".
#[must_use]
pub fn day_of_month(date: Date, language: &Tag) -> String {
    formatted!(MD::long(), date, language)
}

/// A day with its day of the week: "Thursday, December 31".
#[must_use]
pub fn day(date: Date, language: &Tag) -> String {
    formatted!(MDE::long(), date, language)
}

/// A day with its day of the week and its year: "Thursday, December 31, 2026".
#[must_use]
pub fn day_of_year(date: Date, language: &Tag) -> String {
    formatted!(YMDE::long(), date, language)
}

/// The name of a day of the week: "Thursday".
#[must_use]
pub fn weekday(date: Date, language: &Tag) -> String {
    formatted!(E::long(), date, language)
}

/// The short name of a day of the week: "Thu".
#[must_use]
pub fn weekday_short(date: Date, language: &Tag) -> String {
    formatted!(E::short(), date, language)
}

/// The name of a month, as it stands alone: "December".
#[must_use]
pub fn month(date: Date, language: &Tag) -> String {
    formatted!(M::long(), date, language)
}

/// A month of a year: "December 2026".
#[must_use]
pub fn month_of_year(date: Date, language: &Tag) -> String {
    formatted!(YM::long(), date, language)
}

/// A day in the years of the Buddhist era: "1 เมษายน 2570".
#[must_use]
pub fn buddhist(date: Date, language: &Tag) -> String {
    formatted!(YMD::long(), date, language, Buddhist)
}

/// A day in the Solar Hijri calendar: "12 فروردین 1406".
#[must_use]
pub fn persian(date: Date, language: &Tag) -> String {
    formatted!(YMD::long(), date, language, Persian)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_cldr_has_them() {
        let date = Date { year: 2026, month: 12, day: 31 };
        let tag = |tag: &str| Tag::new(tag).unwrap();
        for (language, short, long, name) in [
            ("ja", "12月31日", "12月31日木曜日", "木"),
            ("en", "December 31", "Thursday, December 31", "Thu"),
            ("uk", "31 грудня", "четвер, 31 грудня", "чт"),
            ("th", "31 ธันวาคม", "วันพฤหัสบดีที่ 31 ธันวาคม", "พฤหัส"),
            ("ar", "31 ديسمبر", "الخميس، 31 ديسمبر", "الخميس"),
        ] {
            let language = tag(language);
            assert_eq!(day_of_month(date, &language), short);
            assert_eq!(day(date, &language), long);
            assert_eq!(weekday_short(date, &language), name);
        }
        assert_eq!(day_of_year(date, &tag("en")), "Thursday, December 31, 2026");
        assert_eq!(month(date, &tag("uk")), "грудень");
        assert_eq!(weekday(date, &tag("vi")), "Thứ Năm");
    }

    #[test]
    fn days_have_other_years_and_months_in_other_calendars() {
        let date = Date { year: 2027, month: 4, day: 1 };
        let tag = |tag: &str| Tag::new(tag).unwrap();
        assert_eq!(buddhist(date, &tag("th")), "1 เมษายน 2570");
        assert_eq!(persian(date, &tag("fa")), "12 فروردین 1406");
        // The year begins in March.
        let eve = Date { year: 2027, month: 3, day: 20 };
        assert_eq!(persian(eve, &tag("fa")), "29 اسفند 1405");
    }
}
