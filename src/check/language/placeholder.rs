//! `placeholder`: what stands for a text that is not written yet.
//!
//! In: a string. Out: a message per sign or word that holds a place: those of every
//! language, and those that its file names.

use std::ops::Range;

use super::Text;
use crate::check::letters::{is_alphanumeric, small};
use crate::check::{Check, Run};
use crate::content::model::Usage;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "placeholder",
        severity: Severity::Warning,
        fixed: false,
        what: "A text holds the place of one that is not written yet, or a note about it. Such are \
               TODO, TBD, FIXME, xxx, ???, (?), `[...]`, ○○, ____, ###, %s, lorem ipsum, and words \
               such as 翻訳中, which the files of the language, of Japanese and of English name \
               under `unfinished` in `[habits]`.",
        why: "Translators and editors leave such signs in drafts, and readers see that nobody \
              read the flyer before it was printed.",
        remedy: "Write the text. Where the sign is meant, as ○○ in an example of how to fill in a \
                 form, allow it in chirashi.toml.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "«TODO»""#,
            right: r#"prompt = "Take a look!""#,
        }),
        source: "What translators and editors leave in drafts; no hand-out is printed with it.",
    },
    run: Run::Text(run),
};

/// Words that editors leave everywhere, in capital letters alone.
const CAPITAL: [&str; 9] =
    ["TODO", "FIXME", "TBD", "TBA", "TBC", "XXX", "WIP", "PLACEHOLDER", "DUMMY"];

/// The same in small letters; the last are the beginning of a text that says nothing.
const SMALL: [&str; 6] = ["xxx", "xxxx", "fixme", "tbd", "lorem", "ipsum"];

/// Signs that stand for characters that are not known yet, with how many of them do.
const SIGNS: [(&str, usize); 6] =
    [("○〇◯●◎△▲□■", 2), ("?？", 3), ("_＿", 3), ("×✕✖", 2), ("#＃", 3), ("@＠", 2)];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    // `weak-alt` tells that an alternative text has no word.
    let says_nothing = || !text.chars.iter().any(|c| is_alphanumeric(*c));
    match text.usage() {
        Usage::Words => {}
        Usage::Spoken if !says_nothing() => {}
        Usage::Spoken | Usage::Format | Usage::LanguageName | Usage::Head => return,
    }
    let found = find(&text.chars, &text.habits.unfinished);
    if let Some(range) = found.or_else(|| phrase(&text.chars, text.unfinished)) {
        let message = format!("`{}` holds the place of a text", text.words(range.clone()));
        let diagnostic = text.at(rule, range, message).label("not written yet?");
        sink.report(diagnostic.hint("write the text, or allow the sign in chirashi.toml"));
    }
}

/// The first of what holds a place.
pub(in crate::check) fn find(chars: &[char], own: &[String]) -> Option<Range<usize>> {
    word(chars)
        .or_else(|| slot(chars))
        .or_else(|| signs(chars))
        .or_else(|| dots(chars))
        .or_else(|| phrase(chars, own))
}

/// A word of Latin letters that editors leave.
fn word(chars: &[char]) -> Option<Range<usize>> {
    // In a text in capital letters TODO is a word: ¡TODO GRATIS!
    let shouts = |own: &Range<usize>| {
        let is_upper = |it: &[char]| it.len() > 1 && it.iter().all(|c| !c.is_lowercase());
        chars[own.clone()] == ['T', 'O', 'D', 'O']
            && latin_words(chars).any(|it| it != *own && is_upper(&chars[it]))
    };
    latin_words(chars).find(|range| {
        let word: String = chars[range.clone()].iter().collect();
        CAPITAL.contains(&&*word) && !shouts(range)
            || SMALL.contains(&&*word.to_lowercase())
                && (word.chars().all(char::is_lowercase) || word.starts_with(['L', 'X']))
    })
}

/// What programs fill in: %s, %d.
fn slot(chars: &[char]) -> Option<Range<usize>> {
    let mut pairs = chars.windows(3).enumerate();
    let is_end = |c: char| !is_alphanumeric(c);
    let (at, _) = pairs.find(|(at, three)| {
        let begins = at.checked_sub(1).is_none_or(|at| !is_alphanumeric(chars[at]));
        begins && three[0] == '%' && matches!(three[1], 's' | 'd') && is_end(three[2])
    })?;
    Some(at..at + 2)
}

/// The words that begin with a Latin letter.
fn latin_words(chars: &[char]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_first = |at: usize| {
            chars[at].is_ascii_alphabetic() && (at == 0 || !is_alphanumeric(chars[at - 1]))
        };
        let start = (at..chars.len()).find(|&at| is_first(at))?;
        at = start + chars[start..].iter().take_while(|c| is_alphanumeric(**c)).count();
        Some(start..at)
    })
}

fn signs(chars: &[char]) -> Option<Range<usize>> {
    SIGNS.iter().find_map(|(signs, least)| {
        let mut at = 0;
        while at < chars.len() {
            let length = chars[at..].iter().take_while(|c| signs.contains(**c)).count();
            if length >= *least {
                return Some(at..at + length);
            }
            at += length.max(1);
        }
        None
    })
}

/// `[...]`, `[…]`, `(...)`, `(?)`, or nothing but dots.
fn dots(chars: &[char]) -> Option<Range<usize>> {
    let is_dot = |c: &char| matches!(c, '.' | '…' | '・' | '．');
    let closing = |c: char| match c {
        '[' => Some(']'),
        '(' => Some(')'),
        '（' => Some('）'),
        '［' => Some('］'),
        '<' => Some('>'),
        _ => None,
    };
    let bracketed = (0..chars.len()).find_map(|at| {
        let close = closing(chars[at])?;
        let is_sign = |c: &&char| is_dot(c) || matches!(c, '?' | '？');
        let length = chars[at + 1..].iter().take_while(is_sign).count();
        let to = at + 1 + length;
        (length > 0 && chars.get(to) == Some(&close)).then_some(at..to + 1)
    });
    let is_nothing =
        !chars.is_empty() && chars.iter().all(|c| is_dot(c) || matches!(c, '-' | '–' | '—'));
    bracketed.or_else(|| is_nothing.then_some(0..chars.len()))
}

/// Words of the language that say it.
fn phrase(chars: &[char], own: &[String]) -> Option<Range<usize>> {
    if own.is_empty() {
        return None;
    }
    let lower: Vec<char> = chars.iter().copied().map(small).collect();
    let is_end = |at: Option<&char>| {
        at.is_none_or(|c| !(c.is_alphabetic() && is_alphanumeric(*c) && *c < '\u{900}'))
    };
    own.iter().find_map(|phrase| {
        let mut letters = phrase.chars().map(small);
        let first = letters.next()?;
        let starts = lower.iter().enumerate().filter(|(_, c)| **c == first);
        let mut ranges = starts.filter_map(|(at, _)| {
            let rest = letters.clone();
            let mut behind = lower[at + 1..].iter();
            let length = rest.map(|c| behind.next() == Some(&c)).take_while(|same| *same).count();
            let end = at + 1 + length;
            (length == letters.clone().count()).then_some(at..end)
        });
        ranges.find(|range| {
            is_end(range.start.checked_sub(1).and_then(|at| lower.get(at)))
                && is_end(lower.get(range.end))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        let own = ["翻訳中".to_owned(), "to be translated".to_owned()];
        find(&chars, &own).map(|range| chars[range].iter().collect())
    }

    #[test]
    fn what_holds_a_place_is_found() {
        for (text, sign) in [
            ("TODO", "TODO"),
            ("Call xxx now", "xxx"),
            ("Lorem ipsum dolor", "Lorem"),
            ("○○課へ", "○○"),
            ("電話は？？？", "？？？"),
            ("see […]", "[…]"),
            ("see (...)", "(...)"),
            ("この文は翻訳中です", "翻訳中"),
            ("(To be translated)", "To be translated"),
            ("the notice (?) comes", "(?)"),
            ("### call us", "###"),
            ("within %s days", "%s"),
            ("…", "…"),
        ] {
            assert_eq!(found(text).as_deref(), Some(sign), "{text}");
        }
        for text in [
            "¡TODO GRATIS!",
            "Todo el mundo",
            "○をつける",
            "one month later…",
            "XXL, 2XL",
            "(見本)",
            "A × B",
            "Really?",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
