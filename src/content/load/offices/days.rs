//! Days and hours of opening as people type them into a spreadsheet.
//!
//! In: `月～金 8:30～12:00、13:00～17:15；第2・第4土曜 9:00～12:00`, or the same as facts
//! write it. Out: days and times. Knows nothing about rows and columns.

use super::written::minute;
use crate::content::load::csv::narrow;
use crate::content::table::day_set::{DaySet, Nth, Weekday};
use crate::content::table::times::{DAY, Times};
use crate::lang::is_like_hyphen;

/// What days are made of.
enum Token {
    Day(Weekday),
    Days(DaySet),
    Nth(Nth),
    /// From the day before to the day behind.
    To,
    /// What stands between days.
    Between,
}

/// Words for days, in small letters and narrow, the longer ones first.
fn words() -> Vec<(&'static str, Token)> {
    let set = |text| Token::Days(DaySet::parse(text).unwrap_or_default());
    let mut words = vec![
        ("年中無休", set("daily")),
        ("everyday", set("daily")),
        ("every day", set("daily")),
        ("weekdays", set("mon-fri")),
        ("holidays", set("holiday")),
        ("holiday", set("holiday")),
        ("daily", set("daily")),
        ("毎日", set("daily")),
        ("無休", set("daily")),
        ("平日", set("mon-fri")),
        ("祝日", set("holiday")),
        ("祝", set("holiday")),
        ("最終", Token::Nth(Nth::Last)),
        ("last", Token::Nth(Nth::Last)),
        ("から", Token::To),
        ("まで", Token::Between),
        ("第", Token::Between),
    ];
    let names = [
        (Weekday::Mon, ["monday", "mon", "月曜日", "月曜", "月"]),
        (Weekday::Tue, ["tuesday", "tue", "火曜日", "火曜", "火"]),
        (Weekday::Wed, ["wednesday", "wed", "水曜日", "水曜", "水"]),
        (Weekday::Thu, ["thursday", "thu", "木曜日", "木曜", "木"]),
        (Weekday::Fri, ["friday", "fri", "金曜日", "金曜", "金"]),
        (Weekday::Sat, ["saturday", "sat", "土曜日", "土曜", "土"]),
        (Weekday::Sun, ["sunday", "sun", "日曜日", "日曜", "日"]),
    ];
    words.extend(names.iter().flat_map(|(day, names)| names.map(|name| (name, Token::Day(*day)))));
    for &nth in Nth::ALL {
        words.push((nth.key(), Token::Nth(nth)));
    }
    let digits = ["1", "2", "3", "4", "5"];
    words.extend(digits.into_iter().zip(Nth::ALL).map(|(digit, &nth)| (digit, Token::Nth(nth))));
    words
}

/// The days that a text names; `None` if something in it is not a day.
pub(in crate::content::load) fn days(text: &str) -> Option<DaySet> {
    let plain = narrow(text).to_lowercase();
    let (words, mut rest) = (words(), plain.as_str());
    let mut days = DaySet::default();
    // Single days and stretches of them: a day that stands twice is a slip.
    let mut parts: Vec<DaySet> = Vec::new();
    let (mut nths, mut last, mut range) = (Vec::new(), None, false);
    while let Some(first) = rest.chars().next() {
        let word = words.iter().find(|(word, _)| rest.starts_with(word));
        let (length, token) = match word {
            Some((word, token)) => (word.len(), token),
            None if matches!(first, '〜' | '~' | '～') || is_like_hyphen(first) => {
                (first.len_utf8(), &Token::To)
            }
            None if " ・、,･/".contains(first) => (first.len_utf8(), &Token::Between),
            None => return None,
        };
        match token {
            Token::Day(day) if range => {
                let text = format!("{}-{}", Weekday::key(last?), day.key());
                parts.pop();
                parts.push(DaySet::parse(&text).ok()?);
                (last, range) = (None, false);
            }
            Token::Day(day) if nths.is_empty() => {
                parts.push(DaySet::parse(day.key()).ok()?);
                last = Some(*day);
            }
            Token::Day(day) => {
                for nth in nths.drain(..) {
                    let text = format!("{} {}", Nth::key(nth), day.key());
                    parts.push(DaySet::parse(&text).ok()?);
                }
            }
            Token::Days(more) => days.join(*more),
            Token::Nth(nth) => nths.push(*nth),
            Token::To => range = true,
            Token::Between => {}
        }
        rest = &rest[length..];
    }
    let stands_twice = |(at, part): (usize, &DaySet)| parts[..at].iter().any(|it| it.meets(part));
    if !nths.is_empty() || range || parts.iter().enumerate().any(stands_twice) {
        return None;
    }
    parts.into_iter().for_each(|part| days.join(part));
    (!days.is_empty()).then_some(days)
}

/// Days, if they are said, and their times.
type DaysAndTimes = (Option<DaySet>, Vec<Times>);

/// Days and their times: `月～金 8:30～12:00、13:00～17:15`; several of them with
/// semicolons between them. `Err` has the part that cannot be read.
pub(in crate::content::load) fn hours(text: &str) -> Result<Vec<DaysAndTimes>, String> {
    let rows = text.split([';', '；']).map(str::trim).filter(|row| !row.is_empty());
    rows.map(|row| hours_of_days(row).ok_or_else(|| row.to_owned())).collect()
}

fn hours_of_days(row: &str) -> Option<DaysAndTimes> {
    let plain = narrow(row);
    let start = first_time(&plain)?;
    let (named, times) = plain.split_at(start);
    let named = named.trim().trim_end_matches([':', '：']);
    let days = if named.is_empty() { None } else { Some(days(named)?) };
    let parts = times.split(['、', ',', '，', '・', '/']).map(str::trim);
    let times: Option<Vec<Times>> = parts.map(stretch).collect();
    let times = times?;
    let in_order = times.windows(2).all(|two| two[0].to <= two[1].from);
    in_order.then_some((days, times))
}

/// Where the first time of day begins.
fn first_time(text: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|&at| {
        let rest = &text[at..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let is_time = (1..=2).contains(&digits) && rest[digits..].starts_with([':', '時', '∶']);
        is_time || rest.starts_with("午前") || rest.starts_with("午後")
    })
}

/// From when to when.
fn stretch(text: &str) -> Option<Times> {
    if text == "24時間" {
        return Some(Times { from: 0, to: DAY });
    }
    let text = text.replace("から", "-").replace("まで", "");
    let at = text.find(|c| matches!(c, '〜' | '~' | '～') || is_like_hyphen(c))?;
    let to = text[at..].trim_start_matches(|c| matches!(c, '〜' | '~' | '～') || is_like_hyphen(c));
    let (from, to) = (minute(text[..at].trim())?, minute(to.trim())?);
    (from < DAY && from != to).then(|| Times::new(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_other_words() {
        for (text, meant) in [
            ("mon-fri", "mon-fri"),
            ("月～金", "mon-fri"),
            ("月曜日から金曜日まで", "mon-fri"),
            ("月・火・水・木・金", "mon-fri"),
            ("Monday-Friday", "mon-fri"),
            ("weekdays", "mon-fri"),
            ("平日", "mon-fri"),
            ("土・日・祝日", "sat-sun, holiday"),
            ("土日祝", "sat-sun, holiday"),
            ("毎日", "daily"),
            ("年中無休", "daily"),
            ("火、金", "tue, fri"),
            ("第2・第4土曜日", "2nd sat, 4th sat"),
            ("第１、３水曜", "1st wed, 3rd wed"),
            ("最終日曜", "last sun"),
            ("2nd sat, 4th sat", "2nd sat, 4th sat"),
        ] {
            assert_eq!(days(text).map(|days| days.to_string()).as_deref(), Some(meant), "{text}");
        }
        for text in ["", "月曜だけ", "営業日", "第2", "月～", "10/1", "月～金、月"] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn hours_are_read_as_they_are_typed() {
        let shown = |text: &str| -> Vec<String> {
            let rows = hours(text).unwrap().into_iter();
            let row = |(days, times): (Option<DaySet>, Vec<Times>)| {
                let times: Vec<String> = times.iter().map(Times::to_string).collect();
                format!("{} {}", days.map(|it| it.to_string()).unwrap_or_default(), times.join(","))
            };
            rows.map(row).collect()
        };
        assert_eq!(
            shown("月～金 8:30～12:00、13:00～17:15；第2・第4土曜 9:00～12:00"),
            ["mon-fri 08:30–12:00,13:00–17:15", "2nd sat, 4th sat 09:00–12:00"]
        );
        assert_eq!(shown("mon-fri 08:30-12:00, 13:00-17:15"), ["mon-fri 08:30–12:00,13:00–17:15"]);
        assert_eq!(shown("平日：午前8時30分から午後5時15分まで"), ["mon-fri 08:30–17:15"]);
        assert_eq!(shown("22:00-2:00"), [" 22:00–02:00"]);
        for text in ["月～金", "8:30", "月 12:00-8:30,9:00-10:00", "昼 8:30-9:00"] {
            assert!(hours(text).is_err(), "{text}");
        }
    }
}
