//! Times of day: when garbage must be out.
//!
//! In: the table of a fact. Out: a [`Time`].

use std::fmt;

use super::{Sense, Voiced};
use crate::content::form::form;
use crate::content::form::kind::text_like;
use crate::content::form::shape::{CLOSING, Shape};
use crate::content::model::Rich;
use crate::content::table::times::{clock, closing_time};
use crate::content::voice::Saying;
use crate::diag::Sink;

form! {
    /// A time of day.
    #[derive(Debug, Clone)]
    pub struct Time {
        /// The time, such as "08:00"; in minutes of the day.
        pub value: u16 = text_like(|| Shape::matching(CLOSING), closing_time),
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clock(self.value))
    }
}

impl Voiced for Time {
    const PARTS: &'static [&'static str] = &[];

    fn voiced(&self, part: &str, how: &Saying<'_>, _: &mut Sink) -> Option<Rich> {
        part.is_empty().then(|| how.tongue().time_alone(self.value, how.at))
    }

    fn senses(&self) -> Vec<(&'static str, Sense)> {
        vec![("", Sense::Times(vec![self.value.into()]))]
    }

    fn amount(&self) -> Option<f64> {
        Some(self.value.into())
    }
}
