//! Japanese telephone numbers, and what the numbering plan cannot mean.
//!
//! In: the table of a fact. Out: a [`Phone`], or what is wrong with its number.
//! Knows nothing about files.

use std::fmt;
use std::ops::RangeInclusive;

use super::{Sense, Voiced};
use crate::content::codes;
use crate::content::form::form;
use crate::content::form::kind::{flag, optional, or, placed, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::shape::Shape;
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::content::voice::rich::{number as digits, rich};
use crate::diag::Sink;
use crate::source::Spanned;

form! {
    /// A telephone line.
    #[derive(Debug, Clone)]
    pub struct Phone {
        /// The number with hyphens between its groups, such as "0120-95-0178".
        pub number: Spanned<String> = placed(text_like(shape, number)),
        /// Whether the call is free: true or false.
        pub free: bool = flag(),
        /// The extension (内線) to ask for, in digits, such as "123".
        pub extension: Option<String> = optional(text_like(extension_shape, extension)),
        /// Whether it is a fax, which is printed as such; not if absent.
        pub fax: bool = or(flag(), false),
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number.value)?;
        if let Some(extension) = &self.extension {
            write!(f, " ext. {extension}")?;
        }
        let fax = if self.fax { ", fax" } else { "" };
        write!(f, "{fax}, {}", if self.free { "free" } else { "not free" })
    }
}

impl Voiced for Phone {
    const PARTS: &'static [&'static str] = &["cost"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        let (tongue, at) = (how.tongue(), how.at);
        match part {
            "" => {
                let number = digits(self.number.value.as_str(), at);
                let number = if self.fax { tongue.fax(number, at, sink) } else { number };
                let Some(extension) = &self.extension else { return Some(number) };
                let parts = [("number", number), ("n", rich(extension.as_str(), true, at))];
                let pattern = ("formats.extension", tongue.formats.extension.as_ref());
                Some(tongue.fill(pattern, &parts, at, sink))
            }
            "cost" => {
                let cost = tongue.cost(self, at);
                if cost.is_none() {
                    how.no_words_for_cost(sink);
                }
                Some(cost.unwrap_or_default())
            }
            _ => None,
        }
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        let digits = self.number.value.chars().filter(char::is_ascii_digit).collect();
        vec![("", Sense::Phone(digits))]
    }
}

fn extension_shape() -> Shape {
    Shape::matching("^[0-9]{1,6}$")
}

/// Takes an extension; what is wrong with it is reported.
fn extension(digits: Literal<'_>, sink: &mut Sink) -> Option<String> {
    let is_extension =
        (1..=6).contains(&digits.text.len()) && digits.text.bytes().all(|b| b.is_ascii_digit());
    if !is_extension {
        sink.report(
            digits
                .is_not("an extension", &codes::BAD_PHONE)
                .label("expected one to six digits")
                .hint("for example \"123\""),
        );
    }
    is_extension.then(|| digits.text.to_owned())
}

/// Numbers of the numbering plan with hyphens, and special numbers of three
/// digits. How many digits there are in all, no schema says.
fn shape() -> Shape {
    Shape::matching("^1[0-9]{2}$|^0[0-9]+(-[0-9]+){1,2}$")
}

/// Takes a number; what is wrong with it is reported.
fn number(number: Literal<'_>, sink: &mut Sink) -> Option<String> {
    if let Some(fault) = fault(number.text) {
        sink.report(
            number
                .is_not("a Japanese telephone number", &codes::BAD_PHONE)
                .label(fault)
                .hint("for example \"0120-95-0178\", \"03-5253-2111\" or \"090-1234-5678\""),
        );
    }
    Some(number.text.to_owned())
}

/// Prefixes of services, behind which the hyphens stand where they are easy to
/// remember, and how many digits their numbers have.
const SERVICES: [(&str, usize); 7] = [
    ("0120", 10),
    ("0800", 11),
    ("0570", 10),
    ("0170", 10),
    ("0180", 10),
    ("0910", 10),
    ("0990", 10),
];

/// Prefixes of mobile and IP telephones: 0X0-XXXX-XXXX.
const MOBILE: [&str; 6] = ["020", "050", "060", "070", "080", "090"];

/// How many digits an area code has, its 0 included.
const AREA: RangeInclusive<usize> = 2..=5;

/// The area codes of two digits; 04 is one for some exchanges only.
const SHORT_AREAS: [&str; 3] = ["03", "04", "06"];

/// What makes a text no telephone number of Japan, as numbers are written there:
/// with hyphens between their groups, or special numbers such as 119 and #7119.
/// After the numbering plan of the Ministry of Internal Affairs and
/// Communications (電気通信番号計画): 0 and an area code of one to four digits, then
/// six digits less the area code, then four; 0A0 for mobile and IP telephones;
/// 0AB0 for services.
pub(crate) fn fault(text: &str) -> Option<String> {
    if let Some(short) = text.strip_prefix('#') {
        let well_formed = short.len() == 4 && short.bytes().all(|b| b.is_ascii_digit());
        return (!well_formed).then(|| "expected four digits after #".to_owned());
    }
    let groups: Vec<&str> = text.split('-').collect();
    let all_digits =
        groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    if !all_digits {
        return Some("expected groups of the digits 0 to 9 with `-` between them".to_owned());
    }
    if let [one] = groups[..]
        && one.len() == 3
        && one.starts_with('1')
    {
        return None;
    }
    if groups.len() == 1 {
        return Some("expected hyphens between the groups of digits".to_owned());
    }
    if !text.starts_with('0') || text.starts_with("00") {
        return Some("expected a number that begins with 0 and an area code".to_owned());
    }
    let digits = groups.concat();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    if let Some((prefix, count)) = SERVICES.iter().find(|(prefix, _)| digits.starts_with(prefix)) {
        return wrong_count(prefix, *count, digits.len()).or_else(|| {
            let apart = groups[0] == *prefix && groups.len() <= 4;
            (!apart).then(|| format!("expected the first hyphen after {prefix}"))
        });
    }
    if let Some(prefix) = MOBILE.iter().find(|prefix| digits.starts_with(**prefix)) {
        return wrong_count(prefix, 11, digits.len()).or_else(|| {
            (lengths != [3, 4, 4]).then(|| format!("expected it as {prefix}-XXXX-XXXX"))
        });
    }
    wrong_count(&digits[..2], 10, digits.len()).or_else(|| geographic(&groups))
}

/// How many digits a number with this beginning has.
pub(crate) fn digits_needed(digits: &str) -> usize {
    let service = SERVICES.iter().find(|(prefix, _)| digits.starts_with(prefix));
    let is_mobile = MOBILE.iter().any(|prefix| digits.starts_with(prefix));
    service.map_or(if is_mobile { 11 } else { 10 }, |(_, count)| *count)
}

fn wrong_count(prefix: &str, expected: usize, found: usize) -> Option<String> {
    let message =
        || format!("numbers that begin with {prefix} have {expected} digits, this has {found}");
    (found != expected).then(message)
}

/// What is wrong with ten digits of a fixed line.
fn geographic(groups: &[&str]) -> Option<String> {
    let [area, exchange, last] = groups else {
        return Some("expected an area code, an exchange and four digits".to_owned());
    };
    if last.len() != 4 || area.len() + exchange.len() != 6 || !AREA.contains(&area.len()) {
        return Some("expected an area code, an exchange and four digits".to_owned());
    }
    let short = SHORT_AREAS.iter().find(|short| area.starts_with(**short));
    let one_only = short.filter(|short| **short != "04");
    match (area.len(), short) {
        (2, None) => Some(format!("{area} is not an area code")),
        (3.., _) if one_only.is_some() => {
            Some(format!("the area code is {} alone", one_only.unwrap_or(&"")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_plan_are_known_in_all_groupings() {
        for phone in [
            "0120-95-0178",
            "0120-0178-27",
            "0120-123-456",
            "0120-00-11-22",
            "0800-123-4567",
            "0800-1234-567",
            "0570-064-738",
            "0570-028125",
            "03-5253-2111",
            "06-6941-0351",
            "04-2998-1111",
            "045-671-2121",
            "0422-51-5131",
            "01267-2-1111",
            "090-1234-5678",
            "080-1234-5678",
            "050-3816-2787",
            "119",
            "188",
            "#7119",
            "#8000",
        ] {
            assert_eq!(fault(phone), None, "{phone}");
        }
    }

    #[test]
    fn what_no_caller_can_reach_is_refused() {
        for phone in [
            "",
            "-",
            "0120950178",
            "0120-95-017",
            "0120-95-01780",
            "012-095-0178",
            "0800-123-456",
            "080-0123-4567",
            "0570-064-7380",
            "03-525-2111",
            "035-253-2111",
            "03-52532111",
            "05-1234-5678",
            "090-123-45678",
            "090-1234-567",
            "9012-34-5678",
            "0081-3-5253-2111",
            "+81-3-1234-5678",
            "0120-95-0178-",
            "０１２０-95-0178",
            "12",
            "219",
            "#711",
        ] {
            assert!(fault(phone).is_some(), "{phone}");
        }
    }
}
