//! The marks in the corners of QR codes.
//!
//! In: a raster. Out: the finder patterns on it: squares in frames that any line
//! through their middle meets as dark, light, dark, light, dark, 1 : 1 : 3 : 1 : 1
//! wide (ISO/IEC 18004, 12). Knows nothing about codes.

use super::lattice::{number, tone};
use super::pages::Raster;

/// How wide the parts of a mark are, in modules.
const PARTS: [f32; 5] = [1.0, 1.0, 3.0, 1.0, 1.0];
const MODULES: f32 = 7.0;

/// How much wider or narrower a part may be, in modules (ISO/IEC 18004, 12 b).
const TOLERANCE: f32 = 0.5;

/// How much the two directions of a mark, and two marks of a code, may differ.
const SQUARE: f32 = 0.25;

/// How far from a row of a mark its edges may lie, in modules of that row: half a mark
/// and what its middle may be away, both of the tallest mark that is square, and the
/// pixels on both sides of the edge.
const REACH: f32 = 8.0;

/// A mark: its middle and its module in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) module: f32,
}

impl Mark {
    /// Whether the two may be marks of one code: of one size, side by side or one
    /// above the other.
    pub(super) fn may_belong_to(&self, other: &Self) -> bool {
        let module = (self.module + other.module) / 2.0;
        let (x, y) = ((self.x - other.x).abs(), (self.y - other.y).abs());
        (self.module - other.module).abs() <= module * SQUARE && (x <= module) != (y <= module)
    }
}

/// The marks that are seen if everything darker than `level` is dark.
pub(super) fn marks(raster: &Raster, level: f32) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut edges = Vec::new();
    for (row, pixels) in raster.pixels.chunks(raster.width.max(1)).enumerate() {
        let y = number(row) + 0.5;
        find_edges(pixels.iter().map(|&tone| f32::from(tone)), level, &mut edges);
        for (x, across) in patterns(&edges) {
            if !marks.iter().any(|mark| is_within(mark, x, y))
                && let Some(mark) = upright(raster, level, x, y, across)
            {
                marks.push(mark);
            }
        }
    }
    marks
}

/// Looks at a pattern of a row from top to bottom, as far as a mark may reach there.
fn upright(raster: &Raster, level: f32, x: f32, y: f32, across: f32) -> Option<Mark> {
    let reach = across * REACH;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "stops at 0")]
    let (first, end) = ((y - reach) as usize, (y + reach).ceil() as usize);
    let column = first..end.min(raster.height());
    let mut edges = Vec::new();
    find_edges(column.map(|row| tone(raster, [x, number(row) + 0.5])), level, &mut edges);
    let (middle, module) = patterns(&edges)
        .map(|(middle, module)| (middle + number(first), module))
        .find(|&(middle, module)| (middle - y).abs() < module * 1.5)?;
    let is_square = (module - across).abs() <= across * SQUARE;
    is_square.then_some(Mark { x, y: middle, module: (module + across) / 2.0 })
}

/// Whether a place is inside the square of a mark.
fn is_within(mark: &Mark, x: f32, y: f32) -> bool {
    (mark.x - x).abs().max((mark.y - y).abs()) < mark.module * 1.75
}

/// Where a line of pixels becomes dark and light in turn, between their middles;
/// the first edge is to the dark.
fn find_edges(tones: impl Iterator<Item = f32>, level: f32, edges: &mut Vec<f32>) {
    edges.clear();
    let mut before: Option<f32> = None;
    for (pixel, tone) in tones.enumerate() {
        if let Some(before) = before
            && (tone < level) != (before < level)
            && (tone < level || !edges.is_empty())
        {
            edges.push(number(pixel) + 0.5 - (level - tone) / (before - tone));
        }
        before = Some(tone);
    }
}

/// The middles and modules of the patterns between edges.
fn patterns(edges: &[f32]) -> impl Iterator<Item = (f32, f32)> {
    edges.windows(PARTS.len() + 1).step_by(2).filter_map(|edges| {
        let module = (edges[PARTS.len()] - edges[0]) / MODULES;
        let mut parts = edges.windows(2).zip(PARTS);
        let fits = |(part, share): (&[f32], f32)| {
            (part[1] - part[0] - share * module).abs() <= TOLERANCE * module
        };
        parts.all(fits).then_some(((edges[0] + edges[PARTS.len()]) / 2.0, module))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Point, Pt};

    /// A raster from a drawing in which a digit tells how dark a pixel is.
    fn raster(rows: &[&str]) -> Raster {
        let tones = rows.iter().flat_map(|row| row.bytes()).map(|digit| 255 - (digit - b'0') * 28);
        let pixels = tones.collect();
        Raster { origin: Point::ZERO, pixel: Pt(1.0), width: rows[0].len(), pixels }
    }

    #[test]
    fn edges_lie_between_pixels() {
        let mut found = vec![1.0];
        find_edges([0.0, 255.0, 255.0, 155.0, 0.0].into_iter(), 127.5, &mut found);
        // What is dark from the start has no edge to the dark.
        assert_eq!(found.len(), 1);
        assert!((found[0] - 3.677).abs() < 0.001, "{found:?}");
    }

    #[test]
    fn a_mark_is_found_once_with_its_middle_and_module() {
        let mark = [
            "000000000",
            "099999990",
            "090000090",
            "090999090",
            "090999090",
            "090999090",
            "090000090",
            "099999990",
            "000000000",
        ];
        // Half way between the tones, so that edges lie between pixels.
        let found = marks(&raster(&mark), 129.0);
        assert_eq!(found, [Mark { x: 4.5, y: 4.5, module: 1.0 }]);
    }

    #[test]
    fn a_square_without_its_frame_is_no_mark() {
        let square = ["0000000", "0099900", "0099900", "0099900", "0000000"];
        assert_eq!(marks(&raster(&square), 128.0), []);
        let bars = ["00000000000", "09099909000", "09099909000", "09099909000", "00000000000"];
        assert_eq!(marks(&raster(&bars), 128.0), []);
    }
}
