//! Numbers.
//!
//! In: the table of a fact. Out: a [`Number`].

use std::fmt;

use super::{Sense, Voiced};
use crate::content::form::form;
use crate::content::form::kind::integer;
use crate::content::model::Rich;
use crate::content::voice::Saying;
use crate::diag::Sink;

form! {
    /// A number.
    #[derive(Debug, Clone)]
    pub struct Number {
        /// The number, without quotes.
        // No flyer prints more: a budget is written in 億円.
        pub value: u32 = integer(0..=1_000_000_000),
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl Voiced for Number {
    const PARTS: &'static [&'static str] = &[];

    fn voiced(&self, part: &str, how: &Saying<'_>, _: &mut Sink) -> Option<Rich> {
        part.is_empty().then(|| how.tongue().number(self.value, how.at))
    }

    fn number(&self, part: &str) -> Option<u32> {
        part.is_empty().then_some(self.value)
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        vec![("", Sense::Number(self.value.into()))]
    }

    fn amount(&self) -> Option<f64> {
        Some(self.value.into())
    }
}
