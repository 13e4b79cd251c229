//! How a new language writes values, as far as that needs no guess.
//!
//! In: the tables `formats` of other packs. Out: for each pattern what can
//! stand there until the translator knows better, and how others have it.
//! Knows nothing about keys but those of `formats`.

use toml::{Table, Value};

use super::comment::shown;
use crate::lang::Tag;

/// A pack to learn from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbour<'a> {
    /// Its language.
    pub(super) language: &'a Tag,
    /// Its table `formats`.
    pub(super) formats: &'a Table,
    /// Whether it is in the same script.
    pub(super) same_script: bool,
}

impl Neighbour<'_> {
    /// Whether something stands at a dotted key.
    pub(super) fn has(&self, key: &str) -> bool {
        value(self.formats, key).is_some()
    }
}

/// What is understood everywhere: times of 24 hours (ISO 8601), year and month
/// in its order, the symbols of the SI with a space before them (SI brochure
/// 5.4.3).
const NEUTRAL: [(&str, &str); 14] = [
    ("range", "{from} – {to}"),
    ("month", "{y}-{mm}"),
    ("list", ", "),
    ("language", "{own} ({name})"),
    ("phone", "TEL: {number}"),
    ("time.hour", "{h}:{mm}"),
    ("time.minute", "{h}:{mm}"),
    ("units.cm", "{n}\u{A0}cm"),
    ("units.mm", "{n}\u{A0}mm"),
    ("units.m", "{n}\u{A0}m"),
    ("units.km", "{n}\u{A0}km"),
    ("units.g", "{n}\u{A0}g"),
    ("units.kg", "{n}\u{A0}kg"),
    ("units.L", "{n}\u{A0}L"),
];

/// What stands at first under a key of `formats`: what all packs of the same
/// script have, if there are several; else what is understood everywhere; else
/// nothing, for a translator to fill in.
pub(super) fn first_guess(key: &str, neighbours: &[Neighbour<'_>]) -> String {
    let alike = neighbours.iter().filter(|neighbour| neighbour.same_script);
    let theirs: Vec<Option<&str>> = alike.map(|neighbour| text(neighbour.formats, key)).collect();
    let agreed = match theirs[..] {
        [Some(first), _, ..] if theirs.iter().all(|other| *other == Some(first)) => Some(first),
        _ => None,
    };
    let neutral = NEUTRAL.iter().find(|(known, _)| *known == key).map(|(_, pattern)| *pattern);
    // Times go together with the words for parts of the day.
    let agreed =
        agreed.filter(|pattern| !pattern.contains("{period}") && !pattern.contains("{month}"));
    agreed.or(neutral).unwrap_or_default().to_owned()
}

/// How two other languages have it, those of the same script first.
pub(super) fn examples(key: &str, neighbours: &[Neighbour<'_>]) -> String {
    let mut examples: Vec<(&str, String)> = Vec::new();
    let (alike, others): (Vec<&Neighbour<'_>>, Vec<_>) =
        neighbours.iter().partition(|n| n.same_script);
    for neighbour in alike.into_iter().chain(others) {
        let Some(text) = text(neighbour.formats, key).map(shown) else { continue };
        let language = neighbour.language.primary();
        let is_new = examples.iter().all(|(other, shown)| *other != language && *shown != text);
        if is_new && examples.len() < 2 {
            examples.push((language, text));
        }
    }
    let example = |(language, text): &(&str, String)| format!("{language} \"{text}\"");
    examples.iter().map(example).collect::<Vec<_>>().join(", ")
}

/// The text at a dotted key.
fn text<'a>(formats: &'a Table, key: &str) -> Option<&'a str> {
    value(formats, key).and_then(Value::as_str)
}

/// What stands at a dotted key.
fn value<'a>(formats: &'a Table, key: &str) -> Option<&'a Value> {
    match key.split_once('.') {
        Some((table, key)) => formats.get(table)?.as_table()?.get(key),
        None => formats.get(key),
    }
}
