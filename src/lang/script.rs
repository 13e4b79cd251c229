//! What a character is, in any language.
//!
//! In: a character. Out: its script (UAX #24), for most letters without a search
//! in the tables, because layout and checks ask for millions; and whether it is a
//! control, like a hyphen, or spaced.

use unicode_script::{Script, UnicodeScript};

/// The script of a character (UAX #24).
#[must_use]
pub fn script_of(character: char) -> Script {
    match character {
        'A'..='Z' | 'a'..='z' => Script::Latin,
        '\0'..='@' | '['..='`' | '{'..='\u{7F}' => Script::Common,
        '\u{0400}'..='\u{0481}' => Script::Cyrillic,
        '\u{0900}'..='\u{0950}' => Script::Devanagari,
        '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E5B}' => Script::Thai,
        '\u{1000}'..='\u{109F}' => Script::Myanmar,
        '\u{1780}'..='\u{17D3}' => Script::Khmer,
        '\u{3041}'..='\u{3096}' => Script::Hiragana,
        '\u{30A1}'..='\u{30FA}' => Script::Katakana,
        '\u{4E00}'..='\u{9FFF}' => Script::Han,
        '\u{AC00}'..='\u{D7A3}' => Script::Hangul,
        _ => character.script(),
    }
}

/// Whether a character only steers line breaks or direction: it is in the pack
/// for the typesetter, not for the reader (UAX #14 ZW and WJ, UAX #9 2.4).
#[must_use]
pub fn is_control(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2060}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || character.is_control()
}

/// Whether a character looks like a hyphen between digits: hyphens, dashes, the
/// minus sign, and the long vowel of kana, which has the same key.
#[must_use]
pub fn is_like_hyphen(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | 'ー'
                | 'ｰ'
                | '－'
                | '﹣'
                | '\u{30A0}'
    )
}

/// Whether words of a script stand without blanks, so that a dictionary finds
/// them (UAX #14, class SA).
#[must_use]
pub fn needs_dictionary(c: char) -> bool {
    c >= '\u{E00}'
        && matches!(script_of(c), Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar)
}

/// Whether the script of a character puts blanks between words.
#[must_use]
pub fn is_spaced(character: char) -> bool {
    !matches!(
        script_of(character),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    ) && !matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_is_the_right_one() {
        for character in '\0'..='\u{2FFFF}' {
            assert_eq!(script_of(character), character.script(), "U+{:04X}", u32::from(character));
        }
    }
}
