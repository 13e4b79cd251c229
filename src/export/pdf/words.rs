//! Which text each glyph stands for.
//!
//! In: a run of glyphs with its words. Out: pieces that are shown and read
//! together, and in each the text of every glyph, so that the texts in the
//! order of the glyphs spell the piece. Knows nothing about PDF operators.
//!
//! A reader of a PDF file sees codes at places and guesses words from them. For
//! letters that stand side by side the guess is right. Where marks move,
//! vowels change places or full-width marks are squeezed it is not, and the
//! piece needs its text said aloud (`ActualText`, ISO 32000-1, 14.9.4).

use std::ops::Range;

use super::spelling::{self, Slot};
use crate::frame::{Glyph, GlyphRun, Word};
use crate::lang::is_control;

/// What a glyph stands for that has no character of its own: a word joiner. It
/// is a format character, which some readers leave out and all take as nothing.
pub(super) const SILENT: &str = "\u{2060}";

/// How far glyphs may overlap or stand apart, in ems, before readers that go by
/// positions see a new line or a blank.
const OVERLAP: f32 = 0.1;
const GAP: f32 = 0.14;

/// How far a reader's pen may jump inside a word, in ems.
const STEP: f32 = 0.75;

/// Glyphs that are read together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which glyphs of the run.
    pub(super) glyphs: Range<usize>,
    /// The text they stand for.
    pub(super) text: String,
    /// Whether the glyphs spell the text one by one, at the places where
    /// readers expect them.
    pub(super) plain: bool,
    /// The glyphs in the order in which they are shown.
    pub(super) shown: Vec<Shown>,
}

impl Piece {
    /// Whether the last glyph says nothing, so that some readers do not see
    /// where the piece ends.
    fn ends_silently(&self) -> bool {
        self.shown.last().is_some_and(|last| last.text == SILENT)
    }
}

/// A glyph of a run and the text it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) glyph: usize,
    pub(super) text: String,
}

/// Cuts a run into pieces. `places` are those of its glyphs, see [`places()`];
/// `natural` gives the advance of a glyph of the run in its font, in ems.
pub(super) fn pieces(run: &GlyphRun, places: &[f32], natural: impl Fn(usize) -> f32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    let mut words: Vec<&Word> = run.words.iter().collect();
    let is_rtl = is_right_to_left(run);
    if is_rtl {
        words.sort_by_key(|word| word.text.start);
    }
    for word in words {
        let glyphs = word.glyphs.start as usize..word.glyphs.end as usize;
        let text = word.text.start as usize..word.text.end as usize;
        let (glyphs, text) = match open.take() {
            Some((before, said)) => (
                before.start.min(glyphs.start)..before.end.max(glyphs.end),
                said.start.min(text.start)..said.end.max(text.end),
            ),
            None => (glyphs, text),
        };
        if !is_rtl && ends_badly(run, &glyphs, text.end, places, &natural) {
            open = Some((glyphs, text));
            continue;
        }
        let piece = piece(run, glyphs.clone(), text.clone(), places, &natural);
        if !is_rtl && piece.ends_silently() && glyphs.end < run.glyphs.len() {
            open = Some((glyphs, text));
        } else {
            pieces.push(piece);
        }
    }
    if let Some((glyphs, text)) = open {
        pieces.push(piece(run, glyphs, text, places, &natural));
    }
    pieces
}

/// Where each glyph is drawn, in ems from the start of the run.
pub(super) fn places(run: &GlyphRun) -> Vec<f32> {
    let mut pen = 0.0;
    let place = |glyph: &Glyph| {
        let place = pen + glyph.x_offset.0;
        pen += glyph.advance.0;
        place
    };
    run.glyphs.iter().map(place).collect()
}

/// Whether a reader that goes by the boxes of glyphs would see a gap or an
/// overlap behind a piece, though no blank stands there: behind a mark without
/// width, behind a squeezed bracket, or where raised marks cut the piece into
/// several operators, which some readers sort by place and of which they know the
/// first only. Then the next word belongs to it.
fn ends_badly(
    run: &GlyphRun,
    glyphs: &Range<usize>,
    text: usize,
    places: &[f32],
    natural: impl Fn(usize) -> f32,
) -> bool {
    let (Some(last), Some(&next)) = (glyphs.clone().last(), places.get(glyphs.end)) else {
        return false;
    };
    let is_blank = run.text.get(..text).is_some_and(|text| text.ends_with(char::is_whitespace));
    let own = natural(last);
    let is_raised = run.glyphs[glyphs.clone()].iter().any(|glyph| glyph.y_offset.0 != 0.0);
    let reaches_over = places[glyphs.clone()].iter().any(|&place| place >= next);
    is_raised && reaches_over
        || !is_blank && (is_raised || own <= 0.0 || !is_small(next - places[last] - own))
}

fn is_small(gap: f32) -> bool {
    (-OVERLAP..GAP).contains(&gap)
}

fn piece(
    run: &GlyphRun,
    glyphs: Range<usize>,
    text: Range<usize>,
    places: &[f32],
    natural: impl Fn(usize) -> f32,
) -> Piece {
    let said = run.text.get(text.clone()).unwrap_or_default();
    let is_rtl = is_right_to_left(run);
    let (mut shown, is_straight) = match one_by_one(run, &glyphs, &text, &natural) {
        Some(shown) => (shown, true),
        None => {
            let mut clusters = clusters(run, &glyphs, &text);
            if is_rtl {
                clusters.reverse();
            }
            let is_straight = clusters.iter().all(|cluster| cluster.glyphs.len() == 1)
                && clusters.is_sorted_by_key(|cluster| cluster.text.start);
            (spell(run, &clusters, &natural), is_straight)
        }
    };
    let plain = is_straight && !is_rtl && is_set_plainly(run, &glyphs, &natural);
    if !is_rtl && !is_followable(&shown, |glyph| (places[glyph], natural(glyph))) {
        say_all_at_once(&mut shown);
    }
    let text = said.chars().filter(|&character| !is_control(character)).collect();
    Piece { glyphs, text, plain, shown }
}

/// The glyphs of a word and their texts where each of them shows one character, in
/// the order of the text: nearly all words are like that. `None` if this one is
/// not, and must be shared out with care.
fn one_by_one(
    run: &GlyphRun,
    glyphs: &Range<usize>,
    text: &Range<usize>,
    natural: impl Fn(usize) -> f32,
) -> Option<Vec<Shown>> {
    let mut characters = run.text.get(text.clone())?.char_indices();
    let mut shown = Vec::with_capacity(glyphs.len());
    for glyph in glyphs.clone() {
        let (offset, character) = characters.next()?;
        let is_own = run.glyphs[glyph].cluster as usize == text.start + offset;
        if !is_own || is_control(character) || closes(run, glyph, &natural) {
            return None;
        }
        shown.push(Shown { glyph, text: character.into() });
    }
    characters.next().is_none().then_some(shown)
}

/// Whether the glyphs of a run stand in reverse order. They are shown from right
/// to left then, as content must come in the order in which it is read (PDF/UA-1,
/// 7.2), and where the font can show no letters (see `letters`), every word has its
/// `ActualText`.
pub(super) fn is_right_to_left(run: &GlyphRun) -> bool {
    let ends = run.glyphs.first().zip(run.glyphs.last());
    ends.is_some_and(|(first, last)| first.cluster > last.cluster)
}

/// Whether glyphs stand where their font puts them, but for kerning. What
/// stands behind the last glyph is a gap between words.
fn is_set_plainly(run: &GlyphRun, glyphs: &Range<usize>, natural: impl Fn(usize) -> f32) -> bool {
    glyphs.clone().all(|index| {
        let glyph = &run.glyphs[index];
        let own = natural(index);
        own > 0.0
            && glyph.x_offset.0.abs() < 0.01
            && glyph.y_offset.0.abs() < 0.01
            && (index + 1 == glyphs.end || is_small(glyph.advance.0 - own))
    })
}

/// Glyphs next to each other that show the same characters.
pub(super) struct Cluster {
    pub(super) glyphs: Range<usize>,
    pub(super) text: Range<usize>,
}

/// The clusters of a word in visual order.
pub(super) fn clusters(run: &GlyphRun, glyphs: &Range<usize>, text: &Range<usize>) -> Vec<Cluster> {
    let start = |index: usize| run.glyphs[index].cluster as usize;
    let mut starts: Vec<usize> = glyphs.clone().map(start).collect();
    starts.sort_unstable();
    starts.dedup();
    let end = |from: usize| {
        let next = starts.partition_point(|&start| start <= from);
        starts.get(next).copied().unwrap_or(text.end)
    };
    let mut clusters: Vec<Cluster> = Vec::new();
    for index in glyphs.clone() {
        let from = start(index);
        match clusters.last_mut() {
            Some(last) if start(last.glyphs.start) == from => last.glyphs.end = index + 1,
            _ => {
                // Characters before the first cluster belong to it.
                let first = if starts.first() == Some(&from) { text.start } else { from };
                clusters.push(Cluster { glyphs: index..index + 1, text: first..end(from) });
            }
        }
    }
    clusters
}

/// Whether readers that follow the glyphs with a pen stay on the line: they take
/// a step of most of an em for a new line, and the same character at the same
/// place for a shadow of the first. `extent` gives where a glyph stands and its
/// advance.
fn is_followable(shown: &[Shown], extent: impl Fn(usize) -> (f32, f32)) -> bool {
    let mut pen: Option<(f32, char)> = None;
    shown.iter().filter(|shown| shown.text != SILENT).all(|shown| {
        let mut characters = shown.text.chars();
        let first = characters.next().unwrap_or_default();
        let last = characters.next_back().unwrap_or(first);
        let (place, advance) = extent(shown.glyph);
        let (behind, said) = pen.unwrap_or((place, '\0'));
        if spelling::is_mark(first) {
            pen = Some((behind, last));
            return true;
        }
        pen = Some((place + advance, last));
        let is_shadow = said == first && (place + advance - behind).abs() < OVERLAP;
        (place - behind).abs() < STEP && !is_shadow
    })
}

/// Gives the text to the first glyph, but for the blank at the end.
fn say_all_at_once(shown: &mut [Shown]) {
    let blanks = shown.iter().rev().take_while(|shown| shown.text == " ").count();
    let spoken = shown.len() - blanks;
    let text: String = shown[..spoken]
        .iter()
        .map(|shown| shown.text.as_str())
        .filter(|&text| text != SILENT)
        .collect();
    for shown in &mut shown[..spoken] {
        SILENT.clone_into(&mut shown.text);
    }
    if let Some(first) = shown[..spoken].iter_mut().min_by_key(|shown| shown.glyph) {
        first.text = text;
    }
}

/// The advance of a glyph as readers should take it: none if the line does not
/// move on behind it, whatever its font says.
fn effective(run: &GlyphRun, glyph: usize, natural: impl Fn(usize) -> f32) -> f32 {
    if run.glyphs[glyph].advance.0 < 0.01 { 0.0 } else { natural(glyph) }
}

/// The glyphs that are drawn and their texts, which spell the characters of all
/// clusters in order. A cluster of control characters only is not drawn.
///
/// Silent glyphs come last, only the blank behind a word follows them: readers
/// that compare the codes with the `ActualText` from both ends must find all of
/// it before they meet one. The blank that closes a run stands before them for those
/// who know the first operator only, and behind them for those who know the last
/// glyph only.
fn spell(run: &GlyphRun, clusters: &[Cluster], natural: impl Fn(usize) -> f32) -> Vec<Shown> {
    let mut characters = Vec::new();
    let mut glyphs = Vec::new();
    let mut slots = Vec::new();
    let mut later = Vec::new();
    let all = clusters.iter().flat_map(|cluster| cluster.glyphs.clone());
    let closing = all.rev().find(|&glyph| closes(run, glyph, &natural));
    // Some readers know only the first operator of a word: what would cut it in
    // two comes after the blank that closes it.
    let is_aside = |glyph: usize| {
        let is_raised = || run.glyphs[glyph].y_offset.0 != 0.0;
        closing.is_some() && (closes(run, glyph, &natural) || is_raised())
    };
    for cluster in clusters {
        let text = run.text.get(cluster.text.clone()).unwrap_or_default();
        let before = characters.len();
        characters.extend(text.chars().filter(|&character| !is_control(character)));
        if characters.len() == before && !text.is_empty() {
            continue;
        }
        let (aside, spelled): (Vec<usize>, Vec<usize>) =
            cluster.glyphs.clone().partition(|&glyph| is_aside(glyph));
        later.extend(aside);
        slots.extend(spelled.iter().map(|&glyph| Slot {
            advance: effective(run, glyph, &natural),
            due: (Some(&glyph) == spelled.last()).then_some(characters.len()),
        }));
        glyphs.extend(spelled);
    }
    let mut shown: Vec<Shown> = Vec::with_capacity(slots.len());
    let silence = |glyph| Shown { glyph, text: SILENT.to_owned() };
    let mut silent = Vec::new();
    let mut start = 0;
    for (glyph, end) in glyphs.into_iter().zip(spelling::spell(&slots, &characters)) {
        if start == end {
            silent.push(glyph);
        } else {
            shown.push(Shown { glyph, text: characters[start..end].iter().collect() });
        }
        start = end;
    }
    let is_blank = |shown: &&Shown| shown.text == " ";
    let blanks = shown.iter().rev().take_while(is_blank).count();
    let at = shown.len() - blanks;
    later.retain(|&glyph| Some(glyph) != closing);
    let again = closing.filter(|_| !silent.is_empty() || !later.is_empty());
    let silent = closing.into_iter().chain(silent).chain(later).chain(again).map(silence);
    shown.splice(at..at, silent);
    shown
}

/// Whether a glyph only closes a run: a blank drawn backwards from its end, see
/// `text`.
fn closes(run: &GlyphRun, glyph: usize, natural: impl Fn(usize) -> f32) -> bool {
    let own = natural(glyph);
    let glyph = &run.glyphs[glyph];
    own > 0.01 && glyph.advance.0.abs() < 0.01 && (glyph.x_offset.0 + own).abs() < 0.01
}
