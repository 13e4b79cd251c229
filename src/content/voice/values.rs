//! Numbers, amounts, sizes and telephone numbers in the way of a language.
//!
//! In: a value. Out: a text. Knows nothing about days.

use super::date::Said;
use super::rich::{append, number, rich};
use super::tongue::Tongue;
use crate::content::model::Rich;
use crate::content::table::language::formats::Cost;
use crate::content::{Measure, Phone};
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::{Plural, grouped};
use crate::source::Span;

impl Tongue<'_> {
    /// A number; no line breaks inside.
    pub(crate) fn number(self, number: u32, at: Span) -> Rich {
        rich(grouped(number, self.speech), true, at)
    }

    /// An amount of money.
    pub(crate) fn price(self, yen: u32, at: Span, sink: &mut Sink) -> Rich {
        let prices = &self.formats.price;
        let words = prices.get(&Plural::of(yen, self.speech)).or(prices.get(&Plural::Other));
        match words {
            Some(words) => words.fill(at, true, &[("n", self.number(yen, at))]),
            None => {
                self.lacks("formats.price.other", sink);
                Rich::default()
            }
        }
    }

    /// A size; no line breaks inside. `None` if the language has no pattern for it.
    pub(crate) fn measure(self, measure: &Measure, at: Span) -> Option<Rich> {
        let number = rich(measure.value.replace('.', &self.formats.decimal), true, at);
        let pattern = self.formats.units.value.get(&measure.unit)?;
        Some(pattern.fill(at, true, &[("n", number)]))
    }

    /// Whether a call is free or charged, in the words of the language; `None` if it
    /// has none.
    pub(crate) fn cost(self, phone: &Phone, at: Span) -> Option<Rich> {
        let Cost { free, charged } = &self.formats.cost.as_ref()?.value;
        Some(if phone.free { free } else { charged }.fill(at, false, &[]))
    }

    /// A telephone number with its label; no line breaks inside.
    pub(crate) fn phone(self, phone: &Phone, at: Span) -> Rich {
        // A piece of its own, so that its digits keep their order behind an
        // Arabic label.
        let digits = number(phone.number.value.as_str(), phone.number.span);
        self.formats.phone.fill(at, true, &[("number", digits)])
    }

    /// A number of a fax with its label.
    pub(crate) fn fax(self, number: Rich, at: Span, sink: &mut Sink) -> Rich {
        self.fill(("formats.fax", self.formats.fax.as_ref()), &[("number", number)], at, sink)
    }

    /// The entries of a list.
    pub(crate) fn list(self, entries: Vec<Rich>, at: Span) -> Rich {
        let formats = self.formats;
        let pair = formats.pair.as_ref().filter(|_| entries.len() == 2);
        Self::joined(entries, (&formats.list, pair.or(formats.and.as_ref())), at)
    }

    /// Dates and the times of an event.
    pub(crate) fn at_times(self, date: Rich, times: Rich, at: Span, sink: &mut Sink) -> Rich {
        let pattern = ("formats.date.at", self.formats.date.at.as_ref());
        self.fill(pattern, &[("date", date), ("times", times)], at, sink)
    }

    /// What will hold from a day on.
    pub(crate) fn change(self, date: Date, value: Rich, at: Span, sink: &mut Sink) -> Rich {
        let pattern = ("formats.date.change", self.formats.date.change.as_ref());
        self.fill(pattern, &[("date", self.date(date, Said::Day, at)), ("value", value)], at, sink)
    }

    /// Two texts with a blank between them.
    pub(crate) fn beside(self, mut first: Rich, second: Rich, at: Span) -> Rich {
        append(&mut first, rich(" ", false, at));
        append(&mut first, second);
        first
    }
}
