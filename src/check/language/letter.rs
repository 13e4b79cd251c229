//! What characters are to the checks of the language.
//!
//! In: one character. Out: its kind. Knows no text.

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
