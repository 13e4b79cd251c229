//! What people and spreadsheets write in cells, in the way of content files.
//!
//! In: the text of a cell. Out: the same value as facts write it, where only one
//! can be meant. Knows nothing about rows.

use std::ops::RangeInclusive;

use crate::content::load::csv::{narrow, narrowed};
use crate::content::table::fact::phone;
use crate::content::table::times::closing_minute;
use crate::lang::is_like_hyphen;

/// The character of an address for the one at `at`: digits are narrow, and what
/// stands between two of them like a hyphen is one.
pub(in crate::content::load) fn of_address(text: &str, at: usize, c: char) -> char {
    let is_digit = |c: Option<char>| c.is_some_and(|c| narrowed(c).is_ascii_digit());
    let (before, behind) =
        (text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next());
    match c {
        '０'..='９' => narrowed(c),
        c if is_like_hyphen(c) && is_digit(before) && is_digit(behind) => '-',
        c => c,
    }
}

/// A code of a municipality: narrow digits, without the hyphen before the check
/// digit.
pub(in crate::content::load) fn code(text: &str) -> String {
    let plain: String =
        narrow(text).chars().map(|c| if is_like_hyphen(c) { '-' } else { c }).collect();
    match plain.split_once('-') {
        Some((code, check)) if (code.len(), check.len()) == (5, 1) => format!("{code}{check}"),
        _ => plain,
    }
}

/// A telephone number, where only one can be meant: with the hyphens of the
/// keyboard, also in the place of brackets, blanks and the prefix +81.
pub(in crate::content::load) fn number(text: &str) -> Option<String> {
    let sign = |c: char| match narrowed(c) {
        '(' | ')' | ' ' => '-',
        _ if is_like_hyphen(c) => '-',
        narrow => narrow,
    };
    let plain: String = text.chars().map(sign).collect();
    let local = match plain.strip_prefix("+81") {
        Some(rest) => format!("0{}", rest.trim_start_matches('-')),
        None => plain,
    };
    let groups: Vec<&str> = local.split('-').filter(|group| !group.is_empty()).collect();
    Some(groups.join("-")).filter(|number| phone::fault(number).is_none())
}

/// The telephone number that a text most likely was before a spreadsheet took
/// its leading 0, or that lacks its hyphens.
pub(in crate::content::load) fn number_meant(text: &str) -> Option<String> {
    let digits: String = narrow(text).chars().filter(char::is_ascii_digit).collect();
    let whole = |digits: &str| match digits.len() {
        10 if digits.starts_with("03") || digits.starts_with("06") => Some([2, 6]),
        10 if digits.starts_with("0120") || digits.starts_with("0570") => Some([4, 7]),
        11 => Some([3, 7]),
        _ => None,
    };
    let grouped = |digits: String| {
        let [one, other] = whole(&digits)?;
        Some(format!("{}-{}-{}", &digits[..one], &digits[one..other], &digits[other..]))
    };
    let guesses = [number(&format!("0{text}")), grouped(format!("0{digits}")), grouped(digits)];
    guesses.into_iter().flatten().find(|guess| phone::fault(guess).is_none())
}

/// A time of day as `HH:MM`, where only one can be meant: `8:30`, `08:30:00`,
/// `17：15`, `8時30分`, `8時半`, `午後5時15分`, `5:15 PM`.
pub(in crate::content::load) fn time(text: &str) -> Option<String> {
    let plain = narrow(text).to_lowercase().replace(' ', "");
    let (rest, shift) = half_of_day(&plain);
    let rest = rest.replace(['∶', '﹕'], ":");
    let (hour, minute) = match rest.split_once('時') {
        Some((hour, "")) => (hour, "00"),
        Some((hour, "半")) => (hour, "30"),
        Some((hour, minute)) => (hour, minute.strip_suffix('分')?),
        None => rest.split_once(':')?,
    };
    let minute = minute.strip_suffix(":00").unwrap_or(minute);
    let number = |digits: &str, lengths: RangeInclusive<usize>| -> Option<u16> {
        let well_formed = digits.bytes().all(|b| b.is_ascii_digit());
        (well_formed && lengths.contains(&digits.len())).then(|| digits.parse().ok())?
    };
    let (hour, minute) = (number(hour, 1..=2)?, number(minute, 2..=2)?);
    let hour = match shift {
        Some(_) if hour > 12 => return None,
        Some(shift) => hour % 12 + shift,
        None => hour,
    };
    Some(format!("{hour:02}:{minute:02}"))
}

/// The minute that such a time means, up to the end of the day.
pub(in crate::content::load) fn minute(text: &str) -> Option<u16> {
    closing_minute(&time(text)?)
}

/// A time without the words that say in which half of the day it is, and the
/// hours that they add.
fn half_of_day(text: &str) -> (&str, Option<u16>) {
    let words = [("午前", 0), ("午後", 12), ("am", 0), ("pm", 12), ("a.m.", 0), ("p.m.", 12)];
    let find = |(word, shift)| {
        let rest = text.strip_prefix(word).or_else(|| text.strip_suffix(word))?;
        Some((rest, Some(shift)))
    };
    words.into_iter().find_map(find).unwrap_or((text, None))
}

/// The time of day that a spreadsheet's number stands for: parts of a day.
pub(in crate::content::load) fn time_of_number(text: &str) -> Option<String> {
    let parts: f64 = text.parse().ok().filter(|parts| (0.0..1.0).contains(parts))?;
    let minute = (0..1440_u16).find(|&minute| (f64::from(minute) / 1440.0 - parts).abs() < 1e-5)?;
    text.contains('.').then(|| format!("{:02}:{:02}", minute / 60, minute % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_where_one_can_be_meant() {
        for (text, meant) in [
            ("8:30", "08:30"),
            ("08:30:00", "08:30"),
            ("17：15", "17:15"),
            ("１７:１５", "17:15"),
            ("8時30分", "08:30"),
            ("8時", "08:00"),
            ("8時半", "08:30"),
            ("午前8時30分", "08:30"),
            ("午後5時15分", "17:15"),
            ("5:15 PM", "17:15"),
            ("12:00 PM", "12:00"),
            ("午後0時", "12:00"),
            ("12:30 am", "00:30"),
        ] {
            assert_eq!(time(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["", "8.30", "830", "8:3", "8:30:15", "17:15 pm", "8-30", "8時3", "朝8時", ":"]
        {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(minute("午後5時15分"), Some(1035));
        assert_eq!(minute("24:00"), Some(1440));
        for text in ["8:75", "24:01", "99:00"] {
            assert_eq!(minute(text), None, "{text}");
        }
        assert_eq!(time_of_number("0.354166666666667").as_deref(), Some("08:30"));
        for text in ["1.5", "0", "0.3541", "8.30", "NaN", ""] {
            assert_eq!(time_of_number(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_with_any_hyphen() {
        let hyphens = "-\u{2010}\u{2011}–—−ー\u{FF70}－―─";
        for hyphen in hyphens.chars() {
            let text = format!("03{hyphen}3264{hyphen}2111");
            assert_eq!(number(&text).as_deref(), Some("03-3264-2111"), "{text}");
        }
        for text in [
            "03(3264)2111",
            "（03）3264－2111",
            "０３－３２６４－２１１１",
            "03 3264 2111",
            "+81-3-3264-2111",
            "+81 3 3264 2111",
        ] {
            assert_eq!(number(text).as_deref(), Some("03-3264-2111"), "{text}");
        }
        assert_eq!(number("＃7119").as_deref(), Some("#7119"));
        for text in ["332642111", "3-3264-2111", "0332642111", "03-3264-2111 内線 5", ""] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_number_was_is_guessed() {
        for (text, meant) in [
            ("332642111", "03-3264-2111"),
            ("3-3264-2111", "03-3264-2111"),
            ("0332642111", "03-3264-2111"),
            ("112112111", ""),
            ("11-211-2111", "011-211-2111"),
            ("9012345678", "090-1234-5678"),
            ("120950178", "0120-950-178"),
        ] {
            assert_eq!(number_meant(text).unwrap_or_default(), meant, "{text}");
        }
    }

    #[test]
    fn hyphens_between_digits_of_an_address_are_hyphens() {
        let text = "センター南１ー２−１５号";
        let read: String = text.char_indices().map(|(at, c)| of_address(text, at, c)).collect();
        assert_eq!(read, "センター南1-2-15号");
    }
}
