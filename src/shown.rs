//! Text that people or programs wrote, made fit to be shown.
//!
//! In: names and texts of content, tables, manifests, file names and the command
//! line, in which anything may stand. Out: one line in which a terminal, the log of
//! a CI run or a list finds nothing to obey, sign for sign. Everything that is
//! printed and was not written by this program comes through here. Knows nothing
//! about what the texts mean.

use std::borrow::Cow;

use serde::Serialize;
use unicode_normalization::char::is_combining_mark;

/// More marks on a letter than any script has pile up over other lines.
const MARKS: usize = 8;

/// What stands for a sign that is not shown.
const SIGN: char = '\u{FFFD}';

/// A value as JSON that people can read, too, with a line feed at its end.
pub(crate) fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value);
    json.expect("texts, numbers and lists are always valid JSON") + "\n"
}

/// A name, a value or a message on one line: nothing invisible is left in it, so
/// that two names that look the same are the same.
#[must_use]
pub fn name(text: &str) -> Cow<'_, str> {
    let is_hidden = |c| is_obeyed(c) || is_invisible(c);
    match text.contains(is_joiner) {
        true => joined(text, is_hidden),
        false => shown(text, is_hidden),
    }
}

/// A text of a flyer on one line; the invisible signs that words are written and
/// broken with stay.
#[must_use]
pub fn text(text: &str) -> Cow<'_, str> {
    shown(text, is_obeyed)
}

/// Whether a name has signs that no name of a file has: controls, directions (UAX
/// #9), or what stands for bytes that are not UTF-8.
#[must_use]
pub fn is_odd(name: &str) -> bool {
    name.contains(|c| is_obeyed(c) || c == SIGN)
}

fn shown(text: &str, is_hidden: fn(char) -> bool) -> Cow<'_, str> {
    let text = match text.chars().any(is_hidden) {
        true => Cow::Owned(text.chars().map(|c| if is_hidden(c) { sign(c) } else { c }).collect()),
        false => Cow::Borrowed(text),
    };
    let text = if has_pile(&text) { Cow::Owned(unpiled(&text)) } else { text };
    if is_command(&text) { Cow::Owned(uncommanded(&text)) } else { text }
}

/// What terminals obey, and what ends or turns a line: controls, and the signs for
/// lines, paragraphs and directions.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Other signs of which nothing is seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}')
}

/// The two signs that say whether letters join.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// A text whose joiners stay where they belong to spelling: behind a letter or a mark of a
/// script whose letters join, in which what they do is seen (The Unicode Standard, 23.2).
fn joined(text: &str, is_hidden: fn(char) -> bool) -> Cow<'_, str> {
    let mut before = ' ';
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        let joins = matches!(before, '\u{620}'..='\u{6D3}' | '\u{900}'..='\u{DFF}');
        seen.push(if is_hidden(c) && !(is_joiner(c) && joins) { sign(c) } else { c });
        before = c;
    }
    Cow::Owned(shown(&seen, |_| false).into_owned())
}

/// What is seen in the place of a sign: the picture of a control, a blank for a
/// tab.
fn sign(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(SIGN),
        '\u{7F}' => '\u{2421}',
        _ => SIGN,
    }
}

/// Counts the marks on each letter, and says of each sign whether it is one too
/// many.
fn too_many() -> impl FnMut(char) -> bool {
    let mut marks = 0;
    move |c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        marks > MARKS
    }
}

fn has_pile(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(too_many())
}

fn unpiled(text: &str) -> String {
    let mut is_one_too_many = too_many();
    text.chars().map(|c| if is_one_too_many(c) { SIGN } else { c }).collect()
}

/// Whether the log of a CI run obeys a line with this text: `::error::` at its
/// start (GitHub), `##[…]` and `##vso[…]` wherever they stand (GitHub, Azure).
fn is_command(text: &str) -> bool {
    text.trim_start().starts_with("::")
        || text.match_indices("##").any(|(at, _)| is_command_at(&text[at..]))
}

/// Whether a text begins with `##`, a word or none, and a bracket.
fn is_command_at(text: &str) -> bool {
    let word = text.trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_alphabetic());
    text.starts_with("##") && word.starts_with('[')
}

/// The text with another sign in the place of the first of each command.
fn uncommanded(text: &str) -> String {
    let signs = text.char_indices().map(|(at, c)| match is_command_at(&text[at..]) {
        true => SIGN,
        false => c,
    });
    let text: String = signs.collect();
    if text.trim_start().starts_with("::") {
        text.replacen(':', &SIGN.to_string(), 1)
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_finds_nothing_to_obey() {
        assert_eq!(name("\u{1B}]0;pwn\u{7}\n::error::x"), "␛]0;pwn␇␊::error::x");
        assert_eq!(name("a\tb\r\u{7F}"), "a b␍␡");
        for odd in ['\u{85}', '\u{9B}', '\u{61C}', '\u{200E}', '\u{2028}', '\u{202E}', '\u{2066}'] {
            assert_eq!(name(&format!("a{odd}b")), "a\u{FFFD}b");
            assert_eq!(text(&format!("a{odd}b")), "a\u{FFFD}b");
            assert!(is_odd(&odd.to_string()));
        }
    }

    #[test]
    fn a_log_finds_no_command() {
        assert_eq!(name("::error::x"), "\u{FFFD}:error::x");
        assert_eq!(name(" ::set-output name=a::b"), " \u{FFFD}:set-output name=a::b");
        assert_eq!(name("x ##[error]y ##vso[task]"), "x \u{FFFD}#[error]y \u{FFFD}#vso[task]");
        assert_eq!(name("###[error]"), "\u{FFFD}\u{FFFD}#[error]");
        for plain in ["a::b #1", "## What changed", "a: b"] {
            assert_eq!(name(plain), plain);
        }
    }

    #[test]
    fn what_words_are_written_with_stays_in_texts_and_is_seen_in_names() {
        let word = "ক\u{200D}ষ\u{200B}ไทย";
        assert_eq!(text(word), word);
        assert_eq!(name(word), "ক\u{200D}ষ\u{FFFD}ไทย");
        assert_eq!(name("می\u{200C}شود"), "می\u{200C}شود");
        assert_eq!(name("a\u{200C}b \u{200D}"), "a\u{FFFD}b \u{FFFD}");
        for plain in ["日本e\u{301}", "မြန်မာ", "كتاب", "a — b", "😀"] {
            assert_eq!(name(plain), plain);
        }
        let pile = format!("e{}", "\u{301}\u{20DD}".repeat(50));
        assert_eq!(name(&pile).matches('\u{301}').count(), 4);
    }
}
