//! A structured text as one string with its styles beside it.
//!
//! In: a [`Rich`] text. Out: a [`Flat`] text, in which every later step counts
//! bytes. Knows nothing about fonts or widths.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::{BidiClass, bidi_class};

use crate::content::model::{Inline, Mark, Rich, Text};
use crate::content::{Languages, Profile};
use crate::fonts::Weight;
use crate::source::Span;

/// The character that stands for a drawn mark.
pub(super) const MARK: char = '\u{FFFC}';

/// One string, and what its stretches are.
#[derive(Debug)]
pub(super) struct Flat {
    /// The characters of all pieces in reading order.
    pub(super) text: String,
    /// The pieces; together they cover the text.
    pub(super) pieces: Vec<Piece>,
    /// The readings above their bases, in the order of the text.
    pub(super) annotations: Vec<Annotation>,
}

impl Flat {
    /// The piece in which a byte stands.
    pub(super) fn piece_at(&self, at: usize) -> &Piece {
        self.piece_before(at + 1)
    }

    /// The piece in which the character before a byte stands.
    pub(super) fn piece_before(&self, at: usize) -> &Piece {
        &self.pieces[self.pieces.partition_point(|piece| piece.range.end < at)]
    }
}

/// A stretch of one style.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// How its language is set.
    pub(super) profile: Arc<Profile>,
    /// The weight of its font.
    pub(super) weight: Weight,
    /// Whether it is emphasised.
    pub(super) strong: bool,
    /// Whether no line breaks inside.
    pub(super) keep: bool,
    /// Whether it is a telephone number.
    pub(super) phone: bool,
    /// If it is a drawn mark and not text: which, and what is said for it.
    pub(super) mark: Option<(Mark, String)>,
    /// Where it stands in the pack.
    pub(super) span: Span,
}

/// A reading above a base (JLREQ 3.3).
#[derive(Debug)]
pub(super) struct Annotation {
    /// The bytes of the base.
    pub(super) base: Range<usize>,
    /// The characters above it.
    pub(super) reading: String,
    /// Bases with the same number form one compound word.
    pub(super) compound: usize,
    /// The piece in which the base stands.
    pub(super) piece: usize,
}

/// Whether a character is an instruction that is never printed nor read:
/// soft hyphen, zero-width space, word joiner and the bidi controls of UAX #9.
pub(super) fn is_control(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Writes all inlines into one string.
pub(super) fn flatten(
    rich: &Rich,
    profile: &Arc<Profile>,
    weight: Weight,
    languages: &Languages,
) -> Flat {
    let mut flat = Flat { text: String::new(), pieces: Vec::new(), annotations: Vec::new() };
    let plain = |strong: bool, span: Span| Piece {
        range: 0..0,
        profile: Arc::clone(profile),
        weight: if strong { Weight::Bold } else { weight },
        strong,
        keep: false,
        phone: false,
        mark: None,
        span,
    };
    for (number, inline) in rich.0.iter().enumerate() {
        let start = flat.text.len();
        let mut piece = match inline {
            Inline::Text(text) => {
                let next = |step: usize| rich.0.get(number.wrapping_add(step));
                let isolated = profile.setting.is_right_to_left() && stands_apart(text);
                let begins = isolated && !goes_on(next(usize::MAX), text);
                let ends = isolated && !goes_on(next(1), text);
                push_text(&mut flat.text, text, (begins, ends));
                let own = text.language.as_ref().and_then(|tag| languages.nearest(tag));
                let profile = Arc::clone(own.unwrap_or(profile));
                let (keep, phone) = (text.keep, text.phone);
                Piece { profile, keep, phone, ..plain(text.strong, text.span) }
            }
            Inline::Ruby { readings, strong, span } => {
                for reading in readings.iter().filter(|reading| !reading.base.is_empty()) {
                    let base = flat.text.len();
                    flat.text.extend(reading.base.chars().map(printable));
                    flat.annotations.push(Annotation {
                        base: base..flat.text.len(),
                        reading: reading.reading.chars().map(printable).collect(),
                        compound: number,
                        piece: flat.pieces.len(),
                    });
                }
                plain(*strong, *span)
            }
            Inline::Mark { mark, alt, span } => {
                flat.text.push(MARK);
                Piece { mark: Some((*mark, alt.clone())), ..plain(false, *span) }
            }
        };
        piece.range = start..flat.text.len();
        if !piece.range.is_empty() {
            flat.pieces.push(piece);
        }
    }
    flat
}

/// Whether a piece keeps a direction of its own between words from right to left: what
/// is in another language, and what comes from facts, such as an address, a number
/// or a page on the web (UAX #9, first strong isolate). The words of a pack decide
/// together.
fn stands_apart(text: &Text) -> bool {
    let has = |wanted: fn(BidiClass) -> bool| text.text.chars().any(|c| wanted(bidi_class(c)));
    // Without any of them, such as a comma between two facts, an isolate would run from
    // left to right.
    let has_direction = || {
        has(|class| matches!(class, BidiClass::L | BidiClass::EN | BidiClass::AN))
            || has(|class| matches!(class, BidiClass::R | BidiClass::AL))
    };
    let is_address = || text.text.contains('@') || text.text.contains("://");
    text.language.is_some() || (text.keep || is_address()) && has_direction()
}

/// Whether a piece beside another says more of the same in its language, such as the
/// number of a house behind the name of its street.
fn goes_on(beside: Option<&Inline>, text: &Text) -> bool {
    let Some(Inline::Text(beside)) = beside else { return false };
    text.language.is_some() && beside.language == text.language && stands_apart(beside)
}

/// Appends characters, with the marks of an isolate where one begins or ends. Blanks at its
/// edges stay outside: they part it from what stands beside it.
fn push_text(into: &mut String, text: &Text, (begins, ends): (bool, bool)) {
    let text = text.text.as_str();
    let rest = if begins { text.trim_start() } else { text };
    let inner = if ends { rest.trim_end() } else { rest };
    into.extend(text[..text.len() - rest.len()].chars().map(printable));
    if begins {
        into.push('\u{2068}');
    }
    into.extend(inner.chars().map(printable));
    if ends {
        into.push('\u{2069}');
    }
    into.extend(rest[inner.len()..].chars().map(printable));
}

/// Line ends and tabs never come from a pack; if one does, it is a blank.
fn printable(c: char) -> char {
    match c {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        _ => c,
    }
}
