//! Where two texts first differ.
//!
//! In: the text that was expected and the text that was found. Out: the first
//! place where they differ, with some of what stands around it. White space and
//! characters that only steer the typesetter are not compared. Knows nothing about files.

use crate::lang::is_control;

/// How many characters are shown before and behind the first that differs.
const BEFORE: usize = 12;
const BEHIND: usize = 24;

/// The first difference of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How many characters are the same, white space folded.
    pub at: usize,
    /// What was expected there, with what stands around it.
    pub expected: String,
    /// What was found there, with what stands around it.
    pub found: String,
}

/// Where `found` first differs from `expected`; `None` if they are the same.
/// Any white space is one blank, and none at the ends; so a blank that is
/// missing or too much is a difference, and a line break for a blank is not.
#[must_use]
pub fn difference(expected: &str, found: &str) -> Option<Difference> {
    let (expected, found) = (fold(expected), fold(found));
    let at = expected.iter().zip(&found).take_while(|(one, other)| one == other).count();
    if at == expected.len() && at == found.len() {
        return None;
    }
    Some(Difference { at, expected: around(&expected, at), found: around(&found, at) })
}

fn fold(text: &str) -> Vec<char> {
    let mut folded = Vec::with_capacity(text.len());
    let mut is_blank = false;
    // A tab or a line feed is a control character, but white space first.
    for character in text.chars() {
        if character.is_whitespace() {
            is_blank = true;
        } else if !is_control(character) {
            if is_blank && !folded.is_empty() {
                folded.push(' ');
            }
            is_blank = false;
            folded.push(character);
        }
    }
    folded
}

/// The characters around a place, with an ellipsis where some are left out.
fn around(text: &[char], at: usize) -> String {
    let (start, end) = (at.saturating_sub(BEFORE), text.len().min(at + BEHIND));
    let open = if start > 0 { "…" } else { "" };
    let close = if end < text.len() { "…" } else { "" };
    let shown: String = text[start..end].iter().collect();
    format!("{open}{shown}{close}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_controls_do_not_count() {
        assert_eq!(difference(" a\tb\n\n c", "a b c\u{2060} "), None);
        assert_eq!(difference("申\u{200b}請", "申請"), None);
        assert_eq!(difference("", "\n"), None);
    }

    #[test]
    fn a_blank_between_words_counts() {
        let found = difference("Apply online", "Applyonline").unwrap();
        assert_eq!((found.at, &*found.expected, &*found.found), (5, "Apply online", "Applyonline"));
        assert!(difference("申請", "申 請").is_some());
    }

    #[test]
    fn joiners_inside_words_count() {
        assert!(difference("क्\u{200d}ष", "क्ष").is_some());
    }

    #[test]
    fn the_first_difference_is_shown_with_what_is_around() {
        let expected = "0123456789 abcdefghijklmnopqrstuvwxyz 0123456789";
        let found = difference(expected, &expected.replace('n', "m")).unwrap();
        assert_eq!(found.at, 24);
        assert_eq!(found.expected, "…bcdefghijklmnopqrstuvwxyz 0123456789");
        assert_eq!(found.found, "…bcdefghijklmmopqrstuvwxyz 0123456789");
    }

    #[test]
    fn a_text_that_ends_early_differs_at_its_end() {
        let found = difference("one two", "one").unwrap();
        assert_eq!((found.at, &*found.expected, &*found.found), (3, "one two", "one"));
        let found = difference("", "x").unwrap();
        assert_eq!((found.at, &*found.expected, &*found.found), (0, "", "x"));
    }
}
