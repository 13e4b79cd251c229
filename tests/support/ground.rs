//! What colour stands behind a place of a page, and how well another colour
//! stands out from it.

use chirashi::frame::{Color, Item, Segment, Shape};
use chirashi::geom::Point;

use crate::walk::Seen;

/// The colour of the last shape that was drawn over `spot`; `None` for paper.
pub(crate) fn ground_under(drawn: &[Seen<'_>], spot: Point) -> Option<Color> {
    let mut ground = None;
    for seen in drawn {
        if let Item::Shape(shape) = seen.item
            && let Some(fill) = shape.fill
            && contains(shape, spot - seen.at)
        {
            ground = Some(fill.color);
        }
    }
    ground
}

/// Whether a point is inside an outline: a ray to the right crosses it an odd
/// number of times. Curves count as the straight line between their ends.
fn contains(shape: &Shape, point: Point) -> bool {
    let mut inside = false;
    let (mut first, mut last) = (Point::ZERO, Point::ZERO);
    for segment in &shape.path {
        let to = match *segment {
            Segment::Move(to) => {
                (first, last) = (to, to);
                continue;
            }
            Segment::Line(to) | Segment::Curve(.., to) => to,
            Segment::Close => first,
        };
        let ((x, y), (left, top)) = ((point.x.0, point.y.0), (last.x.0, last.y.0));
        if (top > y) != (to.y.0 > y) && x < left + (y - top) / (to.y.0 - top) * (to.x.0 - left) {
            inside = !inside;
        }
        last = to;
    }
    inside
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.1, 1.4.3).
pub(crate) fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour (WCAG 2.1).
fn luminance(color: Color) -> f32 {
    let linear = |channel: u8| {
        let share = f32::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}
