//! Which text each glyph stands for.
//!
//! In: a run of glyphs with its words. Out: pieces that are shown and read
//! together, and in each the text of every glyph, so that the texts in the
//! order of the glyphs spell the piece. Knows no PDF operators.
//!
//! A reader of a PDF file sees codes at places and guesses words from them. For
//! letters that stand side by side the guess is right. Where marks move,
//! vowels change places or full-width marks are squeezed it is not, and the
//! piece needs its text said aloud (`ActualText`, ISO 32000-1, 14.9.4).

use std::ops::Range;

use crate::export::reading::is_control;
use crate::frame::{Glyph, GlyphRun};

/// What a glyph stands for that has no character of its own: a word joiner. It
/// is a format character, which some readers leave out and all take as nothing.
pub(super) const SILENT: &str = "\u{2060}";

/// How far glyphs may overlap or stand apart, in ems, before readers that go by
/// positions see a new line or a blank.
const OVERLAP: f32 = 0.1;
const GAP: f32 = 0.14;

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
    /// The text of each glyph; `None` for a glyph that is not drawn.
    pub(super) spelling: Vec<Option<String>>,
}

/// Cuts a run into pieces. `natural` gives the advance of a glyph in its font,
/// in ems.
pub(super) fn pieces(run: &GlyphRun, natural: impl Fn(u16) -> f32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    for word in &run.words {
        let glyphs = word.glyphs.start as usize..word.glyphs.end as usize;
        let text = word.text.start as usize..word.text.end as usize;
        let (glyphs, text) = match open.take() {
            Some((before, said)) => (
                before.start.min(glyphs.start)..before.end.max(glyphs.end),
                said.start.min(text.start)..said.end.max(text.end),
            ),
            None => (glyphs, text),
        };
        if ends_badly(run, glyphs.end, text.end, &natural) {
            open = Some((glyphs, text));
        } else {
            pieces.push(piece(run, glyphs, text, &natural));
        }
    }
    if let Some((glyphs, text)) = open {
        pieces.push(piece(run, glyphs, text, &natural));
    }
    pieces
}

/// Whether a reader that goes by the boxes of glyphs would see a gap or an
/// overlap before the glyph `end`, though no blank stands there: behind a mark
/// without width, or behind a squeezed bracket. Then the next word belongs to
/// the same piece.
fn ends_badly(run: &GlyphRun, end: usize, text: usize, natural: impl Fn(u16) -> f32) -> bool {
    let (Some(last), Some(next)) = (run.glyphs[..end].last(), run.glyphs.get(end)) else {
        return false;
    };
    let is_blank = run.text.get(..text).is_some_and(|text| text.ends_with(char::is_whitespace));
    let own = natural(last.id);
    let gap = last.advance.0 + next.x_offset.0 - last.x_offset.0 - own;
    !is_blank && (own <= 0.0 || !is_small(gap))
}

fn is_small(gap: f32) -> bool {
    (-OVERLAP..GAP).contains(&gap)
}

fn piece(
    run: &GlyphRun,
    glyphs: Range<usize>,
    text: Range<usize>,
    natural: impl Fn(u16) -> f32,
) -> Piece {
    let said = run.text.get(text.clone()).unwrap_or_default();
    let clusters = clusters(run, &glyphs, &text);
    let spelling = spell(run, &glyphs, &clusters);
    let plain = clusters.iter().all(|cluster| cluster.glyphs.len() == 1)
        && clusters.windows(2).all(|pair| pair[0].text.start < pair[1].text.start)
        && is_set_plainly(&run.glyphs[glyphs.clone()], natural);
    let text = said.chars().filter(|&character| !is_control(character)).collect();
    Piece { glyphs, text, plain, spelling }
}

/// Whether glyphs stand where their font puts them, but for kerning. What
/// stands behind the last glyph is a gap between words.
fn is_set_plainly(glyphs: &[Glyph], natural: impl Fn(u16) -> f32) -> bool {
    let last = glyphs.len().saturating_sub(1);
    glyphs.iter().enumerate().all(|(index, glyph)| {
        let own = natural(glyph.id);
        own > 0.0
            && glyph.x_offset.0.abs() < 0.01
            && glyph.y_offset.0.abs() < 0.01
            && (index == last || is_small(glyph.advance.0 - own))
    })
}

/// Glyphs next to each other that show the same characters.
struct Cluster {
    glyphs: Range<usize>,
    text: Range<usize>,
}

/// The clusters of a word in visual order.
fn clusters(run: &GlyphRun, glyphs: &Range<usize>, text: &Range<usize>) -> Vec<Cluster> {
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

/// The text of each glyph: within a cluster one character each, the last glyph
/// all that are left; a glyph too many is silent. A cluster of control
/// characters only is not drawn.
fn spell(run: &GlyphRun, glyphs: &Range<usize>, clusters: &[Cluster]) -> Vec<Option<String>> {
    let mut spelling = Vec::with_capacity(glyphs.len());
    for cluster in clusters {
        let text = run.text.get(cluster.text.clone()).unwrap_or_default();
        let mut characters = text.chars().filter(|&character| !is_control(character)).peekable();
        if characters.peek().is_none() && !text.is_empty() {
            spelling.extend(cluster.glyphs.clone().map(|_| None));
            continue;
        }
        for index in cluster.glyphs.clone() {
            let mut own: String = if index + 1 == cluster.glyphs.end {
                characters.by_ref().collect()
            } else {
                characters.next().into_iter().collect()
            };
            if own.is_empty() {
                own.push_str(SILENT);
            }
            spelling.push(Some(own));
        }
    }
    spelling
}
