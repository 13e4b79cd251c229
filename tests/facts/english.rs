//! Reads hours that are printed in English.

use super::reader::{Closure, Days, Printed, Read, Row, Text};

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const NTHS: [&str; 6] = ["last", "1st", "2nd", "3rd", "4th", "5th"];

const LIST: [&str; 2] = [", ", " and "];

/// Reads all of a text; `None` if it says something else.
pub(crate) fn read(text: &str) -> Option<Read> {
    let plain = text.replace('~', " ");
    let mut text = Text(&plain);
    let mut read = Read::default();
    for index in 0.. {
        if index > 0 && !text.eat("; ") {
            break;
        }
        let (row, no_holidays) = row(&mut text)?;
        read.rows.push(row);
        read.no_holidays |= no_holidays;
    }
    if text.eat(", except ") {
        read.closures = text.list(&LIST, closure)?;
    }
    text.0.is_empty().then_some(read)
}

fn row(text: &mut Text<'_>) -> Option<(Row, bool)> {
    let season = text.maybe(season);
    let days = text.maybe(|text| {
        let days = days(text)?;
        let no_holidays = text.eat(" (except national holidays)");
        text.eat(", ").then_some((days, no_holidays))
    });
    // A phrase for every day may be left out.
    let daily = Days { weekly: (0..7).collect(), ..Days::default() };
    let (days, no_holidays) = days.unwrap_or((daily, false));
    let times = text.list(&LIST, times)?;
    Some((Row { season, days, times }, no_holidays))
}

fn season(text: &mut Text<'_>) -> Option<(u8, u8)> {
    let from = month(text)?;
    let to = if text.eat(" to ") { month(text)? } else { from };
    text.eat(": ").then_some((from, to))
}

fn month(text: &mut Text<'_>) -> Option<u8> {
    Some(u8::try_from(text.one_of(&MONTHS)?).ok()? + 1)
}

fn day(text: &mut Text<'_>) -> Option<usize> {
    let day = text.one_of(&DAYS)?;
    text.eat("s");
    Some(day)
}

fn days(text: &mut Text<'_>) -> Option<Days> {
    let mut days = Days::default();
    if text.eat("every day") {
        days.weekly = (0..7).collect();
        return Some(days);
    }
    for entry in text.list(&LIST, entry)? {
        days.weekly.extend(entry.weekly);
        days.monthly.extend(entry.monthly);
        days.holidays |= entry.holidays;
    }
    Some(days)
}

fn entry(text: &mut Text<'_>) -> Option<Days> {
    if text.eat("national holidays") {
        return Some(Days { holidays: true, ..Days::default() });
    }
    if text.eat("the ") {
        let nths = text.list(&LIST, |text| text.one_of(&NTHS))?;
        text.eat(" ");
        let day = day(text)?;
        let monthly = nths.into_iter().map(|nth| Some((u8::try_from(nth).ok()?, day)));
        let days = Days { monthly: monthly.collect::<Option<_>>()?, ..Days::default() };
        return text.eat(" of the month").then_some(days);
    }
    let from = day(text)?;
    let to = text.maybe(|text| if text.eat(" to ") { day(text) } else { None });
    Some(Days { weekly: (from..=to.unwrap_or(from)).collect(), ..Days::default() })
}

fn times(text: &mut Text<'_>) -> Option<(u16, u16)> {
    if text.eat("24 hours") {
        return Some((0, 1440));
    }
    let from = time(text)?;
    let to = if text.eat(" to ") { time(text)? } else { return None };
    Some((from, if text.eat(" the next day") { to + 1440 } else { to }))
}

fn time(text: &mut Text<'_>) -> Option<u16> {
    if let Some(word) = text.one_of(&["noon", "midnight"]) {
        return Some([720, 1440][word]);
    }
    let hour = text.number()?;
    let minute = if text.eat(":") { text.number()? } else { return None };
    let half = text.one_of(&[" a.m.", " p.m."])?;
    Some(hour % 12 * 60 + minute + [0, 720][half])
}

fn closure(text: &mut Text<'_>) -> Option<Closure> {
    let first = printed(text)?;
    let last = text.maybe(|text| if text.eat(" to ") { printed(text) } else { None });
    Some(Closure { first, last: last.unwrap_or(first) })
}

fn printed(text: &mut Text<'_>) -> Option<Printed> {
    let weekday = text.maybe(|text| {
        let day = text.one_of(&DAYS)?;
        text.eat(", ").then_some(day)
    });
    let month = month(text)?;
    let day = if text.eat(" ") { text.number()? } else { return None };
    Some(Printed { month, day: u8::try_from(day).ok()?, weekday })
}
