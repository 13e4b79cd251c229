//! Grounds and marks that are drawn, not written.
//!
//! In: rectangles and colours. Out: shapes. Marks differ by shape, so that they
//! are told apart on a grey copy.

use crate::frame::{Color, Fill, Segment, Shape, Stroke};
pub(super) use crate::frame::{cross, ring, ring_reach};
use crate::geom::{Point, Pt, Rect, Size};

/// A disc.
pub(super) fn disc(center: Point, radius: Pt, color: Color) -> Shape {
    let edge = radius * 2.0;
    let rect = Rect::new(center - Point::new(radius, radius), Size::new(edge, edge));
    Shape::rect(rect, radius, color)
}

/// A box to tick, `edge` wide, with its top left corner at `at`.
pub(super) fn tick_box(at: Point, edge: Pt, color: Color) -> Shape {
    let rect = Rect::new(at, Size::new(edge, edge));
    Shape::outline(rect, edge * 0.15, Stroke::solid(color, edge * 0.12))
}

/// An arrow head that points down, its tip `height` under `top`.
pub(super) fn arrow_down(top: Point, width: Pt, height: Pt, color: Color) -> Shape {
    Shape::polygon(
        &[
            top - Point::new(width / 2.0, Pt::ZERO),
            top + Point::new(width / 2.0, Pt::ZERO),
            top + Point::new(Pt::ZERO, height),
        ],
        color,
    )
}

/// An arrow head that points right, its tip `width` right of `left`.
pub(super) fn arrow_right(left: Point, width: Pt, height: Pt, color: Color) -> Shape {
    Shape::polygon(
        &[
            left - Point::new(Pt::ZERO, height / 2.0),
            left + Point::new(width, Pt::ZERO),
            left + Point::new(Pt::ZERO, height / 2.0),
        ],
        color,
    )
}

/// A telephone receiver in a square of `edge`, its top left corner at `at`.
pub(super) fn receiver(at: Point, edge: Pt, color: Color) -> Shape {
    let p = |x: f32, y: f32| at + Point::new(edge * x, edge * y);
    Shape {
        path: vec![
            Segment::Move(p(0.24, 0.04)),
            Segment::Curve(p(0.30, 0.02), p(0.36, 0.05), p(0.38, 0.11)),
            Segment::Line(p(0.44, 0.29)),
            Segment::Curve(p(0.46, 0.34), p(0.44, 0.39), p(0.40, 0.42)),
            Segment::Line(p(0.32, 0.48)),
            Segment::Curve(p(0.38, 0.58), p(0.44, 0.64), p(0.53, 0.69)),
            Segment::Line(p(0.59, 0.61)),
            Segment::Curve(p(0.62, 0.57), p(0.67, 0.55), p(0.72, 0.57)),
            Segment::Line(p(0.90, 0.64)),
            Segment::Curve(p(0.95, 0.66), p(0.98, 0.72), p(0.96, 0.77)),
            Segment::Line(p(0.93, 0.88)),
            Segment::Curve(p(0.91, 0.94), p(0.85, 0.98), p(0.79, 0.97)),
            Segment::Curve(p(0.40, 0.93), p(0.08, 0.61), p(0.04, 0.22)),
            Segment::Curve(p(0.03, 0.16), p(0.07, 0.10), p(0.13, 0.08)),
            Segment::Close,
        ],
        fill: Some(Fill { color, even_odd: false }),
        stroke: None,
        clip: None,
    }
}

/// A rule: a bar of a colour.
pub(super) fn rule(rect: Rect, color: Color) -> Shape {
    Shape::rect(rect, Pt::ZERO, color)
}

/// A thin line from left to right.
pub(super) fn hairline(from: Point, width: Pt, thickness: Pt, color: Color) -> Shape {
    Shape::line(from, from + Point::new(width, Pt::ZERO), Stroke::solid(color, thickness))
}

/// A line of a length with a stop at each end, each reaching out by `stop`.
pub(super) fn measure_line(length: Pt, stop: Pt, is_upright: bool, stroke: Stroke) -> Shape {
    let place = |along: Pt, across: Pt| {
        if is_upright { Point::new(across, along) } else { Point::new(along, across) }
    };
    Shape {
        path: vec![
            Segment::Move(place(Pt::ZERO, Pt::ZERO)),
            Segment::Line(place(length, Pt::ZERO)),
            Segment::Move(place(Pt::ZERO, -stop)),
            Segment::Line(place(Pt::ZERO, stop)),
            Segment::Move(place(length, -stop)),
            Segment::Line(place(length, stop)),
        ],
        fill: None,
        stroke: Some(stroke),
        clip: None,
    }
}
