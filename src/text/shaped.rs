//! A text that is ready to be set at any size and width.
//!
//! In: a flat text. Out: [`Shaped`]: clusters with all spacing, the places
//! where lines may break, and the readings above the bases. Knows nothing about sizes.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::closing;
use super::flatten::{Flat, Piece};
use super::itemise::Item;
use super::opportunity;
use super::phrase;
use super::ruby::{self, Reading};
use super::shaping::{Cluster, Shaper};
use super::{class, spacing};
use crate::content::Profile;
use crate::diag::Sink;
use crate::frame::Glyph;
use crate::geom::Em;

/// A line may end before this cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Break {
    /// The cluster that begins the next line.
    pub(super) at: usize,
    /// See [`opportunity::Opportunity::penalty`].
    pub(super) penalty: f32,
    /// See [`opportunity::Opportunity::emergency`].
    pub(super) emergency: bool,
}

/// A text, shaped once; independent of size and width.
pub struct Shaped {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) items: Vec<Item>,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) clusters: Vec<Cluster>,
    pub(super) readings: Vec<Reading>,
    /// Where lines may end; the last one is the end of the text.
    pub(super) breaks: Vec<Break>,
    pub(super) profile: Arc<Profile>,
    /// Whether its phrases are known, so that lines are better not broken elsewhere.
    pub(super) phrased: bool,
    /// The width of all clusters before each one, their spacing included.
    sums: Vec<Em>,
    /// For each place between clusters, the end of the last one before it that
    /// is not blank.
    inked: Vec<usize>,
}

impl fmt::Debug for Shaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shaped").field("text", &self.text).finish_non_exhaustive()
    }
}

impl Shaped {
    /// Shapes and measures a flat text.
    pub(super) fn new(
        flat: Flat,
        profile: &Arc<Profile>,
        shaper: &mut Shaper<'_>,
        sink: &mut Sink,
    ) -> Self {
        let mut shaped = shaper.shape(&flat, profile, sink);
        let bounds = opportunity::find(&flat);
        mark_words(&mut shaped.clusters, &bounds.words);
        spacing::space(&mut shaped, profile.setting.spacing, shaper.fonts());
        closing::close(&mut shaped, shaper);
        let readings = ruby::annotate(&mut shaped.clusters, &flat, profile, shaper, sink);
        let breaks = breaks(&shaped.clusters, &bounds.lines);
        let mut sums = vec![Em::ZERO];
        let mut inked = vec![0];
        for (at, cluster) in shaped.clusters.iter().enumerate() {
            sums.push(sums[at] + cluster.before + cluster.advance + cluster.after);
            inked.push(if cluster.blank { inked[at] } else { at + 1 });
        }
        Self {
            text: flat.text,
            pieces: flat.pieces,
            items: shaped.items,
            glyphs: shaped.glyphs,
            clusters: shaped.clusters,
            readings,
            breaks,
            profile: Arc::clone(profile),
            phrased: bounds.phrased && phrase::is_japanese(profile),
            sums,
            inked,
        }
    }

    /// The pieces that no line break parts, but for want of room, in the order of the text.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.breaks.iter().filter(|place| !place.emergency).map(move |place| {
            let end = self.clusters.get(place.at).map_or(self.text.len(), |next| next.text.start);
            let piece = &self.text[start..end];
            start = end;
            piece
        })
    }

    /// The width of the widest piece that no line break can part.
    #[must_use]
    pub fn min_width(&self) -> Em {
        let mut start = 0;
        let mut widest = Em::ZERO;
        for place in self.breaks.iter().filter(|place| !place.emergency) {
            widest = widest.max(self.line_width(start..place.at));
            start = place.at;
        }
        widest
    }

    /// The width on a single line.
    #[must_use]
    pub fn max_width(&self) -> Em {
        self.line_width(0..self.clusters.len())
    }

    /// Whether nothing is printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clusters.is_empty()
    }

    /// The end of a line without the blanks that hang over it.
    pub(super) fn ink_end(&self, line: &Range<usize>) -> usize {
        self.inked[line.end].max(line.start)
    }

    /// The width of a line of these clusters, hanging blanks not counted.
    pub(super) fn line_width(&self, line: Range<usize>) -> Em {
        let end = self.ink_end(&line);
        if end == line.start {
            return Em::ZERO;
        }
        let (first, last) = (&self.clusters[line.start], &self.clusters[end - 1]);
        self.sums[end] - self.sums[line.start] - first.before + first.start - last.after + last.end
    }
}

/// Marks the clusters with which a reading unit begins: behind blanks, and at
/// dictionary boundaries where words stand without blanks.
fn mark_words(clusters: &mut [Cluster], dictionary: &[usize]) {
    let mut before = None;
    for cluster in clusters {
        let behind_blank =
            before.is_none_or(class::is_word_blank) && !class::is_word_blank(cluster.first);
        cluster.word = behind_blank || dictionary.binary_search(&cluster.text.start).is_ok();
        before = Some(cluster.last);
    }
}

/// The line breaks between clusters; places inside a cluster are not breaks.
fn breaks(clusters: &[Cluster], places: &[opportunity::Opportunity]) -> Vec<Break> {
    let mut breaks: Vec<Break> = Vec::new();
    for place in places {
        let at = clusters.partition_point(|cluster| cluster.text.start < place.at);
        let inside = at > 0 && place.at < clusters[at - 1].text.end;
        let printed = at > 0 && at < clusters.len();
        if printed && !inside && breaks.last().is_none_or(|last| last.at < at) {
            breaks.push(Break { at, penalty: place.penalty, emergency: place.emergency });
        }
    }
    if !clusters.is_empty() {
        breaks.push(Break { at: clusters.len(), penalty: 0.0, emergency: false });
    }
    breaks
}
