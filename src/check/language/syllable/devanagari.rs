//! Syllables of Devanagari.
//!
//! In: a character and the one before it, joiners apart. Out: what is wrong with
//! it (The Unicode Standard 12.1; Microsoft's vowel constraints).

use super::{Fault, NO_LETTER, pair};

/// The sign that takes the vowel from a consonant.
const VIRAMA: char = '\u{94D}';
/// The dot of borrowed sounds.
const NUKTA: char = '\u{93C}';

/// What is wrong with a character of Devanagari.
pub(super) fn fault(before: Option<char>, c: char) -> Option<Fault> {
    let is_closing = is_closing(c);
    if !is_vowel_sign(c) && !is_closing && c != VIRAMA && c != NUKTA {
        return None;
    }
    let Some(previous) = before.filter(|&c| carries(c)) else { return Some(NO_LETTER) };
    if c == previous {
        return pair("the same sign twice", "type it once");
    }
    if is_consonant(previous) || previous == NUKTA {
        return None;
    }
    match c {
        _ if is_closing => {
            // अं, काँ and कंः are right.
            (previous == VIRAMA)
                .then_some(pair("a sign stands on a consonant without a vowel", "remove ्"))
                .flatten()
        }
        VIRAMA => pair("् stands after a vowel", "it belongs directly after a consonant"),
        NUKTA => pair("the dot ़ stands after a vowel", "type it directly after its consonant"),
        _ if is_vowel_sign(previous) => {
            pair("two vowel signs on one consonant", "type ो, ौ, ै as one character")
        }
        _ if previous == VIRAMA => pair("a vowel sign stands after ्", "remove ्"),
        // Marathi and Hindi write अॅ in English words.
        '\u{945}' if previous == 'अ' => None,
        _ if is_vowel(previous) => {
            pair("a vowel sign stands on a vowel", "type आ, ओ, औ, ऐ as one character")
        }
        _ => pair("a vowel sign stands after the sign that closes it", "type the vowel first: ाँ"),
    }
}

/// Whether a sign can stand on a character at all.
fn carries(c: char) -> bool {
    is_consonant(c)
        || is_vowel(c)
        || is_vowel_sign(c)
        || is_closing(c)
        || matches!(c, VIRAMA | NUKTA | 'ॐ' | 'ऽ' | '\u{25CC}')
}

fn is_consonant(c: char) -> bool {
    matches!(c, '\u{915}'..='\u{939}' | '\u{958}'..='\u{95F}' | '\u{978}'..='\u{97F}' | '\u{25CC}')
}

fn is_vowel(c: char) -> bool {
    matches!(c, '\u{904}'..='\u{914}' | '\u{960}' | '\u{961}' | '\u{972}'..='\u{977}')
}

fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{93A}' | '\u{93B}' | '\u{93E}'..='\u{94C}' | '\u{94E}' | '\u{94F}' | '\u{955}'..='\u{957}' | '\u{962}' | '\u{963}')
}

/// Nasal and breath signs, which end a syllable.
fn is_closing(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}')
}

#[cfg(test)]
mod tests {
    use crate::check::language::syllable::faults_of;

    #[test]
    fn right_syllables_are_left_alone() {
        for word in [
            "तपाईं",
            "बनाऔँ",
            "काँ",
            "क़लम",
            "र्\u{200D}य",
            "क्\u{200C}ष",
            "निःशुल्क",
            "गर्नुहोस्",
            "ऐँ",
            "सङ्ख्या",
            "पढ़ाई",
            "वाङ्मय",
        ] {
            assert_eq!(faults_of(word), 0, "{word}");
        }
    }

    #[test]
    fn wrong_syllables_are_found() {
        for word in
            ["काा", "काे", "अा", "आे", "कंा", "क्ि", "क््क", "ा", "क ्", "१ा", "का्", "इि", "किी", "।ा"]
        {
            assert!(faults_of(word) > 0, "{word}");
        }
    }
}
