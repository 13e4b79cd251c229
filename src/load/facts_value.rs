//! The values of facts: telephone numbers, hours, sizes, links.
//!
//! In: the table of one version of a fact. Out: its value, checked. Knows
//! neither names nor periods of facts.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::choose;
use super::facts::{OwnName, days};
use super::literal::Literal;
use super::reader::{Table, shortened};
use super::{codes, phone, suggest};
use crate::diag::Sink;
use crate::model::{Hours, Link, Measure, Phone, Unit};

/// The minute at which a day ends.
const MIDNIGHT: u16 = 24 * 60;

/// Reads a telephone line.
pub(crate) fn phone(table: &mut Table<'_>, sink: &mut Sink) -> Option<Phone> {
    let free = table.required("free").and_then(|value| value.boolean(sink));
    let number = table.string("number", sink)?;
    if let Some(fault) = phone::fault(number.text) {
        let message = format!("`{}` is no Japanese telephone number", shortened(number.text));
        sink.report(
            codes::BAD_PHONE
                .at(number.span, message)
                .label(fault)
                .hint("for example \"0120-95-0178\", \"03-5253-2111\" or \"090-1234-5678\""),
        );
    }
    let (number, span) = (number.text.to_owned(), number.span);
    Some(Phone { number, span, free: free.unwrap_or(false) })
}

/// Reads hours.
pub(crate) fn hours(
    table: &mut Table<'_>,
    names: &BTreeMap<String, OwnName>,
    sink: &mut Sink,
) -> Option<Hours> {
    let days = table.string("days", sink).and_then(|word| days(word, sink));
    let open = table.string("open", sink).and_then(|time| minute_of_day(time, sink));
    let close_text = table.string("close", sink);
    let close = close_text.and_then(|time| closing_time(time, sink));
    let mut languages = BTreeSet::new();
    let mut ordered = Vec::new();
    for code in table.strings("languages", sink) {
        if !names.contains_key(code.text) {
            let message = format!("there is no language `{}`", shortened(code.text));
            sink.report(
                codes::UNKNOWN_LANGUAGE
                    .at(code.span, message)
                    .label("not in [languages] of this file")
                    .hint(suggest::hint(code.text, names.keys().map(String::as_str))),
            );
        }
        if !languages.insert(code.text) {
            let message = format!("`{}` stands twice", shortened(code.text));
            sink.report(codes::DUPLICATE_ENTRY.at(code.span, message).label("the second one"));
        }
        ordered.push(code.text.to_owned());
    }
    let (days, open, close, close_text) = (days?, open?, close?, close_text?);
    if close <= open {
        sink.report(
            codes::BAD_TIME
                .at(close_text.span, "the line closes before it opens")
                .label("not after `open`")
                .hint(
                    "hours past midnight are two facts: one until \"24:00\", and one from \"00:00\" on",
                ),
        );
    }
    Some(Hours { days, open, close, languages: ordered })
}

/// Reads a time of day.
pub(crate) fn minute_of_day(time: Literal<'_>, sink: &mut Sink) -> Option<u16> {
    let minute = parse_time(time.text);
    if minute.is_none() {
        let message = format!("`{}` is not a time of day", shortened(time.text));
        sink.report(
            codes::BAD_TIME
                .at(time.span, message)
                .label("expected \"HH:MM\"")
                .hint("for example \"09:30\""),
        );
    }
    minute
}

/// Reads the time at which a line closes, midnight at the end of the day included.
fn closing_time(time: Literal<'_>, sink: &mut Sink) -> Option<u16> {
    if time.text == "24:00" { Some(MIDNIGHT) } else { minute_of_day(time, sink) }
}

fn parse_time(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two_digits = |part: &str| -> Option<u16> {
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse().ok() } else { None }
    };
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Reads a number.
pub(crate) fn number(table: &mut Table<'_>, sink: &mut Sink) -> Option<u32> {
    table.integer("value", &(0..=1_000_000_000), sink)
}

/// Reads a size.
pub(crate) fn measure(table: &mut Table<'_>, sink: &mut Sink) -> Option<Measure> {
    let value = table.string("value", sink);
    let unit = table.string("unit", sink);
    let unit = unit.and_then(|word| choose(word, &Unit::ALL.map(|unit| (unit.key(), unit)), sink));
    let value = value?;
    if !is_decimal(value.text) {
        let message = format!("`{}` is not a size", shortened(value.text));
        sink.report(
            codes::OUT_OF_RANGE
                .at(value.span, message)
                .label("expected a number above 0 with a decimal point, such as \"4.5\""),
        );
        return None;
    }
    Some(Measure { value: value.text.to_owned(), unit: unit? })
}

fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let well_formed = match text.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(text),
    };
    well_formed && text.len() <= 8 && text.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

/// Reads a link.
pub(crate) fn link(table: &mut Table<'_>, sink: &mut Sink) -> Option<Link> {
    let url = table.string("url", sink)?;
    if !is_https(url.text) {
        let message = format!("`{}` is not an address that a flyer can print", shortened(url.text));
        sink.report(
            codes::BAD_URL
                .at(url.span, message)
                .label("expected https://, a host and only characters of RFC 3986")
                .hint("an e-mail address cannot be printed yet: link the page that has it"),
        );
    }
    Some(Link { url: url.text.to_owned(), span: url.span })
}

/// Whether it is an address that a flyer can print.
pub(crate) fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b);
    host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
        && url.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_two_digits_each() {
        assert_eq!(parse_time("09:30"), Some(570));
        assert_eq!(parse_time("23:59"), Some(1439));
        for time in ["9:30", "24:00", "09:60", "0930", "+9:30", "09:30:00", ""] {
            assert_eq!(parse_time(time), None, "{time}");
        }
    }

    #[test]
    fn links_are_https() {
        assert!(is_https("https://www.moj.go.jp/isa/support/portal/mynumbercard.html"));
        for url in ["http://a.jp", "https://", "https://a", "https://a.jp/ b", "https://a..jp"] {
            assert!(!is_https(url), "{url}");
        }
    }

    #[test]
    fn sizes_are_positive_decimals() {
        assert!(is_decimal("4.5") && is_decimal("10"));
        for size in ["", "0", "0.0", "-1", "4,5", ".5", "4.", "1e3", "NaN"] {
            assert!(!is_decimal(size), "{size}");
        }
    }
}
