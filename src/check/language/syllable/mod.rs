//! Syllables that no writer means: signs without a letter, two of a kind, or in
//! an order that no font can draw.
//!
//! In: a character with its neighbours. Out: what is wrong with it, by script.
//! Knows nothing about strings or languages. Each rule was tried on the shipped fonts with
//! HarfBuzz; most of these faults print a dotted circle.

mod indic;
pub(super) mod khmer;
pub(super) mod myanmar;
mod thai;
mod tibetan;
pub(in crate::check) mod vietnamese;

use unicode_normalization::char::is_combining_mark;

use crate::check::letters::{is_alphabetic, is_hangul, is_kana};
use crate::content::model::OBJECT;

/// What is wrong with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    /// Whether it is wrong because of the one before it.
    pub(super) with_before: bool,
    /// What is wrong.
    pub(super) what: &'static str,
    /// What to do, if there is one thing to do.
    pub(super) hint: &'static str,
}

/// What is said of signs without a letter.
const NO_LETTER: Fault = Fault {
    with_before: false,
    what: "a sign stands without a letter",
    hint: "type the letter first, or remove the sign",
};

const fn pair(what: &'static str, hint: &'static str) -> Option<Fault> {
    Some(Fault { with_before: true, what, hint })
}

const fn single(what: &'static str, hint: &'static str) -> Option<Fault> {
    Some(Fault { with_before: false, what, hint })
}

/// What is wrong with a character between two others.
pub(super) fn fault(before: Option<char>, c: char, after: Option<char>) -> Option<Fault> {
    match c {
        '\0'..'\u{300}' => None,
        '\u{900}'..='\u{DFF}' => indic::fault(before, c),
        '\u{E00}'..='\u{EFF}' => thai::fault(before, c, after),
        '\u{F00}'..='\u{FFF}' => tibetan::fault(before, c),
        '\u{1780}'..='\u{17FF}' => khmer::fault(before, c, after),
        '\u{334}'..='\u{338}' if before.is_some_and(is_alphabetic) => {
            pair("a stroke lies over a letter", "type the letter with its stroke: Đ, đ, ł, ø")
        }
        '\u{64B}'..='\u{650}' | '\u{652}' if before.is_some_and(is_vowel_mark) => {
            pair("two vowel marks on one letter", "keep one of them")
        }
        _ if is_sign(c) && before == Some(c) => pair("the same sign twice", "type it once"),
        // Burmese is judged with the whole string: it may be Zawgyi.
        '\u{1000}'..='\u{109F}' => None,
        '\u{307}'
            if matches!(before, Some('i' | 'j' | 'ı' | 'İ')) && !after.is_some_and(is_sign) =>
        {
            pair(
                "a dot on a letter with a dot",
                "İ was made small without regard to Turkish: type i",
            )
        }
        '゛' | '゜' if before.is_some_and(is_kana) => {
            pair("a sound mark stands after its kana", "type the kana with its mark: か゛ is が")
        }
        '\u{3131}'..='\u{3163}' => {
            let hangul = |c: Option<char>| c.is_some_and(is_hangul);
            (hangul(before) || hangul(after))
                .then_some(single(
                    "a single letter of Hangul beside a syllable",
                    "type the syllable again",
                ))
                .flatten()
        }
        _ if is_sign(c) && !before.is_some_and(carries) => Some(NO_LETTER),
        _ => None,
    }
}

/// Whether a character is drawn on the one before it.
fn is_sign(c: char) -> bool {
    is_combining_mark(c)
        && !matches!(c, '\u{34F}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is a vowel of Arabic, of which a letter has one.
fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{650}' | '\u{652}')
}

/// Whether a sign can be drawn on a character.
fn carries(c: char) -> bool {
    c != OBJECT
        && (is_alphabetic(c)
            || is_combining_mark(c)
            || matches!(c, '\u{25CC}' | '\u{200C}' | '\u{200D}'))
}

#[cfg(test)]
fn faults_of(word: &str) -> usize {
    let chars: Vec<char> = word.chars().collect();
    let is_joiner = |c: &char| matches!(c, '\u{200C}' | '\u{200D}');
    let before = |at: usize| chars[..at].iter().rev().copied().find(|c| !is_joiner(c));
    let after = |at: usize| chars.get(at + 1).copied();
    (0..chars.len()).filter(|&at| fault(before(at), chars[at], after(at)).is_some()).count()
}
