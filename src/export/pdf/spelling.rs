//! Sharing out the characters of a word over its glyphs.
//!
//! In: glyphs in the order in which they are shown, and characters in the order
//! in which they are read. Out: how many characters each glyph takes, so that
//! together they spell the word. Knows no fonts.
//!
//! The glyphs of Indic and Southeast Asian scripts are not in the order of their
//! characters, and there may be more of them: a vowel can stand on both sides of
//! its letter. Readers that put words together glyph by glyph have two habits:
//! a mark (Unicode category Mn) does not move their pen, so a glyph with an
//! advance should not begin with a mark, nor a glyph without one with a letter,
//! nor should there be a mark in the first glyph behind a blank; and those that compare the glyphs with the `ActualText` want the whole text
//! before the first glyph that says nothing, but for the blank at the end.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

/// A glyph to which characters are given.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    /// Which glyph of the run.
    pub(super) glyph: usize,
    /// Its advance in ems.
    pub(super) advance: f32,
    /// At the end of a cluster, how many characters were due up to here.
    pub(super) due: Option<usize>,
}

/// The most characters that one glyph takes, if it can be helped.
const MOST: usize = 6;

/// How far the glyphs may run ahead of their characters or fall behind.
const DRIFT: usize = 8;

/// The advance from which a reader whose pen does not move sees a new line.
const WIDE: f32 = 0.7;

/// What is wrong with a choice; the sum is made as small as can be.
mod cost {
    pub(super) const LETTER_WITHOUT_ADVANCE: u32 = 20;
    pub(super) const MARK_WITH_WIDE_ADVANCE: u32 = 30;
    pub(super) const MARK_WITH_ADVANCE: u32 = 8;
    pub(super) const MARK_IN_FRONT: u32 = 12;
    pub(super) const SECOND_LETTER: u32 = 2;
    pub(super) const SECOND_MARK: u32 = 2;
    pub(super) const NOT_ITS_OWN: u32 = 1;
    pub(super) const SILENCE: u32 = 3;
}

/// For each slot, the number of characters said up to its end.
pub(super) fn spell(slots: &[Slot], characters: &[char]) -> Vec<usize> {
    let marks: Vec<bool> = characters.iter().map(|&character| is_mark(character)).collect();
    let ends = one_by_one(slots, characters.len());
    if is_good(slots, &marks, &ends) {
        return ends;
    }
    shared_out(slots, characters, &marks).unwrap_or_else(|| all_at_once(slots, characters.len()))
}

/// Whether a character is a mark that takes no room (UAX #9 gives these, Mn and
/// Me, the class NSM).
fn is_mark(character: char) -> bool {
    bidi_class(character) == BidiClass::NSM
}

/// One character for each glyph of a cluster, and for its last all that are left.
fn one_by_one(slots: &[Slot], characters: usize) -> Vec<usize> {
    let (mut end, mut due) = (0, 0);
    let mut ends = Vec::with_capacity(slots.len());
    for slot in slots {
        due = slot.due.unwrap_or(due);
        let next = (end + 1).min(characters);
        end = if slot.due.is_some() { due.max(next) } else { next };
        ends.push(end);
    }
    ends
}

fn is_good(slots: &[Slot], marks: &[bool], ends: &[usize]) -> bool {
    let mut start = 0;
    slots.iter().zip(ends).all(|(slot, &end)| {
        let is_good = start < end
            && (slot.advance <= 0.0) == marks[start]
            && slot.due.is_none_or(|due| due == end);
        start = end;
        is_good
    })
}

/// The first glyph says everything. Wrong for eyes that follow a cursor, right
/// for everyone else.
fn all_at_once(slots: &[Slot], characters: usize) -> Vec<usize> {
    vec![characters; slots.len()]
}

/// The cheapest way to share out the characters, if there is one: a shortest
/// path over (glyphs shown, characters said).
fn shared_out(slots: &[Slot], characters: &[char], marks: &[bool]) -> Option<Vec<usize>> {
    let width = characters.len() + 1;
    let blanks = characters.iter().rev().take_while(|character| **character == ' ').count();
    let silence_from = characters.len() - blanks;
    let mut best: Vec<Option<(u32, usize)>> = vec![None; width * (slots.len() + 1)];
    best[0] = Some((0, 0));
    let mut due = 0_usize;
    for (row, slot) in slots.iter().enumerate() {
        let low = due.saturating_sub(DRIFT);
        due = slot.due.unwrap_or(due);
        for start in low..=(due + DRIFT).min(characters.len()) {
            let Some((so_far, _)) = best[row * width + start] else { continue };
            let first = start + usize::from(start < silence_from);
            for end in first..=(start + MOST).min(characters.len()) {
                let total = so_far + price(slot, marks, start..end);
                let there = &mut best[(row + 1) * width + end];
                if there.is_none_or(|(known, _)| total < known) {
                    *there = Some((total, start));
                }
            }
        }
    }
    let mut end = characters.len();
    let mut ends = vec![end; slots.len()];
    for row in (0..slots.len()).rev() {
        ends[row] = end;
        end = best[(row + 1) * width + end]?.1;
    }
    Some(ends)
}

fn price(slot: &Slot, marks: &[bool], taken: Range<usize>) -> u32 {
    let (start, end) = (taken.start, taken.end);
    let Some((&first, rest)) = marks[taken].split_first() else { return cost::SILENCE };
    let wrong = match (slot.advance, first) {
        (..=0.0, false) => cost::LETTER_WITHOUT_ADVANCE,
        (WIDE.., true) => cost::MARK_WITH_WIDE_ADVANCE,
        (advance, true) if advance > 0.0 => cost::MARK_WITH_ADVANCE,
        _ if start == 0 && rest.contains(&true) => cost::MARK_IN_FRONT,
        _ => 0,
    };
    let more: u32 = rest
        .iter()
        .map(|&mark| if mark { cost::SECOND_MARK } else { cost::SECOND_LETTER })
        .sum();
    let astray = if slot.due.is_some_and(|due| due != end) { cost::NOT_ITS_OWN } else { 0 };
    wrong + more + astray
}
