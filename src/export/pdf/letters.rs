//! The letters of a run from right to left.
//!
//! In: a run of glyphs. Out: its characters in the order in which they are read, each
//! with what is drawn for it and the room that is its own. Knows nothing about PDF
//! operators.
//!
//! Readers of PDF files turn around what runs from right to left, each in its own way,
//! and take what a word says itself (`ActualText`) for text from left to right. All of
//! them get it right where a file has no more and no less than letters: each shown by
//! itself, at its place, one character and one glyph, with no gap and no overlap
//! between it and the next. Fonts draw dots apart from letters, lift letters above
//! those behind them, and draw two as one; so letters are put together, and shared
//! out, here.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use super::composite::{Letter, Part, STRIP};
use super::font::Font;
use super::spelling::is_mark;
use super::words::{self, Cluster};
use crate::frame::GlyphRun;
use crate::lang::is_control;

/// The least room of a letter, in ems. Readers take narrower steps for a shadow of
/// the letter before, or lose the letter.
const LEAST: f32 = 0.11;

/// How far the room of a letter may differ from what its font says, in ems.
const LOOSE: f32 = 0.02;

/// A character as it is shown, or the marks of one.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) text: String,
    /// Where its room begins, in ems from the left end of the run.
    pub(super) place: f32,
    pub(super) drawn: Drawn,
}

/// What is drawn for a character.
#[derive(Debug)]
pub(super) enum Drawn {
    /// A glyph that stands where its font puts it.
    Glyph(u16),
    /// Several, one that does not, or none.
    Letter(Letter),
}

/// A cluster and its room, in ems from the left end of the run.
struct Room {
    cluster: Cluster,
    left: f32,
    right: f32,
    /// Its characters. The marks of a letter are one sign: pdfium turns several around.
    signs: Vec<String>,
}

impl Room {
    fn is_blank(&self) -> bool {
        self.signs.iter().all(|sign| sign.chars().all(char::is_whitespace))
    }

    /// Whether each of its characters has room enough.
    fn is_wide(&self) -> bool {
        is_wide(std::slice::from_ref(self))
    }
}

/// The characters of a run from right to left; `None` if it is another run, or if its
/// font can show no letters.
pub(super) fn letters(run: &GlyphRun, font: &Font<'_>) -> Option<Vec<Shown>> {
    if !is_right_to_left(run) || !font.takes_letters() {
        return None;
    }
    let rooms = rooms(run);
    let mut shown = Vec::with_capacity(rooms.len());
    let mut rest = rooms.as_slice();
    while !rest.is_empty() {
        let (group, behind) = rest.split_at(group(rest));
        share_out(run, font, group, &mut shown);
        rest = behind;
    }
    Some(shown)
}

/// Whether a run is read from its right end: also one that is a single letter.
fn is_right_to_left(run: &GlyphRun) -> bool {
    let is_letter = |character| matches!(bidi_class(character), BidiClass::R | BidiClass::AL);
    let is_one = || run.glyphs.windows(2).all(|pair| pair[0].cluster == pair[1].cluster);
    words::is_right_to_left(run) || is_one() && run.text.contains(is_letter)
}

/// The clusters in the order in which they are read.
fn rooms(run: &GlyphRun) -> Vec<Room> {
    let mut pens = vec![0.0];
    let mut pen = 0.0;
    for glyph in &run.glyphs {
        pen += glyph.advance.0;
        pens.push(pen);
    }
    let clusters = words::clusters(run, &(0..run.glyphs.len()), &(0..run.text.len()));
    let room = |cluster: Cluster| {
        let text = run.text.get(cluster.text.clone()).unwrap_or_default();
        let characters: Vec<char> = text.chars().filter(|&c| !is_control(c)).collect();
        let signs = characters.chunk_by(|one, next| is_mark(*one) && is_mark(*next));
        let signs = signs.map(|sign| sign.iter().collect()).collect();
        let (left, right) = (pens[cluster.glyphs.start], pens[cluster.glyphs.end]);
        Room { cluster, left, right, signs }
    };
    let rooms = clusters.into_iter().rev().map(room);
    rooms.filter(|room| !room.signs.is_empty()).collect()
}

/// Whether a sign stands at a letter rather than beside it.
fn is_small(sign: &str) -> bool {
    sign.chars().all(|character| is_mark(character) || character == '\u{200c}')
}

fn count(rooms: &[Room], wanted: impl Fn(&str) -> bool) -> f32 {
    let signs = rooms.iter().flat_map(|room| &room.signs);
    #[expect(clippy::cast_precision_loss, reason = "a word has fewer than 2^24 letters")]
    let count = signs.filter(|sign| wanted(sign)).count() as f32;
    count
}

/// How many of the first clusters share their room: as many as it takes for each
/// character to have enough.
fn group(rooms: &[Room]) -> usize {
    let Some(first) = rooms.first().filter(|first| !first.is_blank()) else { return 1 };
    if first.is_wide() && rooms.get(1).is_none_or(|next| next.is_blank() || next.is_wide()) {
        return 1;
    }
    let of_word = rooms.iter().take_while(|room| !room.is_blank()).count();
    let enough = (1..=of_word).find(|&count| {
        // One that is too narrow takes from the one before rather than from the next.
        let next = rooms[..of_word].get(count);
        is_wide(&rooms[..count]) && next.is_none_or(Room::is_wide)
    });
    enough.unwrap_or(of_word)
}

fn is_wide(rooms: &[Room]) -> bool {
    span(rooms).len() >= LEAST * count(rooms, |_| true)
}

/// From the leftmost to the rightmost edge.
struct Span {
    left: f32,
    right: f32,
}

impl Span {
    fn len(&self) -> f32 {
        self.right - self.left
    }
}

fn span(rooms: &[Room]) -> Span {
    let left = rooms.iter().map(|room| room.left).fold(f32::INFINITY, f32::min);
    let right = rooms.iter().map(|room| room.right).fold(f32::NEG_INFINITY, f32::max);
    Span { left, right }
}

/// Shares out the room of some clusters: to marks the least, to letters the rest. The
/// first sign of a cluster draws all of it.
fn share_out(run: &GlyphRun, font: &Font<'_>, rooms: &[Room], into: &mut Vec<Shown>) {
    let span = span(rooms);
    let even = span.len() / count(rooms, |_| true).max(1.0);
    let (small, letters) = (count(rooms, is_small), count(rooms, |sign| !is_small(sign)));
    let least = even.min(LEAST);
    let share = if letters > 0.0 { (span.len() - least * small) / letters } else { even };
    let mut place = span.right;
    for room in rooms {
        let mut glyphs = room.cluster.glyphs.clone();
        for text in &room.signs {
            let own = if letters > 0.0 && is_small(text) { least } else { share };
            place -= own;
            let drawn = if room.is_blank() {
                Drawn::Letter(Letter {
                    advance: font.units(own).max(0).cast_unsigned(),
                    parts: Vec::new(),
                })
            } else {
                drawn(run, font, (glyphs.clone(), room.left), (place, own))
            };
            into.push(Shown { text: text.clone(), place, drawn });
            glyphs.start = glyphs.end;
        }
    }
}

/// What is drawn in a room by glyphs whose pen starts at `pen`.
fn drawn(
    run: &GlyphRun,
    font: &Font<'_>,
    (glyphs, mut pen): (Range<usize>, f32),
    (place, share): (f32, f32),
) -> Drawn {
    if let [glyph] = &run.glyphs[glyphs.clone()] {
        let own = f32::from(font.width(glyph.id)) / 1000.0;
        let moved = [pen + glyph.x_offset.0 - place, glyph.y_offset.0];
        let is_still = moved.iter().all(|by| by.abs() < 0.001);
        if is_still && (share - own).abs() < LOOSE && own > 0.0 && font.crosses(glyph.id, STRIP) {
            return Drawn::Glyph(glyph.id);
        }
    }
    let mut parts = Vec::with_capacity(glyphs.len());
    for glyph in &run.glyphs[glyphs] {
        let x = font.units(pen + glyph.x_offset.0 - place);
        parts.push(Part { glyph: glyph.id, x, y: font.units(glyph.y_offset.0) });
        pen += glyph.advance.0;
    }
    let advance = font.units(share).max(0).cast_unsigned();
    Drawn::Letter(Letter { advance, parts })
}
