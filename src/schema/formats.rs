//! The tables `pack`, `formats` and `languages` of a pack: what it says of
//! itself and how its language writes values.
//!
//! In: the units of the facts and the codes of their languages. Out: shapes.
//! Knows nothing about flyers.

use serde_json::{Value, json};

use super::shape::{Key, Rule, Shape, TIME, needed, optional};
use crate::content::Days;
use crate::content::form::Word;
use crate::model::Status;

/// The units that the program knows.
const UNITS: [(&str, &str); 2] = [
    ("cm", "A length in centimetres; {n} is the number."),
    ("mm", "A length in millimetres; {n} is the number."),
];

/// The table `pack`.
pub(super) fn head() -> Key {
    let keys = vec![
        needed("language", "The language of the pack: the name of the file.", Shape::tag()),
        needed("status", "How far the text can be trusted.", Shape::choice(&Status::described())),
        optional(
            "added",
            "Texts for which the status does not hold: keys such as \"contact.heading\", or tables for all texts in them. They are drafts, and the flyer says so.",
            Shape::filled_list(Shape::text()),
        ),
        needed(
            "label",
            "The language's own name, printed in the corner of the page.",
            Shape::text(),
        ),
        needed(
            "label_japanese",
            "The language's Japanese name, for the staff at the counter.",
            Shape::text(),
        ),
    ];
    needed("pack", "What the pack is: its status, label and title.", Shape::table(keys))
}

/// The table `languages`; `codes` are those of the facts.
pub(super) fn languages<'a>(codes: impl Iterator<Item = &'a str>) -> Key {
    let help = "What the language of this code is called in the language of the pack.";
    let keys = codes.map(|code| needed(code, help, Shape::text())).collect();
    let help = "What each language of the hotlines is called in the language of the pack. The name that each gives itself stands in content/facts.toml.";
    needed("languages", help, Shape::table(keys))
}

/// The table `formats`; `used` are the units in which facts give sizes, `costs` says
/// whether the reference pack has words for what a call costs.
pub(super) fn formats(used: &[&str], costs: bool) -> Key {
    let mut keys = vec![
        needed("decimal", "The decimal sign: \".\" as in 4.5 or \",\" as in 4,5.", Shape::text()),
        needed("range", "From when to when: {from} and {to} are times.", holding("from", "to")),
        needed(
            "month",
            "A month of a year: {y} is the year; {m} or {mm} is the number of the month (with two digits), {month} its name.",
            Shape::matching(r"\{y\}.*\{(m|mm|month)\}|\{(m|mm|month)\}.*\{y\}"),
        ),
        needed("list", "What stands between the languages of a list.", Shape::any_text()),
        needed(
            "language",
            "A language of a list: {own} is its own name, {name} its name in the language of the pack.",
            holding("own", "name"),
        ),
        needed(
            "phone",
            "A telephone number with its label; {number} is the number.",
            Shape::matching(r"\{number\}"),
        ),
        optional(
            "months",
            "The names of the twelve months, only if `month` uses {month}.",
            Shape::list_of(12, Shape::text()),
        ),
        needed("time", "How a time of day is written.", Shape::table(times())),
        optional(
            "periods",
            "Words for parts of the day, only if `time` uses {period}: each with the time at which it begins, the first with \"00:00\".",
            periods(),
        ),
        needed("days", "Days of the week.", Shape::table(days())),
        optional(
            "hours",
            "How {hours:name} is written: {days} are the days, {times} the hours of the day. Without a pattern they stand one behind the other. A pattern for `daily` may leave the days out.",
            Shape::table(hours()),
        ),
        needed("units", "Sizes.", Shape::table(units(used))),
        optional(
            "marks",
            "What a screen reader says for signs that are drawn in a line of text.",
            Shape::table(vec![optional(
                "frame",
                "For {mark:frame}: \"red frame\".",
                Shape::text(),
            )]),
        ),
    ];
    keys.extend(costs.then(cost));
    let rules = vec![
        only_if("months", &json!({ "properties": { "month": token("month") } })),
        only_if("periods", &uses_periods()),
    ];
    needed(
        "formats",
        "How the language writes times, months, sizes and telephone numbers. A pattern is a text with parts in braces, which the program fills in.",
        Shape::table_with(keys, rules),
    )
}

/// What a call costs.
fn cost() -> Key {
    let keys = vec![
        needed("free", "That a call is free.", Shape::text()),
        needed("charged", "That the caller pays for a call.", Shape::text()),
    ];
    let help = "What is printed beside telephone numbers, and where a text has {cost:name}; which of the two is true stands in content/facts.toml.";
    needed("cost", help, Shape::table(keys))
}

fn times() -> Vec<Key> {
    let parts = "Parts: {h} the hour of 24, {hh} with two digits, {h12} the hour of 12 (12, 1 to 11; 0 for 12 in Japanese, Chinese and Korean where {period} is one word for half a day) or {h11} (0 to 11) with {period} beside it, {mm} the minutes, {period} the part of the day.";
    let with_minutes = Shape::matching(r"\{(h|hh|h11|h12)\}.*\{mm\}|\{mm\}.*\{(h|hh|h11|h12)\}");
    vec![
        needed("hour", &format!("A full hour. {parts}"), Shape::matching(r"\{(h|hh|h11|h12)\}")),
        needed("minute", &format!("A time with minutes. {parts}"), with_minutes.clone()),
        optional(
            "minute_at_five",
            "A time whose minutes end in 5, where the language says it in another way (Japanese 分: ふん, not ぷん).",
            with_minutes,
        ),
        optional(
            "midnight",
            "The end of the day, 24:00, where it is not written as other hours are.",
            Shape::text(),
        ),
    ]
}

fn days() -> Vec<Key> {
    let key = |(name, help): (&str, String)| needed(name, &help, Shape::text());
    Days::described().into_iter().map(key).collect()
}

fn hours() -> Vec<Key> {
    let pattern = || Shape::matching(r"\{times\}");
    vec![
        optional("mon-fri", "Hours from Monday to Friday.", pattern()),
        optional("sat-sun-holiday", "Hours on Saturdays, Sundays and holidays.", pattern()),
        optional("daily", "Hours of every day.", pattern()),
    ]
}

fn periods() -> Shape {
    let first = needed("00:00", "The part of the day that begins at midnight.", Shape::text());
    Shape::table_and_chosen(vec![first], TIME, Shape::text())
}

fn units(used: &[&str]) -> Vec<Key> {
    let pattern = || Shape::matching(r"\{n\}");
    let key = |(name, help): (&str, &str)| match used.contains(&name) {
        true => needed(name, help, pattern()),
        false => optional(name, help, pattern()),
    };
    UNITS.map(key).into()
}

/// A pattern that holds both parts, in any order.
fn holding(one: &str, other: &str) -> Shape {
    Shape::matching(&format!(r"\{{{one}\}}.*\{{{other}\}}|\{{{other}\}}.*\{{{one}\}}"))
}

/// A text that uses a part.
fn token(name: &str) -> Value {
    json!({ "type": "string", "pattern": format!(r"\{{{name}\}}") })
}

/// That a time uses the part of the day.
fn uses_periods() -> Value {
    let times = ["hour", "minute", "minute_at_five", "midnight"];
    let uses =
        times.map(|time| json!({ "properties": { time: token("period") }, "required": [time] }));
    json!({ "properties": { "time": { "anyOf": uses } } })
}

/// The key is there if the condition holds, and is not if it does not.
fn only_if(key: &str, condition: &Value) -> Rule {
    Rule {
        condition: condition.clone(),
        then: json!({ "required": [key] }),
        otherwise: json!({ "properties": { key: false } }),
    }
}
