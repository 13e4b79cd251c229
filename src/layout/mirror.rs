//! Turns a page around for languages that run from right to left.
//!
//! In: a page laid out from left to right. Out: the same with columns, icons
//! and drawn signs exchanged. Set lines stay as they are: the text engine has
//! already put them right.

use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Point, Pt};

/// Mirrors all that stands in a frame, and what is nested in it.
pub(crate) fn mirror(frame: &mut Frame) {
    if is_text(frame) {
        return;
    }
    let width = frame.size.width;
    for (at, item) in &mut frame.items {
        match item {
            Item::Group(role, inner) => {
                at.x = width - at.x - inner.size.width;
                // What a drawing shows keeps its sides, a QR code above all.
                if !matches!(role, Role::Figure { .. }) {
                    mirror(inner);
                }
            }
            Item::Shape(shape) => {
                at.x = width - at.x;
                flip(shape);
            }
            Item::Picture(_, size) => at.x = width - at.x - size.width,
            Item::Glyphs(_) | Item::Ruby(_) => {}
        }
    }
}

/// Whether a frame holds set lines.
fn is_text(frame: &Frame) -> bool {
    frame.items.iter().any(|(_, item)| match item {
        Item::Glyphs(_)
        | Item::Ruby(_)
        | Item::Group(Role::Span(_) | Role::Said { .. } | Role::Mark { .. }, _) => true,
        // Of a text, or of a drawing.
        Item::Group(Role::Link { .. }, inner) => is_text(inner),
        Item::Group(..) | Item::Shape(_) | Item::Picture(..) => false,
    })
}

/// Exchanges left and right of a shape around its origin.
fn flip(shape: &mut Shape) {
    let flipped = |p: Point| Point::new(Pt::ZERO - p.x, p.y);
    for segment in &mut shape.path {
        *segment = segment.map(flipped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Color, Segment};
    use crate::geom::{Rect, Size};

    #[test]
    fn columns_change_sides() {
        let mut page = Frame::new(Size::new(Pt(100.0), Pt(10.0)));
        let column = Frame::new(Size::new(Pt(30.0), Pt(10.0)));
        page.push(Point::ZERO, Item::Group(Role::Plain, column));
        let bar = Rect::new(Point::ZERO, Size::new(Pt(5.0), Pt(10.0)));
        page.push(Point::ZERO, Item::Shape(Shape::rect(bar, Pt::ZERO, Color::BLACK)));
        mirror(&mut page);
        assert_eq!(page.items[0].0.x, Pt(70.0));
        let (at, Item::Shape(shape)) = &page.items[1] else { panic!("the bar is a shape") };
        let Segment::Line(corner) = shape.path[1] else { panic!("a bar has corners") };
        assert_eq!(at.x + corner.x, Pt(95.0));
    }
}
