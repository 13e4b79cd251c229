//! Patterns with their parts filled in.
//!
//! In: a [`Pattern`] and texts for its parts. Out: a text. Does not know what the
//! parts mean.

use super::rich::{append, emphasise, foreign, length, text};
use crate::content::form::reader::TEXT;
use crate::content::model::{Inline, PieceKind, Rich};
use crate::content::table::language::pattern::Pattern;
use crate::source::Span;

impl Pattern {
    /// The pattern without parts, as a text that stands where it does.
    pub(crate) fn words(&self) -> Rich {
        self.fill(self.span, false, &[])
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
                PieceKind::Foreign(language, words) => foreign(words, language, at),
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
