//! The characters of a string that reach the paper, each with its place.
//!
//! In: a string of a pack as it was written. Out: its characters without markup,
//! escapes and readings; a reference is one character. Knows nothing about languages.

use crate::model::{Piece, PieceKind, Reference, Written};
use crate::source::Span;

/// What stands for a reference or a part of a pattern: nobody typed it.
pub(crate) const OBJECT: char = '\u{FFFC}';

/// A character on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Printed {
    /// The character.
    pub(crate) character: char,
    /// Its first byte in the string as TOML means it.
    pub(crate) start: usize,
    /// The byte behind its last, with the markup that belongs to it.
    pub(crate) end: usize,
}

/// The characters of a string on the paper, and where references stand among
/// them.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// The characters in the order in which they are read.
    pub(crate) characters: Vec<Printed>,
    /// The references, each with the index of its [`OBJECT`].
    pub(crate) references: Vec<(usize, &'a Reference)>,
}

impl<'a> Line<'a> {
    /// The characters of a string, bases of ruby among them.
    pub(crate) fn of(written: &'a Written) -> Self {
        let mut line = Self { characters: Vec::new(), references: Vec::new() };
        let mut at = 0;
        for piece in &written.pieces {
            at = start(written, piece.span, at);
            match &piece.kind {
                PieceKind::Text(text) => line.push_text(&written.text, text, &mut at),
                PieceKind::Ruby(readings) => {
                    let end = behind_brace(&written.text, at);
                    let bases = readings.iter().flat_map(|reading| reading.base.chars());
                    line.push_base(bases, at, end);
                    at = end;
                }
                PieceKind::Reference(_) | PieceKind::Token(_) => {
                    let end = behind_brace(&written.text, at);
                    line.push_object(piece, at, end);
                    at = end;
                }
            }
        }
        line
    }

    /// Adds characters that stand in the string as they are, or behind a
    /// backslash of the markup.
    fn push_text(&mut self, whole: &str, text: &str, at: &mut usize) {
        for character in text.chars() {
            let rest = whole.get(*at..).unwrap_or_default();
            // Control characters are not printed.
            let skipped: usize =
                rest.chars().take_while(|&c| c != character && c != '\\').map(char::len_utf8).sum();
            let rest = &rest[skipped..];
            let escaped = rest.strip_prefix('\\').is_some_and(|next| next.starts_with(character));
            let start = *at + skipped;
            let end = start + usize::from(escaped) + character.len_utf8();
            self.characters.push(Printed { character, start, end });
            *at = end;
        }
    }

    /// Adds the bases of ruby; the first takes the opening brace with it, and the
    /// last the readings.
    fn push_base(&mut self, bases: impl Iterator<Item = char>, start: usize, end: usize) {
        let first = self.characters.len();
        let mut at = start + 1;
        for character in bases {
            let next = at + character.len_utf8();
            self.characters.push(Printed { character, start: at, end: next });
            at = next;
        }
        if let Some(first) = self.characters.get_mut(first) {
            first.start = start;
        }
        if let Some(last) = self.characters.last_mut() {
            last.end = end;
        }
    }

    fn push_object(&mut self, piece: &'a Piece, start: usize, end: usize) {
        if let PieceKind::Reference(reference) = &piece.kind {
            self.references.push((self.characters.len(), reference));
        }
        self.characters.push(Printed { character: OBJECT, start, end });
    }
}

/// Where a piece begins in the decoded string, not before `from`.
fn start(written: &Written, span: Span, from: usize) -> usize {
    let rest = written.text.get(from..).unwrap_or_default();
    let ends = rest.chars().scan(from, |at, c| {
        *at += c.len_utf8();
        Some(*at)
    });
    let mut starts = std::iter::once(from).chain(ends);
    starts.find(|&at| written.place(at, at).start >= span.start).unwrap_or(written.text.len())
}

/// The end of the braces that open at `at`.
fn behind_brace(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('}').map_or(text.len(), |close| at + close + 1)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::model::{Reading, Usage};
    use crate::source::{Places, Sources};

    /// A piece that begins at a part of the text.
    type Part<'t> = (&'t str, PieceKind);

    fn text(text: &str) -> PieceKind {
        PieceKind::Text(text.to_owned())
    }

    /// The printed characters, each with its place in the text.
    fn shown(whole: &str, parts: Vec<Part<'_>>) -> Vec<(char, String)> {
        let file = Sources::new(Path::new(".")).add("x.toml", whole.into(), None);
        let pieces = parts.into_iter().scan(0, |from, (part, kind)| {
            let start = *from + whole[*from..].find(part).unwrap();
            *from = start + part.len();
            Some(Piece { kind, strong: false, span: Span::new(file, start, *from) })
        });
        let written = Written {
            key: String::new(),
            usage: Usage::Words,
            span: Span::new(file, 0, whole.len()),
            text: whole.to_owned(),
            pieces: pieces.collect(),
            places: Places::new(Span::new(file, 0, whole.len()), vec![(0, 0)]),
        };
        let place = |printed: &Printed| {
            let span = written.place(printed.start, printed.end);
            whole[span.start as usize..span.end as usize].to_owned()
        };
        let line = Line::of(&written);
        line.characters.iter().map(|printed| (printed.character, place(printed))).collect()
    }

    #[test]
    fn each_character_has_its_place() {
        let ruby = |base: &str, reading: &str| Reading {
            base: base.to_owned(),
            reading: reading.to_owned(),
        };
        let parts = vec![
            ("a", text("a")),
            ("01", text("01")),
            ("-", text("-")),
            ("{漢字|かん|じ}", PieceKind::Ruby(vec![ruby("漢", "かん"), ruby("字", "じ")])),
            ("\\{x\\\\", text("{x\\")),
            ("{h}", PieceKind::Token("h".to_owned())),
        ];
        let shown = shown("a**01**-{漢字|かん|じ}\\{x\\\\{h}", parts);
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
        assert_eq!(shown, expected.map(|(character, place)| (character, place.to_owned())));
    }

    #[test]
    fn what_was_not_printed_is_passed_over() {
        let shown = shown("{|か}1\n2 } {", vec![("1\n2 } {", text("12 } {"))]);
        let places: String = shown.iter().map(|(_, place)| place.as_str()).collect();
        assert_eq!(places, "12 } {");
    }
}
