//! The words of a string, and whether they stand in parentheses.
//!
//! In: a string, and what makes letters belong together. Out: words with their
//! places. Knows nothing about languages.

use unicode_normalization::char::is_combining_mark;

use super::letters::{closes, is_kana, opens};
use crate::content::model::Written;

/// Letters of one class, with what joins them.
#[derive(Debug)]
pub(super) struct Word<C> {
    /// What its letters are.
    pub(super) class: C,
    /// Its characters.
    pub(super) text: String,
    /// Where it stands in the string.
    pub(super) place: (usize, usize),
    /// Whether it stands in parentheses or quotation marks.
    pub(super) inside: bool,
    /// How many marks that open or close stand before it.
    pub(super) group: usize,
}

/// The words of a string, but for addresses and the like. `class` says what
/// kind of letter a character is; what is not a letter has none.
pub(super) fn words<C: PartialEq + Copy>(
    string: &Written,
    class: impl Fn(char) -> Option<C>,
) -> Vec<Word<C>> {
    let characters: Vec<(usize, char)> = string.read().collect();
    let (mut depth, mut group) = (0_usize, 0);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(&(start, character)) = characters.get(at) {
        let Some(own) = class(character) else {
            if opens(character) {
                (depth, group) = (depth + 1, group + 1);
            } else if closes(character) {
                (depth, group) = (depth.saturating_sub(1), group + 1);
            }
            at += 1;
            continue;
        };
        let length = length(&characters[at..], |c| match class(c) {
            Some(class) => class == own,
            None => c.is_numeric() || is_kana(c) || is_combining_mark(c),
        });
        let text: String = characters[at..at + length].iter().map(|(_, c)| c).collect();
        at += length;
        let (last, character) = characters[at - 1];
        let place = (start, last + character.len_utf8());
        if !text.contains(['.', '@', '/', '_', ':']) {
            words.push(Word { class: own, text, place, inside: depth > 0, group });
        }
    }
    words
}

/// How many characters the first word has.
fn length(characters: &[(usize, char)], belongs: impl Fn(char) -> bool) -> usize {
    let belongs = |at: usize| characters.get(at).is_some_and(|(_, c)| belongs(*c));
    let joins = |at: usize| characters.get(at).is_some_and(|(_, c)| is_joiner(*c));
    let mut length = 1;
    loop {
        if belongs(length) {
            length += 1;
        } else if joins(length) && belongs(length + 1) {
            length += 2;
        } else {
            return length;
        }
    }
}

/// Whether a mark between two letters belongs to the word: an apostrophe, a
/// hyphen, or a mark of an address.
fn is_joiner(character: char) -> bool {
    matches!(character, '-' | '\'' | '’' | '・' | '.' | '@' | '/' | '_' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_and_addresses_left_out() {
        let text = "My Number’ın (e-Tax, “kan’i kakitome”) www.moj.go.jp {phone:x} 4.5 cm";
        let words = words(&Written::sample(text), |c| c.is_alphabetic().then_some(()));
        let found: Vec<(&str, bool)> =
            words.iter().map(|word| (word.text.as_str(), word.inside)).collect();
        assert_eq!(
            found,
            [
                ("My", false),
                ("Number’ın", false),
                ("e-Tax", true),
                ("kan’i", true),
                ("kakitome", true),
                ("cm", false)
            ]
        );
        assert!(words.iter().all(|word| text[word.place.0..word.place.1] == word.text));
    }
}
