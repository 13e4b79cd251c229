//! Numbers in a text: digits with their signs, numerals of Chinese and Japanese, and the
//! number words of a language.
//!
//! In: folded characters and a place. Out: the [`Number`] that begins there.
//! Knows nothing about units.

use super::line::Line;
use super::speech::Speech;

/// A number as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::check::facts) struct Number {
    /// Its first character.
    pub(in crate::check::facts) from: usize,
    /// The character behind its last.
    pub(in crate::check::facts) to: usize,
    /// What it is.
    pub(in crate::check::facts) value: f64,
    /// Whether it is written in digits.
    pub(in crate::check::facts) in_digits: bool,
}

impl Number {
    /// The number that begins at an index, in whatever way it is written, with words such
    /// as `thousand` behind it.
    pub(super) fn at(line: &Line<'_>, speech: &Speech, from: usize) -> Option<Self> {
        let number = Self::in_digits(line, from)
            .or_else(|| Self::in_characters(line, from))
            .or_else(|| speech.number_word(line, from))
            .or_else(|| speech.bare_power(line, from))?;
        Some(with_powers(line, speech, number))
    }

    /// The number in digits that begins at an index: `20,000`, `4.5`, `20 000`, `1,00,000`.
    pub(super) fn in_digits(line: &Line<'_>, from: usize) -> Option<Self> {
        if !line.digit(from) || line.digit(from.wrapping_sub(1)) {
            return None;
        }
        let mut to = line.digits(from);
        let (first, mut decimal) = (to - from, false);
        let mut digits = line.text(from, to);
        while matches!(line.at(to), '.' | ',' | '\'' | ' ' | '・') && line.digit(to + 1) {
            let (sign, end) = (line.at(to), line.digits(to + 1));
            let length = end - to - 1;
            // India and Nepal count in hundreds of thousands.
            let in_lakhs = length == 2 && sign == ',' && line.at(end) == ',' && first <= 2;
            let grouped = (length == 3 || in_lakhs) && first <= 3 && !digits.starts_with('0');
            if !grouped && !decimal && matches!(sign, '.' | ',' | '・') {
                decimal = true;
                digits.push('.');
            } else if !grouped || decimal {
                break;
            }
            digits += &line.text(to + 1, end);
            to = end;
        }
        Some(Self { from, to, value: digits.parse().ok()?, in_digits: true })
    }

    /// The number in characters that begins at an index: 二十, 二〇二二, 四・五.
    pub(in crate::check::facts) fn in_characters(line: &Line<'_>, from: usize) -> Option<Self> {
        if is_numeral(line.before(from)) {
            return None;
        }
        let run = |from| line.over(from, is_numeral);
        let to = run(from);
        if to == from || to - from > 20 {
            return None;
        }
        let mut number = Self { from, to, value: value(line, from, to), in_digits: false };
        let end = run(to + 1);
        let decimals: Option<String> = (to + 1..end).map(|index| figure(line.at(index))).collect();
        let pointed = matches!(line.at(to), '・' | '点' | '點') && end > to + 1;
        if let Some(decimals) = decimals.filter(|_| pointed) {
            number.value += format!("0.{decimals}").parse::<f64>().unwrap_or_default();
            number.to = end;
        }
        Some(number)
    }

    /// Its value, if it is whole and not immense.
    pub(super) fn whole(&self) -> Option<u32> {
        self.value.to_string().parse().ok()
    }
}

/// The number with the powers of ten behind it: 2万, 20 mil, 1千500.
fn with_powers(line: &Line<'_>, speech: &Speech, mut number: Number) -> Number {
    // 1億2万3千4百 has four; what has more is not a number.
    for _ in 0..4 {
        let Some((to, power)) = speech.power(line, line.skip(number.to)) else { break };
        (number.to, number.value) = (to, number.value * power);
        if let Some(more) = Number::in_digits(line, to) {
            (number.to, number.value) = (more.to, number.value + more.value);
        }
    }
    number
}

/// What a numeral means: a figure up to nine, or a power of ten.
fn numeral(character: char) -> Option<u32> {
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

/// Whether a character is a numeral.
pub(super) fn is_numeral(character: char) -> bool {
    numeral(character).is_some()
}

/// The power of ten that a character means.
pub(super) fn power(character: char) -> Option<f64> {
    numeral(character).filter(|&value| value >= 100).map(f64::from)
}

/// The digit that a figure means: `None` for powers of ten.
pub(super) fn figure(character: char) -> Option<char> {
    char::from_digit(numeral(character)?, 10)
}

/// What numerals mean together: place by place (二〇二二), or with powers of ten
/// (二千二十二).
fn value(line: &Line<'_>, from: usize, to: usize) -> f64 {
    let figures: Option<String> = (from..to).map(|index| figure(line.at(index))).collect();
    if let Some(figures) = figures {
        return figures.parse().unwrap_or_default();
    }
    let (mut sum, mut part, mut figure) = (0.0, 0.0, None);
    for value in (from..to).filter_map(|index| numeral(line.at(index))).map(f64::from) {
        if value < 10.0 {
            figure = Some(value);
        } else if value < 10_000.0 {
            part += figure.take().unwrap_or(1.0) * value;
        } else {
            sum += (part + figure.take().unwrap_or_default()).max(1.0) * value;
            part = 0.0;
        }
    }
    sum + part + figure.unwrap_or_default()
}
