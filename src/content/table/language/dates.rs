//! How a language writes dates: the table `formats.date`.
//!
//! In: that table. Out: [`Dates`]. What is left out is written as CLDR has it. Knows
//! nothing about facts or packs.

use super::pattern::{Pattern, parts, pattern, words};
use crate::content::form::kind::{choice, list_of, optional};
use crate::content::form::{form, words};

form! {
    /// How a language writes dates. Parts: {d} the day, {dd} with two digits, {m} and {mm} the month, {month} its name, {y} the year, {weekday} the day of the week, {short} its short name.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Dates {
        /// A day of any year: 12月31日. As CLDR has it if absent.
        pub(crate) short: Option<Pattern> = optional(pattern(PARTS, DAY)),
        /// A day with its day of the week: 12月31日（木）. As CLDR has it if absent.
        pub(crate) day: Option<Pattern> = optional(pattern(PARTS, WEEKDAY)),
        /// The same with the year. As CLDR has it if absent.
        pub(crate) year: Option<Pattern> = optional(pattern(PARTS, YEAR)),
        /// The names of the months inside dates, where that is another form than `formats.months`; those of CLDR if both are absent.
        pub(crate) months: Option<Vec<Pattern>> = optional(list_of(words(), 12..=12, "a year has")),
        /// The days of a month from the first to the 31st, as {d} writes them, where that is not the number alone: "1º".
        pub(crate) days: Option<Vec<Pattern>> = optional(list_of(words(), 31..=31, "a month has")),
        /// From one day to another: {from} and {to} are dates.
        pub(crate) range: Option<Pattern> = optional(parts(&["from", "to"])),
        /// From a day on.
        pub(crate) from: Option<Pattern> = optional(parts(&["date"])),
        /// Until a day, that day included.
        pub(crate) until: Option<Pattern> = optional(parts(&["date"])),
        /// A day and its {times}.
        pub(crate) at: Option<Pattern> = optional(parts(&["date", "times"])),
        /// The other calendar of the language, in which the part `local` of a date is written: "12 Farvardin 1406".
        pub(crate) calendar: Option<Calendar> = optional(choice::<Calendar>()),
        /// The {days} on which a flyer is valid, for its last page: "Valid {days}".
        pub(crate) valid: Option<Pattern> = optional(parts(&["days"])),
        /// What holds from a day on: {value} from {date}.
        pub(crate) change: Option<Pattern> = optional(parts(&["date", "value"])),
    }
}

words! {
    /// A calendar beside the Gregorian one.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Calendar {
        /// The Gregorian one with the years of the Buddhist era, as in Thailand.
        Buddhist = "buddhist",
        /// The Solar Hijri calendar of Iran and Afghanistan.
        Persian = "persian",
    }
}

/// The parts of a date.
const PARTS: &[&str] = &["d", "dd", "m", "mm", "month", "y", "weekday", "short"];

/// Groups of parts of which a date has one each.
type Groups = &'static [&'static [&'static str]];

const DAY: Groups = &[&["d", "dd"], &["m", "mm", "month"]];

const WEEKDAY: Groups = &[&["d", "dd"], &["m", "mm", "month"], &["weekday", "short"]];

const YEAR: Groups = &[&["d", "dd"], &["m", "mm", "month"], &["weekday", "short"], &["y"]];
