//! Readings above their bases (JLREQ 3.3).
//!
//! In: the clusters of the bases and the readings as text. Out: the shaped
//! [`Reading`]s, and bases spaced out where a reading is wider than its base
//! and may not reach over its neighbours. Knows nothing about lines.

use std::ops::Range;

use super::class;
use super::flatten::{Annotation, Flat, MARK};
use super::shaping::{Cluster, Clusters, Shaper};
use super::spacing::thin_between;
use crate::content::Profile;
use crate::diag::Sink;
use crate::fonts::FaceId;
use crate::frame::Glyph;
use crate::geom::Em;

/// The size of readings, measured in the size of the text (JLREQ 3.3.3).
pub(super) const SCALE: f32 = 0.5;

/// How far a reading may reach over a kana beside its base: half a character
/// of the reading (JLREQ 3.3.8 allows a whole one).
const OVERHANG: Em = Em(0.25);

/// What stays free of a kana that readings reach over from both sides.
const FREE: Em = Em(0.1);

/// A shaped reading.
#[derive(Debug)]
pub(super) struct Reading {
    /// The clusters of its base.
    pub(super) base: Range<usize>,
    /// Its glyphs by font, in ems of its own size.
    pub(super) runs: Vec<Run>,
    /// Its width in ems of the text.
    pub(super) width: Em,
    /// Where it begins, to the right of the left edge of its base.
    pub(super) offset: Em,
    compound: usize,
}

/// Glyphs of one font.
#[derive(Debug)]
pub(super) struct Run {
    /// The font.
    pub(super) face: FaceId,
    /// The characters.
    pub(super) text: String,
    /// The glyphs.
    pub(super) glyphs: Vec<Glyph>,
}

/// Shapes all readings and spaces out the bases.
pub(super) fn annotate(
    clusters: &mut [Cluster],
    flat: &Flat,
    profile: &Profile,
    shaper: &mut Shaper<'_>,
    sink: &mut Sink,
) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for annotation in &flat.annotations {
        let base = clusters.partition_point(|c| c.text.start < annotation.base.start)
            ..clusters.partition_point(|c| c.text.start < annotation.base.end);
        if !base.is_empty() && !annotation.reading.is_empty() {
            let own = reading_as_text(annotation, flat);
            let mut shaped = shaper.shape(&own, profile, sink);
            let room = width(&clusters[base.clone()]);
            spread(&mut shaped, base.len(), room);
            readings.push(reading(&own, shaped, base, annotation.compound));
        }
    }
    let slack: Vec<Em> = readings
        .iter()
        .map(|reading| width(&clusters[reading.base.clone()]) - reading.width)
        .collect();
    let covered = covered(clusters.len(), &readings);
    for at in 0..readings.len() {
        let (base, compound) = (readings[at].base.clone(), readings[at].compound);
        let reach = |neighbour: Option<usize>| -> Em {
            neighbour.map_or(Em::ZERO, |neighbour| match covered[neighbour] {
                Some(other) if readings[other].compound == compound => {
                    (slack[other] / 2.0).max(Em::ZERO)
                }
                Some(_) => Em::ZERO,
                None => reach_over(&clusters[neighbour]),
            })
        };
        let left = reach(base.start.checked_sub(1));
        let right = reach(Some(base.end).filter(|&end| end < clusters.len()));
        readings[at].offset = if slack[at] < Em::ZERO {
            let (start, end) = (base.start, base.end);
            let inside = clusters[end - 1].after;
            let offset = space_out(&mut clusters[base], -slack[at], left, right);
            // The gap beside digits counts: with another one it looks like a blank.
            if start > 0 {
                let share = clusters[start].before.min(clusters[start - 1].after);
                let cut = thin_between(clusters, start).min(share).max(Em::ZERO);
                clusters[start - 1].after -= cut;
            }
            if end < clusters.len() {
                let share = (clusters[end - 1].after - inside).min(inside);
                let cut = thin_between(clusters, end).min(share).max(Em::ZERO);
                clusters[end - 1].after -= cut;
            }
            offset
        } else {
            slack[at] / 2.0
        };
    }
    readings
}

fn reading_as_text(annotation: &Annotation, flat: &Flat) -> Flat {
    let mut piece = flat.pieces[annotation.piece].clone();
    piece.range = 0..annotation.reading.len();
    Flat { text: annotation.reading.clone(), pieces: vec![piece], annotations: Vec::new() }
}

/// The width of clusters side by side, without what stands around them.
fn width(clusters: &[Cluster]) -> Em {
    clusters.iter().map(|cluster| cluster.advance).sum()
}

/// The reading of each cluster.
fn covered(clusters: usize, readings: &[Reading]) -> Vec<Option<usize>> {
    let mut covered = vec![None; clusters];
    for (at, reading) in readings.iter().enumerate() {
        covered[reading.base.clone()].fill(Some(at));
    }
    covered
}

/// Spreads a reading over a longer base of several characters: half a gap
/// outside, whole gaps inside (JLREQ 3.3.6).
fn spread(shaped: &mut Clusters, bases: usize, room: Em) {
    let free = room / SCALE - width(&shaped.clusters);
    if bases < 2 || free <= Em::ZERO {
        return;
    }
    let count = shaped.clusters.len();
    #[expect(clippy::cast_precision_loss, reason = "a reading has a few characters")]
    let gap = (free / count.max(1) as f32).min(Em(1.0));
    for cluster in shaped.clusters.iter_mut().take(count.saturating_sub(1)) {
        cluster.advance += gap;
        if let Some(last) = shaped.glyphs[cluster.glyphs.clone()].last_mut() {
            last.advance += gap;
        }
    }
}

fn reading(own: &Flat, shaped: Clusters, base: Range<usize>, compound: usize) -> Reading {
    let mut runs: Vec<Run> = Vec::new();
    for item in &shaped.items {
        let glyphs = shaped.clusters.iter().filter(|c| item.range.contains(&c.text.start));
        let start = u32::try_from(item.range.start).unwrap_or(0);
        let glyphs = glyphs
            .flat_map(|cluster| &shaped.glyphs[cluster.glyphs.clone()])
            .map(|&glyph| Glyph { cluster: glyph.cluster.saturating_sub(start), ..glyph })
            .collect();
        runs.push(Run { face: item.face, text: own.text[item.range.clone()].to_owned(), glyphs });
    }
    Reading { base, runs, width: width(&shaped.clusters) * SCALE, offset: Em::ZERO, compound }
}

/// How far a reading may reach over a neighbour without a reading: over kana,
/// marks, blanks and digits, not over Han characters and letters.
fn reach_over(neighbour: &Cluster) -> Em {
    let c = neighbour.first;
    if class::is_han(c) || class::is_narrow_letter(c) && !c.is_ascii_digit() || c == MARK {
        return Em::ZERO;
    }
    OVERHANG.min((neighbour.advance - FREE) / 2.0).max(Em::ZERO)
}

/// Makes room for a reading that is wider than its base by `excess`: first it
/// reaches over both neighbours alike, then over the one that has more room,
/// and what is left spaces out the base, with Han bases half a gap outside and
/// whole gaps inside. Gives the offset of the reading.
fn space_out(base: &mut [Cluster], excess: Em, left: Em, right: Em) -> Em {
    let over_left = left.min(excess - right.min(excess / 2.0));
    let over_right = right.min(excess - over_left);
    let rest = (excess - over_left - over_right).max(Em::ZERO);
    let splits = base.len() > 1 && base.iter().all(|cluster| class::is_han(cluster.first));
    #[expect(clippy::cast_precision_loss, reason = "a base has a few characters")]
    let share = if splits { rest / (2 * base.len()) as f32 } else { rest / 2.0 };
    let last = base.len() - 1;
    for (at, cluster) in base.iter_mut().enumerate() {
        if at == 0 {
            cluster.start += share + over_left;
        }
        if at == last {
            cluster.end += share + over_right;
        }
        if at == 0 || splits {
            cluster.before += share;
        }
        if at == last || splits {
            cluster.after += share;
        }
    }
    -(share + over_left)
}
