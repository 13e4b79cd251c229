//! How people type what belongs into content/facts.toml.
//!
//! In: the table `typed` of a language's file. Out: [`Typed`]. Knows nothing about what is
//! made of it.

use super::pattern::{Pattern, parts, pattern, words};
use crate::content::form::form;
use crate::content::form::kind::{Kind, any, text};

form! {
    /// How people type times, dates, prices and the like, beside what `formats` prints.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Typed {
        /// Times of day: {h} is the hour, {mm} the minutes, in digits or words, {period} a part of the day of `formats.periods`. "9:30" is known everywhere.
        pub(crate) times: Vec<Pattern> = any(pattern(&["h", "mm", "period"], &[&["h"]])),
        /// Words for noon.
        pub(crate) noon: Vec<Pattern> = any(words()),
        /// Words for midnight.
        pub(crate) midnight: Vec<Pattern> = any(words()),
        /// Words for half an hour behind the hour: {mm} may be one.
        pub(crate) half: Vec<String> = any(text()),
        /// Dates: {y}, {m} and {d} are numbers, {month} is the name of a month. Dates in figures, and those with the name of a month, are known everywhere.
        pub(crate) dates: Vec<Pattern> = any(pattern(&["y", "m", "month", "d"], &[&["y", "m", "d"]])),
        /// Names of months in other forms than in `formats.months`, from January to December; forms of one month may stand in one text with a bar between them.
        pub(crate) months: Vec<String> = any(text()),
        /// Money: {n} is the number. Signs such as ¥ are known everywhere.
        pub(crate) prices: Vec<Pattern> = any(amount()),
        /// Points and the like: {n} is the number, 100 at least.
        pub(crate) points: Vec<Pattern> = any(amount()),
        /// Lengths in centimetres: {n} is the number. "cm" is known everywhere.
        pub(crate) cm: Vec<Pattern> = any(amount()),
        /// Lengths in millimetres: {n} is the number. "mm" is known everywhere.
        pub(crate) mm: Vec<Pattern> = any(amount()),
        /// Where a house stands: {n} are numbers. "1-1-1" and postal codes are known everywhere.
        pub(crate) addresses: Vec<Pattern> = any(amount()),
        /// How long something takes, and other numbers whose beginning looks like a time or a date: {n} is the number.
        pub(crate) counts: Vec<Pattern> = any(amount()),
        /// Names of steps: {n} is the number. "STEP 1" is known everywhere.
        pub(crate) steps: Vec<Pattern> = any(amount()),
        /// Words that look like a time, a date or a number and are none; {n} is a number.
        pub(crate) names: Vec<Pattern> = any(pattern(&["n"], &[])),
        /// Words for a hundred behind a number.
        pub(crate) hundred: Vec<String> = any(text()),
        /// Words for a thousand behind a number.
        pub(crate) thousand: Vec<String> = any(text()),
        /// Words for ten thousand behind a number.
        pub(crate) ten_thousand: Vec<String> = any(text()),
        /// The words for 1, 2, 3, …, and behind them others with their number: "40=forty"; forms of one number may stand in one text with a bar between them.
        pub(crate) numbers: Vec<String> = any(text()),
        /// What stands beside the word for a number that is a fact: units of time, and what is counted.
        pub(crate) units: Vec<String> = any(text()),
        /// Words that say a number and its unit in one, such as "fortnight".
        pub(crate) spans: Vec<String> = any(text()),
        /// Words that stand for several days of the week, such as "weekdays".
        pub(crate) days: Vec<String> = any(text()),
        /// Words near a telephone number that say that it is called, or their beginnings.
        pub(crate) calls: Vec<String> = any(text()),
    }
}

/// A number with something beside it.
fn amount() -> impl Kind<Read = Pattern> {
    parts(&["n"])
}
