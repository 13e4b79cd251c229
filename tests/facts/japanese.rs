//! Reads hours that are printed in Japanese.

use super::reader::{Closure, Days, Printed, Read, Row, Text};

const DAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// Reads all of a text; `None` if it says something else.
pub(crate) fn read(text: &str) -> Option<Read> {
    let mut text = Text(text);
    let mut read = Read::default();
    for index in 0.. {
        if index > 0 && !text.eat("、") {
            break;
        }
        let (row, no_holidays) = row(&mut text)?;
        read.rows.push(row);
        read.no_holidays |= no_holidays;
    }
    if text.eat("（") {
        read.closures = text.list(&["、"], closure)?;
        if !text.eat("を除く）") {
            return None;
        }
    }
    text.0.is_empty().then_some(read)
}

fn row(text: &mut Text<'_>) -> Option<(Row, bool)> {
    let season = text.maybe(season);
    let days = text.maybe(|text| {
        let days = days(text)?;
        let no_holidays = text.eat("（祝日を除く）");
        text.eat("の").then_some((days, no_holidays))
    });
    // A phrase for every day may be left out.
    let daily = Days { weekly: (0..7).collect(), ..Days::default() };
    let (days, no_holidays) = days.unwrap_or((daily, false));
    let times = text.list(&["、"], times)?;
    Some((Row { season, days, times }, no_holidays))
}

fn season(text: &mut Text<'_>) -> Option<(u8, u8)> {
    let from = month(text)?;
    let to = if text.eat("から") { month(text)? } else { from };
    text.eat("まで");
    text.eat("は").then_some((from, to))
}

fn month(text: &mut Text<'_>) -> Option<u8> {
    let month = text.number()?;
    if text.eat("月") { u8::try_from(month).ok() } else { None }
}

fn day(text: &mut Text<'_>) -> Option<usize> {
    let day = text.one_of(&DAYS)?;
    text.eat("曜日").then_some(day)
}

fn days(text: &mut Text<'_>) -> Option<Days> {
    let mut days = Days::default();
    if text.eat("毎日") {
        days.weekly = (0..7).collect();
        return Some(days);
    }
    for entry in text.list(&["・", "、"], entry)? {
        days.weekly.extend(entry.weekly);
        days.monthly.extend(entry.monthly);
        days.holidays |= entry.holidays;
    }
    Some(days)
}

fn entry(text: &mut Text<'_>) -> Option<Days> {
    if text.eat("祝日") {
        return Some(Days { holidays: true, ..Days::default() });
    }
    if text.eat("毎月") {
        let nths = text.list(&["・"], nth)?;
        let day = day(text)?;
        let monthly = nths.into_iter().map(|nth| (nth, day)).collect();
        return Some(Days { monthly, ..Days::default() });
    }
    let from = day(text)?;
    let to = text.maybe(|text| if text.eat("～") { day(text) } else { None });
    Some(Days { weekly: (from..=to.unwrap_or(from)).collect(), ..Days::default() })
}

fn nth(text: &mut Text<'_>) -> Option<u8> {
    if text.eat("最終") {
        return Some(0);
    }
    if text.eat("第") { u8::try_from(text.number()?).ok() } else { None }
}

fn times(text: &mut Text<'_>) -> Option<(u16, u16)> {
    if text.eat("24時間") {
        return Some((0, 1440));
    }
    let from = time(text)?;
    let next_day = if text.eat("から") { text.eat("翌日の") } else { return None };
    let to = time(text)?;
    text.eat("まで").then_some((from, if next_day { to + 1440 } else { to }))
}

fn time(text: &mut Text<'_>) -> Option<u16> {
    if let Some(word) = text.one_of(&["正午", "24時"]) {
        return Some([720, 1440][word]);
    }
    let half = text.one_of(&["午前", "午後"])?;
    let hour = text.number()?;
    if !text.eat("時") {
        return None;
    }
    let minute = text.maybe(|text| {
        let minute = text.number()?;
        text.eat("分").then_some(minute)
    });
    Some(hour * 60 + minute.unwrap_or(0) + [0, 720][half])
}

fn closure(text: &mut Text<'_>) -> Option<Closure> {
    let first = printed(text)?;
    let last = text.maybe(|text| {
        let last = if text.eat("から") { printed(text)? } else { return None };
        text.eat("まで").then_some(last)
    });
    Some(Closure { first, last: last.unwrap_or(first) })
}

fn printed(text: &mut Text<'_>) -> Option<Printed> {
    let month = month(text)?;
    let day = text.number()?;
    if !text.eat("日") {
        return None;
    }
    let weekday = text.maybe(|text| {
        let day = if text.eat("（") { text.one_of(&DAYS)? } else { return None };
        text.eat("）").then_some(day)
    });
    Some(Printed { month, day: u8::try_from(day).ok()?, weekday })
}
