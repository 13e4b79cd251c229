//! The space between full-width marks and between scripts.
//!
//! In: clusters. Out: the same with `before`, `after`, `start` and `end` set
//! after JLREQ 3.1.4 and 3.1.5, CLREQ 3.2 and CSS Text 4 `text-autospace`.
//! Knows nothing about lines.

use harfrust::GlyphId;

use super::class;
use super::shaping::{Cluster, Clusters};
use crate::content::Spacing;
use crate::fonts::FontBook;
use crate::geom::Em;

/// The gap between ideographs and Latin letters or digits: a little less than
/// the eighth of an em of CSS Text 4 `text-autospace`, at which one of the usual
/// programs that extract text already reads a blank.
const THIN: Em = Em(0.1);

/// What a full-width mark loses beside another one or at the edge of a line.
const HALF: Em = Em(0.5);

/// Which half of a full-width mark has no ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// An opening mark with a blank first half.
    Opening,
    /// A closing mark with a blank second half.
    Closing,
    /// No mark, or one without a blank half, such as those of proportional
    /// fonts, of Taiwan, and the Japanese `！`.
    Other,
}

/// Spaces all clusters.
pub(super) fn space(shaped: &mut Clusters, spacing: Spacing, fonts: &FontBook) {
    match spacing {
        Spacing::None => {}
        Spacing::Keep | Spacing::Squeeze => {
            thin_spaces(&mut shaped.clusters);
            squeeze(shaped, spacing, fonts);
        }
    }
}

fn thin_spaces(clusters: &mut [Cluster]) {
    for at in 1..clusters.len() {
        let thin = thin_between(clusters, at);
        clusters[at - 1].after += thin;
    }
}

/// The gap between a cluster and the one before it, if one of them is an ideograph and
/// the other a Latin letter or a digit.
pub(super) fn thin_between(clusters: &[Cluster], at: usize) -> Em {
    let (before, behind) = (clusters[at - 1].last, clusters[at].first);
    let meets = |square: char, narrow: char| {
        class::is_square_letter(square) && class::is_narrow_letter(narrow)
    };
    if meets(before, behind) || meets(behind, before) { THIN } else { Em::ZERO }
}

/// Takes half an em from marks that follow each other (JLREQ 3.1.4) and from
/// marks at the edge of a line (JLREQ 3.1.5). Where `spacing` is
/// [`Spacing::Keep`], these marks are brackets and quotation marks (CLREQ 3.1.6.1).
fn squeeze(shaped: &mut Clusters, spacing: Spacing, fonts: &FontBook) {
    let squeezes = |c: char| spacing == Spacing::Squeeze || !class::is_point(c);
    let mark = |cluster: &Cluster| match squeezes(cluster.first) {
        true => mark(cluster, shaped, fonts),
        false => Mark::Other,
    };
    let marks: Vec<Mark> = shaped.clusters.iter().map(mark).collect();
    let clusters = &mut shaped.clusters;
    for (at, mark) in marks.iter().enumerate() {
        match mark {
            Mark::Opening => clusters[at].start = -HALF,
            Mark::Closing => clusters[at].end = -HALF,
            Mark::Other => {}
        }
    }
    for at in 1..clusters.len() {
        let (before, behind) = (clusters[at - 1].last, clusters[at].first);
        let pair = (marks[at - 1], marks[at]);
        if pair.0 == Mark::Closing && (class::opens(behind) || class::closes(behind)) {
            clusters[at - 1].after += -HALF;
        } else if pair.1 == Mark::Opening && (class::opens(before) || class::closes(before)) {
            clusters[at].before += -HALF;
        }
    }
}

/// What a cluster is, judged by its character and by the ink of its glyph.
fn mark(cluster: &Cluster, shaped: &Clusters, fonts: &FontBook) -> Mark {
    let opens = class::opens(cluster.first);
    if !(opens || class::closes(cluster.first)) || (cluster.advance - Em(1.0)).abs() > Em(0.01) {
        return Mark::Other;
    }
    let face = shaped.items[cluster.item].face;
    let glyph = shaped.glyphs.get(cluster.glyphs.start);
    let Some((font, glyph)) = fonts.face(face).font().zip(glyph) else { return Mark::Other };
    let Some(ink) = font.glyph_metrics().extents(GlyphId::from(glyph.id)) else {
        return Mark::Other;
    };
    let half = f32::from(font.units_per_em()) / 2.0;
    if opens && ink.x_bearing >= half * 0.9 {
        Mark::Opening
    } else if !opens && ink.x_bearing + ink.width <= half * 1.1 {
        Mark::Closing
    } else {
        Mark::Other
    }
}
