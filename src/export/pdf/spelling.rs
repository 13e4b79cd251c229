//! Sharing out the characters of a word over its glyphs.
//!
//! In: the glyphs of a word in the order in which they are shown, and its
//! characters in the order in which they are read. Out: how many characters
//! each glyph takes, so that together they spell the word. Knows nothing about fonts.
//!
//! The glyphs of Indic and Southeast Asian scripts are not in the order of their
//! characters, and there may be more of them: a vowel can stand on both sides of
//! its letter. Readers that put words together glyph by glyph do not move their
//! pen for a mark (Unicode category Mn). So a glyph with an advance should not
//! begin with a mark, nor a glyph without one with a letter, nor should there be
//! a mark in the first glyph behind a blank. A glyph may also take nothing.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

/// A glyph to which characters are given.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    /// Its advance in ems.
    pub(super) advance: f32,
    /// At the end of a cluster, how many characters were due up to here.
    pub(super) due: Option<usize>,
}

/// The most characters that one glyph takes, unless it is the only one.
const MOST: usize = 8;

/// How far glyphs may run ahead of their clusters or fall behind.
const DRIFT: usize = 4;

/// The advance, in ems, from which a reader whose pen does not move sees a new
/// line.
const WIDE: f32 = 0.7;

/// What is wrong with a choice; the sum is made as small as can be.
mod cost {
    pub(super) const LETTER_WITHOUT_ADVANCE: u32 = 20;
    pub(super) const MARK_WITH_WIDE_ADVANCE: u32 = 30;
    pub(super) const MARK_WITH_ADVANCE: u32 = 8;
    pub(super) const MARK_IN_FRONT: u32 = 12;
    pub(super) const SECOND_CHARACTER: u32 = 2;
    pub(super) const ASTRAY: u32 = 1;
    pub(super) const SILENT_MARK: u32 = 4;
    pub(super) const SILENT_LETTER: u32 = 14;
    pub(super) const SILENT_WIDE_LETTER: u32 = 40;
    pub(super) const SILENT_IN_FRONT: u32 = 100;
}

/// For each glyph of a word, the number of characters said up to its end.
///
/// Clusters are looked at one by one. Only if one of them has more letters to
/// draw than to say, the word is looked at as a whole, and glyphs may take
/// characters of the next cluster.
pub(super) fn spell(slots: &[Slot], characters: &[char]) -> Vec<usize> {
    let marks: Vec<bool> = characters.iter().map(|&character| is_mark(character)).collect();
    let mut ends = Vec::with_capacity(slots.len());
    let mut start = 0;
    let mut is_short = false;
    for cluster in slots.split_inclusive(|slot| slot.due.is_some()) {
        let end = cluster.last().and_then(|slot| slot.due).unwrap_or(marks.len());
        let before = ends.len();
        spell_cluster(cluster, &marks, start..end, &mut ends);
        let mut from = start;
        for (slot, &to) in cluster.iter().zip(&ends[before..]) {
            is_short |= from == to && slot.advance > 0.0;
            from = to;
        }
        start = end;
    }
    if is_short { shared_out(slots, &marks, 0..marks.len()).unwrap_or(ends) } else { ends }
}

fn spell_cluster(slots: &[Slot], marks: &[bool], text: Range<usize>, ends: &mut Vec<usize>) {
    let own = &marks[text.clone()];
    let is_easy = slots.len() == own.len()
        && slots.iter().zip(own).all(|(slot, &mark)| (slot.advance <= 0.0) == mark);
    if is_easy {
        ends.extend(text.start + 1..=text.end);
    } else if let [_] = slots {
        ends.push(text.end);
    } else {
        let shared = shared_out(slots, marks, text.clone());
        ends.extend(shared.unwrap_or_else(|| vec![text.end; slots.len()]));
    }
}

/// Whether a character is a mark that takes no room (UAX #9 gives these, Mn and
/// Me, the class NSM).
pub(super) fn is_mark(character: char) -> bool {
    // Most characters come before the first mark.
    character >= '\u{300}' && bidi_class(character) == BidiClass::NSM
}

/// The cheapest way to share out a stretch of characters: a shortest path over
/// (glyphs shown, characters said). There is none if the characters are too many.
fn shared_out(slots: &[Slot], marks: &[bool], text: Range<usize>) -> Option<Vec<usize>> {
    let width = text.len() + 1;
    let mut best: Vec<Option<(u32, usize)>> = vec![None; width * (slots.len() + 1)];
    best[0] = Some((0, 0));
    let mut due = text.start;
    for (row, slot) in slots.iter().enumerate() {
        let low = due.saturating_sub(DRIFT).max(text.start);
        due = slot.due.unwrap_or(due);
        let high = if slot.due.is_some() { due + DRIFT } else { text.end };
        for start in low..=text.end {
            let Some((so_far, _)) = best[row * width + start - text.start] else { continue };
            for end in start..=(start + MOST).min(high).min(text.end) {
                let total = so_far + price(slot, marks, start..end);
                let there = &mut best[(row + 1) * width + end - text.start];
                if there.is_none_or(|(known, _)| total < known) {
                    *there = Some((total, start));
                }
            }
        }
    }
    let mut end = text.end;
    let mut ends = vec![end; slots.len()];
    for row in (0..slots.len()).rev() {
        ends[row] = end;
        end = best[(row + 1) * width + end - text.start]?.1;
    }
    Some(ends)
}

/// What it costs that a glyph stands for these characters. The first character
/// is that of a word.
fn price(slot: &Slot, marks: &[bool], taken: Range<usize>) -> u32 {
    let astray = if slot.due.is_some_and(|due| due != taken.end) { cost::ASTRAY } else { 0 };
    let in_front = taken.start == 0;
    let advance = slot.advance;
    let Some((&first, rest)) = marks[taken].split_first() else {
        let silent = match advance {
            ..=0.0 => cost::SILENT_MARK,
            WIDE.. => cost::SILENT_WIDE_LETTER,
            _ => cost::SILENT_LETTER,
        };
        return astray + silent + if in_front { cost::SILENT_IN_FRONT } else { 0 };
    };
    let wrong = match first {
        false if advance <= 0.0 => cost::LETTER_WITHOUT_ADVANCE,
        true if advance >= WIDE => cost::MARK_WITH_WIDE_ADVANCE,
        true if advance > 0.0 => cost::MARK_WITH_ADVANCE,
        _ if in_front && rest.contains(&true) => cost::MARK_IN_FRONT,
        _ => 0,
    };
    astray + wrong + rest.iter().map(|_| cost::SECOND_CHARACTER).sum::<u32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shares out a text over glyphs with these advances, as `a|b|c`.
    fn spelled(advances: &[f32], text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut slots: Vec<Slot> =
            advances.iter().map(|&advance| Slot { advance, due: None }).collect();
        slots.last_mut().unwrap().due = Some(characters.len());
        let mut start = 0;
        let mut parts = Vec::new();
        for end in spell(&slots, &characters) {
            parts.push(characters[start..end].iter().collect::<String>());
            start = end;
        }
        assert_eq!(start, characters.len());
        parts.join("|")
    }

    #[test]
    fn a_ligature_takes_all_its_characters() {
        assert_eq!(spelled(&[0.9], "ffi"), "ffi");
    }

    #[test]
    fn marks_go_to_glyphs_without_advance() {
        assert_eq!(spelled(&[0.6, 0.0, 0.0], "ปู่"), "ป|ู|่");
    }

    #[test]
    fn a_mark_too_many_is_silent() {
        assert_eq!(spelled(&[0.6, 0.0, 0.5], "กำ"), "ก||ำ");
    }

    #[test]
    fn half_of_a_split_vowel_is_silent() {
        assert_eq!(spelled(&[0.4, 0.6, 0.4], "නො").matches('|').count(), 2);
    }
}
