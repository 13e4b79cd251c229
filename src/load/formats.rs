//! How a language writes times, ranges, months, sizes and telephone numbers:
//! the table `formats` of a pack.
//!
//! In: that table. Out: [`Formats`], which turn values into text. Knows nothing
//! about blocks, and no fact by its name.

use std::collections::{BTreeMap, BTreeSet};

use super::codes;
use super::literal::Literal;
use super::pattern::Pattern;
use super::reader::Table;
use super::rich::{append, number, rich};
use crate::content::table::fact::minute_of_day;
use crate::content::{Days, Hours, Measure, Phone, Unit};
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::Tag;
use crate::model::Rich;
use crate::source::Span;

/// How a language writes values.
#[derive(Debug, Default)]
pub(crate) struct Formats {
    decimal: String,
    range: Pattern,
    month: Pattern,
    months: Vec<Pattern>,
    /// Separates the languages of a list.
    pub(crate) list: Pattern,
    /// A language of a list, by its own name and its name in this language.
    pub(crate) language: Pattern,
    phone: Pattern,
    /// What a call costs: where it is free, and where the caller pays.
    cost: Option<[Pattern; 2]>,
    hour: Pattern,
    minute: Pattern,
    minute_at_five: Option<Pattern>,
    /// The end of the day, where it is not written as other hours are.
    midnight: Option<Pattern>,
    /// Whether `{h12}` counts from 0 where one word names half a day.
    noon_is_zero: bool,
    /// Words for parts of the day, by the minute at which they begin.
    periods: BTreeMap<u16, Pattern>,
    days: BTreeMap<Days, Pattern>,
    /// Hours with their days, where they are not written one behind the other.
    hours: BTreeMap<Days, Pattern>,
    units: BTreeMap<Unit, Pattern>,
    /// What a screen reader says for the drawn frame; empty if nothing.
    pub(crate) frame: String,
}

/// Languages that do not call noon 12 where one word names half a day: in 午後12時
/// many readers see midnight. 午後0時 is noon, and 中午12点 says so itself.
const NOON_IS_ZERO: [&str; 3] = ["ja", "ko", "zh"];

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// The minute of noon.
const NOON: u16 = DAY / 2;

/// The parts of a time of day.
const TIME: [&str; 6] = ["h", "hh", "h11", "h12", "mm", "period"];

/// Of the parts of a time, one that says the hour.
const HOUR: &[&str] = &["h", "hh", "h11", "h12"];

impl Formats {
    /// Reads the table of a pack in the language `speech`. `units` are those in which
    /// facts give sizes.
    pub(crate) fn read(
        mut table: Table<'_>,
        speech: &Tag,
        units: &BTreeSet<Unit>,
        sink: &mut Sink,
    ) -> Self {
        let decimal = table.string("decimal", sink).map(|sign| sign.text.to_owned());
        let mut pattern = |key, allowed: &[&str], needed: &[&[&str]], sink: &mut Sink| {
            let literal = table.required(key).and_then(|value| value.string(sink));
            literal
                .map(|literal| Pattern::read(&literal, allowed, needed, sink))
                .unwrap_or_default()
        };
        let range = pattern("range", &["from", "to"], &[&["from"], &["to"]], sink);
        let any_month: &[&str] = &["m", "mm", "month"];
        let month = pattern("month", &["y", "m", "mm", "month"], &[&["y"], any_month], sink);
        let list = pattern("list", &[], &[], sink);
        let language = pattern("language", &["own", "name"], &[&["own"], &["name"]], sink);
        let phone = pattern("phone", &["number"], &[&["number"]], sink);
        let months = months(&mut table, month.uses("month"), sink);
        let [hour, minute, at_five, midnight] = time(&mut table, sink);
        let times = [hour.as_ref(), minute.as_ref(), at_five.as_ref(), midnight.as_ref()];
        let uses_periods = times.iter().flatten().any(|pattern| pattern.uses("period"));
        let periods = periods(&mut table, uses_periods, sink);
        let days = days(&mut table, sink);
        let hours = hours(&mut table, sink);
        let cost = cost(&mut table, sink);
        let units = unit_patterns(&mut table, units, sink);
        let frame = frame(&mut table, sink);
        table.finish(sink);
        Self {
            decimal: decimal.unwrap_or_default(),
            range,
            month,
            months,
            list,
            language,
            phone,
            cost,
            hour: hour.unwrap_or_default(),
            minute: minute.unwrap_or_default(),
            minute_at_five: at_five,
            midnight,
            noon_is_zero: NOON_IS_ZERO.contains(&speech.primary()),
            periods,
            days,
            hours,
            units,
            frame,
        }
    }

    /// A time of day; no line breaks inside.
    fn time(&self, minute: u16, at: Span) -> Rich {
        let (h, mm) = (minute / 60, minute % 60);
        let h11 = h % 12;
        let from_zero = self.noon_is_zero && self.half_a_day(minute % DAY);
        let h12 = if h11 > 0 || from_zero { h11 } else { 12 };
        // The end of the day belongs to the same part of it as its start.
        let period = self.periods.range(..=minute % DAY).next_back();
        let part = |text: String| rich(text, true, at);
        let parts = [
            ("h", part(h.to_string())),
            ("hh", part(format!("{h:02}"))),
            ("h11", part(h11.to_string())),
            ("h12", part(h12.to_string())),
            ("mm", part(format!("{mm:02}"))),
            ("period", period.map(|(_, word)| word.fill(at, true, &[])).unwrap_or_default()),
        ];
        let pattern = match (&self.minute_at_five, mm) {
            (_, 0) if minute == DAY => self.midnight.as_ref().unwrap_or(&self.hour),
            (_, 0) => &self.hour,
            (Some(at_five), _) if mm % 10 == 5 => at_five,
            (Some(_) | None, _) => &self.minute,
        };
        pattern.fill(at, true, &parts)
    }

    /// Whether the word for the part of the day is the same in all of its half.
    fn half_a_day(&self, minute: u16) -> bool {
        let (from, to) = (minute / NOON * NOON, minute / NOON * NOON + NOON);
        self.periods.range(from + 1..to).next().is_none()
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
        let (open, close) = (self.time(hours.open, at), self.time(hours.close.value, at));
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
        let name = self.months.get(usize::from(date.month).saturating_sub(1));
        let parts = [
            ("y", part(date.year.to_string())),
            ("m", part(date.month.to_string())),
            ("mm", part(format!("{:02}", date.month))),
            ("month", name.map(|name| name.fill(at, false, &[])).unwrap_or_default()),
        ];
        self.month.fill(at, false, &parts)
    }

    /// A size; no line breaks inside.
    pub(crate) fn measure(&self, measure: &Measure, at: Span) -> Rich {
        let number = rich(measure.value.replace('.', &self.decimal), true, at);
        let unit = self.units.get(&measure.unit);
        unit.map(|pattern| pattern.fill(at, true, &[("n", number)])).unwrap_or_default()
    }

    /// Whether a call is free or charged, in the words of the language; `None` if the
    /// pack has none.
    pub(crate) fn cost(&self, phone: &Phone, at: Span) -> Option<Rich> {
        let [free, charged] = self.cost.as_ref()?;
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

/// Reads the names of the months, which are there if a pattern uses them.
fn months(table: &mut Table<'_>, used: bool, sink: &mut Sink) -> Vec<Pattern> {
    let value = if used { table.required("months") } else { table.optional("months") };
    let Some(value) = value else { return Vec::new() };
    if !used {
        unused("months", "{month}", value.span(), sink);
    }
    let items = value.array(sink).unwrap_or_default();
    if items.len() != 12 {
        let message = format!("expected 12 months, found {}", items.len());
        sink.report(codes::LIST_LENGTH.at(value.span(), message).label("a year"));
    }
    let names = items.iter().map(|item| item.filled_string(sink)).collect::<Vec<_>>();
    names.iter().map(|name| words(name.as_ref(), sink)).collect()
}

fn words(literal: Option<&Literal<'_>>, sink: &mut Sink) -> Pattern {
    literal.map(|literal| Pattern::read(literal, &[], &[], sink)).unwrap_or_default()
}

fn unused(what: &str, token: &str, span: Span, sink: &mut Sink) {
    let message = format!("no pattern uses {token}, so `{what}` is not needed");
    sink.report(
        codes::UNUSED_FORMAT
            .at(span, message)
            .label("nothing prints this")
            .hint(format!("use {token} in a pattern, or take `{what}` out")),
    );
}

/// Reads the patterns for full hours, for other times, for minutes that end in
/// five, and for the end of the day.
fn time(formats: &mut Table<'_>, sink: &mut Sink) -> [Option<Pattern>; 4] {
    let mut table = formats.table("time", sink);
    let hour = table.string("hour", sink);
    let minute = table.string("minute", sink);
    let at_five = table.optional_string("minute_at_five", sink);
    let midnight = table.optional_string("midnight", sink);
    table.finish(sink);
    let mut read = |literal: Option<Literal<'_>>, needed: &[&[&str]]| {
        let pattern = Pattern::read(&literal?, &TIME, needed, sink);
        let half = ["h11", "h12"].into_iter().find(|part| pattern.uses(part));
        if let Some(part) = half.filter(|_| !pattern.uses("period")) {
            let message = format!(
                "`{{{part}}}` without `{{period}}` leaves open which half of the day it is"
            );
            let span = literal?.span;
            sink.report(codes::MISSING_TOKEN.at(span, message).label("ambiguous"));
        }
        Some(pattern)
    };
    [
        read(hour, &[HOUR]),
        read(minute, &[HOUR, &["mm"]]),
        read(at_five, &[HOUR, &["mm"]]),
        read(midnight, &[]),
    ]
}

/// Reads the words for parts of the day, which are there if a pattern uses
/// them.
fn periods(formats: &mut Table<'_>, used: bool, sink: &mut Sink) -> BTreeMap<u16, Pattern> {
    let place = formats.optional("periods").map(|value| value.span());
    if let (false, Some(span)) = (used, place) {
        unused("periods", "{period}", span, sink);
    }
    let mut table =
        if used { formats.table("periods", sink) } else { formats.optional_table("periods", sink) };
    let mut periods = BTreeMap::new();
    for (start, value) in table.named_values() {
        let word = value.filled_string(sink);
        let time = Literal::new(start.value, "", start.span);
        if let Some(minute) = minute_of_day(time, sink) {
            periods.insert(minute, words(word.as_ref(), sink));
        }
    }
    if table.exists() && !periods.contains_key(&0) {
        let message = "no word for the hours from 00:00 on";
        sink.report(
            codes::MISSING_KEY
                .at(table.span(), message)
                .label("begins too late")
                .hint("add a line \"00:00\" = \"…\""),
        );
    }
    periods
}

fn days(formats: &mut Table<'_>, sink: &mut Sink) -> BTreeMap<Days, Pattern> {
    let mut table = formats.table("days", sink);
    let pattern = |&days: &Days| {
        let literal = table.string(days.key(), sink);
        (days, words(literal.as_ref(), sink))
    };
    let patterns = Days::ALL.iter().map(pattern).collect();
    table.finish(sink);
    patterns
}

/// Reads how hours are written with their days.
fn hours(formats: &mut Table<'_>, sink: &mut Sink) -> BTreeMap<Days, Pattern> {
    let mut table = formats.optional_table("hours", sink);
    let mut patterns = BTreeMap::new();
    for &days in Days::ALL {
        if let Some(literal) = table.optional_string(days.key(), sink) {
            let pattern = Pattern::read(&literal, &["days", "times"], &[&["times"]], sink);
            patterns.insert(days, pattern);
        }
    }
    table.finish(sink);
    patterns
}

/// Reads the words for free and charged calls, which are there where the reference
/// pack has them.
fn cost(formats: &mut Table<'_>, sink: &mut Sink) -> Option<[Pattern; 2]> {
    formats.like_reference("cost", sink)?;
    let mut table = formats.table("cost", sink);
    let cost = ["free", "charged"].map(|key| words(table.string(key, sink).as_ref(), sink));
    table.finish(sink);
    Some(cost)
}

fn unit_patterns(
    formats: &mut Table<'_>,
    used: &BTreeSet<Unit>,
    sink: &mut Sink,
) -> BTreeMap<Unit, Pattern> {
    let mut table = formats.table("units", sink);
    let mut patterns = BTreeMap::new();
    for &unit in Unit::ALL {
        let literal = if used.contains(&unit) {
            table.string(unit.key(), sink)
        } else {
            table.optional_string(unit.key(), sink)
        };
        if let Some(literal) = literal {
            patterns.insert(unit, Pattern::read(&literal, &["n"], &[&["n"]], sink));
        }
    }
    table.finish(sink);
    patterns
}

/// Reads what is said for the mark that texts can have in a line.
fn frame(formats: &mut Table<'_>, sink: &mut Sink) -> String {
    let mut table = formats.optional_table("marks", sink);
    let frame = table.optional_string("frame", sink);
    table.finish(sink);
    frame.map(|frame| frame.text.trim().to_owned()).unwrap_or_default()
}
