//! Patterns with parts to fill in: `"{from} to {to}"`.
//!
//! In: a string of a pack and the parts that it may and must have. Out: a
//! [`Pattern`] that is filled with texts. Knows not what the parts mean.

use super::literal::Literal;
use super::markup::parse;
use super::reader::{TEXT, shortened};
use super::rich::{append, emphasise, length, text};
use super::{codes, suggest};
use crate::diag::Sink;
use crate::model::{Inline, Piece, PieceKind, Rich};
use crate::source::Span;

/// A string with parts to fill in.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    pieces: Vec<Piece>,
}

impl Pattern {
    /// Reads a pattern that may have the parts `allowed`, and must have one of
    /// each group in `needed`.
    pub(crate) fn read(
        literal: &Literal<'_>,
        allowed: &[&str],
        needed: &[&[&str]],
        sink: &mut Sink,
    ) -> Self {
        let pieces = parse(literal, sink);
        let pattern = Self { pieces };
        for piece in &pattern.pieces {
            let name = match &piece.kind {
                PieceKind::Token(name) => name.as_str(),
                PieceKind::Reference(reference) => reference.kind.as_str(),
                PieceKind::Text(_) | PieceKind::Ruby(_) => continue,
            };
            let is_token = matches!(piece.kind, PieceKind::Token(_));
            if !is_token || !allowed.contains(&name) {
                let message = format!("a pattern cannot have `{}` here", shortened(name));
                sink.report(
                    codes::UNKNOWN_REFERENCE
                        .at(piece.span, message)
                        .label("nothing fills this")
                        .hint(suggest::hint(name, allowed.iter().copied())),
                );
            }
        }
        for group in needed {
            if !group.iter().any(|name| pattern.uses(name)) {
                let names: Vec<String> = group.iter().map(|name| format!("{{{name}}}")).collect();
                let message = format!("the pattern lacks {}", names.join(" or "));
                sink.report(
                    codes::MISSING_TOKEN.at(literal.span, message).label("says too little"),
                );
            }
        }
        pattern
    }

    /// Whether the pattern has a part of this name.
    pub(crate) fn uses(&self, part: &str) -> bool {
        self.pieces
            .iter()
            .any(|piece| matches!(&piece.kind, PieceKind::Token(name) if name == part))
    }

    /// The pattern with its parts filled in, as a text that stands at `at`;
    /// `keep` forbids line breaks in the pattern's own characters. What becomes
    /// longer than a text may be is cut off: it is reported where it is printed.
    pub(crate) fn fill(&self, at: Span, keep: bool, parts: &[(&str, Rich)]) -> Rich {
        let mut filled = Rich::default();
        let mut filled_length = 0;
        for piece in &self.pieces {
            if filled_length > TEXT {
                break;
            }
            let mut next = match &piece.kind {
                PieceKind::Text(words) => Rich(vec![text(words.clone(), keep, at)]),
                PieceKind::Ruby(readings) => {
                    Rich(vec![Inline::Ruby { readings: readings.clone(), strong: false, span: at }])
                }
                PieceKind::Token(name) => {
                    let part = parts.iter().find(|(part, _)| part == name);
                    part.map(|(_, rich)| rich.clone()).unwrap_or_default()
                }
                PieceKind::Reference(_) => Rich::default(),
            };
            if piece.strong {
                emphasise(&mut next);
            }
            filled_length += length(&next);
            append(&mut filled, next);
        }
        filled
    }
}
