//! Amounts of money.
//!
//! In: the table of a fact. Out: a [`Price`].

use std::fmt;

use super::{Sense, Voiced};
use crate::content::form::form;
use crate::content::form::kind::integer;
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::diag::Sink;

form! {
    /// An amount of money.
    #[derive(Debug, Clone)]
    pub struct Price {
        /// The amount in yen, without quotes.
        // No hand-out asks for more.
        pub yen: u32 = integer(0..=1_000_000_000),
    }
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} yen", self.yen)
    }
}

impl Voiced for Price {
    const PARTS: &'static [&'static str] = &["number"];

    fn voiced(&self, part: &str, how: &Saying<'_>, sink: &mut Sink) -> Option<Rich> {
        Some(match part {
            "" => how.tongue().price(self.yen, how.at, sink),
            "number" => how.tongue().number(self.yen, how.at),
            _ => return None,
        })
    }

    fn number(&self, part: &str) -> Option<u32> {
        (part == "number").then_some(self.yen)
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        vec![("", Sense::Amount(self.yen.into()))]
    }

    fn amount(&self) -> Option<f64> {
        Some(self.yen.into())
    }
}
