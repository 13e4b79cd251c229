//! What stands behind a place of a page.
//!
//! In: everything that is drawn before. Out: a colour. Knows nothing about rules.

use super::walk::Seen;
use crate::frame::{Color, Item, Segment, Shape};
use crate::geom::{Point, Pt};

/// The colour of the last shape or picture that was drawn over `spot`; `None`
/// for paper.
pub(super) fn ground_under(drawn: &[Seen<'_>], spot: Point) -> Option<Color> {
    drawn.iter().rev().find_map(|seen| match seen.item {
        Item::Shape(shape) => color_at(shape, spot - seen.at),
        Item::Picture(picture, size) => {
            let scale = picture.size.width / size.width;
            let inside = spot - seen.at;
            let spot = Point::new(inside.x * scale, inside.y * scale);
            // Its shapes lie inside it.
            let far = |at: Pt, length: Pt| at < Pt::ZERO || at > length;
            if far(spot.x, picture.size.width) || far(spot.y, picture.size.height) {
                return None;
            }
            picture.shapes.iter().rev().find_map(|shape| color_at(shape, spot))
        }
        Item::Group(..) | Item::Glyphs(_) | Item::Ruby(_) => None,
    })
}

fn color_at(shape: &Shape, spot: Point) -> Option<Color> {
    let fill = shape.fill.filter(|_| contains(&shape.path, spot))?;
    let mut clip = shape.clip.as_deref();
    while let Some(outline) = clip {
        if !contains(&outline.path, spot) {
            return None;
        }
        clip = outline.within.as_deref();
    }
    Some(fill.color)
}

/// Whether a point is inside an outline: a ray to the right crosses it an odd
/// number of times. Curves count as the straight line between their ends.
fn contains(path: &[Segment], point: Point) -> bool {
    let mut inside = false;
    let (mut first, mut last) = (Point::ZERO, Point::ZERO);
    for segment in path {
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
