//! A line along which a part of the page is cut off.
//!
//! In: a width. Out: a dashed line with a pair of scissors where lines begin.

use crate::frame::{Cap, Frame, Item, Segment, Shape, Stroke};
use crate::geom::{Mm, Point, Pt, Rect, Size};
use crate::layout::composer::{Composer, blank};

/// The size of the scissors, and of the dashes and the gaps between them.
const SCISSORS: Mm = Mm(5.0);
const DASH: Mm = Mm(2.0);
const GAP: Mm = Mm(1.2);

/// How thick lines are: 0.75 pt is what a copy of a copy keeps.
const THICKNESS: Pt = Pt(0.75);

/// Sets a line along which to cut.
pub(super) fn cut_line(composer: &Composer<'_, '_>, width: Pt) -> Frame {
    let ink = composer.palette().ink;
    let edge = SCISSORS.pt();
    let mut frame = blank(width, edge);
    let middle = edge / 2.0;
    let dashes = vec![DASH.pt(), GAP.pt()];
    let line = Stroke { dash: dashes, ..Stroke::solid(ink, THICKNESS) };
    let from = Point::new(edge + GAP.pt(), middle);
    frame.push(Point::ZERO, Item::Shape(Shape::line(from, Point::new(width, middle), line)));
    let solid = Stroke { cap: Cap::Round, ..Stroke::solid(ink, THICKNESS) };
    for half in scissors(edge, &solid) {
        frame.push(Point::ZERO, Item::Shape(half));
    }
    frame
}

/// A pair of scissors in a square of `edge`, its blades to the right: two rings, and two
/// blades that cross.
fn scissors(edge: Pt, stroke: &Stroke) -> [Shape; 4] {
    let p = |x: f32, y: f32| Point::new(edge * x, edge * y);
    let ring = |y: f32| {
        let rect = Rect::new(p(0.04, y), Size::new(edge * 0.3, edge * 0.3));
        Shape::outline(rect, edge * 0.15, stroke.clone())
    };
    let blade = |from: Point, to: Point| Shape {
        path: vec![Segment::Move(from), Segment::Line(to)],
        fill: None,
        stroke: Some(stroke.clone()),
        clip: None,
    };
    [
        ring(0.12),
        ring(0.58),
        blade(p(0.31, 0.36), p(0.98, 0.68)),
        blade(p(0.31, 0.64), p(0.98, 0.32)),
    ]
}
