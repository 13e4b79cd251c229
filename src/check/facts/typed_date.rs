//! `typed-date`: a day, a month or a year that is typed in a pack.
//!
//! In: a line of a pack. Out: the date that begins at a place. Knows nothing about facts.

use super::typed::fold::Line;
use super::typed::number::{Number, Style};
use super::typed::speech::Speech;
use super::typed::{Found, Kind, Means};
use super::{typed_measure, typed_price};
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "typed-date",
        severity: Severity::Error,
        fixed: false,
        explain: "A date is typed in a pack. The months of the edition and of the last check are \
                  {month:edition} and {month:checked}; where something holds only for a time, give the fact or the block in flyer.toml `from` and `until`, so that the flyer of the day after no longer says it.",
        source: "content/facts.toml: packs refer to facts and never type them.",
    },
    run: Run::Typed(Kind::Date),
};

/// Years of flyers in the common era.
const YEARS: std::ops::RangeInclusive<u32> = 1868..=2199;

/// The same years in the Buddhist era.
const BUDDHIST: std::ops::RangeInclusive<u32> = 2411..=2742;

/// The eras of Japan since 1868, and their first letters.
const ERAS: &[&str] =
    &["令和", "平成", "昭和", "大正", "明治", "令", "平", "昭", "레이와", "헤이세이"];

/// What stands between the parts of a date in words, or before the year.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "de", "del", "do", "of", "the", "ng", "ngày", "tháng", "năm", "ខែ", "ថ្ងៃទី", "ឆ្នាំ",
    "เดือน", "วันที่", "ปี", "พ.ศ.", "ค.ศ.", "ခုနှစ်", "ခုနှစ်၊", "ရက်နေ့", "ရက်", "सन्", "गते",
    "ika-", "st", "nd", "rd", "th", "º", "ª", ".", ",", "-", "/", "年", "оны", "року", "р.",
    "yılı",
];

/// Mongolian for "the …th month".
const MONGOLIAN_MONTH: [&str; 6] =
    ["-р сарын", "-р сар", "дугаар сарын", "дугаар сар", "дүгээр сарын", "дүгээр сар"];

/// Words that begin a date.
const BEFORE: &[&str] =
    &["ngày", "ថ្ងៃទី", "วันที่", "सन्", "พ.ศ.", "ค.ศ.", "ปี", "ឆ្នាំ", "ika-", "西暦", "公元"];

/// What stands before a year in words.
#[rustfmt::skip]
const BEFORE_YEAR: &[&str] = &[
    "พ.ศ.", "ค.ศ.", "ปี", "năm", "ឆ្នាំ", "सन्", "year", "año", "ano", "tahun", "taong", "fy",
    "西暦", "公元",
];

/// What stands behind a year in words.
#[rustfmt::skip]
const BEHIND_YEAR: &[&str] = &[
    "ခုနှစ်", "оны", "он", "року", "рік", "році", "yılı", "yılında", "साल", "年度", "会計年度", "년도",
];

/// A date in figures: 2022-07-01, 1/7/2022, 2022. 7. 1, 07/2022, 7/1(金).
pub(super) fn in_figures(line: &Line<'_>, at: usize) -> Option<Found> {
    if !line.digit(at) || line.digit(at.wrapping_sub(1)) {
        return None;
    }
    let era = era_letter(line, at);
    let groups = groups(line, at);
    let part = |index: usize| groups.get(index).and_then(|&(from, to)| line.number(from, to));
    let length = |index: usize| groups.get(index).map_or(0, |&(from, to)| to - from);
    let sign = groups.first().map_or('\0', |&(_, to)| line.at(to));
    let before_goes_on =
        matches!(line.before(at), '-' | '/' | '.') && at >= 2 && line.digit(at - 2);
    if before_goes_on {
        return None;
    }
    let found = |count: usize, from: usize, year: Option<u32>, month: Option<u32>| {
        let to = groups.get(count - 1).map_or(at, |&(_, to)| to);
        Some(Found { kind: Kind::Date, from, to, means: Means::Date(year, month) })
    };
    match (part(0), part(1), part(2)) {
        (Some(year), Some(month), Some(day)) if length(0) == 4 && is_year(year) => {
            is_day(month, day).then(|| found(3, at, Some(year), Some(month)))?
        }
        (Some(day), Some(month), Some(year)) if length(2) == 4 && is_year(year) => {
            let fitting = [(month, day), (day, month)];
            let (month, _) = fitting.into_iter().find(|&(month, day)| is_day(month, day))?;
            found(3, at, Some(year), Some(month))
        }
        (Some(year), Some(month), Some(day)) if era.is_some() && sign == '.' => (year >= 1
            && is_day(month, day))
        .then(|| found(3, era.unwrap_or(at), None, Some(month)))?,
        (Some(first), Some(second), Some(third)) if matches!(sign, '/' | '.') => {
            let two = length(0).max(length(1)).max(length(2)) == 2;
            let fits = two
                && third >= 1
                && (is_day(first, second) || is_day(second, first) || is_day(second, third));
            (fits && (sign == '/' || length(2) == 2)).then(|| found(3, at, None, None))?
        }
        (Some(year), Some(month), _) if length(0) == 4 && is_year(year) => {
            let month_fits = is_day(month, 1) && length(1) <= 2;
            let years = length(1) == 4 && is_year(month);
            (month_fits || years).then(|| found(2, at, Some(year), Some(month)))?
        }
        (Some(month), Some(year), None) if length(1) == 4 && is_year(year) && length(0) <= 2 => {
            is_day(month, 1).then(|| found(2, at, Some(year), Some(month)))?
        }
        (Some(first), Some(second), None) if sign == '/' => {
            let to = groups[1].1;
            let is_date = is_day(first, second) || is_day(second, first);
            // 1/2 and 3/10 are parts of something, 24/7 is always.
            let part = first < second && second <= 10 || (first, second) == (24, 7);
            let told = weekday(line, to) || until_another(line, to);
            let month = if is_day(first, second) { first } else { second };
            (is_date && (told || !part)).then(|| found(2, at, None, Some(month)))?
        }
        (Some(day), None, _) if length(0) == 8 => {
            let (year, rest) = (day / 10_000, day % 10_000);
            let fits = is_year(year) && is_day(rest / 100, rest % 100);
            fits.then(|| found(1, at, Some(year), Some(rest / 100)))?
        }
        _ => None,
    }
}

/// A day of a month with points: 30.09. in a sentence, 31.12. Where it could be a
/// time or an amount as well, it is left to those.
pub(super) fn with_points(line: &Line<'_>, at: usize) -> Option<Found> {
    let goes_on =
        matches!(line.before(at), '-' | '/' | '.' | ',') && line.digit(at.wrapping_sub(2));
    if !line.digit(at) || line.digit(at.wrapping_sub(1)) || goes_on {
        return None;
    }
    let groups = groups(line, at);
    let [(from, point), (second, to)] = groups[..] else { return None };
    if line.at(point) != '.' || second != point + 1 || (point - from, to - second) != (2, 2) {
        return None;
    }
    let (day, month) = (line.number(from, point)?, line.number(second, to)?);
    let behind = line.skip(to + 1);
    let closed = line.at(to) == '.' && behind < line.len() && {
        let next = line.folded[behind].raw;
        next.is_lowercase() || next == ')' || next == '-' || next == '–'
    };
    let number = Number::in_digits(line, at)?;
    // There are no 30 hours; an amount has its unit.
    let sure = closed
        || day >= 30
            && line.at(line.skip(to)) != '%'
            && typed_price::find(line, &number, at).is_none()
            && typed_measure::find(line, &number).is_none();
    let end = if closed { to + 1 } else { to };
    (sure && is_day(month, day)).then(|| found(at, end, None, Some(month)))
}

/// Up to three groups of digits with the same sign between them.
fn groups(line: &Line<'_>, at: usize) -> Vec<(usize, usize)> {
    let mut groups = vec![(at, line.digits(at))];
    while groups.len() < 3 {
        let end = groups[groups.len() - 1].1;
        let sign = line.at(end);
        let first_sign = line.at(groups[0].1);
        let next = if sign == '.' { line.skip(end + 1) } else { end + 1 };
        if !matches!(sign, '-' | '/' | '.' | '・') || sign != first_sign || !line.digit(next) {
            break;
        }
        groups.push((next, line.digits(next)));
    }
    groups
}

fn is_year(year: u32) -> bool {
    YEARS.contains(&year) || BUDDHIST.contains(&year)
}

/// Whether there is such a day.
fn is_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Where the letter of an era stands before a number: R4.7.1.
fn era_letter(line: &Line<'_>, at: usize) -> Option<usize> {
    let index = at.checked_sub(1)?;
    let letter =
        matches!(line.folded[index].raw, 'R' | 'H' | 'S' | 'Ｒ' | 'Ｈ' | 'Ｓ' | '令' | '平');
    (letter && line.starts_word(index)).then_some(index)
}

/// Whether a day of the week follows in brackets: (金), (Fri).
fn weekday(line: &Line<'_>, to: usize) -> bool {
    let inside = line.skip(to) + 1;
    line.before(inside) == '('
        && line.at(inside).is_alphabetic()
        && (1..=4).any(|n| line.at(inside + n) == ')')
}

/// Whether another such day follows behind a dash.
fn until_another(line: &Line<'_>, to: usize) -> bool {
    let dash = line.skip(to);
    let next = line.skip(dash + 1);
    let slash = line.digits(next);
    let is_dash = matches!(line.at(dash), '-' | '~') || line.word(dash, "から").is_some();
    let next = if line.at(dash) == 'か' { line.skip(dash + 2) } else { next };
    let slash = if line.at(dash) == 'か' { line.digits(next) } else { slash };
    is_dash && line.digit(next) && line.at(slash) == '/' && line.digit(slash + 1)
}

/// A date with a word or a sign that makes it one: 令和4年7月1日, 1 de julio,
/// tháng 7, 2022.
pub(super) fn find(
    line: &Line<'_>,
    speech: &Speech,
    number: &Number,
    free: usize,
) -> Option<Found> {
    if number.style == Style::Words || number.digits.contains('.') {
        return None;
    }
    let value = number.whole()?;
    with_signs(line, number, free)
        .or_else(|| with_month(line, speech, number, value, free))
        .or_else(|| in_order(line, number, value, free))
        .or_else(|| year(line, speech, number, value, free))
        .map(|found| longer(line, speech, found, free))
}

fn found(from: usize, to: usize, year: Option<u32>, month: Option<u32>) -> Found {
    Found { kind: Kind::Date, from, to, means: Means::Date(year, month) }
}

/// The sign behind a number, blanks aside.
fn sign(line: &Line<'_>, to: usize, signs: &[&str]) -> Option<usize> {
    let at = line.skip(to);
    signs.iter().find_map(|sign| line.word(at, sign))
}

/// A number at an index, blanks aside, and a sign behind it.
fn numbered(line: &Line<'_>, at: usize, signs: &[&str]) -> Option<(u32, usize)> {
    let at = line.skip(at);
    let number = Number::in_digits(line, at).or_else(|| Number::in_characters(line, at))?;
    Some((number.whole()?, sign(line, number.to, signs)?))
}

const YEAR: &[&str] = &["年", "년"];
const MONTH: &[&str] = &["月", "월"];
const DAY: &[&str] = &["日", "일", "号", "號"];

/// 2022年7月1日, 二〇二二年, 令和4年, 7月1日, 7월.
fn with_signs(line: &Line<'_>, number: &Number, free: usize) -> Option<Found> {
    let value = number.whole()?;
    let era = ERAS.iter().filter_map(|era| {
        let from = line.back(number.from).checked_sub(era.chars().count())?;
        line.word(from, era).filter(|_| from >= free).map(|_| from)
    });
    let letter = era_letter(line, number.from).filter(|&from| from >= free);
    if let Some(end) = sign(line, number.to, YEAR) {
        let era = era.min().or(letter);
        if era.is_none() && !is_year(value) {
            return None;
        }
        let from = era.unwrap_or(number.from);
        let Some((month, month_end)) = numbered(line, end, MONTH) else {
            return Some(found(from, end, Some(value), None));
        };
        let to = numbered(line, month_end, DAY).map_or(month_end, |(_, to)| to);
        return Some(found(from, to, Some(value), Some(month)));
    }
    let end = sign(line, number.to, MONTH)?;
    let counted = ["間", "间", "간", "額", "额", "謝"];
    let other = counted.iter().any(|word| line.word(end, word).is_some());
    if other || !(1..=12).contains(&value) {
        return None;
    }
    let to = numbered(line, end, DAY).map_or(end, |(_, to)| to);
    Some(found(number.from, to, None, Some(value)))
}

/// 1 de julio, July 1, 1 липня: a number beside the name of a month.
fn with_month(
    line: &Line<'_>,
    speech: &Speech,
    number: &Number,
    value: u32,
    free: usize,
) -> Option<Found> {
    let day_or_year = (1..=31).contains(&value) || is_year(value);
    if !day_or_year {
        return None;
    }
    let behind = linked(line, number.to);
    if let Some((to, month)) = month_at(line, speech, behind) {
        return Some(found(number.from, to, None, Some(month)));
    }
    let (from, month) = month_before(line, speech, number.from, free)?;
    let year = Some(value).filter(|&year| is_year(year));
    Some(found(from, number.to, year, Some(month)))
}

/// The index behind blanks and words such as `de`.
fn linked(line: &Line<'_>, from: usize) -> usize {
    let mut at = line.skip(from);
    for _ in 0..3 {
        match line.any(at, LINKS) {
            Some(end) => at = line.skip(end),
            None => break,
        }
    }
    at
}

/// The month whose name stands at an index.
fn month_at(line: &Line<'_>, speech: &Speech, at: usize) -> Option<(usize, u32)> {
    if !line.starts_word(at) {
        return None;
    }
    let names = speech.months.iter().filter_map(|(name, month)| {
        let end = name_at(line, at, name)?;
        Some((end, *month))
    });
    names.max()
}

/// The index behind the name of a month: whole, shortened behind its third
/// letter, or with another ending in the languages of the Slavs.
fn name_at(line: &Line<'_>, at: usize, name: &str) -> Option<usize> {
    if let Some(end) = line.word(at, name) {
        let end = (end..line.len()).take_while(|&i| line.at(i) == '\'').count() + end;
        // A short name does not count where a word goes on: मे is May, मेसिन a machine.
        let whole = name.chars().count() > 3 || line.starts_word(end);
        return (whole && line.ends_word(end)).then_some(end);
    }
    let letters: Vec<char> = name.chars().collect();
    let common = letters.iter().enumerate().take_while(|(i, c)| line.at(at + i) == **c).count();
    let end = (at..line.len()).find(|&i| !line.at(i).is_alphabetic()).unwrap_or(line.len());
    let length = end - at;
    let latin = letters.iter().all(|c| matches!(c, 'a'..='z' | 'à'..='ž'));
    let shortened = latin && common == length && (3..=5).contains(&length);
    let cyrillic = letters.iter().all(|c| matches!(c, 'а'..='я' | 'і' | 'ї' | 'є' | 'ґ' | 'ё'));
    let bent = cyrillic
        && common >= 3.max(letters.len().saturating_sub(3))
        && length.abs_diff(letters.len()) <= 2;
    let point = usize::from(shortened && line.at(end) == '.');
    (shortened || bent).then_some(end + point)
}

/// The month whose name stands before an index.
fn month_before(line: &Line<'_>, speech: &Speech, to: usize, free: usize) -> Option<(usize, u32)> {
    let earliest = free.max(to.saturating_sub(24));
    (earliest..to).find_map(|from| {
        let (end, month) = month_at(line, speech, from)?;
        (end <= to && linked(line, end) >= to).then_some((from, month))
    })
}

/// ngày 1 tháng 7, 7-р сар: numbers with words for day and month.
fn in_order(line: &Line<'_>, number: &Number, value: u32, free: usize) -> Option<Found> {
    let before = line.back(number.from);
    let vietnamese = line.any_before(before, &["tháng"]).filter(|&from| from >= free);
    if let Some(from) = vietnamese
        && (1..=12).contains(&value)
    {
        return Some(found(from, number.to, None, Some(value)));
    }
    if let Some(from) =
        line.any_before(before, &["ngày", "ថ្ងៃទី", "วันที่"]).filter(|&from| from >= free)
        && (1..=31).contains(&value)
    {
        return Some(found(from, number.to, None, None));
    }
    let at = line.skip(number.to);
    let end = MONGOLIAN_MONTH.iter().filter_map(|word| line.word(at, word)).max();
    end.filter(|_| (1..=12).contains(&value)).map(|end| found(number.from, end, None, Some(value)))
}

/// A year alone.
fn year(
    line: &Line<'_>,
    speech: &Speech,
    number: &Number,
    value: u32,
    free: usize,
) -> Option<Found> {
    let four = number.style == Style::Digits && number.to - number.from == 4;
    let before = line.any_before(line.back(number.from), BEFORE_YEAR).filter(|&from| from >= free);
    let behind = line.any(line.skip(number.to), BEHIND_YEAR);
    let plain = (1950..=2099).contains(&value) && !value.is_multiple_of(100);
    let buddhist = ["th", "lo", "km", "my"].contains(&speech.primary.as_str());
    let likely = plain || (buddhist && (2500..=2699).contains(&value));
    let told = is_year(value) && (before.is_some() || behind.is_some());
    let goes_on = matches!(line.at(number.to), '-' | '.' | ',') && line.digit(number.to + 1);
    if !four || goes_on || !(likely || told) {
        return None;
    }
    Some(found(before.unwrap_or(number.from), behind.unwrap_or(number.to), Some(value), None))
}

/// A date with what belongs to it: the year behind the month, the day behind
/// that, and a word such as `ngày` before it.
fn longer(line: &Line<'_>, speech: &Speech, mut date: Found, free: usize) -> Found {
    // 1 July may be followed by a year, 2022 July and 7-р сарын by a day.
    let mut day_is_known = starts_with_day(line, &date);
    for _ in 0..3 {
        let at = linked(line, date.to);
        let Means::Date(year, month) = &mut date.means else { break };
        if let Some((end, name)) = month_at(line, speech, at).filter(|_| month.is_none()) {
            *month = Some(name);
            date.to = end;
            continue;
        }
        let Some(number) = Number::in_digits(line, at) else { break };
        let Some(value) = number.whole().filter(|_| !number.digits.contains('.')) else { break };
        let is_year = year.is_none() && is_year(value) && number.to - number.from == 4;
        let short_year = day_is_known && month.is_some() && line.skip(date.to) == at;
        let is_short_year = short_year && year.is_none() && number.to - number.from == 2;
        let is_day = !day_is_known && month.is_some() && (1..=31).contains(&value);
        let is_month = month.is_none() && line.any_before(line.back(at), &["tháng"]).is_some();
        if is_short_year {
            date.to = number.to;
            break;
        } else if is_year {
            *year = Some(value);
        } else if is_month && value <= 12 {
            *month = Some(value);
        } else if is_day {
            day_is_known = true;
        } else {
            break;
        }
        date.to = sign(line, number.to, &["年", "月", "日", "년", "월", "일"]).unwrap_or(number.to);
    }
    let word = line.any_before(line.back(date.from), BEFORE);
    date.from = word.filter(|&from| from >= free).unwrap_or(date.from);
    date
}

/// Whether a date begins with its day.
fn starts_with_day(line: &Line<'_>, date: &Found) -> bool {
    let number = Number::in_digits(line, date.from);
    let day = number.as_ref().and_then(Number::whole).is_some_and(|day| day <= 31);
    day && number.is_some_and(|number| month_sign(line, number.to).is_none())
}

/// The index behind a sign that makes the number before it a month.
fn month_sign(line: &Line<'_>, to: usize) -> Option<usize> {
    let at = line.skip(to);
    MONTH.iter().chain(&MONGOLIAN_MONTH).filter_map(|word| line.word(at, word)).max()
}
