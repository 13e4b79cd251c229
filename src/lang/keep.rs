//! Names that lines do not cut.
//!
//! In: a text and the names that its language keeps whole. Out: where they stand
//! in it. Knows nothing about lines.

use std::ops::Range;

use super::{is_control, is_spaced};

/// Where the names stand in a text. Blanks and characters that only steer line
/// breaks do not count: `My Number` is found with any blank, and a Japanese name
/// with blanks between its phrases, too.
///
/// A name that begins with a blank, such as the Turkish ` da`, is a word that
/// belongs to the one before it: both together are what must not be cut.
#[must_use]
pub fn names(text: &str, names: &[String]) -> Vec<Range<usize>> {
    if names.is_empty() {
        return Vec::new();
    }
    let inked = |(_, c): &(usize, char)| !c.is_whitespace() && !is_control(*c);
    let (places, letters): (Vec<usize>, Vec<char>) = text.char_indices().filter(inked).unzip();
    let mut found = Vec::new();
    for name in names {
        let leans = name.starts_with(char::is_whitespace);
        let name: Vec<char> = name.char_indices().filter(inked).map(|(_, c)| c).collect();
        let Some(first) = name.first() else { continue };
        for (at, window) in letters.windows(name.len()).enumerate() {
            if window[0] == *first && *window == name[..] {
                let last = at + name.len() - 1;
                let place = places[at]..places[last] + letters[last].len_utf8();
                found.extend(if leans { with_word_before(text, place) } else { Some(place) });
            }
        }
    }
    found
}

/// A place and the word before it, if the place is a word by itself. Of a text
/// without blanks between words, it is the last character.
fn with_word_before(text: &str, place: Range<usize>) -> Option<Range<usize>> {
    let blank = |c: char| c.is_whitespace() || is_control(c);
    let before = text[..place.start].trim_end_matches(is_control);
    let word = before.trim_end_matches(blank);
    let (last, _) = word.char_indices().next_back()?;
    let stands_alone = before.ends_with(char::is_whitespace)
        && !text[place.end..].trim_start_matches(is_control).starts_with(char::is_alphanumeric);
    let start = word.trim_end_matches(|c| !blank(c) && is_spaced(c)).len();
    stands_alone.then_some(start.min(last)..place.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whatever_stands_between_their_letters() {
        let kept = ["My Number".to_owned(), "個人番号通知書".to_owned()];
        let text = "My\u{A0}Number, 個人番号\u{200B}通知書";
        let found: Vec<&str> = names(text, &kept).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, ["My\u{A0}Number", "個人番号\u{200B}通知書"]);
        assert!(names("my number", &kept).is_empty());
        assert!(names("", &kept).is_empty());
    }
    #[test]
    fn a_word_that_leans_on_another_is_found_with_it() {
        let kept = [" da".to_owned(), " ဖြင့်".to_owned()];
        let found = |text: &'static str| -> Vec<&str> {
            names(text, &kept).into_iter().map(|place| &text[place]).collect()
        };
        assert_eq!(
            found("Karta da başvurun, ya \u{200B}da. (e-Tax) da!"),
            ["Karta da", "ya \u{200B}da", "(e-Tax) da"]
        );
        // A part of a word, and a word with nothing before it.
        assert!(found("odada daha da\u{2060}ha, dal").is_empty());
        assert!(found("da").is_empty());
        assert_eq!(found("(市区町村役場) ဖြင့်"), [") ဖြင့်"]);
    }
}
