//! How a language writes times, ranges, months, sizes and telephone numbers: the
//! table `formats`.
//!
//! In: that table. Out: [`Formats`]. Knows nothing about facts or packs.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::dates::Dates;
use super::pattern::{Pattern, joint, one_of, parts, pattern, words};
use super::week::{Week, by_days};
use crate::content::codes;
use crate::content::form::keyed::some_of;
use crate::content::form::kind::{
    Kind, checked, flag, list_of, made, optional, or, placed, table, text,
};
use crate::content::form::literal::Literal;
use crate::content::form::reader::Field;
use crate::content::form::shape::{self, Rule, Shape, TIME};
use crate::content::form::{Word, form};
use crate::content::table::day_set::DaySet;
use crate::content::table::fact::Unit;
use crate::content::table::times::minute_of_day;
use crate::diag::Sink;
use crate::lang::Plural;
use crate::source::{Span, Spanned};

/// The parts of a time of day.
const PARTS: &[&str] = &["h", "hh", "h11", "h12", "h6", "mm", "period"];

/// Of the parts of a time, one that says the hour.
pub(crate) const HOUR: &[&str] = &["h", "hh", "h11", "h12", "h6"];

/// The hours of half a day, which say nothing without {period}.
pub(crate) const HALF: &[&str] = &["h11", "h12", "h6"];

form! {
    /// How a language writes values.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Formats {
        /// The decimal sign: "." as in 4.5 or "," as in 4,5.
        pub(crate) decimal: String = text(),
        /// From when to when: {from} and {to} are times.
        pub(crate) range: Pattern = parts(&["from", "to"]),
        /// A month of a year: {y} is the year; {m} or {mm} is the number of the month (with two digits), {month} its name.
        pub(crate) month: Pattern =
            pattern(&["y", "m", "mm", "month"], &[&["y"], &["m", "mm", "month"]]),
        /// What stands between the languages of a list.
        pub(crate) list: Pattern = joint(),
        /// A language of a list: {own} is its own name, {name} its name in this language.
        pub(crate) language: Pattern = parts(&["own", "name"]),
        /// A telephone number with its label; {number} is the number.
        pub(crate) phone: Pattern = parts(&["number"]),
        /// What stands before the last entry of a list; `list` if absent.
        pub(crate) and: Option<Pattern> = optional(joint()),
        /// What stands between the entries of a list of two; `and` if absent.
        pub(crate) pair: Option<Pattern> = optional(joint()),
        /// A fax {number} with its label.
        pub(crate) fax: Option<Pattern> = optional(parts(&["number"])),
        /// A telephone {number} and the extension {n} to ask for.
        pub(crate) extension: Option<Pattern> = optional(parts(&["number", "n"])),
        /// The {name} of a place in the language, and its Japanese one, which is on the signs.
        pub(crate) place: Option<Pattern> = optional(parts(&["name", "japanese"])),
        /// The names of the twelve months, only if `month` uses {month}.
        pub(crate) months: Option<Spanned<Vec<Pattern>>> =
            optional(placed(list_of(words(), 12..=12, "a year"))),
        /// How a time of day is written. Parts: {h} the hour of 24, {hh} with two digits, {h12} the hour of 12 (12, 1 to 11), {h11} (0 to 11) or {h6} (12, 1 to 11, from six in the morning and in the evening on, as in Swahili and Amharic) with {period} beside it, {mm} the minutes, {period} the part of the day.
        pub(crate) time: Times = table::<Times>(),
        /// Words for parts of the day, only if `time` uses {period}: each with the time at which it begins, the first with "00:00".
        pub(crate) periods: Option<Spanned<BTreeMap<u16, Pattern>>> = optional(placed(periods())),
        /// Days of the week that have a phrase of their own, by the days as facts write them, such as "mon-fri"; others are put together as `week` says.
        pub(crate) days: BTreeMap<DaySet, Pattern> = by_days(words()),
        /// How {hours:name} is written for such days: {days} are the days, {times} the hours of the day. A pattern for `daily` may leave the days out. Others are written as `week` says.
        pub(crate) hours: BTreeMap<DaySet, Pattern> =
            by_days(pattern(&["days", "times"], &[&["times"]])),
        /// How days of the week and hours of opening are put together.
        pub(crate) week: Week = or(table::<Week>(), Week::default()),
        /// How dates are written.
        pub(crate) date: Dates = or(table::<Dates>(), Dates::default()),
        /// An amount of {n} yen, by the kind of number as CLDR has it; `other` holds for all that have no word of their own.
        pub(crate) price: BTreeMap<Plural, Pattern> =
            or(some_of::<Plural, _>(parts(&["n"])), BTreeMap::new()),
        /// What is printed beside telephone numbers, and where a text has {cost:name}; which of the two is true stands in content/facts.toml.
        pub(crate) cost: Option<Spanned<Cost>> = optional(placed(table::<Cost>())),
        /// Sizes, by their unit: {n} is the number.
        pub(crate) units: Spanned<BTreeMap<Unit, Pattern>> =
            placed(some_of::<Unit, _>(parts(&["n"]))),
        /// What a screen reader says for signs that are drawn in a line of text.
        pub(crate) marks: DrawnMarks = or(table::<DrawnMarks>(), DrawnMarks::default()),
    }
}

form! {
    /// How a time of day is written.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Times {
        /// A full hour.
        pub(crate) hour: Pattern = time(&[HOUR]),
        /// A time with minutes.
        pub(crate) minute: Pattern = time(&[HOUR, &["mm"]]),
        /// A time whose minutes end in 5, where the language says it in another way (Japanese 分: ふん, not ぷん).
        pub(crate) minute_at_five: Option<Pattern> = optional(time(&[HOUR, &["mm"]])),
        /// The end of the day, 24:00, where it is not written as other hours are.
        pub(crate) midnight: Option<Pattern> = optional(time(&[])),
        /// Noon, 12:00, where it is not written as other hours are.
        pub(crate) noon: Option<Pattern> = optional(time(&[])),
        /// A whole day, 00:00 to 24:00: "24 hours".
        pub(crate) all_day: Option<Pattern> = optional(words()),
        /// From when to when, where {to} is on the next day: "{from} to {to} the next day"; `range` if absent.
        pub(crate) next_day: Option<Pattern> = optional(parts(&["from", "to"])),
        /// A {time} that is not the end of a range, where something stands beside it; the time alone if absent.
        pub(crate) alone: Option<Pattern> = optional(parts(&["time"])),
        /// Whether {h12} is 0 at noon and midnight where {period} is one word for half a day, as in 午後0時; it is 12 if absent.
        pub(crate) noon_is_zero: bool = or(flag(), false),
    }
}

form! {
    /// What a call costs.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Cost {
        /// That a call is free.
        pub(crate) free: Pattern = words(),
        /// That the caller pays for a call.
        pub(crate) charged: Pattern = words(),
    }
}

form! {
    /// What a screen reader says for drawn signs.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct DrawnMarks {
        /// For {mark:frame}: "red frame".
        pub(crate) frame: Option<String> = optional(text()),
        /// For {mark:yes}, a ring: "yes".
        pub(crate) yes: Option<String> = optional(text()),
        /// For {mark:no}, a cross: "no".
        pub(crate) no: Option<String> = optional(text()),
    }
}

impl Word for Plural {
    const WORDS: &'static [(&'static str, &'static [&'static str], Self)] = &[
        (Self::Zero.key(), &["0 in Arabic."], Self::Zero),
        (Self::One.key(), &["1; in Ukrainian 21 and 31, too."], Self::One),
        (Self::Two.key(), &["2 in Arabic."], Self::Two),
        (Self::Few.key(), &["2 to 4 in Ukrainian, 3 to 10 in Arabic."], Self::Few),
        (Self::Many.key(), &["5 to 20 in Ukrainian, 11 to 99 in Arabic."], Self::Many),
        (Self::Other.key(), &["All other numbers."], Self::Other),
    ];
}

/// The table `formats`, with its place.
pub(crate) fn formats() -> impl Kind<Read = Spanned<Formats>> {
    let table = || checked(placed(table::<Formats>()), Formats::check);
    made(move || table().shape().ruled(rules()), move |field, sink| table().read(field, sink))
}

/// A time of day, with one of each group of parts.
fn time(needed: &'static [&'static [&'static str]]) -> impl Kind<Read = Pattern> {
    checked(pattern(PARTS, needed), half_is_said)
}

/// Reports hours of twelve that leave open which half of the day they are in.
fn half_is_said(time: &Pattern, sink: &mut Sink) {
    let half = HALF.iter().find(|part| time.uses(part));
    if let Some(part) = half.filter(|_| !time.uses("period")) {
        let message =
            format!("`{{{part}}}` without `{{period}}` leaves open which half of the day it is");
        sink.report(codes::MISSING_TOKEN.at(time.span, message).label("ambiguous"));
    }
}

/// Words for parts of the day, by the minute at which they begin.
fn periods() -> impl Kind<Read = BTreeMap<u16, Pattern>> {
    let shape = || {
        let help = "The part of the day that begins at midnight.";
        let first = shape::needed("00:00", help, words().shape());
        Shape::table_and_chosen(vec![first], TIME, words().shape())
    };
    made(shape, |field, sink| {
        let mut table = field.table(sink)?;
        let mut periods = BTreeMap::new();
        for (start, value) in table.named_values() {
            let word = words().read(Field { value, ..field }, sink);
            let time = Literal::new(start.value, "", start.span);
            if let Some(minute) = minute_of_day(time, sink) {
                periods.insert(minute, word.unwrap_or_default());
            }
        }
        if !periods.contains_key(&0) {
            sink.report(
                codes::MISSING_KEY
                    .at(table.span(), "no word for the hours from 00:00 on")
                    .label("begins too late")
                    .hint("add a line \"00:00\" = \"…\""),
            );
        }
        Some(periods)
    })
}

/// A key that is there if and only if a pattern has a part that it fills.
struct Filling {
    key: &'static str,
    part: &'static str,
    /// Where such patterns stand: in which table, and at which keys of it.
    patterns: (Option<&'static str>, &'static [&'static str]),
}

const MONTHS: Filling = Filling { key: "months", part: "month", patterns: (None, &["month"]) };

const PERIODS: Filling = Filling {
    key: "periods",
    part: "period",
    patterns: (Some("time"), &["hour", "minute", "minute_at_five", "midnight", "noon"]),
};

impl Filling {
    /// Reports a key that is missing from the table at `table`, or is not needed.
    fn check(&self, used: bool, there: Option<Span>, table: Span, sink: &mut Sink) {
        let Self { key, part, .. } = self;
        match there {
            None if used => sink.report(
                codes::MISSING_KEY
                    .at(table, format!("`formats.{key}` is missing"))
                    .label("in this table")
                    .hint(format!("add `{key} = …` here: a pattern uses {{{part}}}")),
            ),
            Some(span) if !used => {
                let message = format!("no pattern uses {{{part}}}, so `{key}` is not needed");
                let hint = format!("use {{{part}}} in a pattern, or take `{key}` out");
                let message = codes::UNUSED_FORMAT.at(span, message);
                sink.report(message.label("nothing prints this").hint(hint));
            }
            None | Some(_) => {}
        }
    }

    /// The same for a schema.
    fn rule(&self) -> Rule {
        let (table, keys) = self.patterns;
        let text = json!({ "type": "string", "pattern": one_of(&[self.part]) });
        let uses = |key: &&str| json!({ "properties": { *key: text }, "required": [key] });
        let uses: Vec<Value> = keys.iter().map(uses).collect();
        let any = json!({ "anyOf": uses });
        Rule {
            condition: match table {
                Some(table) => json!({ "properties": { table: any } }),
                None => any,
            },
            then: json!({ "required": [self.key] }),
            otherwise: json!({ "properties": { self.key: false } }),
        }
    }
}

/// What holds between the keys of the table.
fn rules() -> Vec<Rule> {
    vec![MONTHS.rule(), PERIODS.rule()]
}

impl Formats {
    fn check(formats: &Spanned<Self>, sink: &mut Sink) {
        let Self { month, months, time, periods, .. } = &formats.value;
        let months = months.as_ref().map(|months| months.span);
        MONTHS.check(month.uses(MONTHS.part), months, formats.span, sink);
        let times = [Some(&time.hour), Some(&time.minute), time.minute_at_five.as_ref()];
        let mut times =
            times.into_iter().chain([time.midnight.as_ref(), time.noon.as_ref()]).flatten();
        let periods = periods.as_ref().map(|periods| periods.span);
        PERIODS.check(times.any(|time| time.uses(PERIODS.part)), periods, formats.span, sink);
    }

    /// Whether they stand in for formats that are missing or broken: all others say how
    /// a telephone number is written.
    pub(crate) fn is_stand_in(&self) -> bool {
        self.phone.pieces.is_empty()
    }

    /// What stands in for formats that are missing or broken: nothing, and no one
    /// misses it a second time.
    pub(crate) fn stand_in() -> Self {
        let silent = || Some(String::new());
        let marks = DrawnMarks { frame: silent(), yes: silent(), no: silent() };
        let units = Unit::ALL.iter().map(|&unit| (unit, Pattern::default())).collect();
        let units = Spanned { value: units, ..Spanned::default() };
        Self { cost: Some(Spanned::default()), units, marks, ..Self::default() }
    }
}
