//! Lengths.
//!
//! In: the table of a fact. Out: a [`Measure`].

use std::fmt;

use crate::content::codes;
use crate::content::form::kind::{choice, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::shape::Shape;
use crate::content::form::{form, words};
use crate::diag::Sink;
use crate::geom::Mm;

form! {
    /// A length.
    #[derive(Debug, Clone)]
    pub struct Measure {
        /// The number in quotes, with a decimal point, such as "4.5"; each language writes it in its own way.
        pub value: String = text_like(shape, decimal),
        /// The unit.
        pub unit: Unit = choice::<Unit>(),
    }
}

words! {
    /// A unit of length.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Unit {
        /// Centimetres.
        Cm = "cm",
        /// Millimetres.
        Mm = "mm",
    }
}

impl Measure {
    /// The length on paper.
    #[must_use]
    pub fn length(&self) -> Mm {
        let number: f32 = self.value.parse().unwrap_or_default();
        match self.unit {
            Unit::Cm => Mm(number * 10.0),
            Unit::Mm => Mm(number),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit.key())
    }
}

/// Sizes above 0 with a decimal point.
fn shape() -> Shape {
    Shape::matching(r"^[0-9]*[1-9][0-9]*(\.[0-9]+)?$|^0+\.[0-9]*[1-9][0-9]*$")
}

fn decimal(value: Literal<'_>, sink: &mut Sink) -> Option<String> {
    if is_decimal(value.text) {
        return Some(value.text.to_owned());
    }
    sink.report(
        value
            .is_not("a size", &codes::OUT_OF_RANGE)
            .label("expected a number above 0 with a decimal point, such as \"4.5\""),
    );
    None
}

fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let well_formed = match text.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(text),
    };
    well_formed && text.len() <= 8 && text.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_positive_decimals() {
        assert!(is_decimal("4.5") && is_decimal("10"));
        for size in ["", "0", "0.0", "-1", "4,5", ".5", "4.", "1e3", "NaN"] {
            assert!(!is_decimal(size), "{size}");
        }
    }
}
