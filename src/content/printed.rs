//! The characters of a string that reach the paper, each with its place: the one
//! answer to what a text with markup shows.
//!
//! In: the pieces of a string. Out: its characters without markup, escapes and
//! readings; a reference is one character, with the words beside it behind it.
//! Knows nothing about languages.

use super::markup::{NUMBER, Piece, PieceKind};

/// What stands for a reference or a part of a pattern: nobody typed it (U+FFFC,
/// object replacement character).
pub const OBJECT: char = '\u{FFFC}';

/// A character on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// The character.
    pub character: char,
    /// Its first byte in the string as TOML means it.
    pub start: usize,
    /// The byte behind its last, with the markup that belongs to it.
    pub end: usize,
    /// Whether it stands in the words for some numbers, and others are there for
    /// most: one sentence has one of them.
    pub is_aside: bool,
}

/// The characters of the string `whole` on the paper.
#[must_use]
pub(crate) fn printed(whole: &str, pieces: &[Piece]) -> Vec<Printed> {
    let mut line = Line { characters: Vec::new() };
    for piece in pieces {
        let (start, end) = (piece.at.start, piece.at.end);
        match &piece.kind {
            PieceKind::Text(text) => line.push_text(whole, text, start),
            PieceKind::Ruby(readings) => {
                let bases = readings.iter().flat_map(|reading| reading.base.chars());
                line.push_base(bases, start, end);
            }
            PieceKind::Reference(reference) => {
                line.push(OBJECT, start, end, !reference.forms.is_empty());
                for (index, form) in reference.forms.iter().enumerate() {
                    line.push_form(&form.text, form.start, index + 1 < reference.forms.len());
                }
            }
            // No check of the language of a pack looks at words in another one.
            PieceKind::Foreign(..) | PieceKind::Token(_) => line.push(OBJECT, start, end, false),
        }
    }
    line.characters
}

/// The characters of pieces as one text.
#[must_use]
pub fn plain(shown: &[Printed]) -> String {
    shown.iter().filter(|it| !it.is_aside).map(|it| it.character).collect()
}

struct Line {
    characters: Vec<Printed>,
}

impl Line {
    fn push(&mut self, character: char, start: usize, end: usize, is_aside: bool) {
        self.characters.push(Printed { character, start, end, is_aside });
    }

    /// Adds characters that stand in the string as they are, or behind a
    /// backslash of the markup.
    fn push_text(&mut self, whole: &str, text: &str, mut at: usize) {
        for character in text.chars() {
            let rest = whole.get(at..).unwrap_or_default();
            // Control characters are not printed.
            let skipped: usize =
                rest.chars().take_while(|&c| c != character && c != '\\').map(char::len_utf8).sum();
            let rest = &rest[skipped..];
            let escaped = rest.strip_prefix('\\').is_some_and(|next| next.starts_with(character));
            let start = at + skipped;
            at = start + usize::from(escaped) + character.len_utf8();
            self.push(character, start, at, false);
        }
    }

    /// Adds the bases of ruby; the first takes the opening brace with it, and the
    /// last the readings.
    fn push_base(&mut self, bases: impl Iterator<Item = char>, start: usize, end: usize) {
        let first = self.characters.len();
        let mut at = start + 1;
        for character in bases {
            let next = at + character.len_utf8();
            self.push(character, at, next, false);
            at = next;
        }
        if let Some(first) = self.characters.get_mut(first) {
            first.start = start;
        }
        if let Some(last) = self.characters.last_mut() {
            last.end = end;
        }
    }

    /// Adds the words beside a number, and what tells them from the next ones.
    fn push_form(&mut self, text: &str, mut at: usize, is_aside: bool) {
        for character in text.chars() {
            let next = at + character.len_utf8();
            let shown = if character == NUMBER { OBJECT } else { character };
            self.push(shown, at, next, is_aside);
            at = next;
        }
        self.push(OBJECT, at, at + 1, true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::form::literal::Literal;
    use crate::content::markup::parse;
    use crate::diag::Sink;
    use crate::source::{FileId, Span};

    /// The printed characters, each with its place in the text.
    fn shown(whole: &str) -> Vec<(char, &str)> {
        let file = FileId::default();
        let literal = Literal::new(whole, "", Span::new(file, 0, whole.len()));
        let pieces = parse(&literal, &mut Sink::default());
        let printed = printed(whole, &pieces).into_iter();
        printed.map(|it| (it.character, &whole[it.start..it.end])).collect()
    }

    #[test]
    fn each_character_has_its_place() {
        let expected = [
            ('a', "a"),
            ('0', "0"),
            ('1', "1"),
            ('-', "-"),
            ('漢', "{漢"),
            ('字', "字|かん|じ}"),
            ('{', "\\{"),
            ('x', "x"),
            ('\\', "\\\\"),
            (OBJECT, "{h}"),
        ];
        assert_eq!(shown("a**01**-{漢字|かん|じ}\\{x\\\\{h}"), expected);
    }

    #[test]
    fn what_was_not_printed_is_passed_over() {
        let places: String = shown("{|か}1\n2").iter().map(|(_, place)| *place).collect();
        assert_eq!(places, "12");
    }

    #[test]
    fn words_beside_a_number_stand_behind_it() {
        let whole = "{number:x|one=# day|other=# days}";
        let read: String = shown(whole).iter().map(|(character, _)| *character).collect();
        assert_eq!(read, "\u{FFFC}\u{FFFC} day\u{FFFC}\u{FFFC} days\u{FFFC}");
        assert!(shown(whole)[1..].iter().all(|&(c, place)| c == OBJECT || place == c.to_string()));
    }
}
