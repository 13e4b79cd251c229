//! A TOML value with its place, read as one of the types that content has.
//!
//! In: a value and what is expected of it. Out: a string, number, date or list,
//! or a message that says what was found instead. Knows nothing about keys.

use std::fmt::Display;
use std::ops::RangeInclusive;

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::super::codes;
use super::super::literal::Literal;
use super::Origin;
use crate::diag::Sink;
use crate::frame::Date;
use crate::source::Span;

/// A value of a table or an array.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(super) origin: Origin<'a>,
    pub(super) node: &'a TomlSpanned<DeValue<'a>>,
}

impl<'a> Value<'a> {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        self.origin.span(self.node.span())
    }

    /// A string, empty or not.
    pub(crate) fn string(&self, sink: &mut Sink) -> Option<Literal<'a>> {
        let DeValue::String(text) = self.node.get_ref() else {
            return self.mismatch("a string", sink);
        };
        let raw = self.origin.text.get(self.node.span()).unwrap_or_default();
        Some(Literal::new(text, raw, self.span()))
    }

    /// A string that says something.
    pub(crate) fn filled_string(&self, sink: &mut Sink) -> Option<Literal<'a>> {
        let literal = self.string(sink)?;
        if !literal.text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            return Some(literal);
        }
        sink.report(
            codes::EMPTY_TEXT.at(literal.span, "the text is empty").label("nothing to print"),
        );
        None
    }

    /// The entries of a table; `None` if it is none.
    pub(crate) fn entries(&self) -> Option<Vec<(&'a str, Self)>> {
        let entries = self.node.get_ref().as_table()?.iter();
        let entry = |(key, node): (&'a TomlSpanned<_>, &'a TomlSpanned<DeValue<'a>>)| {
            let key: &'a std::borrow::Cow<'a, str> = key.get_ref();
            (key.as_ref(), Self { origin: self.origin, node })
        };
        Some(entries.map(entry).collect())
    }

    /// Whether it is an array.
    pub(crate) fn is_array(&self) -> bool {
        matches!(self.node.get_ref(), DeValue::Array(_))
    }

    /// The entries of an array.
    pub(crate) fn array(&self, sink: &mut Sink) -> Option<Vec<Self>> {
        let DeValue::Array(items) = self.node.get_ref() else {
            return self.mismatch("an array", sink);
        };
        Some(items.iter().map(|node| Self { origin: self.origin, node }).collect())
    }

    /// A whole number in a range.
    pub(crate) fn integer(&self, range: &RangeInclusive<u32>, sink: &mut Sink) -> Option<u32> {
        let DeValue::Integer(integer) = self.node.get_ref() else {
            return self.mismatch("a whole number", sink);
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.and_then(|number| u32::try_from(number).ok());
        number.filter(|number| range.contains(number)).or_else(|| self.outside(range, sink))
    }

    /// A number in a range.
    pub(crate) fn number(&self, range: &RangeInclusive<f32>, sink: &mut Sink) -> Option<f32> {
        let number: Option<f32> = match self.node.get_ref() {
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().parse().ok(),
            DeValue::Integer(_)
            | DeValue::String(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => return self.mismatch("a number", sink),
        };
        number.filter(|number| range.contains(number)).or_else(|| self.outside(range, sink))
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self, sink: &mut Sink) -> Option<bool> {
        self.node.get_ref().as_bool().or_else(|| self.mismatch("`true` or `false`", sink))
    }

    /// A day without a time.
    pub(crate) fn date(&self, sink: &mut Sink) -> Option<Date> {
        let date = self
            .node
            .get_ref()
            .as_datetime()
            .filter(|datetime| datetime.time.is_none() && datetime.offset.is_none())
            .and_then(|datetime| datetime.date);
        match date {
            Some(date) => Some(Date { year: date.year, month: date.month, day: date.day }),
            None => self.mismatch("a date without quotes, such as 2022-07-01", sink),
        }
    }

    /// Reports that something else was expected.
    pub(super) fn mismatch<T>(&self, expected: &str, sink: &mut Sink) -> Option<T> {
        if !self.origin.broken {
            let found = name(self.node.get_ref());
            let message = format!("expected {expected}, found {found}");
            sink.report(
                codes::WRONG_TYPE
                    .at(self.span(), message)
                    .label(format!("this is {found}"))
                    .hint(format!("write {expected}")),
            );
        }
        None
    }

    fn outside<T, N: Display>(&self, range: &RangeInclusive<N>, sink: &mut Sink) -> Option<T> {
        let limits = format!("between {} and {}", range.start(), range.end());
        sink.report(
            codes::OUT_OF_RANGE
                .at(self.span(), format!("expected a number {limits}"))
                .label("outside of that"),
        );
        None
    }
}

/// Whether a character only tells how others are set (Unicode,
/// `Default_Ignorable_Code_Point`, without those that no pack comes near).
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// What a value is, for messages.
fn name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
