//! Lengths and weights.
//!
//! In: the table of a fact. Out: a [`Measure`].

use std::fmt;

use super::{Sense, Voiced};
use crate::content::codes;
use crate::content::form::kind::{choice, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::shape::Shape;
use crate::content::form::{form, words};
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::diag::Sink;
use crate::geom::Mm;

form! {
    /// A length or a weight.
    #[derive(Debug, Clone)]
    pub struct Measure {
        /// The number in quotes, with a decimal point, such as "4.5"; each language writes it in its own way.
        pub value: String = text_like(shape, decimal),
        /// The unit.
        pub unit: Unit = choice::<Unit>(),
    }
}

words! {
    /// A unit of length, weight or volume.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Unit {
        /// Centimetres.
        Cm = "cm",
        /// Millimetres.
        Mm = "mm",
        /// Metres.
        M = "m",
        /// Kilometres.
        Km = "km",
        /// Grams.
        G = "g",
        /// Kilograms.
        Kg = "kg",
        /// Litres.
        L = "L",
    }
}

impl Unit {
    /// Its length; `None` if it is not a unit of length.
    #[must_use]
    pub fn millimetres(self) -> Option<f32> {
        match self {
            Self::Mm => Some(1.0),
            Self::Cm => Some(10.0),
            Self::M => Some(1_000.0),
            Self::Km => Some(1_000_000.0),
            Self::G | Self::Kg | Self::L => None,
        }
    }
}

impl Measure {
    /// The length on paper; 0 of what is not a length.
    #[must_use]
    pub fn length(&self) -> Mm {
        let number: f32 = self.value.parse().unwrap_or_default();
        Mm(number * self.unit.millimetres().unwrap_or_default())
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.unit.key())
    }
}

impl Voiced for Measure {
    const PARTS: &'static [&'static str] = &[];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        part.is_empty().then(|| how.voice.measure(self, how.at, sink))
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        let is_length = self.unit.millimetres().is_some();
        is_length.then(|| ("", Sense::Length(self.length().0))).into_iter().collect()
    }

    fn amount(&self) -> Option<f64> {
        let number: f64 = self.value.parse().ok()?;
        Some(number * self.unit.millimetres().map_or(1.0, f64::from))
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
