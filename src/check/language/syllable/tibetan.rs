//! Stacks of Tibetan.
//!
//! In: a character and the one before it. Out: what is wrong with it (The Unicode
//! Standard 13.4: letter, letters under it, vowel, sign).

use super::{Fault, NO_LETTER, pair};

/// What is wrong with a character of Tibetan.
pub(super) fn fault(before: Option<char>, c: char) -> Option<Fault> {
    let is_under = matches!(c, '\u{F8D}'..='\u{FBC}');
    if !is_under && !is_vowel(c) && !is_closing(c) {
        return None;
    }
    let previous = before.filter(|&c| {
        matches!(c, '\u{F40}'..='\u{F6C}' | '\u{F88}'..='\u{FBC}' | '\u{25CC}')
            || is_vowel(c)
            || is_closing(c)
    });
    let Some(previous) = previous else { return Some(NO_LETTER) };
    match previous {
        _ if c == previous => pair("the same sign twice", "type it once"),
        _ if is_under && (is_vowel(previous) || is_closing(previous)) => {
            pair("a letter under another stands after the vowel", "type the letters first")
        }
        // A long vowel is a vowel with འ under it.
        '\u{F71}' => None,
        _ if is_vowel(c) && is_vowel(previous) => {
            pair("two vowel signs on one letter", "keep one of them")
        }
        _ => None,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, '\u{F71}'..='\u{F7D}' | '\u{F80}' | '\u{F81}')
}

fn is_closing(c: char) -> bool {
    matches!(c, '\u{F7E}' | '\u{F7F}' | '\u{F82}' | '\u{F83}')
}

#[cfg(test)]
mod tests {
    use crate::check::language::syllable::faults_of;

    #[test]
    fn stacks_are_judged() {
        for word in ["བོད་སྐད", "བཀྲ་ཤིས", "རྒྱུགས", "ཨོཾ", "ཨཱི"]
        {
            assert_eq!(faults_of(word), 0, "{word}");
        }
        for word in ["ཀིི", "ཀོོ", " ི", "ཀིྱ", "ཀིུ"] {
            assert!(faults_of(word) > 0, "{word}");
        }
    }
}
