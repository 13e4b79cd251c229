//! `space-before-mark`: a blank on the wrong side of a mark.
//!
//! In: a string. Out: a message per blank.

use super::Text;
use crate::check::letters::{is_blank, is_han_or_kana};
use crate::check::{Check, Run};
use crate::content::Marks;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "space-before-mark",
        severity: Severity::Error,
        fixed: false,
        what: "A blank stands before a comma, stop or closing bracket, or after an opening one. \
               Full-width marks bring their own space; others stand close to the word. Before ।, ។ \
               and ။ many writers put a blank: there it is a warning. Signs that repeat a word or \
               cut it short (ๆ, ฯ, ៗ) may have a blank, and languages such as French name their \
               habit with the key `spaced` in content/languages.",
        why: "The mark can begin a line, alone.",
        remedy: "Take the blank out.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"prompt = "カードは« »、これです""#,
            right: r#"prompt = "カードは、これです""#,
        }),
        source: "JLREQ 3.1; CLREQ 3.1; Chicago Manual of Style 6.9; CSS Text, closing punctuation",
    },
    run: Run::Text(run),
};

/// Full-width marks in front of which no blank stands.
const WIDE_CLOSING: &str = "、。，．！？：；）］｝〕」』】〉》〗";
/// Full-width marks behind which no blank stands.
const WIDE_OPENING: &str = "（［｛〔「『【〈《〖";
/// Narrow marks in front of which no blank stands.
const CLOSING: &str = ",.!?;:)]”»›’।॥။၊។៕៖،؛؟";
/// Marks before which many writers of Nepali, Khmer and Burmese put a blank.
const SPACED_BY_SOME: &str = "।॥၊။។៕៖";
/// Narrow marks behind which no blank stands.
const OPENING: &str = "([“„«‹¿¡";

/// How far back a quotation may begin.
const NEAR: usize = 200;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for (index, &c) in text.chars.iter().enumerate() {
        if !is_blank(c) {
            continue;
        }
        let (before, after) = (text.before(index), text.get(index + 1));
        let found = after
            .filter(|&mark| is_behind(text, index, mark))
            .map(|mark| (mark, "before"))
            .or_else(|| {
                before.filter(|&mark| is_in_front(text, index, mark)).map(|m| (m, "after"))
            });
        if let Some((mark, side)) = found {
            let message = format!("a blank {side} `{mark}`");
            let diagnostic = text.at(rule, index..index + 1, message);
            let mut diagnostic = diagnostic.label("a blank").hint("take it out");
            if SPACED_BY_SOME.contains(mark) {
                diagnostic.severity = rule.severity.min(Severity::Warning);
            }
            sink.report(diagnostic);
        }
    }
}

/// Whether a blank at an index stands before a closing mark.
fn is_behind(text: &Text<'_>, index: usize, mark: char) -> bool {
    if WIDE_CLOSING.contains(mark) {
        return true;
    }
    let next = text.get(index + 2);
    let is_narrow = text.habits.marks == Some(Marks::Half)
        || text.before(index).is_some_and(is_han_or_kana) && !matches!(mark, '.' | '’');
    // .5 is a number, … an ellipsis, ’s and ’90 are words.
    let is_part = match mark {
        '.' => next.is_some_and(|c| c.is_alphanumeric() || c == '.'),
        '’' | ':' => next.is_some_and(char::is_alphanumeric),
        _ => false,
    };
    let is_closing = match side(&text.habits.quotes, mark) {
        Some(side) => side == Side::Close,
        None => CLOSING.contains(mark),
    };
    is_narrow && is_closing && !text.habits.spaced.contains(mark) && !is_part && index > 0
}

/// Which side of a quotation a mark stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// At both, as in Swedish: ”…”.
    Both,
}

/// The side of a mark with which the language says it quotes: Urdu has ”…“.
fn side(quotes: &[(char, char)], mark: char) -> Option<Side> {
    let opens = quotes.iter().any(|&(open, _)| open == mark);
    let closes = quotes.iter().any(|&(_, close)| close == mark);
    match (opens, closes) {
        (true, false) => Some(Side::Open),
        (false, true) => Some(Side::Close),
        (true, true) => Some(Side::Both),
        (false, false) => None,
    }
}

/// Whether a blank at an index stands behind an opening mark.
fn is_in_front(text: &Text<'_>, index: usize, mark: char) -> bool {
    let is_opening = match side(&text.habits.quotes, mark) {
        Some(Side::Open) => true,
        Some(Side::Close) => false,
        Some(Side::Both) | None => OPENING.contains(mark),
    };
    WIDE_OPENING.contains(mark)
        || (text.habits.marks == Some(Marks::Half)
            && is_opening
            && !text.habits.spaced.contains(mark)
            // “ closes „ in some languages.
            && !(mark == '“' && text.chars[..index].iter().rev().take(NEAR).any(|&c| c == '„')))
}

#[cfg(test)]
mod tests {
    use super::{Side, side};

    #[test]
    fn the_quotation_marks_of_a_language_have_its_sides() {
        let urdu = [('”', '“'), ('’', '‘')];
        assert_eq!(side(&urdu, '”'), Some(Side::Open));
        assert_eq!(side(&urdu, '“'), Some(Side::Close));
        assert_eq!(side(&[('”', '”')], '”'), Some(Side::Both));
        assert_eq!(side(&[('«', '»')], '“'), None);
    }
}
