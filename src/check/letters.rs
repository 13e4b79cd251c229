//! The characters of a string as they are read, and what kinds they are.
//!
//! In: strings as their authors wrote them. Out: characters with their places,
//! folded texts, counts. Knows nothing about checks.

use std::sync::LazyLock;

use unicode_script::Script;

use crate::content::model::{Written, without_break_marks};
use crate::lang::script_of;

/// A string with its markup, but without break marks, and with single blanks:
/// what is the same is the same text.
pub(super) fn folded(text: &str) -> String {
    let words = without_break_marks(text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and digits of a string in lower case: what is the same sounds
/// the same.
pub(super) fn bare(string: &Written) -> String {
    let letters = string.read().map(|(_, c)| c).filter(|&c| is_alphanumeric(c));
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a string says as much as `least` letters or more: a character of a script that
/// writes syllables or words counts twice.
pub(super) fn weighs(string: &Written, least: usize) -> bool {
    let mut left = least;
    string.read().any(|(_, c)| {
        left = left.saturating_sub(letter_weight(c));
        left == 0
    })
}

/// How many of its letters a character is worth.
pub(super) fn letter_weight(character: char) -> usize {
    if !is_alphanumeric(character) {
        return 0;
    }
    match script(character) {
        Some(Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul) => 2,
        Some(_) | None => 1,
    }
}

/// The script of a letter; `None` for what belongs to no script in particular,
/// such as digits and marks.
pub(super) fn script(character: char) -> Option<Script> {
    if character.is_ascii() {
        return character.is_ascii_alphabetic().then_some(Script::Latin);
    }
    let script = script_of(character);
    let is_real = !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    (is_real && is_alphanumeric(character)).then_some(script)
}

/// The scripts of the letters of a string that are read, letter by letter.
pub(super) fn scripts(string: &Written) -> impl Iterator<Item = Script> {
    string.read().filter_map(|(_, character)| script(character))
}

/// Whether a character is a letter.
pub(super) fn is_alphabetic(c: char) -> bool {
    ALPHABETIC.has(c)
}

/// Whether a character is a letter or a digit.
pub(super) fn is_alphanumeric(c: char) -> bool {
    ALPHANUMERIC.has(c)
}

static ALPHABETIC: LazyLock<Plane> = LazyLock::new(|| Plane::of(char::is_alphabetic));
static ALPHANUMERIC: LazyLock<Plane> = LazyLock::new(|| Plane::of(char::is_alphanumeric));

/// What the standard library says of each character below U+10000, a bit for each: it
/// searches its tables from the start, which takes long for most letters but those of
/// Western Europe.
struct Plane {
    bits: Vec<u64>,
    is: fn(char) -> bool,
}

impl Plane {
    fn of(is: fn(char) -> bool) -> Self {
        let bit = |code: u32| u64::from(char::from_u32(code).is_some_and(is));
        let word = |word: u32| (0..64).map(|at| bit(word * 64 + at) << at).sum();
        Self { bits: (0..1024).map(word).collect(), is }
    }

    fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        match self.bits.get(code as usize / 64) {
            Some(word) => word >> (code % 64) & 1 == 1,
            None => (self.is)(c),
        }
    }
}

/// The small letter of a character, the first if there are several. Scripts without small
/// letters need no search.
pub(super) fn small(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        '\u{590}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3000}'..='\u{A63F}' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Whether a character is a Chinese character, or the sign that repeats one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '々' | '〆' | '〻' | '\u{2E80}'..='\u{2FD5}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether a character is hiragana.
pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// Whether a character is katakana or its long vowel.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
}

/// Whether a character is kana.
pub(super) fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

/// Whether a character is one of those that Japanese and Chinese are written
/// with.
pub(super) fn is_han_or_kana(c: char) -> bool {
    is_han(c) || is_kana(c)
}

/// Whether a character is a syllable of Hangul.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Whether a character prints nothing but room.
pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether a character is an instruction to the line breaker: the two that packs
/// use for breaks.
pub(super) fn is_break_mark(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}')
}

/// What opens a gloss or a quotation.
pub(super) fn opens(character: char) -> bool {
    matches!(
        character,
        '(' | '（'
            | '['
            | '［'
            | '〔'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '【'
            | '“'
            | '‘'
            | '„'
            | '«'
            | '‹'
    )
}

/// What closes a gloss or a quotation.
pub(super) fn closes(character: char) -> bool {
    matches!(
        character,
        ')' | '）'
            | ']'
            | '］'
            | '〕'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '”'
            | '’'
            | '»'
            | '›'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_folded_to_what_they_say() {
        assert_eq!(folded(" a\u{200B}b \u{A0} **c** "), "ab **c**");
        let written = Written::sample;
        assert_eq!(bare(&written("「申請」 する ABC.")), "申請するabc");
        assert!(weighs(&written("ab, 1"), 3) && !weighs(&written("ab, 1"), 4));
        assert!(weighs(&written("申請ー"), 5) && !weighs(&written("申請ー"), 6));
    }

    #[test]
    fn the_short_ways_are_the_right_ones() {
        for c in '\0'..='\u{2FFFF}' {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "U+{:04X}", u32::from(c));
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "U+{:04X}", u32::from(c));
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "U+{:04X}", u32::from(c));
        }
    }
}
