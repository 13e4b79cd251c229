//! Texts of a pack as comments of another one.
//!
//! In: strings as TOML means them. Out: lines that begin with `#`, from which
//! parts can be copied into a string. Knows nothing about languages.

use crate::content::markup::plural;

/// A text as it would stand between quotation marks, without what belongs to
/// its own language: the readings of ruby and the places for line breaks.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for character in without_readings(text).chars() {
        match character {
            '\u{200B}' | '\u{2060}' => {}
            '\\' | '"' => shown.extend(['\\', character]),
            // What nobody sees could not be copied.
            c if c.is_control() || c.is_whitespace() && c != ' ' => {
                shown.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => shown.push(c),
        }
    }
    shown
}

/// The text with `{漢字|かんじ}` as `漢字`.
fn without_readings(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let escaped = rest.starts_with('\\');
        let end = if escaped {
            rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end)
        } else {
            rest.find('}').map_or(rest.len(), |end| end + 1)
        };
        let (piece, behind) = rest.split_at(end);
        let inner = piece.strip_prefix('{').and_then(|inner| inner.strip_suffix('}'));
        match inner.and_then(|inner| plural(inner).or(inner.split_once('|'))) {
            // The words beside a number belong to a language as readings do.
            Some((base, _)) if base.contains(':') => plain.push_str(&format!("{{{base}}}")),
            Some((base, _)) => plain.push_str(base),
            None => plain.push_str(piece),
        }
        rest = behind;
    }
    plain + rest
}

/// A paragraph as comment lines of at most 80 characters, each behind `indent`.
pub(super) fn comment(indent: &str, paragraph: &str) -> String {
    let mut lines = String::new();
    let mut line = format!("{indent}#");
    for word in paragraph.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > 80 && !line.ends_with('#') {
            lines.push_str(&line);
            lines.push('\n');
            line = format!("{indent}#");
        }
        line.push(' ');
        line.push_str(word);
    }
    lines + &line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_copied_is_shown() {
        assert_eq!(shown("約{number:months}\u{200B}か月"), "約{number:months}か月");
        assert_eq!(shown("{年|ねん}と{漢字|かん|じ}。**あ**"), "年と漢字。**あ**");
        assert_eq!(shown("6\u{A0}months \"here\""), "6\\u00A0months \\\"here\\\"");
        assert_eq!(shown("a \\{b|c\\} {d"), "a \\\\{b|c\\\\} {d");
    }

    #[test]
    fn long_comments_are_broken_between_words() {
        let lines = comment("  ", &"word ".repeat(40));
        assert!(lines.lines().all(|line| line.starts_with("  # ") && line.len() <= 80));
        assert_eq!(comment("", "one"), "# one\n");
    }
}
