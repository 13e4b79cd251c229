//! Syllables of Khmer.
//!
//! In: a character with its neighbours. Out: what is wrong with it (The Unicode
//! Standard 16.4: consonant, register shifter, subscripts, vowel, signs).

use super::{Fault, NO_LETTER, pair, single};

/// The sign that makes the next consonant a subscript.
const COENG: char = '\u{17D2}';

/// What is wrong with a character of Khmer.
pub(super) fn fault(before: Option<char>, c: char, after: Option<char>) -> Option<Fault> {
    if matches!(c, '\u{17A3}' | '\u{17A4}' | '\u{17B4}' | '\u{17B5}' | '\u{17D3}' | '\u{17D8}') {
        return single("a character that Unicode has withdrawn", "type អ, អា, ំ or ។ល។ for it");
    }
    if !is_sign(c) {
        return None;
    }
    let Some(previous) = before.filter(|&c| is_letter(c) || is_sign(c)) else {
        return Some(NO_LETTER);
    };
    if c == COENG && !after.is_some_and(is_letter) {
        return single(
            "a subscript sign without a consonant after it",
            "type the consonant, or remove ្",
        );
    }
    if previous == COENG {
        return pair(
            "a subscript sign without a consonant after it",
            "type the consonant, or remove ្",
        );
    }
    if c == previous {
        return pair("the same sign twice", "type it once");
    }
    let (vowel, closing) = (is_vowel(previous), matches!(previous, '\u{17C6}'..='\u{17C8}'));
    match c {
        'ា' if previous == 'េ' => {
            pair("េ and ា stand for one vowel", "type ោ as one character")
        }
        'ី' if previous == 'េ' => pair("េ and ី stand for one vowel", "type ើ as one character"),
        '\u{17B6}'..='\u{17C5}' if vowel => pair("two vowels on one consonant", "keep one of them"),
        '\u{17B6}'..='\u{17C5}' if closing => {
            pair("a vowel stands after the sign that closes it", "type the vowel first: ាំ, ុះ")
        }
        '៉' | '៊' if vowel || closing => pair(
            "a register sign stands after its vowel",
            "type it directly after the consonant: ស៊ី",
        ),
        '\u{17B6}'..='\u{17C5}' if matches!(previous, '\u{17CB}' | '\u{17CD}'..='\u{17D1}') => {
            pair("a vowel stands after a sign of the end", "type the vowel first")
        }
        COENG if vowel || closing => {
            pair("a subscript stands after the vowel", "type the subscript first, then the vowel")
        }
        _ => None,
    }
}

/// Where ្រ stands before another subscript: it is typed last, however it is drawn.
pub(in crate::check::language) fn early_ro(chars: &[char]) -> impl Iterator<Item = usize> {
    let is_early = |window: &[char]| matches!(window, [COENG, 'រ', COENG, below] if is_letter(*below) && *below != 'រ');
    let found = chars.windows(4).enumerate().filter(move |(_, window)| is_early(window));
    found.map(|(at, _)| at + 2)
}

/// What is said of it.
pub(in crate::check::language) const EARLY_RO: Fault = Fault {
    with_before: true,
    what: "្រ stands before another subscript",
    hint: "type the other subscript first, then ្រ: ស្ត្រី",
};

fn is_letter(c: char) -> bool {
    matches!(c, '\u{1780}'..='\u{17B3}')
}

fn is_vowel(c: char) -> bool {
    matches!(c, '\u{17B6}'..='\u{17C5}')
}

fn is_sign(c: char) -> bool {
    matches!(c, '\u{17B6}'..='\u{17D3}' | '\u{17DD}')
}

#[cfg(test)]
mod tests {
    use crate::check::language::syllable::faults_of;

    #[test]
    fn right_syllables_are_left_alone() {
        for word in [
            "ខ្មែរ",
            "ស៊ី",
            "វ៉ែនតា",
            "ប៉ុ",
            "កុំ",
            "កាំ",
            "កោះ",
            "ព្រះ",
            "ឲ្យ",
            "ស្ត្រី",
            "ន័យ",
            "ក៏",
            "សាមីខ្លួន",
            "មន្ត្រី",
        ] {
            assert_eq!(faults_of(word), 0, "{word}");
        }
    }

    #[test]
    fn wrong_syllables_are_found() {
        for word in ["កេា", "កេី", "កាា", "ក្ ", "្ក", "ក្្ក", "កំា", "កី៊", " ា", "១់", "ក្ា", "សី្រ", "ឣ"]
        {
            assert!(faults_of(word) > 0, "{word}");
        }
    }
}
