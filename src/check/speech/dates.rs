//! Patterns for dates: the order of their parts, and the words beside these.
//!
//! In: the file of a language. Out: orders that CLDR does not have in any region of the
//! language, and words that stand beside another part elsewhere, such as 月 behind the day.
//! Knows nothing about names of months.

use std::collections::BTreeMap;

use super::Kind;
use super::said::{Part, Said, parts, tokens};
use crate::content::model::Written;
use crate::content::table::language::formats::HOUR;

/// The patterns whose parts stand in an order of the language.
const ORDERED: [&str; 4] =
    ["formats.month", "formats.date.short", "formats.date.day", "formats.date.year"];

/// Where words stand beside parts of dates and times.
const WORDED: [&str; 7] = [
    "formats.month",
    "formats.week.month",
    "formats.date",
    "formats.time",
    "typed.dates",
    "typed.times",
    "formats.price",
];

/// The day in messages.
const DAY: &str = "the day";

/// Orders that are read in every language, as ISO 8601 has them.
const ISO: [&str; 2] = ["ymd", "ym"];

/// Looks at all patterns for dates.
pub(super) fn look(said: &mut Said<'_>) {
    if let Some(cldr) = said.cldr {
        let orders = cldr.forms("orders");
        let orders: Vec<&str> = orders.iter().flat_map(|all| all.split(' ')).chain(ISO).collect();
        for text in ORDERED.iter().filter_map(|key| said.text(key)).collect::<Vec<_>>() {
            look_at_order(&orders, text, said);
        }
    }
    look_at_words(said);
}

fn look_at_order(orders: &[&str], text: &Written, said: &mut Said<'_>) {
    let order: String = tokens(text).into_iter().filter_map(part).collect();
    if orders.len() <= ISO.len() || order.len() < 2 || orders.contains(&order.as_str()) {
        return;
    }
    let message = format!("the parts stand in the order {}", spelled(&order));
    let usual = orders.iter().find(|it| it.len() == order.len() && !ISO.contains(it));
    let usual = usual.or(orders.first()).map_or_else(String::new, |it| spelled(it));
    let hint =
        format!("CLDR has {usual}; if this is right, say why on the line above: `# differs: …`");
    said.fault(Kind::Unlike, text, message, "otherwise than in CLDR", hint);
}

/// The letter of a part of a date.
fn part(name: &str) -> Option<char> {
    match name {
        "d" | "dd" => Some('d'),
        "m" | "mm" | "month" => Some('m'),
        "y" => Some('y'),
        _ => None,
    }
}

fn spelled(order: &str) -> String {
    let parts = order.chars().map(|part| match part {
        'd' => "day",
        'm' => "month",
        _ => "year",
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The side of a number on which a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    Behind,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Before => Self::Behind,
            Self::Behind => Self::Before,
        }
    }
}

/// A word beside a number: on which side, beside which part of a date or a time.
type Beside = (Side, String);

/// Looks for words that stand beside another part than elsewhere in the file.
fn look_at_words(said: &mut Said<'_>) {
    let texts = WORDED.iter().flat_map(|key| said.below(key)).map(|(_, text)| text);
    let texts: Vec<(&Written, Vec<(Beside, &str)>)> =
        texts.map(|text| (text, beside(text))).collect();
    let mut counts: BTreeMap<&Beside, BTreeMap<&str, usize>> = BTreeMap::new();
    for (beside, part) in texts.iter().flat_map(|(_, all)| all) {
        *counts.entry(beside).or_default().entry(part).or_default() += 1;
    }
    // The ending of an ordinal belongs to all numbers: 2026ஆம் … 3ஆம்.
    let is_shared = |word: &Beside, part: &str| {
        let is_beside_both =
            |all: &[(Beside, &str)]| all.iter().any(|(it, other)| it == word && *other != part);
        texts.iter().any(|(_, all)| {
            all.iter().any(|(it, other)| it == word && *other == part) && is_beside_both(all)
        })
    };
    for (text, all) in &texts {
        for (beside, part) in all.iter().filter(|(beside, part)| !is_shared(beside, part)) {
            let Some(others) = counts.get(beside) else { continue };
            let own = others.get(part).copied().unwrap_or_default();
            let more = others.iter().filter(|(it, _)| *it != part).max_by_key(|(_, count)| **count);
            let Some((other, count)) = more else { continue };
            if *count > own {
                let message =
                    format!("`{}` stands beside {part}, and elsewhere beside {other}", beside.1);
                let hint = "a word such as this belongs to one part of a date or a time";
                said.fault(Kind::Pattern, text, message, "beside another part", hint);
                break;
            }
        }
    }
    look_for_lost(&texts, &counts, said);
}

/// Looks for a number that has lost its word, where the others of its pattern have theirs.
fn look_for_lost(
    texts: &[(&Written, Vec<(Beside, &str)>)],
    counts: &BTreeMap<&Beside, BTreeMap<&str, usize>>,
    said: &mut Said<'_>,
) {
    // Where the days of a month are written out, they bring their word.
    let days_have_words = !said.below("formats.date.days").is_empty();
    let dates = texts.iter().filter(|(text, _)| text.key.starts_with("formats.date."));
    for (text, all) in dates {
        let lost = [Side::Before, Side::Behind].into_iter().find_map(|side| {
            let there: Vec<&str> =
                all.iter().filter(|((it, _), _)| *it == side).map(|(_, part)| *part).collect();
            let mut numbers = tokens(text).into_iter().filter_map(numeral);
            let bare = numbers
                .find(|part| !(there.contains(part) || days_have_words && *part == DAY))
                .filter(|_| !there.is_empty())?;
            let words = counts.iter().filter(|((it, _), _)| *it == side);
            let counted = words.filter_map(|((_, word), parts)| Some((*parts.get(bare)?, word)));
            // A word between two numbers belongs to the one beside which it stands more often.
            let is_own = |(count, word): &(usize, &String)| {
                let other = counts.get(&(side.other(), (*word).clone()));
                other.is_none_or(|parts| parts.values().all(|other| other <= count))
            };
            let (count, word) = counted.filter(is_own).max_by_key(|(count, _)| *count)?;
            (count > 1).then_some((bare, word))
        });
        if let Some((bare, word)) = lost {
            let message = format!("`{word}` is missing beside {bare}");
            let hint = "elsewhere in this file it stands there";
            said.fault(Kind::Pattern, text, message, "a number without its word", hint);
        }
    }
}

/// What a number in a pattern is.
fn numeral(name: &str) -> Option<&'static str> {
    match name {
        "d" | "dd" => Some(DAY),
        "m" => Some("the month"),
        "y" => Some("the year"),
        _ => HOUR.contains(&name).then_some("the hour"),
    }
}

/// The words beside the numbers of a pattern. What stands behind a whole time, such as
/// "a.m.", says nothing of its last number.
fn beside(text: &Written) -> Vec<(Beside, &'static str)> {
    let is_time = text.key.contains("time");
    let minutes_or_month = if is_time { "the minutes" } else { "the month" };
    let all = parts(text);
    if is_time && tokens(text).first() == Some(&"mm") {
        // That is said by itself.
        return Vec::new();
    }
    let of = |part: &Part<'_>| match part {
        Part::Token("mm") => Some(minutes_or_month),
        Part::Token(name) => numeral(name),
        Part::Words(_) => None,
    };
    let count = all.iter().filter_map(of).count();
    let has_word_between = all.windows(3).any(|three| {
        let word = match &three[1] {
            Part::Words(words) => !first_word(words).is_empty(),
            Part::Token(_) => false,
        };
        word && of(&three[0]).is_some() && of(&three[2]).is_some()
    });
    let mut found = Vec::new();
    for (at, number) in all.iter().enumerate() {
        let Some(part) = of(number) else { continue };
        let mut add = |side: Side, word: String| {
            if !word.is_empty() {
                found.push(((side, word), part));
            }
        };
        if let Some(Part::Words(words)) = all.get(at + 1)
            && (!is_time || has_word_between || count == 1 && words.trim().chars().count() == 1)
        {
            add(Side::Behind, first_word(words));
        }
        if let Some(Part::Words(words)) = at.checked_sub(1).and_then(|at| all.get(at))
            && !is_time
        {
            add(Side::Before, last_word(words));
        }
    }
    found
}

/// The letters with which words begin.
fn first_word(words: &str) -> String {
    let words =
        words.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{2060}' || c == '-');
    words.chars().take_while(|c| is_letter(*c)).collect()
}

/// The letters with which words end.
fn last_word(words: &str) -> String {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{2060}');
    let mut letters: Vec<char> = words.chars().rev().take_while(|c| is_letter(*c)).collect();
    letters.reverse();
    letters.into_iter().collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}
