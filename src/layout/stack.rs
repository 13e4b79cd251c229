//! Frames under each other: a column that grows downwards.
//!
//! In: items and gaps. Out: one frame. Knows nothing about texts.

use super::composer::Lines;
use crate::frame::{Frame, Item, Role, Shape};
use crate::geom::{Point, Pt, Rect, Size};

/// A column of items, in reading order from top to bottom.
pub(crate) struct Stack {
    width: Pt,
    y: Pt,
    items: Vec<(Point, Item)>,
}

impl Stack {
    pub(crate) fn new(width: Pt) -> Self {
        Self { width, y: Pt::ZERO, items: Vec::new() }
    }

    /// How wide the column is.
    pub(crate) fn width(&self) -> Pt {
        self.width
    }

    /// How far down the column reaches.
    pub(crate) fn y(&self) -> Pt {
        self.y
    }

    /// Goes down without an item.
    pub(crate) fn gap(&mut self, height: Pt) {
        self.y += height;
    }

    /// Adds a frame under what is there, `x` from the left.
    pub(crate) fn frame(&mut self, x: Pt, role: Role, frame: Frame) {
        let height = frame.size.height;
        self.items.push((Point::new(x, self.y), Item::Group(role, frame)));
        self.y += height;
    }

    /// Adds lines under what is there, `x` from the left.
    pub(crate) fn lines(&mut self, x: Pt, role: Role, lines: Lines) {
        self.frame(x, role, lines.frame);
    }

    /// Puts an item at a place without going down.
    pub(crate) fn put(&mut self, at: Point, item: Item) {
        self.items.push((at, item));
    }

    /// Goes down to at least `y`.
    pub(crate) fn reach(&mut self, y: Pt) {
        self.y = self.y.max(y);
    }

    /// The column as a frame.
    pub(crate) fn finish(self) -> Frame {
        Frame { size: Size::new(self.width, self.y), items: self.items }
    }
}

/// Puts a frame on a ground with padding around it.
pub(crate) fn padded(inner: Frame, role: Role, horizontal: Pt, vertical: Pt) -> Frame {
    let size = Size::new(inner.size.width + horizontal * 2.0, inner.size.height + vertical * 2.0);
    let items = vec![(Point::new(horizontal, vertical), Item::Group(role, inner))];
    Frame { size, items }
}

/// Draws shapes under all items of a frame.
pub(crate) fn behind(frame: &mut Frame, shapes: impl IntoIterator<Item = Shape>) {
    let shapes: Vec<_> =
        shapes.into_iter().map(|shape| (Point::ZERO, Item::Shape(shape))).collect();
    frame.items.splice(0..0, shapes);
}

/// The rectangle that a frame fills.
pub(crate) fn area(frame: &Frame) -> Rect {
    Rect::new(Point::ZERO, frame.size)
}
