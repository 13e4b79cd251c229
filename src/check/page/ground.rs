//! What stands behind a place of a page.
//!
//! In: everything that is drawn before. Out: a colour. Knows nothing about rules.

use super::walk::Seen;
use crate::frame::{Color, Item, Segment, Shape};
use crate::geom::Point;

/// The colour of the last shape or picture that was drawn over `spot`; `None`
/// for paper.
pub(super) fn ground_under(drawn: &[Seen<'_>], spot: Point) -> Option<Color> {
    drawn.iter().rev().find_map(|seen| match seen.item {
        Item::Shape(shape) => color_at(shape, spot - seen.at),
        Item::Picture(picture, size) => {
            let scale = picture.size.width / size.width;
            let inside = spot - seen.at;
            let spot = Point::new(inside.x * scale, inside.y * scale);
            picture.shapes.iter().rev().find_map(|shape| color_at(shape, spot))
        }
        Item::Group(..) | Item::Glyphs(_) | Item::Ruby(_) => None,
    })
}

fn color_at(shape: &Shape, spot: Point) -> Option<Color> {
    shape.fill.filter(|_| contains(shape, spot)).map(|fill| fill.color)
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
pub(super) fn contrast(one: Color, other: Color) -> f32 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let grey = Color { red: 0x76, green: 0x76, blue: 0x76 };
        assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(grey, Color::WHITE) - 4.54).abs() < 0.01);
    }
}
