//! Days as cities and spreadsheets write them.
//!
//! In: the text of a cell. Out: the day, where only one can be meant.

use super::cell::narrow;
use crate::frame::Date;

/// The day of `2026-12-24`, `2026/12/24` or `2026年12月24日`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let plain = narrow(text);
    let plain = plain.strip_suffix('日').unwrap_or(&plain);
    let parts: Vec<&str> = plain.split(['-', '/', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_where_one_can_be_meant() {
        let meant = Date::new(2026, 2, 4);
        for text in ["2026-02-04", "2026/2/4", "2026年2月4日", "２０２６／０２／０４"]
        {
            assert_eq!(day(text), meant, "{text}");
        }
        for text in
            ["", "26/2/4", "2026-02", "2026-02-30", "令和8年2月4日", "46057", "2/4", "2026-2-4-1"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
