//! Names that lines do not cut.
//!
//! In: a text and the names that its language keeps whole. Out: where they stand
//! in it. Knows nothing about lines.

use std::ops::Range;

use super::is_control;

/// Where the names stand in a text. Blanks and characters that only steer line
/// breaks do not count: `My Number` is found with any blank, and a Japanese name
/// with blanks between its phrases, too.
#[must_use]
pub fn names(text: &str, names: &[String]) -> Vec<Range<usize>> {
    if names.is_empty() {
        return Vec::new();
    }
    let inked = |(_, c): &(usize, char)| !c.is_whitespace() && !is_control(*c);
    let letters: Vec<(usize, char)> = text.char_indices().filter(inked).collect();
    let mut found = Vec::new();
    for name in names {
        let name: Vec<char> = name.char_indices().filter(inked).map(|(_, c)| c).collect();
        if name.is_empty() {
            continue;
        }
        for window in letters.windows(name.len()) {
            if window.iter().map(|&(_, c)| c).eq(name.iter().copied()) {
                let (last, c) = window[name.len() - 1];
                found.push(window[0].0..last + c.len_utf8());
            }
        }
    }
    found
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
}
