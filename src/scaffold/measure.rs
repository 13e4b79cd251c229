//! How much room a new language needs, by the ink of its font.
//!
//! In: a family and what CLDR says of the language. Out: pitches, baseline and blank, with
//! what they come from. Knows nothing about files.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_script::Script;

use crate::content::table::language::USUAL_BASELINE;
use crate::fonts::{FontBook, Ink, Measure};
use crate::geom::Em;
use crate::lang::{Cldr, Letters, Tag, is_right_to_left, script_of};

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// The ink of all letters with their marks.
    pub(super) ink: Ink,
    /// Pitches and baseline that follow from it.
    pub(super) pitch: Em,
    /// See `pitch`.
    pub(super) least_pitch: Em,
    /// See `pitch`.
    pub(super) baseline: Em,
    /// The width of the blank of the font, if another one is better.
    pub(super) wide_blank: Option<Em>,
}

/// Lines that are closer are hard to follow, however low the letters are.
const CLOSEST: f32 = 1.2;

/// What a language with low letters usually has.
const USUAL: f32 = 1.4;

/// By how much the usual pitch is more than the least.
const MORE: f32 = 0.1;

/// The blank of Noto Sans, and from which width on a blank tears a line apart: a third of an
/// em is the widest that typographers allow (Bringhurst, 2.1.1).
pub(super) const BLANK: Em = Em(0.26);
const WIDE: f32 = 0.34;

/// Of how many of the highest and the deepest words further marks are tried.
const EXTREME: usize = 3;

/// The class of the sign that joins letters (Unicode, Canonical_Combining_Class).
const VIRAMA: u8 = 9;

/// The most letters of which all pairs are tried; others are not joined by a virama.
const MANY: usize = 100;

/// Measures a family for a language.
pub(super) fn room(
    (family, fonts): (&str, &FontBook),
    (language, letters, script): (&Tag, &Letters, Script),
) -> Option<Room> {
    let direction = (language, is_right_to_left(language));
    let mut measure = Measure::new(fonts, family, script, direction)?;
    let mut words: Vec<(String, Ink)> = Vec::new();
    let real = real(language, script);
    let stacks = real.is_empty();
    for word in simple(letters, script, stacks).into_iter().chain(real) {
        let ink = measure.ink(&word);
        words.push((word, ink));
    }
    let all = |words: &[(String, Ink)]| {
        words.iter().map(|(_, ink)| *ink).reduce(Ink::with).unwrap_or_default()
    };
    let first = all(&words);
    words.sort_by(|(_, a), (_, b)| b.top.0.total_cmp(&a.top.0));
    let highest: Vec<String> = words.iter().take(EXTREME).map(|(word, _)| word.clone()).collect();
    words.sort_by(|(_, a), (_, b)| b.bottom.0.total_cmp(&a.bottom.0));
    let deepest = words.iter().take(EXTREME).map(|(word, _)| word.clone());
    // Vowels that stand above and below letters in Arabic and Hebrew are not written.
    let further = deepest.chain(highest).filter(|_| !direction.1);
    let further = further.flat_map(|word| marked(&word, letters));
    let ink = further.fold(first, |ink, word| ink.with(measure.ink(&word)));
    let wide_blank = fonts.blank(family).filter(|blank| blank.0 > WIDE);
    Some(Room { wide_blank, ..from_ink(ink) })
}

/// What follows from the ink.
fn from_ink(ink: Ink) -> Room {
    let up = |value: f32| (value * 20.0 - 0.01).ceil() / 20.0;
    let least = up(ink.height().0).max(CLOSEST);
    let pitch = up(least + MORE).max(USUAL);
    // The usual baseline, under the middle of capitals, unless ink would leave the line.
    let fits = ink.top - USUAL_BASELINE <= Em(pitch / 2.0)
        && ink.bottom + USUAL_BASELINE <= Em(pitch / 2.0);
    let centred = ((ink.top.0 - ink.bottom.0) * 50.0).round() / 100.0;
    let baseline = if fits { USUAL_BASELINE } else { Em(centred.clamp(0.2, 0.65)) };
    Room { ink, pitch: Em(pitch), least_pitch: Em(least), baseline, wide_blank: None }
}

/// Each letter alone, as a capital, with each mark, and where `stacks` in scripts that stack
/// letters with each other letter, which is more than words have.
fn simple(letters: &Letters, script: Script, stacks: bool) -> Vec<String> {
    let is_own = |c: &&char| script_of(**c) == script && c.is_alphabetic();
    let own = letters.main.iter().filter(is_own);
    let (marks, bases): (Vec<char>, Vec<char>) = own.partition(|c| is_combining_mark(**c));
    let marks: Vec<char> = marks.into_iter().chain(other_marks(letters)).collect();
    let mut words = Vec::new();
    for base in &bases {
        words.push(base.to_string());
        words.push(base.to_uppercase().to_string());
        words.extend(marks.iter().map(|mark| format!("{base}{mark}")));
    }
    let virama = marks.iter().find(|mark| canonical_combining_class(**mark) == VIRAMA);
    if let Some(virama) = virama.filter(|_| stacks && bases.len() <= MANY) {
        let pairs = bases.iter().flat_map(|one| bases.iter().map(move |other| (one, other)));
        words.extend(pairs.map(|(one, other)| format!("{one}{virama}{other}")));
    }
    words
}

/// Marks that are no letters in Unicode, such as those of tones.
fn other_marks(letters: &Letters) -> impl Iterator<Item = char> {
    letters.main.iter().copied().filter(|c| is_combining_mark(*c) && !c.is_alphabetic())
}

/// A word with one more mark, such as that of a tone, in the order of Unicode.
fn marked(word: &str, letters: &Letters) -> Vec<String> {
    let last = word.chars().next_back().map_or(0, canonical_combining_class);
    let class = |c: &&char| canonical_combining_class(**c);
    let fits = |c: &&char| is_combining_mark(**c) && class(c) > last && class(c) > VIRAMA;
    letters.main.iter().filter(fits).map(|mark| format!("{word}{mark}")).collect()
}

/// Words of the language as they are joined in print: what it calls languages, days, months.
fn real(language: &Tag, script: Script) -> Vec<String> {
    let Some(cldr) = Cldr::of(language) else { return Vec::new() };
    let series = ["days", "months", "numbers"].into_iter().flat_map(|key| cldr.series(key));
    let texts = cldr.names().map(|(_, forms)| forms).chain(series).flatten();
    let words = texts.flat_map(str::split_whitespace);
    words.filter(|word| word.chars().any(|c| script_of(c) == script)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_far_apart_as_the_ink_is_high() {
        let room = |top: f32, bottom: f32| {
            let room = from_ink(Ink { top: Em(top), bottom: Em(bottom) });
            [room.least_pitch.0, room.pitch.0, room.baseline.0]
        };
        assert_eq!(room(0.76, 0.24), [1.2, 1.4, 0.36]);
        assert_eq!(room(1.3, 0.44), [1.75, 1.85, 0.43]);
    }
}
