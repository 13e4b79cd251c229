//! Times of day in the way of a language.
//!
//! In: minutes of the day. Out: "8:30 a.m. to noon". Knows nothing about days.

use super::rich::rich;
use super::tongue::Tongue;
use crate::content::model::Rich;
use crate::content::table::times::{DAY, Times};
use crate::source::Span;

/// The minute of noon.
const NOON: u16 = DAY / 2;

impl Tongue<'_> {
    /// A time of day, up to [`DAY`]; no line breaks inside.
    pub(crate) fn time_of_day(self, minute: u16, at: Span) -> Rich {
        let (formats, time) = (self.formats, &self.formats.time);
        let (h, mm) = (minute / 60, minute % 60);
        let h11 = h % 12;
        let from_zero = time.noon_is_zero && self.half_a_day(minute % DAY);
        let h12 = if h11 > 0 || from_zero { h11 } else { 12 };
        // The end of the day belongs to the same part of it as its start.
        let periods = formats.periods.iter().flat_map(|periods| &periods.value);
        let period = periods.take_while(|(start, _)| **start <= minute % DAY).last();
        let part = |text: String| rich(text, true, at);
        let parts = [
            ("h", part(h.to_string())),
            ("hh", part(format!("{h:02}"))),
            ("h11", part(h11.to_string())),
            ("h12", part(h12.to_string())),
            ("h6", part(((h + 5) % 12 + 1).to_string())),
            ("mm", part(format!("{mm:02}"))),
            ("period", period.map(|(_, word)| word.fill(at, true, &[])).unwrap_or_default()),
        ];
        let pattern = match (&time.minute_at_five, mm) {
            (_, 0) if minute == DAY => time.midnight.as_ref().unwrap_or(&time.hour),
            (_, 0) if minute == NOON => time.noon.as_ref().unwrap_or(&time.hour),
            (_, 0) => &time.hour,
            (Some(at_five), _) if mm % 10 == 5 => at_five,
            (Some(_) | None, _) => &time.minute,
        };
        pattern.fill(at, true, &parts)
    }

    /// A time of day that stands alone.
    pub(crate) fn time_alone(self, minute: u16, at: Span) -> Rich {
        let time = self.time_of_day(minute, at);
        match &self.formats.time.alone {
            Some(pattern) => pattern.fill(at, true, &[("time", time)]),
            None => time,
        }
    }

    /// Whether the word for the part of the day is the same in all of its half.
    fn half_a_day(self, minute: u16) -> bool {
        let (from, to) = (minute / NOON * NOON, minute / NOON * NOON + NOON);
        let mut periods = self.formats.periods.iter().flat_map(|periods| periods.value.keys());
        !periods.any(|start| (from + 1..to).contains(start))
    }

    /// From when to when.
    pub(crate) fn times(self, times: Times, at: Span) -> Rich {
        if times.is_all_day()
            && let Some(words) = &self.formats.time.all_day
        {
            return words.fill(at, false, &[]);
        }
        let next_day = self.formats.time.next_day.as_ref().filter(|_| times.to > DAY);
        let to = if times.to > DAY { times.to - DAY } else { times.to };
        let parts = [("from", self.time_of_day(times.from, at)), ("to", self.time_of_day(to, at))];
        next_day.unwrap_or(&self.formats.range).fill(at, false, &parts)
    }

    /// The times of a day, one after the other.
    pub(crate) fn times_of_day(self, all: &[Times], at: Span) -> Rich {
        let all = all.iter().map(|times| self.times(*times, at)).collect();
        match &self.formats.week.also {
            Some(also) => Self::joined(all, (also, None), at),
            None => self.list(all, at),
        }
    }
}
