//! From when and until when something holds.
//!
//! In: two keys of a table. Out: whether a day lies between them. The only place
//! that compares a day with a period.

use crate::content::codes;
use crate::content::form::form;
use crate::content::form::kind::{date, optional, placed};
use crate::diag::Sink;
use crate::frame::Date;
use crate::source::Spanned;

form! {
    /// The days on which something holds, the first and the last one included.
    #[derive(Debug, Clone, Default)]
    pub struct Period {
        /// The first day on which it holds; leave it out if it holds already.
        pub from: Option<Date> = optional(date()),
        /// The last day on which it holds; leave it out if that is open.
        pub until: Option<Spanned<Date>> = optional(placed(date())),
    }
    checked by Period::check
}

impl Period {
    /// The last day.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.until.as_ref().map(|until| until.value)
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.last().is_none_or(|until| day <= until)
    }

    /// Whether there is a day on which both hold.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let ends_before =
            |a: &Self, b: &Self| matches!((a.last(), b.from), (Some(u), Some(f)) if u < f);
        !ends_before(self, other) && !ends_before(other, self)
    }

    /// Reports a period that ends before it begins.
    pub(crate) fn check(&self, sink: &mut Sink) {
        if let (Some(first), Some(last)) = (self.from, &self.until)
            && last.value < first
        {
            let message = codes::BAD_PERIOD.at(last.span, "this ends before it begins");
            sink.report(message.label(format!("before `from`, {first}")));
        }
    }
}
