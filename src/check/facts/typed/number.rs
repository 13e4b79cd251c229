//! Numbers in a text: digits with their signs, and numerals of Chinese and
//! Japanese.
//!
//! In: folded characters and a place. Out: the [`Number`] that begins there.
//! Knows nothing about units.

use super::fold::Line;

/// A number as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::check::facts) struct Number {
    /// Its first character.
    pub(in crate::check::facts) from: usize,
    /// The character behind its last.
    pub(in crate::check::facts) to: usize,
    /// Its digits, with a point as decimal sign and without other signs.
    pub(in crate::check::facts) digits: String,
    /// How it is written.
    pub(in crate::check::facts) style: Style,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check::facts) enum Style {
    /// In digits.
    Digits,
    /// In characters: 九, 二十.
    Characters,
    /// In words: nine.
    Words,
}

impl Number {
    /// Its value, if it is whole and not immense.
    pub(in crate::check::facts) fn whole(&self) -> Option<u32> {
        self.digits.parse().ok()
    }

    /// The number in digits that begins at an index: `20,000`, `4.5`, `20 000`.
    pub(in crate::check::facts) fn in_digits(line: &Line<'_>, from: usize) -> Option<Self> {
        if !line.digit(from) || line.digit(from.wrapping_sub(1)) {
            return None;
        }
        let mut to = line.digits(from);
        let mut digits: String = line.folded[from..to].iter().map(|folded| folded.is).collect();
        let mut decimal = false;
        let first = to - from;
        if let Some((end, whole)) = in_lakhs(line, from, to) {
            return Some(Self { from, to: end, digits: whole, style: Style::Digits });
        }
        while matches!(line.at(to), '.' | ',' | '\'' | ' ' | '・') && line.digit(to + 1) {
            let end = line.digits(to + 1);
            let group = line.folded[to + 1..end].iter().map(|folded| folded.is);
            let grouped = end - to == 4 && first <= 3 && !decimal && !digits.starts_with('0');
            if grouped {
                digits.extend(group);
            } else if matches!(line.at(to), '.' | ',' | '・') && !decimal {
                decimal = true;
                digits.push('.');
                digits.extend(group);
            } else {
                break;
            }
            to = end;
        }
        Some(Self { from, to, digits, style: Style::Digits })
    }

    /// The number in characters that begins at an index: 二十, 二〇二二, 四・五, 2万
    /// is none, since it begins with a digit.
    pub(in crate::check::facts) fn in_characters(line: &Line<'_>, from: usize) -> Option<Self> {
        let to = characters(line, from);
        if to == from || (from > 0 && numeral(line.at(from - 1)).is_some()) {
            return None;
        }
        let whole = value(line, from, to)?;
        let mut number = Self { from, to, digits: whole.to_string(), style: Style::Characters };
        if matches!(line.at(to), '・' | '点' | '點') {
            let end = characters(line, to + 1);
            let decimals: Option<String> = (to + 1..end).map(|i| figure(line.at(i))).collect();
            if let Some(decimals) = decimals.filter(|decimals| !decimals.is_empty()) {
                number.digits = format!("{whole}.{decimals}");
                number.to = end;
            }
        }
        Some(number)
    }
}

/// The end and the digits of a number whose groups have two digits, but for the
/// last: 1,00,000 as India and Nepal write it.
fn in_lakhs(line: &Line<'_>, from: usize, first: usize) -> Option<(usize, String)> {
    let mut to = first;
    let mut groups = 0;
    while line.at(to) == ',' && line.digits(to + 1) == to + 3 {
        to += 3;
        groups += 1;
    }
    let ends = line.at(to) == ',' && line.digits(to + 1) == to + 4;
    let digits = || line.folded[from..to + 4].iter().map(|folded| folded.is);
    (ends && groups > 0 && first - from <= 2)
        .then(|| (to + 4, digits().filter(char::is_ascii_digit).collect()))
}

/// The index behind the numerals that begin at an index.
fn characters(line: &Line<'_>, from: usize) -> usize {
    (from..line.len()).find(|&index| numeral(line.at(index)).is_none()).unwrap_or(line.len())
}

/// What a numeral means: a figure up to nine, or a power of ten.
fn numeral(character: char) -> Option<u64> {
    Some(match character {
        '〇' | '零' => 0,
        '一' | '壱' => 1,
        '二' | '弐' | '两' | '兩' => 2,
        '三' | '参' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' | '拾' => 10,
        '百' => 100,
        '千' => 1000,
        '万' | '萬' => 10_000,
        _ => return None,
    })
}

/// The digit that a figure means: `None` for powers of ten.
pub(in crate::check::facts) fn figure(character: char) -> Option<char> {
    let value = numeral(character).filter(|&value| value < 10)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

/// What numerals mean together: place by place (二〇二二), or with powers of ten
/// (二千二十二).
fn value(line: &Line<'_>, from: usize, to: usize) -> Option<u64> {
    if to - from > 20 {
        return None;
    }
    let values: Vec<u64> = (from..to).filter_map(|index| numeral(line.at(index))).collect();
    if values.iter().all(|&value| value < 10) {
        return values
            .iter()
            .try_fold(0_u64, |sum, value| sum.checked_mul(10)?.checked_add(*value));
    }
    let (mut sum, mut part, mut figure) = (0_u64, 0_u64, None);
    for value in values {
        match value {
            0..10 => figure = Some(value),
            10..10_000 => part += figure.take().unwrap_or(1) * value,
            _ => {
                sum += (part + figure.take().unwrap_or_default()).max(1) * value;
                part = 0;
            }
        }
    }
    sum.checked_add(part + figure.unwrap_or_default())
}
