//! Closes runs that end in marks.
//!
//! In: shaped clusters. Out: the same, but where the font changes inside a word
//! behind a mark, or in a script whose marks may be drawn last, a blank is drawn
//! up to the end of the letter. It shows nothing and takes no room: programs that
//! extract text take the end of the last glyph for the end of the run, and would
//! read a blank between a mark and the next letter. Knows nothing about lines.

use super::shaping::{Clusters, Shaper};
use crate::frame::Glyph;
use crate::geom::Em;
use crate::lang;

/// Closes all runs of a text.
pub(super) fn close(shaped: &mut Clusters, shaper: &Shaper<'_>) {
    for at in 1..shaped.clusters.len() {
        let [before, behind] = [at - 1, at].map(|at| &shaped.clusters[at]);
        let [item, next] = [before, behind].map(|cluster| &shaped.items[cluster.item]);
        let inside = !before.blank && !behind.blank && !item.level.is_rtl();
        let glyphs = before.glyphs.clone();
        let last = shaped.glyphs[glyphs.clone()].last();
        let open = last.is_some_and(|glyph| glyph.advance <= Em::ZERO)
            || lang::needs_dictionary(before.last);
        if !inside || !open || item.face == next.face {
            continue;
        }
        let Some(blank) = shaper.blank(item) else { continue };
        let start = shaped.glyphs.len();
        shaped.glyphs.extend_from_within(glyphs);
        shaped.glyphs.push(Glyph { advance: Em::ZERO, x_offset: -blank.advance, ..blank });
        shaped.clusters[at - 1].glyphs = start..shaped.glyphs.len();
    }
}
