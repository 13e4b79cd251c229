//! Values in the way of a language: times, days, months, sizes, telephone numbers.
//!
//! In: a value and the [`Formats`] of a language. Out: a text. Knows nothing about
//! blocks, and no fact by its name.

use super::rich::{append, number, rich};
use crate::content::model::Rich;
use crate::content::table::language::formats::{Cost, Formats};
use crate::content::{Days, Hours, Measure, Phone};
use crate::frame::Date;
use crate::source::Span;

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// The minute of noon.
const NOON: u16 = DAY / 2;

impl Formats {
    /// A time of day; no line breaks inside.
    fn time_of_day(&self, minute: u16, at: Span) -> Rich {
        let (h, mm) = (minute / 60, minute % 60);
        let h11 = h % 12;
        let from_zero = self.time.noon_is_zero && self.half_a_day(minute % DAY);
        let h12 = if h11 > 0 || from_zero { h11 } else { 12 };
        // The end of the day belongs to the same part of it as its start.
        let periods = self.periods.iter().flat_map(|periods| &periods.value);
        let period = periods.take_while(|(start, _)| **start <= minute % DAY).last();
        let part = |text: String| rich(text, true, at);
        let parts = [
            ("h", part(h.to_string())),
            ("hh", part(format!("{h:02}"))),
            ("h11", part(h11.to_string())),
            ("h12", part(h12.to_string())),
            ("mm", part(format!("{mm:02}"))),
            ("period", period.map(|(_, word)| word.fill(at, true, &[])).unwrap_or_default()),
        ];
        let pattern = match (&self.time.minute_at_five, mm) {
            (_, 0) if minute == DAY => self.time.midnight.as_ref().unwrap_or(&self.time.hour),
            (_, 0) => &self.time.hour,
            (Some(at_five), _) if mm % 10 == 5 => at_five,
            (Some(_) | None, _) => &self.time.minute,
        };
        pattern.fill(at, true, &parts)
    }

    /// Whether the word for the part of the day is the same in all of its half.
    fn half_a_day(&self, minute: u16) -> bool {
        let (from, to) = (minute / NOON * NOON, minute / NOON * NOON + NOON);
        let mut periods = self.periods.iter().flat_map(|periods| periods.value.keys());
        !periods.any(|start| (from + 1..to).contains(start))
    }

    /// On which days a line is open, and from when to when.
    pub(crate) fn hours(&self, hours: &Hours, at: Span) -> Rich {
        let times = self.times(hours, at);
        let Some(days) = hours.days else { return times };
        let (pattern, days) = (self.hours.get(&days), self.days(days, at));
        if let Some(pattern) = pattern {
            return pattern.fill(at, false, &[("days", days), ("times", times)]);
        }
        let mut both = days;
        append(&mut both, rich(" ", false, at));
        append(&mut both, times);
        both
    }

    /// From when to when a line is open.
    pub(crate) fn times(&self, hours: &Hours, at: Span) -> Rich {
        let (open, close) =
            (self.time_of_day(hours.open, at), self.time_of_day(hours.close.value, at));
        let parts = [("from", open), ("to", close)];
        self.range.fill(at, false, &parts)
    }

    /// Days of the week.
    pub(crate) fn days(&self, days: Days, at: Span) -> Rich {
        self.days.get(&days).map(|words| words.fill(at, false, &[])).unwrap_or_default()
    }

    /// A month.
    pub(crate) fn month(&self, date: Date, at: Span) -> Rich {
        let part = |text: String| rich(text, false, at);
        let months = self.months.as_ref().map(|months| &months.value[..]).unwrap_or_default();
        let name = months.get(usize::from(date.month).saturating_sub(1));
        let parts = [
            ("y", part(date.year.to_string())),
            ("m", part(date.month.to_string())),
            ("mm", part(format!("{:02}", date.month))),
            ("month", name.map(|name| name.fill(at, false, &[])).unwrap_or_default()),
        ];
        self.month.fill(at, false, &parts)
    }

    /// A size; no line breaks inside. `None` if the language has no pattern for it.
    pub(crate) fn measure(&self, measure: &Measure, at: Span) -> Option<Rich> {
        let number = rich(measure.value.replace('.', &self.decimal), true, at);
        let pattern = self.units.value.get(&measure.unit)?;
        Some(pattern.fill(at, true, &[("n", number)]))
    }

    /// Whether a call is free or charged, in the words of the language; `None` if it
    /// has none.
    pub(crate) fn cost(&self, phone: &Phone, at: Span) -> Option<Rich> {
        let Cost { free, charged } = &self.cost.as_ref()?.value;
        Some(if phone.free { free } else { charged }.fill(at, false, &[]))
    }

    /// A telephone number with its label; no line breaks inside.
    pub(crate) fn phone(&self, phone: &Phone, at: Span) -> Rich {
        // A piece of its own, so that its digits keep their order behind an
        // Arabic label.
        let digits = number(phone.number.value.as_str(), phone.number.span);
        self.phone.fill(at, true, &[("number", digits)])
    }
}
