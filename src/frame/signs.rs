//! The signs for "right" and "wrong", which differ by shape, so that they are told apart
//! on a grey copy.
//!
//! In: where they stand, how large, and their colour. Out: shapes.

use super::{Cap, Color, Join, Segment, Shape, Stroke};
use crate::geom::{Point, Pt, Rect, Size};

/// How thick the line of a ring is, in its radius.
const THICKNESS: f32 = 0.36;

/// A ring: "right" in Japan and wherever a tick is not known.
#[must_use]
pub fn ring(center: Point, radius: Pt, color: Color) -> Shape {
    let edge = radius * 2.0;
    let rect = Rect::new(center - Point::new(radius, radius), Size::new(edge, edge));
    Shape::outline(rect, radius, Stroke::solid(color, radius * THICKNESS))
}

/// How far the ink of such a ring reaches from its middle.
#[must_use]
pub fn ring_reach(radius: Pt) -> Pt {
    radius * (1.0 + THICKNESS / 2.0)
}

/// A cross: "wrong".
#[must_use]
pub fn cross(center: Point, radius: Pt, color: Color) -> Shape {
    let arm = radius * 0.85;
    let corner = |x: f32, y: f32| center + Point::new(arm * x, arm * y);
    Shape {
        path: vec![
            Segment::Move(corner(-1.0, -1.0)),
            Segment::Line(corner(1.0, 1.0)),
            Segment::Move(corner(1.0, -1.0)),
            Segment::Line(corner(-1.0, 1.0)),
        ],
        fill: None,
        stroke: Some(Stroke {
            cap: Cap::Round,
            join: Join::Round,
            ..Stroke::solid(color, radius * 0.42)
        }),
        clip: None,
    }
}
