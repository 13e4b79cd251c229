//! Signs that are drawn in a line of text: a frame, a ring, a cross.
//!
//! In: a mark and the size of type. Out: its shape, standing on the baseline.

use crate::content::model::Mark;
use crate::frame::{Color, Shape, Stroke, cross, ring};
use crate::geom::{Em, Point, Pt, Rect, Size};

/// The colour of the drawn frame, as in the picture that it refers to.
const FRAME_COLOR: Color = Color { red: 0xC9, green: 0x2A, blue: 0x2A };
/// The drawn frame: extent, and thickness of its line.
const FRAME_WIDTH: Em = Em(1.6);
const FRAME_HEIGHT: Em = Em(0.85);
const FRAME_STROKE: Em = Em(0.12);

/// The middle of a ring or a cross above the baseline, and its radius: as high as a
/// capital letter.
const MIDDLE: Em = Em(0.36);
const RADIUS: Em = Em(0.34);

/// The room that a mark takes on a line.
pub(super) fn advance(mark: Mark) -> Em {
    match mark {
        Mark::Frame => Em(1.8),
        Mark::Yes | Mark::No => Em(1.0),
    }
}

/// The shape of a mark; a ring and a cross have the colour of the text.
pub(super) fn drawn(mark: Mark, size: Pt, color: Color) -> Shape {
    let middle = Point::new((advance(mark) / 2.0).at(size), -MIDDLE.at(size));
    match mark {
        Mark::Frame => frame(size),
        Mark::Yes => ring(middle, RADIUS.at(size), color),
        Mark::No => cross(middle, RADIUS.at(size), color),
    }
}

/// The frame.
fn frame(size: Pt) -> Shape {
    let stroke = Stroke::solid(FRAME_COLOR, FRAME_STROKE.at(size));
    let side = (advance(Mark::Frame) - FRAME_WIDTH) / 2.0 + FRAME_STROKE / 2.0;
    let origin = Point::new(side.at(size), -(FRAME_HEIGHT - FRAME_STROKE / 2.0).at(size));
    let extent =
        Size::new((FRAME_WIDTH - FRAME_STROKE).at(size), (FRAME_HEIGHT - FRAME_STROKE).at(size));
    Shape::outline(Rect::new(origin, extent), Em(0.12).at(size), stroke)
}
