//! The parts of patterns: each once, in an order that can be read.
//!
//! In: the file of a language. Out: parts that stand twice, ends before beginnings, and
//! nothing between the two. What stands inside times and dates is left to `clock` and `dates`.

use super::Kind;
use super::likeness::{fold, likeness};
use super::said::{Part, Said, parts, tokens, words};
use crate::content::model::Written;
use crate::content::table::language::formats::HOUR;

/// Parts that say the same, in several forms.
const GROUPS: [&[&str]; 5] = [HOUR, &["d", "dd"], &["weekday", "short"], &["m", "month"], &["own"]];

/// Looks at all patterns of `formats`.
pub(super) fn look(said: &mut Said<'_>) {
    for (_, text) in said.below("formats") {
        if !tokens(text).is_empty() {
            look_at(text, said);
        }
    }
    look_at_from_and_until(said);
}

fn look_at(text: &Written, said: &mut Said<'_>) {
    let names = tokens(text);
    let place = |name: &str| names.iter().position(|it| *it == name);
    let group = |name: &str| GROUPS.iter().find(|group| group.contains(&name)).copied();
    let twice = names.iter().enumerate().find_map(|(at, name)| {
        let before = &names[..at];
        let again = before.contains(name)
            || group(name).is_some_and(|group| before.iter().any(|it| group.contains(it)));
        again.then_some(*name)
    });
    if let Some(name) = twice {
        let message = format!("this is said twice: {{{name}}} and the same before it");
        let hint = "a pattern has each part once";
        said.fault(Kind::Pattern, text, message, "twice", hint);
    }
    for (first, second, why) in [
        ("from", "to", "the end stands before the beginning"),
        ("number", "n", "the extension stands before the number"),
    ] {
        if place(first).zip(place(second)).is_some_and(|(first, second)| second < first) {
            let message = format!("{{{second}}} stands before {{{first}}}: {why}");
            let hint = format!("write {{{first}}} before {{{second}}}");
            said.fault(Kind::Pattern, text, message, "in this order", hint);
        }
    }
    if place("from").is_some() && place("to").is_some() && says_nothing(text) {
        let message = "nothing stands between {from} and {to}";
        let hint = "write what the language says there, or a dash";
        said.fault(Kind::Pattern, text, message, "run together", hint);
    }
}

/// Whether a pattern from one thing to another is but the two.
fn says_nothing(text: &Written) -> bool {
    let parts = parts(text);
    let is_blank = |part: &Part<'_>| match part {
        Part::Words(words) => words.trim().is_empty(),
        Part::Token(_) => true,
    };
    parts.iter().all(is_blank)
}

/// `from` and `until` under each other's name, as ranges and changes say them.
fn look_at_from_and_until(said: &mut Said<'_>) {
    let date = |key: &str| said.text(&format!("formats.date.{key}"));
    let (Some(from), Some(until)) = (date("from"), date("until")) else { return };
    let (from_words, until_words) = (words(from), words(until));
    let (before, behind) = match date("range") {
        Some(range) => ends(range),
        None => (String::new(), String::new()),
    };
    let is_more_like = |text: &str, one: &str, other: &str| {
        likeness(text, one) > likeness(text, other) && likeness(text, one) > 0
    };
    let swapped = is_more_like(&from_words, &behind, &before)
        && !fold(&behind).is_empty()
        && !is_more_like(&until_words, &behind, &before);
    if swapped {
        for (text, other) in [(from, "until"), (until, "from")] {
            let message = format!("`{}` says `{other}`, as `range` does", words(text));
            let hint = "exchange `from` and `until`";
            said.fault(Kind::Pattern, text, message, "the other of the two", hint);
        }
    } else if let Some(change) = date("change")
        && is_more_like(&words(change), &until_words, &from_words)
    {
        let message = "`change` is worded like `until`, and it means `from`";
        let hint = "what changes holds from that day on; or `from` and `until` are exchanged";
        said.fault(Kind::Pattern, change, message, "not as `from`", hint);
    }
}

/// What a range says beside its beginning, and beside its end.
fn ends(range: &Written) -> (String, String) {
    let parts = parts(range);
    let place = |name: &str| parts.iter().position(|part| *part == Part::Token(name));
    let (Some(from), Some(to)) = (place("from"), place("to")) else {
        return (String::new(), String::new());
    };
    let words = |part: Option<&Part<'_>>| match part {
        Some(Part::Words(words)) => words.clone(),
        Some(Part::Token(_)) | None => String::new(),
    };
    let before = words(from.checked_sub(1).and_then(|at| parts.get(at)));
    let (middle, last) = (words(parts.get(from + 1)), words(parts.get(to + 1)));
    // What stands between belongs to the beginning where the end has words of its own.
    match (fold(&before).is_empty(), fold(&last).is_empty()) {
        (true, false) => (middle, last),
        (false, true) => (before, middle),
        (true, true) | (false, false) => (before, last),
    }
}
