//! Numbers.
//!
//! In: the table of a fact. Out: a [`Number`].

use std::fmt;

use crate::content::form::form;
use crate::content::form::kind::integer;

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
